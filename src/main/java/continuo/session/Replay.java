package continuo.session;

import continuo.generate.Continuation;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Ports;
import continuo.live.Step;
import continuo.live.hear.LiveEvent;
import continuo.live.improvise.Improviser;
import continuo.live.improvise.PlannedNote;
import continuo.live.play.Player;
import continuo.model.Network;
import java.io.IOException;
import java.nio.file.Path;

/// Plays a session again: gives the events and steps of its log to new stages, as fast as they can take them, and
/// compares what they send with what was sent.
public final class Replay implements LogVisitor {

    private final OrderTape orders;
    private final ComparedOutput output;
    private final Improviser improviser;
    private final Player player;
    private long nowNanos;
    private boolean torn;
    private boolean astray;

    /// What came of it.
    ///
    /// @param bytes how many were sent, both times
    /// @param equal whether they were the same, at the same instants
    /// @param torn whether a gap in the log kept the rest from being compared
    public record Result(long bytes, boolean equal, boolean torn) {}

    private Replay(SessionHeader header, Deliveries deliveries, Network network) {
        LiveSettings settings = header.settings();
        LiveMeters meters = new LiveMeters();
        orders = new OrderTape(deliveries.refused());
        output = new ComparedOutput(deliveries, header.leadNanos());
        player = new Player(output, settings, meters, LiveObserver.NONE, () -> nowNanos);
        improviser = new Improviser(
                new Continuation(network, settings.generation(), settings.seed()),
                orders,
                settings,
                new Ports(output.name(), header.leadNanos()),
                meters,
                LiveObserver.NONE,
                () -> nowNanos);
    }

    /// What a session began with.
    ///
    /// @throws IOException if it is no log that this program can read; the message is for the user
    public static SessionHeader header(Path log) throws IOException {
        try (LogReader reader = new LogReader(log)) {
            return reader.header();
        }
    }

    /// @param network the one that played
    public static Result of(Path log, Network network) throws IOException {
        Deliveries deliveries = new Deliveries();
        try (LogReader reader = new LogReader(log)) {
            reader.read(deliveries);
        }
        try (LogReader reader = new LogReader(log)) {
            Replay replay = new Replay(reader.header(), deliveries, network);
            reader.read(replay);
            boolean equal = !replay.astray && replay.output.isEqual(deliveries.isWhole());
            return new Result(replay.output.bytes(), equal, deliveries.isTorn());
        }
    }

    @Override
    public void gap() {
        torn = true;
    }

    @Override
    public void took(LiveEvent event) {
        run(event.heardNanos(), () -> improviser.onEvent(event, 0, true));
    }

    @Override
    public void step(Step step, long nanos, int data) {
        switch (step) {
            case WOKEN -> run(nanos, () -> improviser.wake(nanos));
            case RECOVERED -> run(nowNanos, improviser::recover);
            case FORGOTTEN -> run(nowNanos, improviser::forget);
            case STARTED -> run(nanos, () -> player.start(nanos));
            case ORDERED -> run(nanos, () -> take(nanos, data == 1));
            case DUE -> run(nanos, () -> player.playDue(nanos));
            case SILENCED -> run(nanos, () -> player.recover(nanos));
            case ENDED -> run(nanos, () -> player.end(nanos));
            case BEAT, BAR, REFUSED, UNSENT, TAKEN_BACK, NOT_TAKEN_BACK -> {} // what came of it
        }
    }

    private void take(long nanos, boolean last) {
        PlannedNote order = orders.take();
        if (order == null) {
            astray = true;
            return;
        }
        player.take(order, nanos);
        if (last) {
            player.playDue(nanos);
        }
    }

    private void run(long nanos, Runnable work) {
        if (torn) {
            return;
        }
        nowNanos = nanos;
        try {
            work.run();
        } catch (RuntimeException e) {
            return; // as it failed then: how the stage went on stands next
        }
    }
}
