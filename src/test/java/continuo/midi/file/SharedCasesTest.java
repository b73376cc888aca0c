package continuo.midi.file;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/// Files that stand beside the tree while it is developed, each with the notes that a musician expects to hear.
class SharedCasesTest {

    private static final Path CASES = Path.of("..", "shared", "cases", "smf");

    @Test
    void eachFileIsHeardAsAMusicianExpects() throws Exception {
        Path expectations = CASES.resolve("expected.json");
        if (!Files.exists(expectations)) {
            System.out.println("Skipped: " + CASES + " is not there");
        }
        assumeTrue(Files.exists(expectations), CASES + " is not there");
        JsonObject expected =
                JsonParser.parseString(Files.readString(expectations)).getAsJsonObject();
        for (String name : expected.keySet()) {
            Path file = CASES.resolve(name);
            if (expected.get(name).isJsonArray()) {
                assertEquals(inWords(expected.getAsJsonArray(name)), inWords(MidiFile.read(file)), name);
            } else {
                assertThrows(MidiFileException.class, () -> MidiFile.read(file), name);
            }
        }
    }

    private static String inWords(JsonArray notes) {
        List<JsonArray> inOrder = new ArrayList<>(StreamSupport.stream(notes.spliterator(), false)
                .map(JsonElement::getAsJsonArray)
                .toList());
        inOrder.sort(Comparator.comparingDouble((JsonArray note) -> note.get(1).getAsDouble())
                .thenComparingInt(note -> note.get(0).getAsInt()));
        return inOrder.stream()
                .map(note -> inWords(
                        note.get(0).getAsInt(),
                        note.get(1).getAsDouble(),
                        note.get(2).getAsDouble()))
                .collect(joining("\n"));
    }

    private static String inWords(MidiFile file) {
        return file.notes().stream()
                .map(note -> inWords(note.pitch(), note.onsetNanos() / 1e9, note.durationNanos() / 1e9))
                .collect(joining("\n"));
    }

    private static String inWords(int pitch, double onset, double seconds) {
        return String.format(Locale.ROOT, "%d at %.3f for %.3f", pitch, onset, seconds);
    }
}
