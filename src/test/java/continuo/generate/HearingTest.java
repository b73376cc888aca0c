package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.encoding.Memory;
import continuo.model.Network;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HearingTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final int BEAT = 48;

    private record Struck(int pitch, long tick) {}

    private final Continuation continuation = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
    private final Hearing hearing = new Hearing(continuation);

    @Property(tries = 100)
    void handsThatKeepToABeatAreHeardOnItAndTheirChordsFromBelow(@ForAll long seed) {
        Random random = new Random(seed);
        List<Struck> written = chords(random, 64);
        List<Struck> played = new ArrayList<>();
        for (int from = 0; from < written.size(); from += 3) {
            List<Struck> chord = new ArrayList<>(written.subList(from, from + 3));
            Collections.shuffle(chord, random);
            long first = chord.getFirst().tick();
            List<Long> ticks = new ArrayList<>(
                    random.longs(3, first - 1, first + 2).sorted().boxed().toList());
            for (Struck key : chord) {
                played.add(new Struck(key.pitch(), ticks.removeFirst()));
            }
        }
        Continuation tested = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
        hear(new Hearing(tested), played);

        List<Struck> heard = heardBy(tested);
        for (int n = 48; n < written.size(); n++) { // by then the beat is clear
            assertEquals(written.get(n).pitch(), heard.get(n).pitch(), "from below");
            assertEquals(heard.get(n - n % 3).tick(), heard.get(n).tick(), "together");
            assertTrue(Math.abs(heard.get(n).tick() - written.get(n).tick()) <= 1, "on the beat of these hands");
        }
    }

    @Test
    void whatIsWrittenIsHeardAsItStands() {
        List<Struck> written = chords(new Random(1), 64);
        written.add(new Struck(60, written.getLast().tick() + 48));
        written.add(new Struck(62, written.getLast().tick() + 2)); // a short appoggiatura
        hear(hearing, written);
        assertEquals(written, heardBy(continuation));
    }

    @Test
    void whatKeepsToNoBeatIsHeardAsItIsPlayed() {
        Random random = new Random(1);
        List<Struck> played = new ArrayList<>();
        long tick = 0;
        for (int n = 0; n < 200; n++) {
            tick += 1 + random.nextInt(60);
            played.add(new Struck(40 + random.nextInt(40), tick));
        }
        hear(hearing, played);
        List<Struck> heard = heardBy(continuation);
        long moved = IntStream.range(0, 200)
                .filter(n -> !heard.get(n).equals(played.get(n)))
                .count();
        assertTrue(moved <= 10, () -> moved + " of 200 moved, where chance had it look like a beat");
    }

    @Test
    void aKeyOfAChordThatComesLastIsHeardFirstIfItIsTheLowest() {
        Continuation other = new Continuation(NETWORK, GenerationSettings.DEFAULT, 1);
        Hearing inOrder = new Hearing(other);
        long beat = sloppyScale(hearing);
        sloppyScale(inOrder);
        press(hearing, 76, beat - 1);
        hearing.release(72, beat); // legato: held into the chord
        press(hearing, 67, beat);
        hearing.release(76, beat + 1);
        press(hearing, 60, beat + 1);

        press(inOrder, 60, beat - 1);
        inOrder.release(72, beat);
        press(inOrder, 67, beat);
        press(inOrder, 76, beat + 1);
        inOrder.release(76, beat + 1);

        assertEquals(
                List.of(new Struck(60, beat), new Struck(67, beat), new Struck(76, beat)),
                heardBy(continuation).subList(16, 19));
        assertSameFuture(other, continuation, beat + 2);
    }

    @Test
    void aKeyStruckAgainInAChordSoundsOn() {
        long beat = sloppyScale(hearing);
        press(hearing, 76, beat - 1);
        hearing.release(72, beat - 1);
        press(hearing, 72, beat);
        assertTrue(continuation.sounds(72, beat));
        assertTrue(continuation.sounds(76, beat));
    }

    @Test
    void whatWasPlayedSinceIsNotForgotten() {
        long beat = sloppyScale(hearing);
        press(hearing, 76, beat);
        assertTrue(continuation.next(beat, beat));
        int own = continuation.pitch();
        press(hearing, own == 60 ? 61 : 60, beat + 1);
        List<Struck> heard = heardBy(continuation);
        assertEquals(
                List.of(76, own),
                heard.subList(16, 18).stream().map(Struck::pitch).toList());
        assertEquals(19, heard.size());
    }

    /// Beside a twin that knows only which keys are down.
    @Property(tries = 100)
    void hearsEveryNoteAndEveryRelease(@ForAll long seed) {
        Random random = new Random(seed);
        Continuation tested = new Continuation(NETWORK, GenerationSettings.DEFAULT, seed);
        Hearing ears = new Hearing(tested);
        boolean[] down = new boolean[128];
        int pressed = 0;
        long tick = 0;
        for (int n = 0; n < 300; n++) {
            tick += random.nextInt(3) == 0 ? 12L * random.nextInt(8) : random.nextInt(3);
            int pitch = 50 + random.nextInt(12);
            if (down[pitch]) {
                ears.release(pitch, tick);
            } else {
                press(ears, pitch, tick);
                pressed++;
            }
            down[pitch] = !down[pitch];
            assertEquals(pressed, tested.memory().count());
        }
        long later = tick + 10;
        for (int pitch = 50; pitch < 62; pitch++) {
            assertEquals(down[pitch], tested.sounds(pitch, later), "key " + pitch);
        }
    }

    @Test
    void resetForgetsTheBeat() {
        sloppyScale(hearing);
        hearing.reset();
        press(hearing, 60, 46);
        press(hearing, 62, 94);
        assertEquals(List.of(new Struck(60, 46), new Struck(62, 94)), heardBy(continuation));
    }

    @Test
    void aLongSilenceForgetsTheBeat() {
        long later = sloppyScale(hearing) + 768;
        press(hearing, 60, later - 2);
        assertEquals(new Struck(60, later - 2), heardBy(continuation).getLast());
    }

    @Test
    void thirtySecondsAndDottedSixteenthsAreHeardAsTheyStand() {
        List<Struck> written = new ArrayList<>();
        for (int n = 0; n < 200; n++) {
            long beat = BEAT * (n / 4L);
            written.add(new Struck(40 + n % 40, beat + (n < 100 ? 6 * (n % 4) : new int[] {0, 18, 24, 42}[n % 4])));
        }
        hear(hearing, written);
        assertEquals(written, heardBy(continuation));
    }

    @Test
    void sixteenthsThatComeEarlyDoNotBecomeThirds() {
        Random random = new Random(1);
        List<Struck> played = new ArrayList<>();
        for (int n = 0; n < 120; n++) {
            played.add(new Struck(40 + n % 40, 480 + 12L * n + random.nextInt(-2, 2)));
        }
        hear(hearing, played);
        List<Struck> heard = heardBy(continuation).subList(24, 120);
        long even = IntStream.range(1, 96)
                .filter(n -> heard.get(n).tick() - heard.get(n - 1).tick() == 12)
                .count();
        assertTrue(even >= 85, () -> even + " of 95 steps are sixteenths: " + heard);
    }

    @Test
    void aGraceNoteBeforeTheBeatIsNoChordWithIt() {
        long beat = sloppyScale(hearing);
        press(hearing, 79, beat - 3);
        press(hearing, 77, beat + 2);
        assertEquals(
                List.of(79, 77),
                heardBy(continuation).subList(16, 18).stream()
                        .map(Struck::pitch)
                        .toList());
    }

    /// The key before is let go between where the next one is struck and where it is heard.
    @Test
    void lengthsAreToldWhereOnsetsMove() {
        long beat = sloppyScale(hearing);
        press(hearing, 60, beat - 1); // heard on the beat
        hearing.release(72, beat);
        press(hearing, 62, beat + BEAT + 2); // likewise
        hearing.release(60, beat + BEAT + 3);
        hearing.release(62, beat + 2 * BEAT + 1);
        press(hearing, 64, beat + 2 * BEAT + 2); // heard on the beat, where 62 ends
        Memory memory = continuation.memory();
        assertEquals(beat + 2 * BEAT, memory.onsetTick(18));
        assertEquals(BEAT, memory.lengthTicks(15), "72");
        assertEquals(BEAT, memory.lengthTicks(16), "60");
        assertEquals(BEAT, memory.lengthTicks(17), "62");
    }

    @Test
    void allocatesNothing() {
        long[] tick = {sloppyScale(hearing)};
        long bytes = Allocation.bytesOf(() -> {
            for (int n = 0; n < 50; n++) {
                tick[0] += BEAT;
                press(hearing, 64, tick[0] - 1);
                press(hearing, 60, tick[0]); // heard anew
                hearing.release(64, tick[0] + 20);
                hearing.release(60, tick[0] + 20);
            }
        });
        assertEquals(0, bytes);
    }

    /// Sixteen beats, now a tick early, now a tick late. Returns the tick of the next beat.
    private static long sloppyScale(Hearing ears) {
        for (int n = 0; n < 16; n++) {
            press(ears, 57 + n, BEAT * (n + 1L) + (n % 2 == 0 ? 1 : -1));
            if (n < 15) {
                ears.release(57 + n, BEAT * (n + 1L) + 40);
            }
        }
        return BEAT * 17L;
    }

    /// Chords of three keys, on beats and halves.
    private static List<Struck> chords(Random random, int count) {
        List<Struck> written = new ArrayList<>();
        long tick = 480;
        for (int n = 0; n < count; n++) {
            int lowest = 40 + random.nextInt(30);
            for (int key = 0; key < 3; key++) {
                written.add(new Struck(lowest + 4 * key, tick));
            }
            tick += random.nextBoolean() ? 24 : 48;
        }
        return written;
    }

    private static void hear(Hearing ears, List<Struck> keys) {
        for (Struck key : keys) {
            press(ears, key.pitch(), key.tick());
            ears.release(key.pitch(), key.tick() + 12);
        }
    }

    private static void press(Hearing ears, int pitch, long tick) {
        ears.hear(pitch, 80, tick);
    }

    private static List<Struck> heardBy(Continuation continuation) {
        Memory memory = continuation.memory();
        List<Struck> heard = new ArrayList<>();
        for (int n = 0; n < memory.count(); n++) {
            heard.add(new Struck(memory.pitch(n), memory.onsetTick(n)));
        }
        return heard;
    }

    private static void assertSameFuture(Continuation expected, Continuation actual, long tick) {
        for (int note = 0; note < 5; note++) {
            assertEquals(expected.next(tick, tick + 2_000), actual.next(tick, tick + 2_000));
            assertEquals(expected.pitch(), actual.pitch());
            assertEquals(expected.onsetTick(), actual.onsetTick());
            assertEquals(expected.lengthTicks(), actual.lengthTicks());
        }
    }
}
