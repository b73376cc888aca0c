package continuo.control;

import continuo.parameter.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/// What is shown on the port of a controller: buttons that are on, and what Continuo is at. Sends only what has
/// changed.
/// One thread at a time uses it.
public final class Lights {

    private static final int OFF = 0;
    private static final int LISTENS = 64;
    private static final int ON = 127;
    private static final String SWITCHED_ON = "on";

    private final Board board;
    private final BooleanSupplier answers;
    private final IntConsumer out;
    private final Map<Trigger, Integer> shown = new LinkedHashMap<>();
    private List<Control> controls = List.of();
    private @Nullable Trigger state;
    private int channel;

    /// @param answers whether what Continuo plays is heard now
    /// @param out takes the messages, packed as [continuo.midi.ShortMessages] says
    public Lights(Board board, BooleanSupplier answers, IntConsumer out) {
        this.board = board;
        this.answers = answers;
        this.out = out;
    }

    /// What is to be lit from now on.
    ///
    /// @param newState shows what Continuo is at; none if nothing does
    /// @param newChannel of what has no other, 0 to 15
    public void show(List<Control> newControls, @Nullable Trigger newState, int newChannel) {
        if (newChannel != channel || !Objects.equals(newState, state) || !newControls.equals(controls)) {
            off();
            controls = newControls;
            state = newState;
            channel = newChannel;
        }
    }

    /// Somebody sees the lights now who has not been told how they are.
    public void tellAll() {
        shown.clear();
    }

    /// Sends what is otherwise than it was.
    public void refresh() {
        boolean answering = answers.getAsBoolean();
        if (state != null) {
            show(state, answering ? ON : LISTENS);
        }
        Map<Trigger, Integer> lit = new LinkedHashMap<>(); // a button may have several lines
        for (Control control : controls) {
            if (control.trigger().canShow() && control.coding() == Coding.BUTTON) {
                lit.merge(control.trigger(), isOn(control, answering) ? ON : OFF, Math::max);
            }
        }
        lit.forEach(this::show);
    }

    private void show(Trigger trigger, int value) {
        Integer before = shown.put(trigger, value);
        if (before == null || before != value) {
            out.accept(trigger.shown(value, channel));
        }
    }

    private boolean isOn(Control control, boolean answering) {
        Parameter parameter = control.parameter();
        if (parameter == null) {
            return control.action() == Action.TAKEOVER && answering;
        }
        String text = board.text(parameter);
        List<String> values = control.values().isEmpty() ? board.words(parameter) : control.values();
        if (values.contains(SWITCHED_ON)) {
            return text.equals(SWITCHED_ON);
        }
        return values.size() == 1 ? values.contains(text) : values.indexOf(text) > 0;
    }

    /// Nothing is on, and Continuo is off.
    public void off() {
        shown.forEach((trigger, value) -> {
            if (value != OFF) {
                out.accept(trigger.shown(OFF, channel));
            }
        });
        shown.clear();
    }
}
