package continuo.live;

import com.lmax.disruptor.InsufficientCapacityException;
import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.generate.Snapshot;
import continuo.generate.Style;
import continuo.live.hear.LiveEvent;
import continuo.live.hear.NoteListener;
import continuo.live.improvise.Improviser;
import continuo.live.improvise.PlannedNote;
import continuo.live.play.Player;
import continuo.midi.HostSystem;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.model.Network;
import continuo.realtime.Urgency;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The whole path of a note. Makes the rings and the threads, and ends them. It uses the output from the start on until
/// it is closed, but does not close it.
public final class LivePipeline implements AutoCloseable {

    private static final int HEARD_SLOTS = 1024;
    private static final int PLANNED_SLOTS = 256;
    private static final long PLAYER_SPIN_NANOS = 300_000;
    private static final long PLAYER_SPIN_NANOS_ON_WINDOWS = 2_000_000; // there, sleep counts in ticks of 1 ms at best
    private static final long END_MILLIS = 200;
    private static final int CLAIM_ATTEMPTS = 1_000;

    private final Network network;
    private final LiveMeters meters = new LiveMeters();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final LiveObserver observer;
    private final MidiOutput output;
    private final WarmUp warmUp;
    private final RingBuffer<LiveEvent> heard;
    private final NoteListener listener;
    private final Stage<LiveEvent> improvising;
    private final Stage<PlannedNote> playing;
    private Style style; // guarded by this

    public LivePipeline(Network network, MidiOutput output, LiveSettings settings, LiveObserver observer) {
        this.network = network;
        this.observer = observer;
        this.output = output;
        style = settings.generation().style();
        warmUp = new WarmUp(network, settings);
        WaitStyle style = settings.waiting();

        Player player = new Player(output, settings, meters, observer, System::nanoTime);
        RingBuffer<PlannedNote> planned = RingBuffer.createSingleProducer(
                PlannedNote::new, PLANNED_SLOTS, new Patience(style, playerSpinNanos(), player::wakeNanos));
        playing = new Stage<>(
                "continuo-play",
                Urgency.PLAY,
                style,
                planned,
                player,
                failures("player", player::recover, player::recover));

        Ports ports = new Ports(output.name(), output.schedules() ? output.leadNanos() : 0);
        Improviser improviser = new Improviser(
                new Continuation(network, settings.generation(), settings.seed()),
                planned,
                settings,
                ports,
                meters,
                observer,
                System::nanoTime);
        heard = RingBuffer.createMultiProducer(
                LiveEvent::new, HEARD_SLOTS, new Patience(style, 0, improviser::wakeNanos));
        improvising = new Stage<>(
                "continuo-improvise",
                Urgency.THINK,
                style,
                heard,
                improviser,
                failures("improviser", improviser::recover, improviser::forget));
        listener = new NoteListener(heard, meters.unheard(), observer, ports);
        wants(settings);
    }

    private void wants(LiveSettings settings) {
        listener.wantsClock(settings.beat() == BeatSource.CLOCK);
        listener.wantsOthers(settings.hands().thru().controllers());
    }

    private static long playerSpinNanos() {
        return HostSystem.here() == HostSystem.WINDOWS ? PLAYER_SPIN_NANOS_ON_WINDOWS : PLAYER_SPIN_NANOS;
    }

    private Failures failures(String stage, Runnable recovery, Runnable lastResort) {
        return new Failures(stage, recovery, lastResort, meters.errors(), observer);
    }

    /// Puts the instrument at rest and begins to listen. Called once. Takes a moment: the network is run until it is
    /// compiled, so that the first note heard does not wait for that.
    public void start() {
        warmUp.run();
        output.watch(new Listeners(observer));
        playing.start();
        improvising.start();
    }

    /// Where the input delivers; may be called on any thread, and never waits.
    public MidiSink sink() {
        return listener;
    }

    /// Where a port delivers that is only for control: a MIDI clock is taken from there too.
    public MidiSink clockSink() {
        return listener.clockOnly();
    }

    /// Other settings, in force from the next note on.
    public synchronized void settings(LiveSettings settings) {
        wants(settings);
        Style newStyle = settings.generation().style();
        Snapshot prepared = newStyle.equals(style) ? null : Continuation.beginning(network, newStyle);
        long sequence = claim();
        heard.get(sequence).set(settings, prepared, System.nanoTime());
        heard.publish(sequence);
        style = newStyle;
    }

    /// A beat is here, taps somebody.
    ///
    /// @param nanos when
    public void tap(long nanos) {
        long sequence = claim();
        heard.get(sequence).set(LiveEvent.Kind.TAP, nanos);
        heard.publish(sequence);
    }

    /// Silence at once.
    public void panic() {
        tell(LiveEvent.Kind.PANIC);
    }

    /// The player hands the line over, or takes it back.
    public void takeover() {
        tell(LiveEvent.Kind.TAKEOVER);
    }

    /// The last answer once more.
    public void again() {
        tell(LiveEvent.Kind.AGAIN);
    }

    /// Another answer in place of the last one.
    public void another() {
        tell(LiveEvent.Kind.ANOTHER);
    }

    private void tell(LiveEvent.Kind kind) {
        long now = System.nanoTime();
        long sequence = claim();
        heard.get(sequence).set(kind, now);
        heard.publish(sequence);
    }

    /// What a user asks for is not dropped like a note: this waits for room.
    private long claim() {
        for (int attempt = 0; attempt < CLAIM_ATTEMPTS; attempt++) {
            try {
                return heard.tryNext();
            } catch (InsufficientCapacityException full) {
                LockSupport.parkNanos(1_000_000);
            }
        }
        throw new IllegalStateException("the improviser has not listened for a second");
    }

    public LiveReport report() {
        return meters.report();
    }

    /// Ends what sounds, puts the instrument at rest, and ends the threads. Takes half a second at most, even where the
    /// output is stuck. Closing twice does nothing; any thread may do it.
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        improvising.end(END_MILLIS);
        if (!playing.end(END_MILLIS)) {
            observer.said("The output \"" + output.name() + "\" does not take what is sent to it; notes may still sound"
                    + " there.");
        }
    }
}
