package continuo.live;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventPoller;
import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.generate.GenerationSettings;
import continuo.generate.SmallNetworks;
import continuo.live.hear.LiveEvent;
import continuo.live.hear.NoteListener;
import continuo.live.improvise.Improviser;
import continuo.live.improvise.PlannedNote;
import continuo.live.play.Player;
import continuo.midi.ShortMessages;
import continuo.model.Network;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/// The whole path of a note without its threads: the same stages on the same kind of rings, in a time of its
/// own, so that an hour passes at once and each run is like the one before.
public final class Session {

    public static final long MILLI = 1_000_000;
    public static final long BEAT = 500 * MILLI;
    private static final long LATEST_WAKE_NANOS = 150 * MILLI;

    private static final Network NETWORK = SmallNetworks.network(1); // making it takes longer than playing on it
    /// At a tempo that is set, and with drafts, which give the stages the most to do.
    public static final LiveSettings SETTINGS =
            LiveSettings.DEFAULT.with(Tempo.UNMARKED).with(GenerationSettings.DEFAULT.withDrafts(20));

    final RecordingOutput output;
    public final LiveMeters meters = new LiveMeters();
    final List<String> said = new ArrayList<>();
    final List<RecordingOutput.Sent> heardNotes = new ArrayList<>();

    private final RingBuffer<LiveEvent> heard = RingBuffer.createMultiProducer(LiveEvent::new, 64);
    private final RingBuffer<PlannedNote> planned = RingBuffer.createSingleProducer(PlannedNote::new, 64);
    private final NoteListener listener;
    private final Improviser improviser;
    private final Player player;
    private final Reader<LiveEvent> improvising;
    private final Reader<PlannedNote> playing;
    private final long tickNanos;
    private final long beginNanos;
    private long now;
    private long feedBackNanos = Long.MAX_VALUE;
    private IntUnaryOperator change = message -> message;
    private int fedBack;
    private @Nullable Random wakes;
    private long wakesSeed;
    private long latestWakeNanos = LATEST_WAKE_NANOS;
    private boolean observerFails;
    private boolean improviserStalls;
    private boolean playerStalls;

    Session(LiveSettings settings) {
        this(settings, 0, 1, 1_000_000 * MILLI);
    }

    /// @param leadNanos of the output; 0 for one that does not schedule
    /// @param tickNanos the improviser is woken at multiples of it only
    Session(LiveSettings settings, long leadNanos, long tickNanos, long beginNanos) {
        this(settings, leadNanos, tickNanos, beginNanos, LiveObserver.NONE);
    }

    /// @param log looks on
    public Session(LiveSettings settings, long leadNanos, long tickNanos, long beginNanos, LiveObserver log) {
        this.tickNanos = tickNanos;
        this.beginNanos = beginNanos;
        now = beginNanos;
        output = new RecordingOutput(leadNanos, () -> now);
        LiveObserver observer = new LiveObserver() {
            @Override
            public void took(LiveEvent event) {
                log.took(event);
            }

            @Override
            public void step(Step step, long nanos, int data) {
                log.step(step, nanos, data);
            }

            @Override
            public void sent(long whenNanos, int message) {
                log.sent(whenNanos, message);
            }

            @Override
            public void passed(long whenNanos, int message) {
                log.passed(whenNanos, message);
            }

            @Override
            public void heard(long whenNanos, int message) {
                log.heard(whenNanos, message);
                if (observerFails) {
                    observerFails = false;
                    throw new IllegalStateException("meant to fail");
                }
                if (ShortMessages.command(message) != ShortMessages.CONTROL_CHANGE) {
                    heardNotes.add(new RecordingOutput.Sent(whenNanos - beginNanos, message));
                }
            }

            @Override
            public void said(String oneLine) {
                said.add(oneLine);
            }
        };
        Ports ports = new Ports("recording", leadNanos);
        player = new Player(output, settings, meters, observer, () -> now);
        improviser = new Improviser(
                new Continuation(NETWORK, settings.generation(), settings.seed()),
                planned,
                settings,
                ports,
                meters,
                observer,
                () -> now);
        listener = new NoteListener(heard, meters.unheard(), observer, ports);
        wants(settings);
        improvising = new Reader<>(
                heard,
                improviser,
                new Failures("improviser", improviser::recover, improviser::forget, meters.errors(), observer));
        playing = new Reader<>(
                planned, player, new Failures("player", player::recover, player::recover, meters.errors(), observer));
        playing.run(player::onStart);
    }

