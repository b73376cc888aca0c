package continuo.control;

import continuo.control.Trigger.Kind;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/// What has been moved and not yet been read: of each control one number, whatever has come. The threads of the
/// inputs write, without waiting or allocating; [Desk] reads.
final class Moves {

    private static final long UP = 0; // no instant at which a button went down

    private final Control[] controls;
    // Of a fader its value and 1, of an endless knob the steps, of a button the presses; 0 if there is nothing new.
    private final AtomicIntegerArray waiting;
    private final AtomicIntegerArray down;
    private final AtomicLongArray downNanos;
    private final AtomicLongArray pressedNanos;

    Moves(List<Control> controls) {
        this.controls = controls.toArray(Control[]::new);
        waiting = new AtomicIntegerArray(this.controls.length);
        down = new AtomicIntegerArray(this.controls.length);
        downNanos = new AtomicLongArray(this.controls.length);
        pressedNanos = new AtomicLongArray(this.controls.length);
    }

    boolean isOf(List<Control> list) {
        return List.of(controls).equals(list);
    }

    int size() {
        return controls.length;
    }

    Control control(int index) {
        return controls[index];
    }

    /// Whether a control sends `message`.
    boolean isControl(Port from, int message) {
        for (Control control : controls) {
            if (control.trigger().matches(from, message)) {
                return true;
            }
        }
        return false;
    }

    /// Takes a message down for each control that sends it. Returns whether there is something to read.
    boolean take(Port from, long whenNanos, int message) {
        boolean taken = false;
        for (int index = 0; index < controls.length; index++) {
            if (controls[index].trigger().matches(from, message)) {
                taken |= put(index, whenNanos, controls[index].trigger().value(message));
            }
        }
        return taken;
    }

    private boolean put(int index, long whenNanos, int value) {
        Coding coding = controls[index].coding();
        if (coding == Coding.ABSOLUTE) {
            return waiting.getAndSet(index, value + 1) == 0;
        }
        if (coding.isRelative()) {
            int steps = coding.steps(value);
            return waiting.getAndAdd(index, steps) == 0 && steps != 0;
        }
        return button(index, whenNanos, value);
    }

    /// A controller that says again that it is down has not been pressed again; a key or a program that comes
    /// has.
    private boolean button(int index, long whenNanos, int value) {
        Kind kind = controls[index].trigger().kind();
        boolean pressed = kind == Kind.NOTE ? value > 0 : value >= 64;
        boolean wasDown = down.getAndSet(index, pressed && kind == Kind.CC ? 1 : 0) == 1;
        if (!pressed) {
            downNanos.set(index, UP);
            return false;
        }
        if (wasDown) {
            return false;
        }
        pressedNanos.set(index, whenNanos);
        if (controls[index].heldNanos() > 0) {
            downNanos.set(index, whenNanos == UP ? 1 : whenNanos);
        } else {
            waiting.getAndIncrement(index);
        }
        return true;
    }

    /// When a button that is down has been held long enough; [Long#MAX_VALUE] if none is, or it has counted.
    long heldAtNanos(int index) {
        long since = downNanos.get(index);
        return since == UP ? Long.MAX_VALUE : since + controls[index].heldNanos();
    }

    /// A button has been held long enough: it counts, once, unless it was let go meanwhile.
    void countHeld(int index, long heldAtNanos) {
        if (downNanos.compareAndSet(index, heldAtNanos - controls[index].heldNanos(), UP)) {
            waiting.getAndIncrement(index);
        }
    }

    /// When a button went down last.
    long pressedNanos(int index) {
        return pressedNanos.get(index);
    }

    boolean isWaiting(int index) {
        return waiting.get(index) != 0;
    }

    /// What is new, which is nothing from then on.
    int read(int index) {
        return waiting.getAndSet(index, 0);
    }
}
