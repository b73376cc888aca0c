package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import continuo.model.Network;
import continuo.music.Bars;
import continuo.music.Note;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// What was heard before anybody plays.
class StyleTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final long BEAT_NANOS = 500_000_000;

    private static final List<TickNote> WALTZ = IntStream.range(0, 30)
            .mapToObj(n -> new TickNote(48 + n % 3 * 4, 70, 48L * n, 40))
            .toList();
    private static final Bars BARS = new Bars(
            IntStream.range(0, 10).mapToDouble(n -> 144 * n).toArray(),
            filled(10, 144),
            IntStream.generate(() -> 48).limit(10).toArray());

    private static double[] filled(int count, double value) {
        double[] all = new double[count];
        Arrays.fill(all, value);
        return all;
    }

    @Test
    void itEndsOnABarLineWhichIsTickNought() {
        Style style = Style.inTicks("waltz.mid", WALTZ, BARS);

        assertEquals("144 48", style.bars());
        assertTrue(style.notes().startsWith("48 70 -1440 40 52 70 -1392 40 "), style.notes());
        assertTrue(style.notes().endsWith("56 70 -48 40"), style.notes());
    }

    @Test
    void whereBarsAreNotKnownItEndsOnABeatAndNothingSoundsOn() {
        List<TickNote> notes = new ArrayList<>(WALTZ.subList(0, 2));
        notes.add(new TickNote(60, 70, 100, 1_000));

        assertEquals(
                new Style("x", "", "48 70 -144 40 52 70 -96 40 60 70 -44 44"), Style.inTicks("x", notes, Bars.NONE));
        Bars changing = new Bars(new double[] {0, 144}, new double[] {144, 192}, new int[] {48, 48});
        assertEquals("", Style.inTicks("x", WALTZ.subList(0, 6), changing).bars());
        assertEquals(Style.NONE, Style.inTicks("x", List.of(), Bars.NONE));
    }

    @Test
    void ofAPerformanceTheBeatIsFound() {
        List<Note> played = LongStream.range(0, 64)
                .mapToObj(n -> new Note((int) (60 + n % 5), 70, n * BEAT_NANOS + n % 2 * 5_000_000, BEAT_NANOS / 2))
                .toList();
        Style style = Style.asPlayed("played.mid", played);

        assertTrue(style.notes().contains(" -96 12 "), style.notes());
        assertTrue(style.notes().endsWith("-24 12"), style.notes());
        assertEquals(4 * 64, style.notes().split(" ").length);
    }

    @Test
    void onlyTheLastNotesCount() {
        List<TickNote> many = IntStream.range(0, 5_000)
                .mapToObj(n -> new TickNote(20 + n % 80, 70, 12L * n, 10))
                .toList();

        assertEquals(
                Style.MOST_NOTES * 4,
                Style.inTicks("x", many, Bars.NONE).notes().split(" ").length);
    }

    @Test
    void itComesBackFromALogAsItWas() {
        GenerationSettings settings = GenerationSettings.DEFAULT.with(Style.inTicks("waltz.mid", WALTZ, BARS));
        Gson gson = new Gson();

        assertEquals(settings, gson.fromJson(gson.toJson(settings), GenerationSettings.class));
        assertThrows(IllegalArgumentException.class, () -> new Style("x", "", "60 70 -10 20"));
        assertThrows(IllegalArgumentException.class, () -> new Style("x", "1", ""));
    }

    /// As if the notes had been played to it.
    @Test
    void aContinuationBeginsAsIfItHadHeardIt() {
        Style style = Style.inTicks("waltz.mid", WALTZ, BARS);
        Continuation told = new Continuation(NETWORK, GenerationSettings.DEFAULT.with(style), 1);
        Continuation heard = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
        heard.tellBar(-1_440, 144, 48);
        for (TickNote note : WALTZ) {
            heard.hear(note.pitch(), note.velocity(), note.onsetTicks() - 1_440, note.endTicks() - 1_440);
        }
        heard.forgetBar();

        assertEquals(drawn(heard), drawn(told));
        assertNotEquals(
                drawn(new Continuation(NETWORK, GenerationSettings.DEFAULT, 1)),
                drawn(new Continuation(NETWORK, GenerationSettings.DEFAULT.with(style), 1)));
    }

    @Test
    void aResetBeginsThereAgainAndChanceGoesOn() {
        GenerationSettings settings = GenerationSettings.DEFAULT
                .with(Style.inTicks("waltz.mid", WALTZ, BARS))
                .withTemperature(0);
        Continuation continuation = new Continuation(NETWORK, settings, 1);
        List<String> first = drawn(continuation);
        continuation.reset();
        assertEquals(first, drawn(continuation), "at temperature 0");

        Continuation other = new Continuation(NETWORK, settings, 1);
        other.beginning(Style.NONE, null);
        other.reset();
        assertEquals(drawn(new Continuation(NETWORK, settings.with(Style.NONE), 1)), drawn(other));
        other.beginning(settings.style(), null);
        other.reset();
        assertEquals(first, drawn(other));
        assertNull(Continuation.beginning(NETWORK, Style.NONE));
    }

    private static List<String> drawn(Continuation continuation) {
        continuation.hear(72, 80, 0, 24);
        List<String> notes = new ArrayList<>();
        for (int n = 0; n < 20; n++) {
            assertTrue(continuation.next(0, Long.MAX_VALUE));
            notes.add("%d %d %d %d"
                    .formatted(
                            continuation.pitch(),
                            continuation.velocity(),
                            continuation.onsetTick(),
                            continuation.lengthTicks()));
        }
        return notes;
    }
}
