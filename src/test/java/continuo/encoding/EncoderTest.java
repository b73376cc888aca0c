package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EncoderTest {

    private final Encoder encoder = new Encoder();

    @Property(tries = 200)
    void bringsEverySequenceThroughWithinTheGrid(@ForAll long seed) {
        assertSurvives(randomNotes(new Random(seed)));
    }

    @Test
    void tellsWhereInTheBarItIsAndWhatWasThereBarsAgo() {
        encoder.tellBar(0, 192, 48);
        int[] figure = {48, 64, 67, 64};
        for (int n = 0; n < 9; n++) {
            encoder.note(figure[n % 4], 64, n * 48L, n * 48L + 192);
        }

        assertTrue(encoder.hasBeat());
        assertTrue(read().contains(Encoding.BAR_INPUT + 20), "the downbeat of a bar of four");
        assertTrue(read().contains(Encoding.CHORD_INPUT), "C major");
        assertEquals(List.of(20), part(encoder, Encoding.LAST_BAR_CONDITION, Bar.PLACES));
        assertEquals(List.of(0), part(encoder, Encoding.CHORD_CONDITION, Harmony.CHORDS));
        assertEquals(List.of(48), part(encoder, Encoding.BARS_AGO_ONSET_CONDITION, Encoding.ONSET_BINS));

        encoder.conditionOnOnset(Encoding.onsetBin(96), 384 + 96);
        assertTrue(encoder.entersBeat(384 + 96));
        assertFalse(encoder.entersBeat(384 + 47));
        encoder.conditionOnChord(5);
        assertEquals(List.of(28), part(encoder, Encoding.BAR_CONDITION, Bar.PLACES));
        assertEquals(List.of(67), part(encoder, Encoding.BARS_AGO_PITCHES_CONDITION, Encoding.PITCHES));
        assertEquals(
                List.of(67), part(encoder, Encoding.BARS_AGO_PITCHES_CONDITION + Encoding.PITCHES, Encoding.PITCHES));
        assertEquals(List.of(5), part(encoder, Encoding.PLANNED_CHORD_CONDITION, Harmony.CHORDS));

        encoder.forgetBar();
        encoder.note(50, 64, 500, 510);
        assertEquals(List.of(), part(encoder, Encoding.LAST_BAR_CONDITION, Bar.PLACES));
    }

    @Test
    void countsEveryBeatOnceAlsoThroughRests() {
        encoder.tellBar(0, 144, 48);
        encoder.note(60, 64, 0, 20);
        assertEquals(0, encoder.beat());
        encoder.note(62, 64, 40, 60);
        assertEquals(0, encoder.beat());
        encoder.note(64, 64, 10 * 48, 10 * 48 + 10);

        assertEquals(10, encoder.beat());
        assertEquals(10, encoder.beatsEnded());
    }

    @Test
    void bringsTenNoteChordsThrough() {
        List<TickNote> chords = new ArrayList<>();
        for (int chord = 0; chord < 5; chord++) {
            for (int key = 0; key < 10; key++) {
                chords.add(new TickNote(40 + 3 * key, 64, chord * 48L, 40));
            }
        }
        assertSurvives(chords);
    }

    @Test
    void bringsSoftestAndLoudestThrough() {
        assertSurvives(List.of(new TickNote(0, 1, 0, 1), new TickNote(127, 127, 1, 768)));
    }

    /// With the pedal down a key is struck again and again, and everything sounds until it comes up.
    @Test
    void bringsReStruckNotesUnderThePedalThrough() {
        List<TickNote> pedalled = IntStream.range(0, 12)
                .mapToObj(i -> new TickNote(60 + i % 3, 80, i * 24L, 300 - i * 24L))
                .toList();
        assertSurvives(pedalled);
    }

    /// Time as played, at the slowest and the fastest tempo, with silences of 20 s: 6.7 beats and 100 beats.
    @ParameterizedTest
    @ValueSource(doubles = {20, 120, 300})
    void bringsPlayedTimeThroughAtAnyTempo(double beatsPerMinute) {
        Tempo tempo = new Tempo(beatsPerMinute);
        Random random = new Random(1);
        List<TickNote> notes = new ArrayList<>();
        long onsetNanos = 0;
        for (int i = 0; i < 200; i++) {
            onsetNanos += i % 40 == 39 ? 20_000_000_000L : random.nextLong(400_000_000L);
            Note note = new Note(
                    21 + random.nextInt(88), 1 + random.nextInt(127), onsetNanos, 1 + random.nextLong(2_000_000_000L));
            long onset = tempo.ticks(note.onsetNanos());
            assertTrue(Math.abs(tempo.nanos(onset) - note.onsetNanos()) <= tempo.nanosPerTick() / 2 + 1);
            notes.add(new TickNote(
                    note.pitch(), note.velocity(), onset, Math.max(1, tempo.ticks(note.endNanos()) - onset)));
        }
        assertSurvives(notes);
    }

    @Test
    void hearsAnyLongSilenceAsSixteenBeats() {
        encoder.note(60, 64, 0, 10);
        encoder.note(60, 64, 100_000, Encoder.STILL_SOUNDING);

        assertEquals(Encoding.ONSET_INPUT + Encoding.onsetBin(768), encoder.inputs()[1]);
    }

    @Test
    void keepsAHeldKeySoundingUntilItIsReleased() {
        encoder.note(60, 64, 0, Encoder.STILL_SOUNDING);
        encoder.note(64, 64, 100_000, 100_010);
        assertTrue(soundingInputs().contains(60));

        encoder.release(60, 100_005);
        encoder.release(64, 200_000); // over by then: nothing to release
        encoder.note(67, 64, 100_006, Encoder.STILL_SOUNDING);
        assertEquals(new TreeSet<>(List.of(64)), soundingInputs());
        assertEquals(100_010, encoder.nextEndTick(100_006));
        assertEquals(Encoder.STILL_SOUNDING, encoder.nextEndTick(100_010));
    }

    @Test
    void endsANoteThatIsStruckAgain() {
        encoder.note(60, 64, 0, 500);
        encoder.note(60, 64, 10, 20);

        assertFalse(soundingInputs().contains(60), "the struck key is not among the other keys");
        assertTrue(encoder.sounds(60, 19));
        assertFalse(encoder.sounds(60, 20));
    }

    /// The network's input and the conditions of each note, read back, are the notes.
    private static void assertSurvives(List<TickNote> notes) {
        Encoder tested = new Encoder();
        for (int i = 0; i < notes.size(); i++) {
            TickNote note = notes.get(i);
            if (i > 0) {
                assertConditionsTell(tested, notes, i);
            }
            long before = i > 0 ? notes.get(i - 1).onsetTicks() : note.onsetTicks() - Encoding.MAX_TICKS;
            tested.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
            int[] inputs = tested.inputs();
            assertEquals(note.pitch(), inputs[0] - Encoding.PITCH_INPUT);
            assertOnsetNear(note.onsetTicks() - before, Encoding.onsetTicks(inputs[1] - Encoding.ONSET_INPUT));
            int velocity = Encoding.velocity(inputs[2] - Encoding.VELOCITY_INPUT);
            assertTrue(Math.abs(note.velocity() - velocity) <= 2);
            SortedSet<Integer> others = slowSounding(notes.subList(0, i), note.onsetTicks());
            others.remove(note.pitch());
            assertEquals(others, sounding(tested));
        }
    }

    private static void assertConditionsTell(Encoder tested, List<TickNote> notes, int next) {
        TickNote note = notes.get(next);
        int onsetBin = Encoding.onsetBin(tested.sinceLastOnset(note.onsetTicks()));
        int lengthBin = Encoding.lengthBin(note.lengthTicks());
        tested.conditionOnOnset(onsetBin, note.onsetTicks());
        assertTrue(Arrays.stream(tested.conditions(), 0, tested.conditionCount())
                .allMatch(one -> one < Head.CHORD.conditions()));
        tested.conditionOnChord(7);
        int known = tested.conditionCount();
        tested.conditionOnPitch(note.pitch());
        tested.conditionOnLength(lengthBin);
        int[] conditions = tested.conditions();
        assertEquals(List.of(onsetBin), part(tested, Encoding.ONSET_CONDITION, Encoding.ONSET_BINS));
        SortedSet<Integer> sounding = slowSounding(notes.subList(0, next), note.onsetTicks());
        assertEquals(List.copyOf(sounding), part(tested, Encoding.SOUNDING_CONDITION, Encoding.PITCHES));
        assertEquals(sounding.size(), tested.soundingCount(note.onsetTicks()));
        assertEquals(
                sounding.isEmpty() ? -1 : sounding.last(), tested.highestSounding(note.onsetTicks(), Long.MIN_VALUE));
        long since = note.onsetTicks() - 20;
        assertEquals(
                sounding.stream()
                        .filter(pitch -> slowOnset(notes.subList(0, next), pitch) > since)
                        .max(Integer::compare)
                        .orElse(-1),
                tested.highestSounding(note.onsetTicks(), since));
        assertEquals(List.of(note.pitch()), part(tested, Encoding.PITCH_CONDITION, Encoding.PITCHES));
        List<Integer> length = part(tested, Encoding.LENGTH_CONDITION, Encoding.LENGTH_BINS);
        assertLengthNear(note.lengthTicks(), Encoding.lengthTicks(length.getFirst()));
        assertEquals(1, length.size());
        assertTrue(Arrays.stream(conditions, 0, known).allMatch(one -> one < Head.PITCH.conditions()));
        assertTrue(conditions[known] < Head.LENGTH.conditions());
        assertTrue(conditions[tested.conditionCount() - 1] < Head.VELOCITY.conditions());
    }

    /// Which of the `size` conditions from `offset` on are one.
    private static List<Integer> part(Encoder encoder, int offset, int size) {
        return Arrays.stream(encoder.conditions(), 0, encoder.conditionCount())
                .map(one -> one - offset)
                .filter(one -> one >= 0 && one < size)
                .boxed()
                .toList();
    }

    /// Exact to 2 beats, then within a 32nd of itself, 16 beats at the most.
    private static void assertOnsetNear(long ticks, int decoded) {
        long heard = Math.min(ticks, Encoding.MAX_TICKS);
        assertTrue(Math.abs(heard - decoded) <= (heard <= 96 ? 0 : heard / 32), ticks + " became " + decoded);
    }

    /// Exact to a sixteenth, then within a 12th of itself, 16 beats at the most.
    private static void assertLengthNear(long ticks, int decoded) {
        long heard = Math.min(ticks, Encoding.MAX_TICKS);
        assertTrue(Math.abs(heard - decoded) <= (heard <= 12 ? 0 : heard / 12), ticks + " became " + decoded);
    }

    /// When the key was struck last.
    private static long slowOnset(List<TickNote> notes, int pitch) {
        return notes.stream()
                .filter(note -> note.pitch() == pitch)
                .mapToLong(TickNote::onsetTicks)
                .max()
                .orElseThrow();
    }

    /// The slow twin of the sounding set: of the notes so far the last one at each pitch, if it has not ended.
    private static SortedSet<Integer> slowSounding(List<TickNote> notes, long tick) {
        return IntStream.range(0, Encoding.PITCHES)
                .filter(pitch -> notes.reversed().stream()
                        .filter(note -> note.pitch() == pitch)
                        .findFirst()
                        .filter(note -> note.endTicks() > tick)
                        .isPresent())
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void tellsWhenWhatSoundsWillEnd() {
        encoder.note(60, 64, 0, 30);
        encoder.note(64, 64, 0, 30);
        encoder.note(67, 64, 12, 60);
        encoder.note(72, 64, 24, Encoder.STILL_SOUNDING);

        assertEquals(List.of(6, 36), part(encoder, Encoding.ENDS_CONDITION, Encoding.ONSET_BINS));
        encoder.release(72, 72);
        assertEquals(List.of(6, 36, 48), part(encoder, Encoding.ENDS_CONDITION, Encoding.ONSET_BINS));

        encoder.conditionOnOnset(Encoding.onsetBin(24), 48);
        assertEquals(
                List.of(Encoding.lengthBin(12), Encoding.lengthBin(24)),
                part(encoder, Encoding.TOGETHER_CONDITION, Encoding.LENGTH_BINS));
    }

    @Test
    void tellsTheLengthsOfWhatHasEnded() {
        encoder.note(60, 64, 0, 30);
        encoder.note(64, 64, 0, 30);
        encoder.note(67, 64, 12, 60);
        assertEquals(List.of(), ended());

        encoder.note(69, 64, 36, 40);
        assertEquals(List.of(Encoding.lengthBin(30)), ended());

        encoder.note(67, 64, 48, 90);
        assertEquals(List.of(Encoding.lengthBin(4), Encoding.lengthBin(36)), ended(), "struck again, it ends");

        encoder.note(72, 64, 60, 70);
        assertEquals(List.of(), ended());
    }

    private List<Integer> ended() {
        return read().stream()
                .map(one -> one - Encoding.ENDED_INPUT)
                .filter(one -> one >= 0 && one < Encoding.LENGTH_BINS)
                .toList();
    }

    private List<Integer> read() {
        return Arrays.stream(encoder.inputs(), 0, encoder.inputCount()).boxed().toList();
    }

    @Test
    void tellsWhereTheBeatIsWhenItIsKnown() {
        assertFalse(encoder.hasBeat());
        for (int beat = 0; beat < 4; beat++) {
            encoder.note(60 + beat, 64, 48L * beat, 48L * beat + 24);
        }
        assertTrue(encoder.hasBeat());
        assertTrue(read().contains(Encoding.PHASE_INPUT));
        encoder.conditionOnOnset(Encoding.onsetBin(60), 144 + 60);
        assertEquals(List.of(0), part(encoder, Encoding.LAST_PHASE_CONDITION, Pulse.PHASES));
        assertEquals(List.of(12), part(encoder, Encoding.PHASE_CONDITION, Pulse.PHASES));
    }

    @Test
    void tellsWhatARepetitionWouldBringAndWhetherItIsChosen() {
        for (int beat = 0; beat < 6; beat++) {
            encoder.note(60 + beat % 4, 40 + 8 * (beat % 4), 48L * beat, 48L * beat + 24);
        }

        // Heard 60 61 62 63 60 61: a run of two, after which 62 would come.
        assertEquals(List.of(1), part(encoder, Encoding.REPETITION_CONDITION, Reprise.KINDS));
        assertEquals(List.of(48), part(encoder, Encoding.REPEATED_ONSET_CONDITION, Encoding.ONSET_BINS));
        assertEquals(List.of(62), part(encoder, Encoding.REPEATED_PITCH_CONDITION, Encoding.PITCHES));
        assertEquals(
                List.of(Encoding.lengthBin(24)),
                part(encoder, Encoding.REPEATED_LENGTH_CONDITION, Encoding.LENGTH_BINS));
        assertEquals(
                List.of(Encoding.velocityBin(56)),
                part(encoder, Encoding.REPEATED_VELOCITY_CONDITION, Encoding.VELOCITY_BINS));
        assertTrue(read().contains(Encoding.REPETITION_INPUT + 1));

        encoder.conditionOnOnset(Encoding.onsetBin(51), 240 + 51);
        encoder.conditionOnPitch(62);
        encoder.conditionOnLength(Encoding.lengthBin(24));
        assertEquals(List.of(0), part(encoder, Encoding.ONSET_REPEATS_CONDITION, 1));
        assertEquals(List.of(0), part(encoder, Encoding.PITCH_REPEATS_CONDITION, 1));
        assertEquals(List.of(0), part(encoder, Encoding.LENGTH_REPEATS_CONDITION, 1));

        encoder.conditionOnOnset(Encoding.onsetBin(60), 240 + 60);
        encoder.conditionOnPitch(63);
        encoder.conditionOnLength(Encoding.lengthBin(12));
        assertEquals(List.of(), part(encoder, Encoding.ONSET_REPEATS_CONDITION, 1));
        assertEquals(List.of(), part(encoder, Encoding.PITCH_REPEATS_CONDITION, 1));
        assertEquals(List.of(), part(encoder, Encoding.LENGTH_REPEATS_CONDITION, 1));
    }

    private SortedSet<Integer> soundingInputs() {
        return sounding(encoder);
    }

    private static SortedSet<Integer> sounding(Encoder encoder) {
        SortedSet<Integer> pitches = ones(encoder.inputs(), 3, encoder.inputCount(), Encoding.SOUNDING_INPUT);
        return pitches.headSet(Encoding.PITCHES); // others come after them
    }

    private static SortedSet<Integer> ones(int[] numbers, int from, int to, int offset) {
        return Arrays.stream(numbers, from, to)
                .map(number -> number - offset)
                .boxed()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// As live, ends become known when they happen; as in training, with the note.
    @Property(tries = 100)
    void readsTheSameLiveAndFromAFile(@ForAll long seed) {
        List<TickNote> notes = randomNotes(new Random(seed));
        Encoder whole = new Encoder();
        Encoder live = new Encoder();
        Encoder told = new Encoder();
        for (int i = 0; i < notes.size(); i++) {
            TickNote note = notes.get(i);
            for (TickNote ended : lastAtEachPitch(notes.subList(0, i))) {
                if (ended.endTicks() <= note.onsetTicks()) {
                    live.release(ended.pitch(), ended.endTicks());
                }
            }
            if (seed % 2 == 0) {
                List.of(whole, live, told).forEach(each -> each.tellBar(7, 192, 48));
            }
            whole.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
            live.note(note.pitch(), note.velocity(), note.onsetTicks(), Encoder.STILL_SOUNDING);
            assertEquals(inputs(whole), inputs(live));
            told.note(note.pitch(), note.velocity(), note.onsetTicks(), Encoder.STILL_SOUNDING);
            told.release(note.pitch(), note.endTicks());
            assertEquals(conditions(whole), conditions(told));
        }
    }

    private static List<TickNote> lastAtEachPitch(List<TickNote> notes) {
        return IntStream.range(0, notes.size())
                .filter(i -> notes.subList(i + 1, notes.size()).stream()
                        .noneMatch(later -> later.pitch() == notes.get(i).pitch()))
                .mapToObj(notes::get)
                .toList();
    }

    @Property(tries = 50)
    void goesOnFromACopyAsFromTheOriginalAndApartFromIt(@ForAll long seed) {
        List<TickNote> notes = randomNotes(new Random(seed));
        int half = notes.size() / 2;
        Encoder original = new Encoder();
        Encoder copy = new Encoder();
        copy.note(1, 1, 0, Encoder.STILL_SOUNDING); // to be forgotten
        encode(original, notes.subList(0, half));
        copy.copyFrom(original);
        assertEquals(inputs(original), inputs(copy));

        List<List<Integer>> straight = encode(original, notes.subList(half, notes.size()));
        assertEquals(straight, encode(copy, notes.subList(half, notes.size())));
        original.reset();
        assertTrue(copy.begun());
        assertFalse(original.begun());
        assertEquals(encode(new Encoder(), notes), encode(original, notes));
    }

    private static List<Integer> conditions(Encoder encoder) {
        return Arrays.stream(encoder.conditions(), 0, encoder.conditionCount())
                .boxed()
                .toList();
    }

    private static List<List<Integer>> encode(Encoder encoder, List<TickNote> notes) {
        List<List<Integer>> read = new ArrayList<>();
        for (TickNote note : notes) {
            if (note.onsetTicks() % 3 == 0) {
                encoder.tellBar(note.onsetTicks(), 144, 72);
            }
            encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
            read.add(inputs(encoder));
            read.add(conditions(encoder));
        }
        return read;
    }

    private static List<Integer> inputs(Encoder encoder) {
        return Arrays.stream(encoder.inputs(), 0, encoder.inputCount()).boxed().toList();
    }

    @Test
    void allocatesNothing() {
        Encoder copy = new Encoder();

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int i = 0; i < 5_000; i++) {
                encoder.note(i % 128, 64, i, i + 50);
                encoder.tellBar(i, 192, 48);
                encoder.conditionOnOnset(3, i + 3);
                encoder.conditionOnChord(3);
                encoder.conditionOnPitch(60);
                encoder.conditionOnLength(5);
                encoder.release(i % 128, i + 1);
                copy.copyFrom(encoder);
            }
        }));
        assertNotEquals(0, copy.lastOnsetTick());
    }

    /// Chords, silences, keys struck again while they sound, in the order of onsets.
    private static List<TickNote> randomNotes(Random random) {
        List<TickNote> notes = new ArrayList<>();
        long onset = random.nextInt(100);
        int lowest = random.nextInt(100);
        for (int i = 0; i < 60; i++) {
            onset += switch (random.nextInt(6)) {
                case 0, 1 -> 0;
                case 2 -> random.nextInt(1_000);
                case 3 -> 48 * random.nextInt(4);
                default -> random.nextInt(30);
            };
            notes.add(new TickNote(
                    lowest + random.nextInt(128 - lowest),
                    1 + random.nextInt(127),
                    onset,
                    1 + random.nextInt(random.nextBoolean() ? 40 : 1_000)));
        }
        notes.sort(Comparator.comparingLong(TickNote::onsetTicks));
        return notes;
    }
}
