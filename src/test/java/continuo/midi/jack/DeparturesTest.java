package continuo.midi.jack;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Cycles of 100 frames of 10 µs: a millisecond each.
class DeparturesTest {

    private static final int FRAMES = 100;
    private static final long FRAME_NANOS = 10_000;
    private static final long CYCLE_NANOS = FRAMES * FRAME_NANOS;

    private final Departures departures = new Departures();
    private final CycleClock clock = new CycleClock(100_000);
    private final List<String> written = new ArrayList<>();
    private int room = Integer.MAX_VALUE;
    private long cycle;

    @Test
    void writesEachMessageAtItsFrameInTheCycleInWhichItIsDue() {
        departures.add(at(0, 7), noteOn(0, 60, 90));
        departures.add(at(1, 99), noteOff(0, 60));
        departures.add(at(0, 3), noteOn(0, 64, 90)); // handed over later, due before
        assertEquals(List.of("3: 90 40 5A", "7: 90 3C 5A"), next());
        assertEquals(List.of("99: 80 3C 00"), next());
        assertEquals(List.of(), next());
        assertTrue(departures.allSettled());
    }

    @Test
    void writesWhatIsLateFirstAndInOrder() {
        next();
        departures.add(at(0, 50), noteOn(0, 60, 90));
        departures.add(at(0, 50), noteOff(0, 60));
        departures.add(at(1, 20), noteOn(0, 62, 90));
        assertEquals(List.of("0: 90 3C 5A", "0: 80 3C 00", "20: 90 3E 5A"), next());
    }

    @Test
    void cancellingTakesBackNoteOnsAndLeavesNoteOffs() {
        departures.add(at(0, 10), noteOn(0, 60, 90));
        departures.add(at(1, 10), noteOff(0, 60));
        departures.add(at(1, 20), noteOn(0, 62, 90));
        next();
        departures.add(at(1, 30), noteOn(0, 64, 90)); // not yet taken in
        departures.cancel();
        departures.add(at(1, 40), noteOn(0, 65, 90)); // of the next answer
        assertEquals(List.of("10: 80 3C 00", "40: 90 41 5A"), next());
        assertTrue(departures.allSettled());
    }

    @Test
    void whatIsTakenBackInTheCycleInWhichItIsDueEndsInTheNext() {
        departures.add(at(0, 90), noteOn(0, 60, 90));
        assertEquals(List.of("90: 90 3C 5A"), next());
        departures.cancel();
        departures.add(at(0, 50), noteOff(0, 60)); // when it was taken back, before it was due
        assertEquals(List.of("0: 80 3C 00"), next());
        assertTrue(departures.allSettled());
    }

    @Test
    void writesInTheNextCycleWhatHadNoRoom() {
        departures.add(at(0, 1), noteOn(0, 60, 90));
        departures.add(at(0, 2), noteOn(0, 62, 90));
        departures.add(at(0, 3), noteOff(0, 60));
        room = 1;
        assertEquals(List.of("1: 90 3C 5A"), next());
        assertFalse(departures.allSettled());
        room = 9;
        assertEquals(List.of("0: 90 3E 5A", "0: 80 3C 00"), next());
    }

    @Test
    void endsWhatSoundsWhenAskedTo() {
        departures.add(at(0, 1), noteOn(0, 60, 90));
        departures.add(at(0, 2), noteOn(3, 62, 90));
        departures.add(at(0, 3), noteOff(0, 60));
        next();
        departures.silence();
        assertEquals(List.of("0: 83 3E 00"), next());
        assertEquals(List.of(), next());
    }

    @Test
    void forgetsWhatIsPendingWhenTheServerIsGoneAndEndsWhatSoundedWhenItIsBack() {
        departures.add(at(0, 1), noteOn(0, 60, 90));
        departures.add(at(5, 0), noteOff(0, 60));
        departures.add(at(1, 2), noteOn(0, 62, 90));
        next();
        departures.forget();
        assertTrue(departures.allSettled());
        assertEquals(List.of("0: 80 3C 00"), next());
        assertEquals(List.of(), next());
    }

