package continuo.learn.frames;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import continuo.corpus.CorpusException;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RollTest {

    private static final Tempo TEMPO = Tempo.UNMARKED;

    @TempDir
    private Path folder;

    @Test
    void aNoteSoundsInTheFramesThatBeginWhileItDoes() throws IOException {
        write(folder.resolve("piece.mid"), note(60, 0, 2), note(64, 0, 1), note(67, 3, 1));

        Roll beats = Roll.of(MidiFile.read(folder.resolve("piece.mid")), 1);
        Roll halves = Roll.of(MidiFile.read(folder.resolve("piece.mid")), 2);

        assertFrames(beats, new int[] {39, 43}, new int[] {39}, new int[] {}, new int[] {46});
        assertEquals(8, halves.frames().size());
        assertArrayEquals(new int[] {39, 43}, halves.frames().get(1));
        assertArrayEquals(new int[] {39}, halves.frames().get(2));
    }

    @Test
    void aNoteThatIsStruckAgainSoundsOn() throws IOException {
        write(folder.resolve("piece.mid"), note(21, 0, 1), note(21, 1, 1), note(108, 1, 1));

        Roll roll = Roll.of(MidiFile.read(folder.resolve("piece.mid")), 1);

        assertFrames(roll, new int[] {0}, new int[] {0, 87});
    }

    @Test
    void movesToAnotherKeyUnlessThatLeavesTheKeyboard() {
        Roll roll = new Roll(List.of(new int[] {0, 4}, new int[] {}));

        assertFrames(roll.transposed(3), new int[] {3, 7}, new int[] {});
        assertSame(roll, roll.transposed(-1));
        assertSame(roll, roll.transposed(84));
    }

    @Test
    void countsEachKeyForItselfAndAfterItself() {
        List<Roll> train = List.of(new Roll(List.of(new int[] {5}, new int[] {5}, new int[] {}, new int[] {5})));
        Roll test = new Roll(List.of(new int[] {5}));
        FrameCounts counts = new FrameCounts(train);
        double silentKeys = -87 * Math.log(4.1 / 4.2);

        assertEquals(silentKeys - Math.log(3.1 / 4.2), counts.unigram(List.of(test)), 1e-9);
        double silentStill = -87 * Math.log(4.1 / 4.2);
        assertEquals(silentStill - Math.log(2.1 / 2.2), counts.markov(List.of(test)), 1e-9);
    }

    @Test
    void readsThePartsOfASetInOrder() throws IOException {
        Path train = Files.createDirectories(folder.resolve("JSB").resolve("train"));
        write(train.resolve("b.mid"), note(61, 0, 1));
        write(train.resolve("a.mid"), note(60, 0, 1));

        List<Roll> rolls = FrameSet.named("jsb").read(folder, "train", said -> {});

        assertArrayEquals(new int[] {39}, rolls.getFirst().frames().getFirst());
        assertArrayEquals(new int[] {40}, rolls.getLast().frames().getFirst());
        assertThrows(CorpusException.class, () -> FrameSet.JSB.read(folder, "test", said -> {}));
        assertThrows(IllegalArgumentException.class, () -> FrameSet.named("Bach"));
    }

    @Test
    void leavesOutNotesBeyondThePiano() throws IOException {
        write(folder.resolve("piece.mid"), note(60, 0, 1), note(20, 0, 2), note(109, 0, 2));

        assertFrames(Roll.of(MidiFile.read(folder.resolve("piece.mid")), 1), new int[] {39});
    }

    @Test
    void whatIsNoMidiIsSaidAndWhatIsBrokenEndsIt() throws IOException {
        Path train = Files.createDirectories(folder.resolve("JSB").resolve("train"));
        write(train.resolve("a.mid"), note(60, 0, 1));
        Files.writeString(train.resolve("read.me"), "words");
        List<String> said = new ArrayList<>();

        assertEquals(1, FrameSet.JSB.read(folder, "train", said::add).size());
        assertEquals(List.of("passed over: " + train.resolve("read.me") + " is no MIDI"), said);
        write(train.resolve("high.mid"), note(120, 0, 1));
        assertThrows(MidiFileException.class, () -> FrameSet.JSB.read(folder, "train", said::add));
    }

    private static void assertFrames(Roll roll, int[]... frames) {
        assertEquals(frames.length, roll.frames().size());
        for (int n = 0; n < frames.length; n++) {
            assertArrayEquals(frames[n], roll.frames().get(n), "frame " + n);
        }
    }

    private static Note note(int pitch, int beat, int beats) {
        return new Note(pitch, 80, TEMPO.nanos(48L * beat), TEMPO.nanos(48L * beats));
    }

    private static void write(Path file, Note... notes) throws IOException {
        MidiFileWriter.write(file, TEMPO, List.of(new Part("", 0, List.of(notes))));
    }
}
