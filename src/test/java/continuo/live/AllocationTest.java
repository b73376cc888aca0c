package continuo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import com.sun.management.ThreadMXBean;
import continuo.generate.Constraints;
import continuo.generate.Continuation;
import continuo.generate.SmallNetworks;
import continuo.live.hear.LiveEvent;
import continuo.live.hear.NoteListener;
import continuo.live.improvise.Improviser;
import continuo.live.improvise.PlannedNote;
import continuo.live.play.Player;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import continuo.music.Tempo;
import continuo.session.Recorder;
import continuo.session.RecordingSettings;
import continuo.session.SessionHeader;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// From MIDI message in to MIDI message out nothing allocates: neither where the input calls, nor on the two
/// stages. All of it is recorded meanwhile, on a thread of its own.
@Timeout(120)
class AllocationTest {

    private static final int NOTES_IN_PHRASE = 10;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final LiveSettings settings = SessionTest.with(Session.SETTINGS.with(new Tempo(300)), 0, 16);

    @TempDir
    private Path folder;

    private int phrases; // so far

    private Recorder recorder() {
        Recorder recorder = new Recorder(
                new RecordingSettings(true, folder, 1 << 30),
                SessionHeader.now("test", "model", "sha", 0, settings),
                LiveObserver.NONE);
        recorder.begin();
        return recorder;
    }

    /// Each phrase is answered at once, and each answer is cut off by the next phrase. The least of three stretches
    /// counts: what the JVM itself allocates where it links or compiles comes once.
    @Test
    void aNoteOnTheRealThreadsAllocatesLessThanAByte() {
        Set<Thread> others = Thread.getAllStackTraces().keySet();
        try (Recorder recorder = recorder();
                LivePipeline pipeline = new LivePipeline(
                        SmallNetworks.network(1), new LoopPort("out"), settings, recorder.observer())) {
            pipeline.start();
            playPhrases(pipeline.sink(), 150);
            while (pipeline.report().played() < 3) { // what only the first notes need is there
                playPhrases(pipeline.sink(), 1); // an answer of a random network may have no note
                LockSupport.parkNanos(1_000_000_000);
            }
            long[] threads = threads(others);
            long leastBytes = Long.MAX_VALUE;
            for (int stretch = 0; stretch < 3 && leastBytes >= 100 * NOTES_IN_PHRASE; stretch++) {
                long before = allocatedBytes(threads);
                playPhrases(pipeline.sink(), 100);
                leastBytes = Math.min(leastBytes, allocatedBytes(threads) - before);
            }
            assertEquals((long) phrases * NOTES_IN_PHRASE, pipeline.report().heard());
            assertTrue(leastBytes < 100 * NOTES_IN_PHRASE, leastBytes + " bytes");
        }
    }

