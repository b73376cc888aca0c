package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.music.Bars;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HarmonyTest {

    private static final int C = 0;
    private static final int F = 5;
    private static final int A_MINOR = 12 + 9;
    private static final int G_SEVENTH = 36 + 7;

    private static final Bars FOUR_FOUR = bars(64, 192, 48);

    @Test
    void followsTheChordsOfABlockAccompaniment() {
        List<TickNote> notes = new ArrayList<>();
        int[][] chords = {{48, 64, 67, 72}, {53, 65, 69, 72}, {57, 60, 64, 69}, {43, 65, 67, 71}};
        for (int n = 0; n < 16; n++) {
            for (int pitch : chords[n / 4]) {
                notes.add(new TickNote(pitch, 80, n * 48L, 40));
            }
        }

        List<Integer> found = chordsOf(notes, FOUR_FOUR, 4);

        assertEquals(List.of(C, C, C, C, F, F, F, F, A_MINOR, A_MINOR, A_MINOR, A_MINOR), found.subList(0, 12));
        assertEquals(G_SEVENTH, found.get(13));
    }

    @Test
    void hearsABrokenChordAsOne() {
        List<TickNote> notes = new ArrayList<>();
        int[] figure = {48, 55, 64, 55};
        for (int n = 0; n < 64; n++) {
            notes.add(new TickNote(figure[n % 4] + (n >= 32 ? 5 : 0), 80, n * 12L, 12));
        }

        List<Integer> found = chordsOf(notes, FOUR_FOUR, 4);

        assertEquals(List.of(C, C, C, C, C, C, C, C, F, F, F, F), found.subList(0, 12));
    }

    @Test
    void isUnknownWhereThereIsNoBeat() {
        Harmony harmony = new Harmony();
        harmony.struck(60);
        assertEquals(Harmony.NONE, harmony.chord());
        assertFalse(harmony.isOpen());

        harmony.open(0, 48, true);
        harmony.struck(60);
        harmony.sounded(60, 0, 48);
        assertTrue(harmony.isOver(48));
        assertFalse(harmony.isOver(0));
        harmony.close();
        assertEquals(C, harmony.chordOf(0));
        harmony.open(48, 48, false);
        harmony.leave();

        assertEquals(Harmony.NONE, harmony.chord());
        assertEquals(2, harmony.beat(), "a beat that was left has its number too");
        assertEquals(Harmony.NONE, harmony.chordOf(1));
    }

    @Test
    void remembersWhichChordWasWhen() {
        Harmony harmony = new Harmony();
        for (int beat = 0; beat < 300; beat++) {
            harmony.open(beat * 48L, 48, beat % 4 == 0);
            for (int tone : new int[] {0, 4, 7}) {
                int pitch = 48 + tone + (beat / 4 % 2) * 5;
                harmony.struck(pitch);
                harmony.sounded(pitch, beat * 48L, beat * 48L + 48);
            }
            harmony.close();
        }

        assertEquals(4, harmony.age());
        for (int beat = 60; beat < 300; beat++) {
            assertEquals(beat / 4 % 2 == 0 ? C : F, harmony.chordAt(beat * 48L + 20), "beat " + beat);
        }
        assertEquals(Harmony.NONE, harmony.chordAt(0), "too long ago");
        assertEquals(Harmony.NONE, harmony.chordAt(310 * 48L), "yet to come");
    }

    /// Moving everything by a semitone moves every chord by one.
    @Property(tries = 3, seed = "1", edgeCases = EdgeCasesMode.NONE)
    void knowsNoKey(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TickNote> notes = new ArrayList<>();
        long tick = 0;
        for (int n = 0; n < 200; n++) {
            tick += 12L * random.nextInt(4);
            notes.add(new TickNote(40 + random.nextInt(40), 80, tick, 1 + random.nextInt(100)));
        }
        List<TickNote> higher = notes.stream()
                .map(note -> new TickNote(note.pitch() + 1, 80, note.onsetTicks(), note.lengthTicks()))
                .toList();
        Chords chords = new Chords();
        chords.find(notes, FOUR_FOUR);
        List<Integer> expected = IntStream.range(0, notes.size())
                .map(chords::of)
                .map(chord -> chord < 0 ? chord : chord / 12 * 12 + (chord + 1) % 12)
                .boxed()
                .toList();
        chords.find(higher, FOUR_FOUR);

        assertEquals(
                expected,
                IntStream.range(0, notes.size()).map(chords::of).boxed().toList());
    }

    /// The chord of the first note of every beat.
    private static List<Integer> chordsOf(List<TickNote> notes, Bars bars, int notesPerBeat) {
        Chords chords = new Chords();
        chords.find(notes, bars);
        List<Integer> found = new ArrayList<>();
        for (int n = 0; n < notes.size(); n += notesPerBeat) {
            found.add(chords.of(n));
        }
        return found;
    }

    private static Bars bars(int count, int barTicks, int beatTicks) {
        return new Bars(
                IntStream.range(0, count)
                        .mapToDouble(bar -> (double) bar * barTicks)
                        .toArray(),
                IntStream.range(0, count).mapToDouble(bar -> barTicks).toArray(),
                IntStream.range(0, count).map(bar -> beatTicks).toArray());
    }
}
