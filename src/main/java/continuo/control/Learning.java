package continuo.control;

import continuo.control.Trigger.Kind;
import continuo.midi.ShortMessages;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Finds out which control somebody moves. The first movement names one, a second one after a rest confirms it;
/// what trembles has not moved. Any thread may call.
public final class Learning {

    /// A movement is over when nothing has moved for so long.
    static final long REST_NANOS = 300_000_000;

    /// What moves less than this share of its way trembles.
    private static final double TREMBLING = 3.0 / 127;

    private static final int WHEEL_AT_REST = 8_192;

    private final Predicate<Trigger> fits;
    private final Consumer<String> said;
    private final Map<Trigger, Integer> stoodAt = new HashMap<>();
    private @Nullable Trigger moved;
    private long movedNanos;

    /// @param fits which controls will do; others are passed over
    /// @param said takes a line for the user
    public Learning(Predicate<Trigger> fits, Consumer<String> said) {
        this.fits = fits;
        this.said = said;
    }

    /// What has been moved twice, with its channel, if it is known now.
    public synchronized Optional<Trigger> message(long whenNanos, int message) {
        Optional<Trigger> control = control(message).filter(fits).filter(one -> hasMoved(one, message));
        if (control.isEmpty()) {
            return Optional.empty();
        }
        boolean again = control.get().equals(moved);
        boolean rested = whenNanos - movedNanos >= REST_NANOS;
        movedNanos = whenNanos;
        if (again && rested) {
            return control;
        }
        if (!again) {
            moved = control.get();
            said.accept("%s on channel %d; move it once more".formatted(moved.words(), moved.channel() + 1));
        }
        return Optional.empty();
    }

    private static Optional<Trigger> control(int message) {
        int number = ShortMessages.data1(message);
        int channel = ShortMessages.channel(message);
        return switch (ShortMessages.command(message)) {
            case ShortMessages.CONTROL_CHANGE -> Optional.of(new Trigger(Kind.CC, number, channel, Port.ANY));
            case ShortMessages.NOTE_ON -> Optional.of(new Trigger(Kind.NOTE, number, channel, Port.ANY));
            case ShortMessages.PROGRAM_CHANGE -> Optional.of(new Trigger(Kind.PROGRAM, number, channel, Port.ANY));
            case ShortMessages.PITCH_WHEEL -> Optional.of(new Trigger(Kind.WHEEL, 0, channel, Port.ANY));
            default -> Optional.empty();
        };
    }

    private boolean hasMoved(Trigger control, int message) {
        return switch (control.kind()) {
            case NOTE -> ShortMessages.isPress(message);
            case PROGRAM -> true;
            case CC, WHEEL -> hasMovedTo(control, control.value(message));
        };
    }

    /// Where a controller stood before is not known: what comes first is where it stands.
    private boolean hasMovedTo(Trigger control, int value) {
        int before = stoodAt.getOrDefault(control, control.kind() == Kind.WHEEL ? WHEEL_AT_REST : value);
        boolean moves = Math.abs(value - before) >= TREMBLING * control.most();
        if (moves || !stoodAt.containsKey(control)) {
            stoodAt.put(control, value);
        }
        return moves;
    }
}