    @Test
    void aListenerWhoComesIsToldToLetGoOfAllButWhatSounds() {
        departures.greet();
        assertEquals(16, next().size(), "all notes off, on each channel");

        departures.add(at(1, 0), noteOn(2, 60, 90));
        next();
        departures.greet();
        List<String> greeting = next();
        assertEquals(127, greeting.size());
        assertFalse(greeting.contains("0: 82 3C 00"), greeting::toString);

        departures.silence();
        departures.greet();
        assertEquals(List.of("0: 82 3C 00", "0: B2 7B 00"), next());
    }

    @Test
    void repeatsTheEndsOfNotesThatAListenerMayHaveMissedButOfNoneThatSounds() {
        departures.add(at(0, 1), noteOn(0, 60, 90));
        departures.add(at(0, 2), noteOff(0, 60));
        departures.add(at(0, 3), noteOn(0, 62, 90));
        next();
        departures.repeatEnds();
        assertEquals(List.of("0: 80 3C 00"), next());
        assertEquals(List.of(), next());
        List<String> later = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            later.addAll(next());
        }
        assertEquals(List.of("0: 80 3C 00"), later, "once more");
        for (int i = 0; i < 200; i++) {
            next();
        }
        departures.repeatEnds();
        assertEquals(List.of(), next(), "long past");
    }

    @Test
    void noNoteHangsThatWasHandedOverWhileNoCycleRan() {
        departures.add(at(0, 1), noteOn(0, 10, 90));
        next();
        for (int i = 0; i < Departures.SIZE * 2; i++) {
            departures.add(at(1, 1), noteOn(0, i % 128, 90));
        }
        List<String> heard = next();
        assertEquals(List.of("0: 80 0A 00"), heard);
        departures.add(at(2, 1), noteOn(0, 60, 90));
        assertEquals(List.of("1: 90 3C 5A"), next());
    }

    @Test
    void notesThatWaitedOutAStandstillAreLeftOutTheirEndsAreNot() {
        departures.add(at(0, 1), noteOn(0, 60, 90));
        departures.add(at(0, 2), noteOff(0, 60));
        cycle = 500;
        assertEquals(List.of("0: 80 3C 00"), next());
    }

    /// Against a slow twin that sorts all messages by their frame.
    @Test
    void agreesWithSorting() {
        Random random = new Random(5);
        for (int round = 0; round < 200; round++) {
            record Due(long frame, int message) {}
            List<Due> dues = new ArrayList<>();
            long start = cycle * FRAMES;
            for (int i = 0; i < 100; i++) {
                Due due = new Due(start + random.nextInt(1_000), ShortMessages.pack(0xE0, i, 1));
                dues.add(due);
                departures.add(due.frame() * FRAME_NANOS, due.message());
            }
            List<String> heard = new ArrayList<>();
            for (int i = 0; i < 11; i++) {
                heard.addAll(next());
            }
            dues.sort(Comparator.comparingLong(Due::frame));
            assertEquals(
                    dues.stream()
                            .map(due -> due.frame() % FRAMES + ": " + RecordingSink.text(due.message()))
                            .toList(),
                    heard);
        }
    }

    @Test
    void allocatesNothing() {
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < 2_000; i++, cycle++) {
                departures.add(at(cycle, 5), noteOn(0, i % 128, 90));
                departures.add(at(cycle + 3, 5), noteOff(0, i % 128));
                clock.begin(FRAMES, cycle * 1_000, cycle * 1_000 + 1_000, at(cycle, 0));
                departures.play(clock, DeparturesTest::hasRoom);
                if (i % 100 == 0) {
                    departures.cancel();
                    departures.greet();
                }
            }
        });
        assertEquals(0, bytes);
    }

    private static boolean hasRoom(int frame, int message) {
        return frame >= 0 && message != 0;
    }

    private static long at(long cycle, int frame) {
        return cycle * CYCLE_NANOS + frame * FRAME_NANOS;
    }

    /// What the next cycle brings.
    private List<String> next() {
        written.clear();
        clock.begin(FRAMES, cycle * 1_000, cycle * 1_000 + 1_000, at(cycle, 0));
        cycle++;
        departures.play(clock, this::write);
        return List.copyOf(written);
    }

    private boolean write(int frame, int message) {
        if (written.size() >= room) {
            return false;
        }
        written.add(frame + ": " + RecordingSink.text(message));
        return true;
    }
}
