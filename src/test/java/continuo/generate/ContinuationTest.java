package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.encoding.Encoding;
import continuo.model.Cut;
import continuo.model.Network;
import continuo.model.NetworkShape;
import continuo.model.NetworkShape.HeadShape;
import continuo.model.RandomNetworks;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ContinuationTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final GenerationSettings TWO_KEYS =
            new GenerationSettings(0, 0, 0, 0, 1, Cuts.NONE, 60, 61, 128, 48);
    private static final long WHENEVER = Long.MAX_VALUE;
    private static final long HELD = Long.MAX_VALUE;

    private final Continuation continuation = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);

    /// Plays and draws at random, beside a twin that keeps only when each key stops sounding.
    @Property(tries = 150)
    void keepsToTheMasksWhateverIsPlayed(@ForAll long seed) {
        Random random = new Random(seed);
        Continuation tested = new Continuation(NETWORK, randomSettings(random), seed);
        SoundingKeys keys = new SoundingKeys();
        for (int action = 0; action < 60; action++) {
            GenerationSettings settings = randomSettings(random);
            tested.settings(settings);
            switch (random.nextInt(4)) {
                case 0 -> keys.press(tested, random);
                case 1 -> keys.release(tested, random);
                case 2 -> keys.silence(random);
                default -> keys.draw(tested, settings, random);
            }
        }
    }

    private static GenerationSettings randomSettings(Random random) {
        int lowest = random.nextInt(128);
        return new GenerationSettings(
                2 * random.nextDouble(),
                2 * random.nextDouble(),
                2 * random.nextDouble(),
                random.nextInt(2),
                1,
                Cuts.usual(1 - 0.99 * random.nextDouble()),
                lowest,
                lowest + random.nextInt(128 - lowest),
                1 + random.nextInt(12),
                1 + random.nextInt(768));
    }

    private static final class SoundingKeys {

        private final long[] ends = new long[128];
        private long now;
        private long lastOnset;
        private boolean begun;

        SoundingKeys() {
            Arrays.fill(ends, Long.MIN_VALUE);
        }

        void press(Continuation tested, Random random) {
            int chord = 1 + random.nextInt(10);
            for (int key = 0; key < chord; key++) {
                int pitch = random.nextInt(128); // may be struck again while it sounds
                tested.hear(pitch, 1 + random.nextInt(127), now);
                heard(pitch, Math.max(now, lastOnset), HELD);
            }
        }

        void release(Continuation tested, Random random) {
            int from = random.nextInt(128);
            for (int pitch = from; pitch < Math.min(128, from + 40); pitch++) {
                tested.release(pitch, now);
                ends[pitch] = Math.min(ends[pitch], now);
            }
        }

        void silence(Random random) {
            now += random.nextInt(8) == 0 ? 4_800 : random.nextInt(60); // 4,800 ticks: 20 s at 300 bpm
        }

        void draw(Continuation tested, GenerationSettings settings, Random random) {
            long latest = random.nextBoolean() ? WHENEVER : now + random.nextInt(100) - 10;
            OptionalLong free = firstFree(settings);
            boolean possible = free.isPresent() && free.getAsLong() <= latest;
            assertEquals(possible, tested.next(now, latest));
            if (possible) {
                check(tested, settings, free.getAsLong(), latest);
                heard(tested.pitch(), tested.onsetTick(), tested.onsetTick() + tested.lengthTicks());
            }
        }

        private void check(Continuation tested, GenerationSettings settings, long free, long latest) {
            long onset = tested.onsetTick();
            assertTrue(onset >= free && onset <= latest, onset + " outside " + free + ".." + latest);
            if (begun
                    && LongStream.rangeClosed(free, Math.min(latest, lastOnset + Encoding.MAX_TICKS))
                            .anyMatch(this::isKnown)) {
                assertTrue(isKnown(onset), onset + " has no bin after " + lastOnset);
            } else {
                assertEquals(free, onset);
            }
            assertTrue(tested.pitch() >= settings.lowestPitch() && tested.pitch() <= settings.highestPitch());
            assertFalse(ends[tested.pitch()] > onset, tested.pitch() + " sounds already");
            assertTrue(soundingAt(onset) < settings.polyphony());
            assertTrue(tested.lengthTicks() >= 1 && tested.lengthTicks() <= settings.maxLengthTicks());
            assertTrue(tested.velocity() >= 1 && tested.velocity() <= 127);
        }

        private boolean isKnown(long onset) {
            return Encoding.onsetTicks(Encoding.onsetBin(onset - lastOnset)) == onset - lastOnset;
        }

        private void heard(int pitch, long onset, long end) {
            ends[pitch] = end;
            lastOnset = onset;
            begun = true;
        }

        /// What sounds changes only where something ends.
        private OptionalLong firstFree(GenerationSettings settings) {
            long from = Math.max(now, lastOnset);
            return LongStream.concat(LongStream.of(from), Arrays.stream(ends).filter(end -> end > from && end < HELD))
                    .sorted()
                    .filter(tick -> soundingAt(tick) < settings.polyphony() && keyFree(tick, settings))
                    .findFirst();
        }

        private boolean keyFree(long tick, GenerationSettings settings) {
            return IntStream.rangeClosed(settings.lowestPitch(), settings.highestPitch())
                    .anyMatch(pitch -> ends[pitch] <= tick);
        }

        private long soundingAt(long tick) {
            return Arrays.stream(ends).filter(end -> end > tick).count();
        }
    }

    @Property(tries = 30)
    void goesOnFromASnapshotToTheSameNotes(@ForAll long seed) {
        Continuation tested = new Continuation(NETWORK, GenerationSettings.DEFAULT, seed);
        Snapshot snapshot = tested.newSnapshot();
        playPhrase(tested, new Random(seed));
        tested.save(snapshot);
        List<TickNote> first = draw(tested, 30);

        tested.hear(60, 100, tested.onsetTick());
        tested.reset();
        tested.restore(snapshot);

        assertEquals(first, draw(tested, 30));
        assertNotEquals(first, draw(tested, 30));
    }

    @Property(tries = 30)
    void playsTheSameForTheSameSeedAndHearing(@ForAll long seed) {
        assertEquals(phraseAndAnswer(seed, 0.9), phraseAndAnswer(seed, 0.9));
        assertNotEquals(phraseAndAnswer(seed, 0.9), phraseAndAnswer(seed + 1, 0.9));
    }

    @Test
    void takesNoChancesAtTemperatureZero() {
        assertEquals(phraseAndAnswer(1, 0), phraseAndAnswer(2, 0));
    }

    private static List<TickNote> phraseAndAnswer(long seed, double temperature) {
        Continuation tested = new Continuation(NETWORK, GenerationSettings.DEFAULT.withTemperature(temperature), seed);
        playPhrase(tested, new Random(1));
        return draw(tested, 40);
    }

    @Test
    void answersWhereAskedAfterASilenceLongerThanTheNetworkKnows() {
        continuation.hear(60, 80, 0);
        continuation.release(60, 40);

        assertTrue(continuation.next(5_000, 5_010));
        assertEquals(5_000, continuation.onsetTick());
    }

    @Test
    void playsOnlyAfterTheHeldKeysLeaveRoom() {
        GenerationSettings single = new GenerationSettings(1, 1, 1, 1, 1, Cuts.NONE, 60, 60, 128, 48);
        continuation.settings(single);
        continuation.hear(60, 80, 0);
        assertFalse(continuation.next(10, WHENEVER), "its only key is held");

        continuation.release(60, 30);
        assertTrue(continuation.next(10, WHENEVER));
        assertTrue(continuation.onsetTick() >= 30);
        assertEquals(60, continuation.pitch());
    }

    @Test
    void saysNoWhenTheWindowIsPast() {
        continuation.hear(60, 80, 100);

        assertFalse(continuation.next(0, 99));
        assertFalse(continuation.next(120, 110));
        assertTrue(continuation.next(0, 100), "still in time for a chord");
    }

    @Test
    void countsWhatItDrewAsHeard() {
        Continuation other = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
        playPhrase(continuation, new Random(1));
        playPhrase(other, new Random(1));
        Snapshot random = continuation.newSnapshot();
        assertTrue(continuation.next(0, WHENEVER));
        continuation.save(random);

        other.hear(continuation.pitch(), continuation.velocity(), continuation.onsetTick());
        other.release(continuation.pitch(), continuation.onsetTick() + continuation.lengthTicks());
        long drawsFrom = random.randomState;
        other.save(random);
        random.randomState = drawsFrom;
        other.restore(random);

        assertEquals(draw(continuation, 20), draw(other, 20));
    }

    @Test
    void forgetsEverythingOnReset() {
        Continuation fresh = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
        playPhrase(continuation, new Random(3));
        continuation.reset();
        playPhrase(continuation, new Random(1));
        playPhrase(fresh, new Random(1));

        assertEquals(draw(fresh, 20), draw(continuation, 20));
    }

    @Test
    void refusesANetworkOfAnotherEncoding() {
        Network other = RandomNetworks.of(new NetworkShape(7, 1, 4, 4, List.of(new HeadShape("onset", 3, 3, 0))), 1);

        assertThrows(IllegalArgumentException.class, () -> new Continuation(other, GenerationSettings.DEFAULT, 1));
    }

    @Test
    void allocatesNothing() {
        Snapshot snapshot = continuation.newSnapshot();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int note = 0; note < 300; note++) {
                continuation.save(snapshot);
                continuation.hear(60, 80, continuation.onsetTick());
                continuation.release(60, continuation.onsetTick());
                continuation.restore(snapshot);
                continuation.next(continuation.onsetTick(), WHENEVER);
            }
        }));
    }

    private static void playPhrase(Continuation tested, Random random) {
        for (int note = 0; note < 20; note++) {
            int pitch = 40 + random.nextInt(40);
            tested.hear(pitch, 1 + random.nextInt(127), note * 24L);
            tested.release(pitch, note * 24L + 20);
        }
    }

    private static List<TickNote> draw(Continuation tested, int count) {
        List<TickNote> notes = new ArrayList<>();
        while (notes.size() < count) {
            assertTrue(tested.next(0, WHENEVER));
            notes.add(new TickNote(tested.pitch(), tested.velocity(), tested.onsetTick(), tested.lengthTicks()));
        }
        return notes;
    }

    /// Of a hundred draws, each from the same moment, how many different onsets and lengths there are.
    ///
    /// @param ticks from each note that is heard to the next, over and over
    private static List<Integer> differentOnsetsAndLengths(int... ticks) {
        Cut likeliest = Cut.topP(1e-6);
        Cuts cuts = new Cuts(likeliest, likeliest, Cut.NOTHING);
        Continuation tested =
                new Continuation(NETWORK, new GenerationSettings(1, 1, 1, 1, 1, cuts, 21, 108, 10, 384), 1);
        long tick = 0;
        for (int note = 0; note < 40; note++) {
            tested.hear(60 + note % 7, 64, tick);
            tested.release(60 + note % 7, tick + 5);
            tick += ticks[note % ticks.length];
        }
        Snapshot before = tested.newSnapshot();
        tested.save(before);
        Set<Long> onsets = new HashSet<>();
        Set<Long> lengths = new HashSet<>();
        for (int draw = 0; draw < 100; draw++) {
            tested.restore(before);
            tested.vary(draw);
            assertTrue(tested.next(tick, WHENEVER));
            onsets.add(tested.onsetTick());
            lengths.add(tested.lengthTicks());
        }
        return List.of(onsets.size(), lengths.size());
    }

    @Test
    void unlikelyOnsetsAreCutWhereThereIsABeatAndLengthsNever() {
        List<Integer> different = differentOnsetsAndLengths(24);

        assertEquals(1, different.get(0));
        assertTrue(different.get(1) > 10, different::toString);
    }

    @Test
    void withoutABeatNoOnsetIsCut() {
        List<Integer> different = differentOnsetsAndLengths(17, 23, 29, 11, 37);

        assertTrue(different.get(0) > 10, different::toString);
        assertTrue(different.get(1) > 10, different::toString);
    }

    /// At temperature 0 this network would repeat itself for ever.
    @Test
    void strikesAKeyNoMoreThanThreeTimesInARow() {
        assertEquals(3, mostRestrikesAfter(1));
    }

    @Test
    void repeatsTheTopNoteNoMoreThanFourTimesInARowWhateverComesBelow() {
        Continuation tested = new Continuation(NETWORK, TWO_KEYS, 1);
        int longest = 0;
        int row = 0;
        int last = -1;
        for (int note = 0; note < 100; note++) {
            assertTrue(tested.next(note * 100L, WHENEVER));
            row = tested.pitch() == last ? row + 1 : 1;
            last = tested.pitch();
            longest = Math.max(longest, row);
            assertTrue(tested.lengthTicks() > 3, "it still sounds when the bass comes");
            tested.hear(30 + note % 7, 64, tested.onsetTick() + 3);
            tested.release(30 + note % 7, tested.onsetTick() + 20);
        }
        assertEquals(4, longest);
    }

    @Test
    void strikesAKeyAsOftenAsItWasPlayed() {
        assertEquals(9, mostRestrikesAfter(9));
    }

    @Test
    void forgetsThatANoteWasRepeatedAsOtherNotesArePlayed() {
        assertEquals(5, mostRestrikesAfter(9, 64));
        assertEquals(3, mostRestrikesAfter(9, 64 * 6));
    }

    @Test
    void notesWithLongSilencesBetweenThemAreNoRepetition() {
        Continuation tested = new Continuation(NETWORK, TWO_KEYS, 1);
        for (int note = 0; note < 9; note++) {
            tested.hear(70, 64, note * 200L);
            tested.release(70, note * 200L + 50);
        }

        assertEquals(3, mostRestrikes(tested));
    }

    @Test
    void aRestoredStateKnowsHowOftenAKeyWasStruck() {
        Continuation tested = new Continuation(NETWORK, TWO_KEYS, 1);
        assertTrue(tested.next(0, WHENEVER));
        int usual = tested.pitch();
        assertTrue(tested.next(100, WHENEVER));
        assertTrue(tested.next(200, WHENEVER));
        assertEquals(usual, tested.pitch(), "a network that repeats itself");
        Snapshot snapshot = tested.newSnapshot();
        tested.save(snapshot);
        tested.reset();
        tested.restore(snapshot);

        assertTrue(tested.next(300, WHENEVER));

        assertNotEquals(usual, tested.pitch());
    }

    /// At temperature 0 this network would strike the same chord for ever.
    @Test
    void repeatsAChordNoMoreOftenThanThreeTimesInARowOrAsItWasPlayed() {
        assertEquals(3, longestOfChords(1));
        assertEquals(9, longestOfChords(9));
    }

    private static int longestOfChords(int heard) {
        Continuation tested =
                new Continuation(NETWORK, new GenerationSettings(0, 0, 0, 0, 1, Cuts.NONE, 60, 65, 128, 12), 1);
        for (int chord = 0; chord < heard; chord++) {
            for (int pitch : new int[] {80, 84, 87}) {
                tested.hear(pitch, 64, chord * 48L);
                tested.release(pitch, chord * 48L + 20);
            }
        }
        int longest = 0;
        int[] inARow = new int[128];
        for (int chord = 0; chord < 60; chord++) {
            long tick = (heard + chord) * 48L;
            Set<Integer> struck = new HashSet<>();
            for (int note = 0; note < 3; note++) {
                assertTrue(tested.next(tick, tick));
                struck.add(tested.pitch());
            }
            for (int pitch = 0; pitch < 128; pitch++) {
                inARow[pitch] = struck.contains(pitch) ? inARow[pitch] + 1 : 0;
                longest = Math.max(longest, inARow[pitch]);
            }
        }
        return longest;
    }

    @Test
    void itsOnlyKeyItRepeats() {
        Continuation onOneKey = new Continuation(NETWORK, onlyKey(60), 1);
        for (int note = 0; note < 20; note++) {
            assertTrue(onOneKey.next(note * 500L, WHENEVER));
            assertEquals(60, onOneKey.pitch());
        }
    }

    private static GenerationSettings onlyKey(int pitch) {
        return new GenerationSettings(1, 1, 1, 1, 1, Cuts.NONE, pitch, pitch, 128, 48);
    }

    /// What is played on two keys after a note that was repeated so often.
    private static int mostRestrikesAfter(int heard) {
        return mostRestrikesAfter(heard, 0);
    }

    /// @param others how many other notes are heard after it
    private static int mostRestrikesAfter(int heard, int others) {
        Continuation tested = new Continuation(NETWORK, TWO_KEYS, 1);
        for (int note = 0; note < heard; note++) {
            tested.hear(70, 64, note * 100L);
            tested.release(70, note * 100L + 50);
        }
        for (int note = 0; note < others; note++) {
            long tick = (heard + note) * 100L;
            tested.hear(72 + note % 3, 64, tick);
            tested.release(72 + note % 3, tick + 50);
        }
        return mostRestrikes(tested);
    }

    /// Of 200 notes that it plays, each an onset of its own: up to where the count of a key rises, as in [Restrikes].
    private static int mostRestrikes(Continuation tested) {
        int[] counts = new int[Encoding.PITCHES];
        int most = 0;
        for (int note = 0; note < 200; note++) {
            assertTrue(tested.next(tested.lastOnsetTick() + 60, WHENEVER));
            for (int pitch = 0; pitch < counts.length; pitch++) {
                counts[pitch] = tested.pitch() == pitch ? counts[pitch] + 1 : Math.max(0, counts[pitch] - 1);
                most = Math.max(most, counts[pitch]);
            }
        }
        return most;
    }
}
