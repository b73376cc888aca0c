package continuo.live.improvise;

import com.lmax.disruptor.EventSequencer;
import com.lmax.disruptor.InsufficientCapacityException;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.OwnPedal;
import continuo.live.Step;
import continuo.live.improvise.PlannedNote.Kind;
import continuo.midi.ShortMessages;
import java.util.concurrent.atomic.AtomicLong;

/// Writes the ring that the player reads, and never waits for it. A note that finds it full is dropped and counted. Any
/// other order must not be lost: one that finds no room is owed, and paid as [Kind#SILENCE] as soon as there is some;
/// until then no note goes through.
final class Orders {

    private static final long NO_ROOM = -1;

    private final EventSequencer<PlannedNote> planned;
    private final AtomicLong dropped;
    private final LiveObserver observer;
    private final Pedalling pedalling = new Pedalling(this);
    private LiveSettings settings;
    private long attempts;
    private boolean owing;
    private int soon; // 0: nothing

    /// @param observer is told of each order that found no room
    Orders(EventSequencer<PlannedNote> planned, AtomicLong dropped, LiveSettings settings, LiveObserver observer) {
        this.planned = planned;
        this.dropped = dropped;
        this.settings = settings;
        this.observer = observer;
        pedalling.wanted(settings.hands().ownPedal() == OwnPedal.AS_HEARD);
    }

    void note(int pitch, int velocity, long dueNanos, long endNanos, boolean first) {
        long sequence = pay() ? claim() : NO_ROOM;
        if (sequence == NO_ROOM) {
            dropped.incrementAndGet();
            return;
        }
        planned.get(sequence).set(pitch, velocity, dueNanos, endNanos, first);
        planned.publish(sequence);
        pedalling.note(dueNanos);
    }

    /// The own pedal is down in this time; it stays up where there is no room.
    void pedal(long downNanos, long upNanos) {
        long sequence = owing ? NO_ROOM : claim();
        if (sequence != NO_ROOM) {
            planned.get(sequence).setPedal(downNanos, upNanos);
            planned.publish(sequence);
        }
    }

    /// How what is ordered is pedalled.
    Pedalling pedalling() {
        return pedalling;
    }

    /// What sounds ends; first of all, but for what [#passSoon] was given.
    void cancel() {
        pedalling.cancel();
        order(Kind.CANCEL, 0);
        passNow();
    }

    /// A message of the player's goes on to the output with [#passNow], or right after a [#cancel] before that.
    void passSoon(int message) {
        soon = message;
    }

    void passNow() {
        if (soon != 0) {
            int message = soon;
            soon = 0;
            pass(message);
        }
    }

    /// A message of the player's goes on to the output: one that begins a note is dropped where there is no room.
    void pass(int message) {
        boolean begins = ShortMessages.isPress(message);
        long sequence = owing ? NO_ROOM : claim();
        if (sequence == NO_ROOM) {
            owing |= !begins;
            if (begins) {
                dropped.incrementAndGet();
            }
            return;
        }
        planned.get(sequence).setPassed(message);
        planned.publish(sequence);
    }

    /// What the player holds by what was passed on ends.
    void letGo(boolean keys, boolean controllers) {
        long sequence = owing ? NO_ROOM : claim();
        if (sequence == NO_ROOM) {
            owing = true;
            return;
        }
        planned.get(sequence).setLetGo(keys, controllers);
        planned.publish(sequence);
    }

    void stop(long latestNanos) {
        pedalling.cancel();
        order(Kind.STOP, latestNanos);
    }

    void withdrawAfter(long nanos) {
        pedalling.withdrawAfter(nanos);
        order(Kind.WITHDRAW, nanos);
    }

    /// Nothing at `pitch` is planned or sounds from now on.
    void end(int pitch) {
        long sequence = owing ? NO_ROOM : claim();
        if (sequence == NO_ROOM) {
            owing = true;
            return;
        }
        planned.get(sequence).setEnd(pitch);
        planned.publish(sequence);
    }

    /// How the beat runs that is sent to others. Returns whether there was room.
    boolean beat(OutgoingBeat beat) {
        long sequence = owing ? NO_ROOM : claim();
        if (sequence != NO_ROOM) {
            planned.get(sequence).set(beat);
            planned.publish(sequence);
        }
        return sequence != NO_ROOM;
    }

    void silence() {
        pedalling.cancel();
        order(Kind.SILENCE, 0);
    }

    void settings(LiveSettings newSettings) {
        settings = newSettings;
        pedalling.wanted(settings.hands().ownPedal() == OwnPedal.AS_HEARD);
        order(Kind.SETTINGS, 0);
    }

    boolean owing() {
        return owing;
    }

    /// Pays what is owed if there is room. Returns whether nothing is owed any more.
    boolean pay() {
        if (owing) {
            owing = false;
            order(Kind.SILENCE, 0);
        }
        return !owing;
    }

    private void order(Kind kind, long nanos) {
        long sequence = owing ? NO_ROOM : claim();
        if (sequence == NO_ROOM) {
            owing = true;
            return;
        }
        planned.get(sequence).set(kind, nanos, settings);
        planned.publish(sequence);
    }

    private long claim() {
        long attempt = attempts++;
        try {
            return planned.tryNext();
        } catch (InsufficientCapacityException full) { // one instance, without a stack trace
            observer.step(Step.REFUSED, attempt, 0);
            return NO_ROOM;
        }
    }
}
