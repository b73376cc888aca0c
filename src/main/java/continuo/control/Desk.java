package continuo.control;

import continuo.midi.MidiSink;
import continuo.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// Reads what the controls of all inputs have done and moves the [Board] accordingly, on a thread of its own,
/// `continuo-control`. Any thread may change the list of controls.
public final class Desk implements AutoCloseable {

    /// New settings are handed on no oftener than this.
    static final long APART_NANOS = 25_000_000;

    /// What has not moved for so long is said.
    static final long REST_NANOS = 400_000_000;

    private static final long NEVER = Long.MAX_VALUE;

    private final Board board;
    private final Consumer<String> said;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("continuo-control").unstarted(this::workUntilClosed);
    private volatile Moves moves = new Moves(List.of());
    private volatile boolean closed;
    private volatile boolean panics;
    // Owned by the thread above.
    private Moves known = moves;
    private Knob[] knobs = {};
    private final Map<Parameter, String> unsaid = new LinkedHashMap<>();
    private long nextNanos = Long.MIN_VALUE;
    private long sayNanos = NEVER;

    /// @param said takes one line for the user when something has been moved
    public Desk(Board board, Consumer<String> said) {
        this.board = board;
        this.said = said;
    }

    /// Other controls from now on; if they are the same, what is held or has picked a value up stays so.
    public void controls(List<Control> controls) {
        if (!moves.isOf(controls)) {
            moves = new Moves(controls);
        }
    }

    /// What an input delivers to, so that its controls come here and the rest goes to `music`.
    public MidiSink at(Port port, MidiSink music) {
        return new ControlInput(port, music, this);
    }

    /// Whether a control sends `message`, which is taken down then. Called on the threads of the inputs.
    boolean take(Port port, long whenNanos, int message) {
        Moves current = moves;
        if (!current.isControl(port, message)) {
            return false;
        }
        if (current.take(port, whenNanos, message)) {
            LockSupport.unpark(thread);
        }
        return true;
    }

    /// Silence is wanted at once. Called on the threads of the inputs.
    void panic() {
        panics = true;
        LockSupport.unpark(thread);
    }

    public void start() {
        thread.start();
    }

    private void workUntilClosed() {
        while (!closed) {
            long wake = work(System.nanoTime());
            if (wake == NEVER) {
                LockSupport.park(this);
            } else {
                LockSupport.parkNanos(this, Math.max(1, wake - System.nanoTime()));
            }
        }
    }

    /// Does what is to be done, and returns when there is more to do if nothing moves before. What fails is
    /// said, and does not end this.
    long work(long now) {
        try {
            return workOnce(now);
        } catch (RuntimeException e) {
            said.accept("What a control has done is not in force (%s); do it again.".formatted(e.getMessage()));
            return now + REST_NANOS;
        }
    }

    private long workOnce(long now) {
        if (panics) {
            panics = false; // first: one that comes now counts again
            act(Action.PANIC, now);
        }
        if (known != moves) {
            known = moves;
            knobs = knobs(known);
        }
        long wake = NEVER;
        Map<Parameter, String> changes = new LinkedHashMap<>();
        for (int index = 0; index < known.size(); index++) {
            wake = Math.min(wake, hold(index, now));
            Control control = known.control(index);
            if (control.action() != null) {
                if (known.read(index) != 0) {
                    act(control.action(), known.pressedNanos(index));
                }
            } else if (now >= nextNanos) {
                turn(index, changes);
            } else if (known.isWaiting(index)) {
                wake = Math.min(wake, nextNanos);
            }
        }
        if (!changes.isEmpty()) {
            move(changes, now);
        }
        return Math.min(wake, say(now));
    }

    private static Knob[] knobs(Moves moves) {
        Knob[] knobs = new Knob[moves.size()];
        for (int index = 0; index < knobs.length; index++) {
            Parameter parameter = moves.control(index).parameter();
            if (parameter != null) {
                knobs[index] = new Knob(moves.control(index), parameter);
            }
        }
        return knobs;
    }

    private long hold(int index, long now) {
        long heldAt = known.heldAtNanos(index);
        if (heldAt > now) {
            return heldAt;
        }
        known.countHeld(index, heldAt);
        return NEVER;
    }

    private void turn(int index, Map<Parameter, String> changes) {
        int moved = known.read(index);
        Parameter parameter = known.control(index).parameter();
        if (moved != 0 && parameter != null) {
            String current = changes.getOrDefault(parameter, board.text(parameter));
            Optional<String> text = knobs[index].turned(moved, current);
            text.ifPresent(changed -> changes.put(parameter, changed));
        }
    }

    private void act(Action action, long pressedNanos) {
        if (action == Action.TAP) {
            board.tap(pressedNanos);
            return; // what comes of the taps is said, not each of them
        }
        board.act(action);
        said.accept(action.word() + ": " + action.says());
    }

    private void move(Map<Parameter, String> changes, long now) {
        nextNanos = now + APART_NANOS;
        String wrong = board.move(changes);
        if (wrong.isEmpty()) {
            unsaid.putAll(changes);
            sayNanos = now + REST_NANOS;
        } else {
            said.accept("A control is left alone: " + wrong + ".");
        }
    }

    private long say(long now) {
        if (now < sayNanos) {
            return sayNanos;
        }
        unsaid.forEach((parameter, text) -> said.accept("By hand: %s %s %s"
                .formatted(parameter.name(), text, parameter.range().unit())
                .strip()));
        unsaid.clear();
        sayNanos = NEVER;
        return NEVER;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }
}
