package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MannerTest {

    private static final int BEAT = 48;
    private static final int[] C = {48, 64, 67, 72};
    private static final int[] G = {43, 62, 67, 71};

    private final Draft notes = new Draft();

    MannerTest() {
        notes.clear();
    }

    private void chord(double beat, double beats, int... keys) {
        for (int key : keys) {
            notes.add(key, 64, Math.round(beat * BEAT), Math.round(beats * BEAT));
        }
    }

    private Manner heard(int beats) {
        Manner manner = new Manner();
        manner.hear(notes, 0, (long) beats * BEAT);
        return manner;
    }

    @Test
    void aChordThatStaysIsOneHarmonyAndFits() {
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, C);
        }
        Manner manner = heard(8);
        assertEquals(0, manner.changes());
        assertTrue(manner.fit() > 1, "the bass speaks for it, too: " + manner.fit());
        assertEquals(1, manner.gap());
        assertEquals(0, manner.clash());
        assertEquals(4, manner.thickness());
    }

    @Test
    void countsTheChangesOfHarmony() {
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, beat / 2 % 2 == 0 ? C : G);
        }
        assertEquals(3 / 8.0, heard(8).changes());
    }

    @Test
    void aBeatOfRestIsNoChangeOfHarmony() {
        chord(0, 1, C);
        chord(4, 1, C);
        assertEquals(0, heard(8).changes());
    }

    @Test
    void clustersFitNoChord() {
        chord(0, 4, C);
        double chord = heard(4).fit();
        notes.clear();
        chord(0, 4, 60, 61, 62, 63, 64, 65);
        assertTrue(heard(4).fit() < chord - 0.3);
    }

    @Test
    void theTuneIsMissedWhereOnlyTheAccompanimentGoesOn() {
        for (int beat = 0; beat < 16; beat++) {
            chord(beat, 1, beat < 6 ? new int[] {48, 79} : new int[] {48});
        }
        assertTrue(heard(16).gap() >= 4, "gap " + heard(16).gap());
        assertEquals(1, heard(6).gap());
    }

    @Test
    void semitonesThatSoundTogetherRub() {
        chord(0, 2, 63, 64); // across the words in which keys are kept
        assertEquals(0.5, heard(4).clash());
        notes.clear();
        chord(0, 1, 40, 41);
        chord(1, 1, 90, 91);
        chord(2, 1, 40, 42, 44);
        assertEquals(0.5, heard(4).clash());
    }

    @Property
    void theTimeThatRubsIsThatOfTheSlowTwin(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(max = 127) Integer> keys,
            @ForAll @Size(40) List<@IntRange(max = 30) Integer> waits,
            @ForAll @Size(40) List<@IntRange(min = 1, max = 60) Integer> lengths) {
        notes.clear();
        List<int[]> all = new ArrayList<>();
        int cell = 0;
        for (int n = 0; n < keys.size(); n++) {
            cell += waits.get(n) / 3;
            notes.add(keys.get(n), 64, cell * 4L, lengths.get(n) * 4L);
            all.add(new int[] {keys.get(n), cell, cell + lengths.get(n)});
        }
        int rubbing = 0;
        for (int at = 0; at < 16 * 12; at++) {
            int now = at;
            List<int[]> sounding = all.stream()
                    .filter(note -> note[1] <= now && now < note[2] && note[1] < 16 * 12)
                    .toList();
            rubbing +=
                    sounding.stream().anyMatch(one -> sounding.stream().anyMatch(two -> two[0] == one[0] + 1)) ? 1 : 0;
        }
        assertEquals(
                all.getFirst()[1] < 16 * 12 ? rubbing / (16 * 12.0) : 0,
                heard(16).clash(),
                1e-12);
    }

    @Test
    void theMoreAlikeTheBetter() {
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, beat / 2 % 2 == 0 ? C : G);
        }
        Manner before = heard(8);
        double same = heard(8).worthAfter(before);
        assertEquals(0, same, 1e-12);

        notes.clear();
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, C);
        }
        assertTrue(heard(8).worthAfter(before) < same, "harmony that stands still");

        notes.clear();
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, beat / 2 % 2 == 0 ? C : G);
            chord(beat, 1, 54, 55);
        }
        assertTrue(heard(8).worthAfter(before) < same, "rubs");

        notes.clear();
        for (int beat = 0; beat < 8; beat++) {
            chord(beat, 1, beat / 2 % 2 == 0 ? C : G);
            chord(beat, 1, beat / 2 % 2 == 0 ? new int[] {52, 55, 60} : new int[] {50, 55, 59});
        }
        assertTrue(heard(8).worthAfter(before) < same, "thicker");

        notes.clear();
        assertTrue(heard(8).worthAfter(before) < -10, "nothing at all");
    }

    @Test
    void allocatesNothing() {
        for (int beat = 0; beat < 16; beat++) {
            chord(beat, 1, beat % 2 == 0 ? C : G);
        }
        Manner manner = heard(16);
        Manner before = heard(8);
        assertEquals(0, Allocation.bytesOf(() -> {
            manner.hear(notes, 0, 16 * BEAT);
            manner.worthAfter(before);
        }));
    }
}
