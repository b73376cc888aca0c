package continuo.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import continuo.midi.file.OddFiles.Odd;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OddFilesTest {

    static List<Odd> all() {
        return OddFiles.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachIsHeardAsAMusicianExpects(Odd odd) throws Exception {
        if (odd.heard().isEmpty()) {
            ReadNotes.assertRefused(" ", odd.bytes());
            return;
        }
        MidiFile read = ReadNotes.read(odd.bytes());
        assertEquals(odd.heard(), ReadNotes.notes(read));
        assertFalse(read.remark().orElse("").contains("\n"));
    }
}