    private void playPhrases(MidiSink sink, int count) {
        for (int n = 0; n < count; n++) {
            playPhrase(sink, phrases++, System.nanoTime());
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static void playPhrase(MidiSink sink, int phrase, long now) {
        for (int note = 0; note < NOTES_IN_PHRASE; note++) {
            int pitch = 40 + (phrase * 7 + note * 3) % 48;
            sink.message(now, ShortMessages.noteOn(0, pitch, 80));
            sink.message(now, ShortMessages.noteOff(0, pitch));
        }
    }

    /// This thread, which plays the keyboard, and the two stages.
    private static long[] threads(Set<Thread> others) {
        long[] threads = LongStream.concat(
                        LongStream.of(Thread.currentThread().threadId()),
                        Thread.getAllStackTraces().keySet().stream()
                                .filter(thread -> thread.getName().startsWith("continuo-") && !others.contains(thread))
                                .filter(thread -> !thread.getName().equals("continuo-log"))
                                .mapToLong(Thread::threadId))
                .toArray();
        assertEquals(3, threads.length);
        return threads;
    }

    private static long allocatedBytes(long[] threads) {
        long bytes = 0;
        for (long thread : threads) {
            bytes += THREADS.getThreadAllocatedBytes(thread);
        }
        return bytes;
    }

    /// The same stages on this thread, in a time of their own, so that thousands of notes are played in a
    /// moment. The least of three stretches counts, too.
    @Test
    void aNotePlayedAllocatesLessThanAByte() throws Exception {
        assertAllocatesNothing(SessionTest.with(settings, 1, 16)); // time for drafts
    }

    @Test
    void neitherDoesANoteOfAnAnswerThatComesWhenTheNetworkWouldWaitNoLonger() throws Exception {
        assertAllocatesNothing(SessionTest.with(settings, LiveSettings.AUTO_SILENCE, 16));
    }

    /// A MIDI clock ticks beside it, and answers follow it.
    @Test
    void neitherDoesANoteThatIsPlayedByAMidiClock() throws Exception {
        assertAllocatesNothing(Script.with(SessionTest.with(settings, 1, 16), BeatSource.CLOCK));
    }

    /// The beat is sent to others, and the playing is on a grid, in a swing.
    @Test
    void neitherDoesANoteWhereAClockIsSent() throws Exception {
        LiveSettings with = SessionTest.with(settings, 1, 16);
        Constraints grid = with.generation().constraints().on(12, 0.9);
        Timing timing = with.timing().withClock(ClockOut.ALWAYS, 1_000_000).withSwing(0.6);
        assertAllocatesNothing(Script.with(with.with(with.generation().with(grid)), BeatSource.CLOCK)
                .with(timing));
    }

    private void assertAllocatesNothing(LiveSettings with) throws Exception {
        double leastBytes = Double.POSITIVE_INFINITY;
        try (Recorder recorder = recorder()) {
            OneThread path = new OneThread(with, recorder.observer());
            path.playPhrases(300);
            for (int stretch = 0; stretch < 3 && leastBytes >= 1; stretch++) {
                long before = THREADS.getCurrentThreadAllocatedBytes();
                long playedBefore = path.meters.played().get();
                path.playPhrases(300);
                long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
                long played = path.meters.played().get() - playedBefore;
                assertTrue(played > 350, "too few: " + played);
                leastBytes = Math.min(leastBytes, (double) bytes / played);
            }
        }
        assertTrue(leastBytes < 1, leastBytes + " bytes a note");
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"FINISH", "TOGETHER"})
    void aNotePlayedBesideThePlayerAllocatesLessThanAByte(Mode mode) throws Exception {
        assertAllocatesNothingBeside(settings.with(mode));
    }

    /// And all that is played goes on to the output.
    @Test
    void neitherDoesANotePlayedToTheLeftHandsChords() throws Exception {
        assertAllocatesNothingBeside(settings.with(
                HandSettings.DEFAULT.with(Thru.ALL).with(OwnPedal.AS_HEARD).splitAt(60)));
    }

    private static void assertAllocatesNothingBeside(LiveSettings with) throws Exception {
        OneThread path = new OneThread(with, LiveObserver.NONE);
        path.playThirds(1_500);
        double leastBytes = Double.POSITIVE_INFINITY;
        for (int stretch = 0; stretch < 3 && leastBytes >= 1; stretch++) {
            long before = THREADS.getCurrentThreadAllocatedBytes();
            long playedBefore = path.meters.played().get();
            path.playThirds(3_000);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - before;
            long played = path.meters.played().get() - playedBefore;
            assertTrue(played > 500, "too few: " + played);
            leastBytes = Math.min(leastBytes, (double) bytes / played);
        }
        assertTrue(leastBytes < 1, leastBytes + " bytes a note");
        assertEquals(0, path.meters.errors().get());
    }

    private static final class OneThread {

        private final LiveMeters meters = new LiveMeters();
        private final Improviser improviser;
        private final Player player;
        private final NoteListener listener;
        private final EventPoller<LiveEvent> heard;
        private final EventPoller<PlannedNote> planned;
        private final EventPoller.Handler<LiveEvent> improvise;
        private final EventPoller.Handler<PlannedNote> play;
        private long now;

        OneThread(LiveSettings settings, LiveObserver observer) {
            RingBuffer<PlannedNote> plannedRing = RingBuffer.createSingleProducer(PlannedNote::new, 64);
            RingBuffer<LiveEvent> heardRing = RingBuffer.createMultiProducer(LiveEvent::new, 64);
            Ports ports = new Ports("out", 0);
            player = new Player(new LoopPort("out"), settings, meters, observer, () -> now);
            improviser = new Improviser(
                    new Continuation(SmallNetworks.network(1), settings.generation(), 1),
                    plannedRing,
                    settings,
                    ports,
                    meters,
                    observer,
                    () -> now);
            listener = new NoteListener(heardRing, meters.unheard(), observer, ports);
            listener.wantsClock(settings.beat() == BeatSource.CLOCK);
            listener.wantsOthers(settings.hands().thru().controllers());
            heard = heardRing.newPoller();
            heardRing.addGatingSequences(heard.getSequence());
            planned = plannedRing.newPoller();
            plannedRing.addGatingSequences(planned.getSequence());
            improvise = (event, sequence, endOfBatch) -> {
                improviser.onEvent(event, sequence, endOfBatch);
                return true;
            };
            play = (order, sequence, endOfBatch) -> {
                player.onEvent(order, sequence, endOfBatch);
                return true;
            };
        }

        void playPhrases(int count) throws Exception {
            for (int phrase = 0; phrase < count; phrase++) {
                LockSupport.parkNanos(5_000_000); // the log has room for seconds of real time, not for minutes of this
                playPhrase(listener, phrase, now);
                pass(1_000);
            }
        }

        /// One after another, each held for two beats of 200 ms.
        void playThirds(int count) throws Exception {
            for (int third = 0; third < count; third++) {
                int pitch = 50 + third % 24;
                listener.message(now, ShortMessages.noteOn(0, pitch, 80));
                listener.message(now, ShortMessages.noteOn(0, pitch + 4, 80));
                pass(100);
                listener.message(now, ShortMessages.noteOff(0, pitch));
                listener.message(now, ShortMessages.noteOff(0, pitch + 4));
            }
        }

        private void pass(int steps) throws Exception {
            for (int step = 0; step < steps; step++) {
                if (step % 5 == 0) {
                    listener.message(now, ShortMessages.CLOCK);
                }
                heard.poll(improvise);
                while (improviser.wakeNanos() <= now) {
                    improviser.wake(now);
                }
                planned.poll(play);
                player.playDue(now);
                now += 4_000_000;
            }
        }
    }
}
