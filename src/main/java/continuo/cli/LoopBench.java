package continuo.cli;

import com.sun.management.ThreadMXBean;
import continuo.generate.GenerationSettings;
import continuo.live.BeatSource;
import continuo.live.ClockOut;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveReport;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.WaitStyle;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import continuo.model.Network;
import continuo.music.Tempo;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.lang.management.ManagementFactory;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Plays to Continuo over cables inside the process, as fast as a run asks for, and looks what the live path makes
/// of it. The calling thread is the keyboard.
final class LoopBench {

    private static final Tempo TEMPO = new Tempo(300);
    private static final double SILENCE_BEATS = 0.25; // 50 ms
    private static final double ANSWER_BEATS = 1;
    private static final long HELD_NANOS = 60_000_000;
    private static final long PHRASE_GAP_NANOS = 8_000_000;
    private static final int PHRASE_NOTES = 4;
    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11};

    private final Network network;
    private final LiveSettings settings;
    private final LiveSettings onStage;

    /// What one run found.
    ///
    /// @param notesPerSecond how dense the playing was
    /// @param allocatedBytes on the threads of a note: the keyboard's, the improviser's and the player's
    record Result(LiveReport report, double notesPerSecond, long allocatedBytes) {

        double allocatedBytesPerNote() {
            return (double) allocatedBytes / Math.max(1, report.heard() + report.played());
        }
    }

    /// The usual settings.
    LiveSettings settings() {
        return settings;
    }

    LoopBench(Network network, WaitStyle waiting) {
        this.network = network;
        settings = settings(waiting, BeatSource.SET);
        LiveSettings byClock = settings(waiting, BeatSource.CLOCK);
        onStage = byClock.with(byClock.timing().withClock(ClockOut.ALWAYS, 0));
    }

    private static LiveSettings settings(WaitStyle waiting, BeatSource beat) {
        LiveSettings usual = LiveSettings.DEFAULT;
        return new LiveSettings(
                TEMPO,
                beat,
                Mode.ANSWER,
                SILENCE_BEATS,
                ANSWER_BEATS,
                usual.outputChannel(),
                usual.inputChannel(),
                0, // the keyboard may strike what Continuo has just played
                usual.lateLimitNanos(),
                usual.maxNoteNanos(),
                waiting,
                1,
                GenerationSettings.DEFAULT);
    }

    /// Plays `notes` notes without a pause, then `phrases` short phrases that are answered, as urgently as a thread
    /// that hears a keyboard does.
    Result run(int notes, double notesPerSecond, int phrases) {
        return run(notes, notesPerSecond, phrases, settings, LiveObserver.NONE, pipeline -> {});
    }

    /// The settings by which a MIDI clock of the same tempo is followed, and sent.
    LiveSettings onStage() {
        return onStage;
    }

    /// The same while somebody looks on.
    ///
    /// @param begins is told what plays, before there are notes
    Result run(
            int notes,
            double notesPerSecond,
            int phrases,
            LiveSettings with,
            LiveObserver observer,
            Consumer<LivePipeline> begins) {
        LoopPort port = new LoopPort("bench");
        LivePipeline pipeline = new LivePipeline(network, port, with, observer);
        Played played;
        try (pipeline) {
            pipeline.start();
            begins.accept(pipeline);
            played = RealTime.during(Urgency.PLAY, () -> play(pipeline.sink(), notes, notesPerSecond, phrases));
        }
        return new Result(pipeline.report(), played.notesPerSecond(), played.allocatedBytes());
    }

    private record Played(double notesPerSecond, long allocatedBytes) {}

    private static Played play(MidiSink keyboard, int notes, double notesPerSecond, int phrases) {
        ThreadMXBean threads = threads();
        long[] ids = threadsOfANote();
        long before = allocatedBytes(threads, ids);
        long start = System.nanoTime();
        playDensely(keyboard, notes, notesPerSecond);
        double seconds = (System.nanoTime() - start) / 1e9;
        playPhrases(keyboard, phrases);
        return new Played(notes / seconds, allocatedBytes(threads, ids) - before);
    }

    /// Up and down a scale in two voices; each note sounds into the next ones.
    private static void playDensely(MidiSink keyboard, int notes, double notesPerSecond) {
        long step = Math.round(1e9 / notesPerSecond);
        int sounding = Math.clamp(HELD_NANOS / step, 1, 8);
        long due = System.nanoTime();
        for (int n = 0; n < notes + sounding; n++) {
            waitUntil(due);
            if (n >= sounding) {
                keyboard.message(System.nanoTime(), ShortMessages.noteOff(0, pitch(n - sounding)));
            }
            if (n < notes) {
                keyboard.message(System.nanoTime(), ShortMessages.noteOn(0, pitch(n), 50 + n % 40));
            }
            due += step;
        }
    }

    private static int pitch(int n) {
        int degree = n / 2 % 14;
        return (n % 2 == 0 ? 60 : 43) + 12 * (degree / 7) + SCALE[degree % 7];
    }

    private static void playPhrases(MidiSink keyboard, int phrases) {
        long phraseNanos =
                Math.round((SILENCE_BEATS + ANSWER_BEATS) * TEMPO.nanosPerBeat()) + PHRASE_NOTES * 2 * PHRASE_GAP_NANOS;
        long due = System.nanoTime() + Math.round(2 * TEMPO.nanosPerBeat()); // what was played before is answered too
        for (int phrase = 0; phrase < phrases; phrase++) {
            for (int move = 0; move < 2 * PHRASE_NOTES; move++) {
                waitUntil(due + move * PHRASE_GAP_NANOS);
                int pitch = pitch(2 * (phrase + move / 2));
                int message = move % 2 == 0 ? ShortMessages.noteOn(0, pitch, 70) : ShortMessages.noteOff(0, pitch);
                keyboard.message(System.nanoTime(), message);
            }
            due += phraseNanos;
        }
        waitUntil(due);
    }

    private static void waitUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0) {
            LockSupport.parkNanos(left);
            left = nanos - System.nanoTime();
        }
    }

    private static ThreadMXBean threads() {
        if (ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads) {
            return threads;
        }
        throw new IllegalStateException("this JVM does not count what threads allocate");
    }

    /// The threads a note passes through: this one, the keyboard's, and the two of the running pipeline.
    private static long[] threadsOfANote() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread == Thread.currentThread()
                        || thread.getName().equals("continuo-improvise")
                        || thread.getName().equals("continuo-play"))
                .mapToLong(Thread::threadId)
                .toArray();
    }

    private static long allocatedBytes(ThreadMXBean threads, long[] ids) {
        long bytes = 0;
        for (long id : ids) {
            bytes += threads.getThreadAllocatedBytes(id);
        }
        return bytes;
    }
}
