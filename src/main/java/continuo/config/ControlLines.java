package continuo.config;

import static continuo.parameter.Range.anyOf;
import static continuo.parameter.Range.choice;
import static continuo.parameter.Range.number;
import static continuo.parameter.Range.whole;

import continuo.control.Action;
import continuo.control.Coding;
import continuo.control.Control;
import continuo.control.Curve;
import continuo.control.Port;
import continuo.control.Trigger;
import continuo.control.Trigger.Kind;
import continuo.parameter.Group;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// Reads the list of controls, each item by a table of its own.
final class ControlLines {

    private static final String NOTHING = "none"; // of texts that need not be there

    private static final int MOST = 256;

    private static final Parameter ON = key("on", anyOf(Range.Kind.TEXT), NOTHING);
    private static final Parameter SETS = key("sets", anyOf(Range.Kind.TEXT), NOTHING);
    private static final Parameter DOES = key("does", anyOf(Range.Kind.TEXT), NOTHING);
    private static final Parameter CHANNEL = key("channel", whole(1, 16, "all"), "all");
    private static final Parameter PORT = key("port", choice("any", "keys", "control"), "any");
    private static final Parameter AS = key("as", choice("absolute", "button", "twos", "offset", "signed"), "absolute");
    private static final Parameter FROM = key("from", anyOf(Range.Kind.TEXT), NOTHING);
    private static final Parameter TO = key("to", anyOf(Range.Kind.TEXT), NOTHING);
    private static final Parameter CURVE = key("curve", choice("linear", "exponential"), "linear");
    private static final Parameter TAKEOVER = key("takeover", choice("jump", "pickup"), "jump");
    private static final Parameter VALUE = key("value", anyOf(Range.Kind.TEXTS), NOTHING);
    private static final Parameter HELD = key("held", number(0, 10, "seconds"), "0");

    private static final List<Parameter> TABLE =
            List.of(ON, SETS, DOES, CHANNEL, PORT, AS, FROM, TO, CURVE, TAKEOVER, VALUE, HELD);

    private static final List<String> LIVE =
            Parameters.ALL.stream().filter(Parameter::live).map(Parameter::name).toList();
    private static final List<String> SET_BY_DOING =
            List.of(Parameters.PRESET.name(), Parameters.MODE.name(), Parameters.RECORD.name());
    private static final List<String> ACTIONS = Stream.concat(
                    Arrays.stream(Action.values()).map(Action::word), SET_BY_DOING.stream())
            .toList();

    private final List<Entry> entries;
    private final Values values;

    private ControlLines(List<Entry> entries) throws ConfigException {
        this.entries = entries;
        values = new Values(TABLE, List.of(entries));
    }

    private static Parameter key(String name, Range range, String usual) {
        return new Parameter(Group.FIRST, Written.CONTROLS + "." + name, range, usual, true, name);
    }

    static List<Control> read(List<List<Entry>> items) throws ConfigException {
        List<Control> controls = new ArrayList<>();
        for (List<Entry> item : items) {
            if (controls.size() == MOST) {
                throw new ConfigException("%s is the control after the %dth; keep no more than that"
                        .formatted(item.getFirst().where(), MOST));
            }
            controls.add(new ControlLines(item).control());
        }
        return controls;
    }

    private Control control() throws ConfigException {
        Trigger trigger = trigger();
        long heldNanos = values.nanos(HELD, 1e9);
        boolean sets = isThere(SETS);
        if (sets == isThere(DOES)) {
            throw about("needs one of sets, with a setting, or does, with an action");
        }
        if (sets) {
            return setting(SETS, trigger, heldNanos);
        }
        return SET_BY_DOING.contains(values.text(DOES)) ? setting(DOES, trigger, heldNanos) : doing(trigger, heldNanos);
    }

    private Trigger trigger() throws ConfigException {
        int channel = (int) values.wholeOr(CHANNEL, 0) - 1;
        String on = values.text(ON);
        if (!isThere(ON)) {
            throw about("needs on: with " + Trigger.WANTED);
        }
        return Trigger.of(on, channel, values.choice(PORT, Port.class))
                .orElseThrow(() -> values.wrong(ON, Trigger.WANTED));
    }

    private Control doing(Trigger trigger, long heldNanos) throws ConfigException {
        String word = values.text(DOES);
        Action action = Arrays.stream(Action.values())
                .filter(one -> one.word().equals(word))
                .findFirst()
                .orElseThrow(() -> values.wrong(DOES, "one of " + String.join(", ", ACTIONS)));
        if (trigger.kind() == Kind.WHEEL) {
            throw values.wrong(ON, "cc, note or program with a number, for the wheel cannot be pressed");
        }
        return Control.doing(action, trigger, heldNanos);
    }

    /// @param key under which the name of the setting stands
    private Control setting(Parameter key, Trigger trigger, long heldNanos) throws ConfigException {
        String name = values.text(key);
        if (!LIVE.contains(name)) {
            throw values.wrong(
                    key,
                    "a setting that may change while Continuo plays; the nearest one is '"
                            + Spelling.nearest(name, LIVE) + "'");
        }
        Parameter parameter = Parameters.named(name).orElseThrow();
        List<String> texts = texts(parameter);
        boolean pressed = trigger.kind() == Kind.NOTE || trigger.kind() == Kind.PROGRAM;
        Coding coding = pressed ? Coding.BUTTON : values.choice(AS, Coding.class);
        boolean countless =
                !parameter.range().isNumeric() && parameter.range().words().isEmpty();
        if (texts.isEmpty()
                && (countless || (coding == Coding.BUTTON && parameter.range().isNumeric()))) {
            throw about("needs value: with the " + name + " that it sets, or several with commas between them");
        }
        if (trigger.kind() == Kind.WHEEL && coding != Coding.ABSOLUTE) {
            throw values.wrong(AS, "absolute, as the wheel is");
        }
        double from = end(FROM, parameter, parameter.range().min());
        double to = end(TO, parameter, parameter.range().max());
        Curve curve = values.choice(CURVE, Curve.class);
        if (curve == Curve.EXPONENTIAL && Math.min(from, to) <= 0) {
            throw values.wrong(CURVE, "linear where from or to is 0; or write a from above 0");
        }
        boolean pickUp = values.text(TAKEOVER).equals("pickup");
        return new Control(trigger, parameter, null, coding, from, to, curve, pickUp, texts, heldNanos);
    }

    private List<String> texts(Parameter parameter) throws ConfigException {
        List<String> texts = values.texts(VALUE);
        for (String text : texts) {
            if (!parameter.range().admits(text)) {
                throw values.wrong(VALUE, parameter.range().wanted());
            }
        }
        return texts;
    }

    private double end(Parameter key, Parameter parameter, double otherwise) throws ConfigException {
        if (!isThere(key)) {
            return otherwise;
        }
        String text = values.text(key);
        if (!parameter.range().isNumber(text) || !parameter.range().admits(text)) {
            throw values.wrong(
                    key,
                    parameter.range().isNumeric() ? parameter.range().wanted() : "left out for " + parameter.name());
        }
        return new BigDecimal(text).doubleValue();
    }

    private boolean isThere(Parameter key) {
        return entries.stream().anyMatch(entry -> entry.key().equals(key.name()));
    }

    private ConfigException about(String needs) {
        Entry first = entries.getFirst();
        String where =
                first.where().substring(0, first.where().length() - first.key().length());
        return new ConfigException(where + "this control " + needs);
    }
}