    /// What BatchEventProcessor does, without a thread.
    private static final class Reader<E> {

        private final EventPoller<E> poller;
        private final EventHandler<E> handler;
        private final Failures failures;

        Reader(RingBuffer<E> ring, EventHandler<E> handler, Failures failures) {
            this.handler = handler;
            this.failures = failures;
            poller = ring.newPoller();
            ring.addGatingSequences(poller.getSequence());
        }

        void drain() {
            try {
                poller.poll((event, sequence, endOfBatch) -> {
                    run(() -> {
                        try {
                            handler.onEvent(event, sequence, endOfBatch);
                        } catch (RuntimeException e) {
                            throw e;
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    });
                    return true;
                });
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }

        void run(Runnable work) {
            try {
                work.run();
            } catch (RuntimeException e) {
                failures.handleEventException(e, 0, null);
            }
        }
    }

    /// Nanoseconds since the session began.
    public long now() {
        return now - beginNanos;
    }

    public void press(int pitch, int velocity) {
        message(ShortMessages.noteOn(0, pitch, velocity));
    }

    public void release(int pitch) {
        message(ShortMessages.noteOff(0, pitch));
    }

    /// From now on the improviser wakes up to 0.15 s late, each time by another amount, and now and then for
    /// nothing.
    public void wakeAtRandom(long seed) {
        wakesSeed = seed;
        wakes = new Random(seed);
    }

    /// The same, no later than `nanos`.
    void wakeAtRandom(long seed, long nanos) {
        wakeAtRandom(seed);
        latestWakeNanos = nanos;
    }

    /// Presses the keys now and lets them go after `nanos`.
    public void chord(long nanos, int... pitches) {
        for (int pitch : pitches) {
            press(pitch, 80);
        }
        pass(nanos);
        for (int pitch : pitches) {
            release(pitch);
        }
    }

    /// From one of several keyboards.
    public void message(int source, int message) {
        listener.message(now, source, message);
        settle();
    }

    public void message(int message) {
        listener.message(now, message);
        settle();
    }

    /// Arrives, but the improviser has no time for it yet.
    public void messageUnattended(int message) {
        listener.message(now, message);
    }

    void found() {
        listener.found(now, "keyboard");
        settle();
    }

    void lost() {
        listener.lost(now, "keyboard");
        settle();
    }

    private void wants(LiveSettings settings) {
        listener.wantsClock(settings.beat() == BeatSource.CLOCK);
        listener.wantsOthers(settings.hands().thru().controllers());
    }

    public void settings(LiveSettings settings) {
        wants(settings);
        long sequence = heard.next();
        heard.get(sequence).set(settings, now);
        heard.publish(sequence);
        settle();
        wakeImproviser(); // what is drawn anew may be due too soon for the next tick
    }

    public void tap() {
        long sequence = heard.next();
        heard.get(sequence).set(LiveEvent.Kind.TAP, now);
        heard.publish(sequence);
        settle();
    }

    public void panic() {
        tell(LiveEvent.Kind.PANIC);
    }

    public void takeover() {
        tell(LiveEvent.Kind.TAKEOVER);
    }

    public void again() {
        tell(LiveEvent.Kind.AGAIN);
    }

    public void another() {
        tell(LiveEvent.Kind.ANOTHER);
    }

    private void tell(LiveEvent.Kind kind) {
        long sequence = heard.next();
        heard.get(sequence).set(kind, now);
        heard.publish(sequence);
        settle();
    }

    /// From now on what is sent comes back on the input, so much later.
    void feedBackAfter(long nanos) {
        feedBackAfter(nanos, message -> message);
    }

    /// The same, changed; what is changed to 0 does not come back. Never, if `nanos` is [Long#MAX_VALUE].
    void feedBackAfter(long nanos, IntUnaryOperator newChange) {
        feedBackNanos = nanos;
        change = newChange;
    }

    void failObserver() {
        observerFails = true;
    }

    /// Time passes, but the stages named do nothing meanwhile.
    public void stall(long nanos, boolean improviserToo) {
        improviserStalls = improviserToo;
        playerStalls = true;
        pass(nanos);
        improviserStalls = false;
        playerStalls = false;
        settle();
    }

    /// The machine sleeps: nobody does anything, and then it is later.
    void sleep(long nanos) {
        now += nanos;
        settle();
    }

    /// Time passes, and everybody does in it what is to be done.
    public void pass(long nanos) {
        long until = now + nanos;
        if (wakes != null && wakes.nextInt(3) == 0) {
            improvising.run(() -> improviser.wake(now));
            settle();
        }
        while (true) {
            long improviserNanos = improviserStalls ? Long.MAX_VALUE : nextTick(improviser.wakeNanos());
            long playerNanos = playerStalls ? Long.MAX_VALUE : player.wakeNanos();
            long echoNanos = nextEchoNanos();
            long next = Math.min(echoNanos, Math.min(improviserNanos, playerNanos));
            if (next > until) {
                break;
            }
            now = Math.max(now, next);
            if (next == echoNanos) {
                int back = change.applyAsInt(output.sent(fedBack++).message());
                if (back != 0) {
                    message(back);
                }
            } else if (playerNanos <= improviserNanos) {
                playing.run(() -> player.onTimeout(0));
            } else {
                wakeImproviser();
            }
        }
        now = until;
    }

    public void close() {
        playing.run(player::onShutdown);
    }

    List<RecordingOutput.Sent> sentSinceBegin() {
        return output.sent().stream()
                .map(one -> new RecordingOutput.Sent(one.atNanos() - beginNanos, one.message()))
                .toList();
    }

    /// Without what is sent at the very beginning, to put the instrument at rest, and without a clock.
    List<RecordingOutput.Sent> playedSinceBegin() {
        return sentSinceBegin().stream()
                .filter(one -> one.atNanos() > 0 && ShortMessages.status(one.message()) < ShortMessages.SYSTEM)
                .toList();
    }

    List<RecordingOutput.Sent> noteOnsSinceBegin() {
        return sentSinceBegin().stream()
                .filter(one -> ShortMessages.isPress(one.message()))
                .toList();
    }

    long soundingNow() {
        return output.sounding(now);
    }

    private long nextEchoNanos() {
        if (feedBackNanos == Long.MAX_VALUE || fedBack >= output.count()) {
            return Long.MAX_VALUE;
        }
        return output.sent(fedBack).atNanos() + feedBackNanos;
    }

    private void settle() {
        if (!improviserStalls) {
            improvising.drain();
        }
        if (!playerStalls) {
            playing.drain();
        }
    }

    private void wakeImproviser() {
        settle(); // a stage looks at its ring before it looks at the time
        while (improviser.wakeNanos() <= now) {
            improvising.run(() -> improviser.wake(now));
            settle();
        }
    }

    private long nextTick(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            return nanos;
        }
        if (wakes != null) { // the same lateness, however often this is asked
            return Math.max(now, nanos + new Random(wakesSeed ^ nanos).nextLong(latestWakeNanos));
        }
        long since = Math.max(nanos, now) - beginNanos;
        return beginNanos + (since + tickNanos - 1) / tickNanos * tickNanos;
    }
}
