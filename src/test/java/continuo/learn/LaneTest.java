package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.Tunes;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.midi.file.MidiFile;
import continuo.music.TickNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LaneTest {

    private static final int STEPS = 50;

    @TempDir
    private Path folder;

    @Test
    void showsWhatASlowTwinReadsFromThePage() throws IOException {
        Lane lane = lane(1, false);
        List<TickNote> piece = onlyPiece();

        List<String> expected = new ArrayList<>();
        while (expected.size() < 4 * STEPS) { // beyond the end of the piece, which is the only one and begins again
            for (int n = 0; n < piece.size(); n++) {
                expected.add(example(piece, n));
            }
        }

        assertEquals(expected.subList(0, 4 * STEPS), shown(lane, 4));
    }

    /// Input, condition and targets at note `n`, by looking through all notes; all but repetition, beat and texture.
    private static String example(List<TickNote> piece, int n) {
        TickNote note = piece.get(n);
        Set<Integer> inputs = new TreeSet<>();
        inputs.add(note.pitch());
        inputs.add(Encoding.ONSET_INPUT
                + (n == 0
                        ? Encoding.ONSET_BINS - 1
                        : Encoding.onsetBin(note.onsetTicks() - piece.get(n - 1).onsetTicks())));
        inputs.add(Encoding.VELOCITY_INPUT + note.velocity() / 4);
        for (TickNote before : piece.subList(0, n)) {
            if (before.endTicks() > note.onsetTicks() && before.pitch() != note.pitch()) {
                inputs.add(Encoding.SOUNDING_INPUT + before.pitch());
            }
        }
        for (TickNote before : piece.subList(0, n)) {
            if (n > 0 && before.endTicks() > piece.get(n - 1).onsetTicks() && before.endTicks() <= note.onsetTicks()) {
                inputs.add(Encoding.ENDED_INPUT + Encoding.lengthBin(before.lengthTicks()));
            }
        }
        boolean last = n + 1 == piece.size();
        return (n == 0) + " " + inputs + (last ? " nothing" : following(piece, n, piece.get(n + 1)));
    }

    private static String following(List<TickNote> piece, int n, TickNote next) {
        int onset = Encoding.onsetBin(next.onsetTicks() - piece.get(n).onsetTicks());
        int length = Encoding.lengthBin(next.lengthTicks());
        Set<Integer> conditions = new TreeSet<>();
        conditions.add(Encoding.ONSET_CONDITION + onset);
        for (TickNote before : piece.subList(0, n + 1)) {
            long sinceLast = before.endTicks() - piece.get(n).onsetTicks();
            if (sinceLast > 0) {
                conditions.add(Encoding.ENDS_CONDITION + Encoding.onsetBin(sinceLast));
            }
            if (before.endTicks() > next.onsetTicks()) {
                conditions.add(Encoding.SOUNDING_CONDITION + before.pitch());
                conditions.add(Encoding.TOGETHER_CONDITION + Encoding.lengthBin(before.endTicks() - next.onsetTicks()));
            }
        }
        conditions.add(Encoding.PITCH_CONDITION + next.pitch());
        conditions.add(Encoding.LENGTH_CONDITION + length);
        return " " + conditions + " " + List.of(onset, next.pitch(), length, next.velocity() / 4);
    }

    /// The rows of the next windows in the words of [#example].
    private static List<String> shown(Lane lane, int windows) {
        List<String> shown = new ArrayList<>();
        Window window = new Window(2, STEPS);
        for (int n = 0; n < windows; n++) {
            lane.fill(window, 1);
            for (int step = 0; step < STEPS; step++) {
                shown.add(inWords(window, window.row(1, step)));
            }
        }
        return shown;
    }

    private static String inWords(Window window, int row) {
        Set<Integer> inputs = new TreeSet<>();
        for (int n = 0; n < window.inputCount(row); n++) {
            inputs.add(window.input(row, n));
        }
        inputs.removeIf(LaneTest::isDrawnFromLongAgo);
        Set<Integer> conditions = new TreeSet<>();
        for (int n = 0; n < window.conditionCount(row); n++) {
            conditions.add(window.condition(row, n));
        }
        conditions.removeIf(LaneTest::saysMoreThanThePage);
        List<Integer> targets = new ArrayList<>();
        float weight = 0;
        for (Head head : Head.values()) {
            if (head != Head.CHORD) {
                targets.add(window.target(row, head.ordinal()));
            }
            weight += window.weight(row, head.ordinal());
        }
        return window.begins(row) + " " + inputs + (weight == 0 ? " nothing" : " " + conditions + " " + targets);
    }

    private static boolean isDrawnFromLongAgo(int input) {
        return (input >= Encoding.REPETITION_INPUT && input < Encoding.ENDED_INPUT) || input >= Encoding.PHASE_INPUT;
    }

    private static boolean saysMoreThanThePage(int condition) {
        return condition < Encoding.ENDS_CONDITION
                || (condition >= Encoding.LAST_PHASE_CONDITION && condition < Encoding.ONSET_CONDITION)
                || (condition >= Encoding.PHASE_CONDITION && condition < Encoding.SOUNDING_CONDITION)
                || (condition >= Encoding.BARS_AGO_PITCHES_CONDITION && condition < Encoding.PITCH_CONDITION)
                || condition == Encoding.ONSET_REPEATS_CONDITION
                || condition == Encoding.PITCH_REPEATS_CONDITION
                || condition == Encoding.LENGTH_REPEATS_CONDITION;
    }

    /// The piece is eight notes, again and again.
    @Test
    void showsWhatARepetitionWouldBring() throws IOException {
        Lane lane = lane(1, false);
        Window window = new Window(1, 160);

        lane.fill(window, 0);

        for (int row = 8; row < 18; row++) {
            assertEquals(List.of(window.target(row, Head.PITCH.ordinal())), repeatedPitches(window, row));
        }
        assertEquals(List.of(), repeatedPitches(window, 18), "twice is enough");
    }

    private static List<Integer> repeatedPitches(Window window, int row) {
        return IntStream.range(0, window.conditionCount(row))
                .map(n -> window.condition(row, n) - Encoding.REPEATED_PITCH_CONDITION)
                .filter(pitch -> pitch >= 0 && pitch < Encoding.PITCHES)
                .boxed()
                .toList();
    }

    @Test
    void goesOnFromAPositionAsIfItHadNeverStopped() throws IOException {
        Lane whole = lane(3, true);
        Lane stopped = lane(3, true);
        List<String> expected = shown(whole, 9);

        shown(stopped, 4);
        Lane resumed = lane(3, true);
        resumed.position(stopped.position());

        assertEquals(expected.subList(4 * STEPS, 9 * STEPS), shown(resumed, 5));
    }

    @Test
    void theSeedDecidesWhatIsShown() throws IOException {
        Corpus corpus = corpus(3);
        Mix mix = new Mix(corpus.split("train"));

        List<String> shown = shown(new Lane(corpus, mix, true, 5), 4);

        assertEquals(shown, shown(new Lane(corpus, mix, true, 5), 4));
        assertNotEquals(shown, shown(new Lane(corpus, mix, true, 6), 4));
    }

    @Test
    void velocitiesThatNobodyPlayedDoNotCount() throws IOException {
        Tunes.write(folder, 1);
        PieceFile flat =
                new PieceFile(folder.resolve("piece000.mid"), "tunes", "CC0-1.0", "tunes", "train", 160, true, 0);
        Lane lane = new Lane(Corpus.open(List.of(folder), Set.of("A")), new Mix(List.of(flat)), true, 1);
        Window window = new Window(1, STEPS);

        lane.fill(window, 0);

        assertEquals(0, window.weight(0, ContinuoGraph.output(Head.VELOCITY)));
        assertEquals(1, window.weight(0, ContinuoGraph.output(Head.PITCH)));
    }

    private Lane lane(int pieces, boolean augment) throws IOException {
        Corpus corpus = corpus(pieces);
        return new Lane(corpus, new Mix(corpus.split("train")), augment, 7);
    }

    private Corpus corpus(int pieces) throws IOException {
        Tunes.write(folder, pieces);
        return Corpus.open(List.of(folder), Set.of("A"));
    }

    private List<TickNote> onlyPiece() throws IOException {
        return MidiFile.read(folder.resolve("piece000.mid")).notes().stream()
                .map(note -> new TickNote(
                        note.pitch(),
                        note.velocity(),
                        Math.round(note.onsetBeats() * 48),
                        Math.round(note.lengthBeats() * 48)))
                .toList();
    }
}
