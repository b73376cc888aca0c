package continuo.config;

import continuo.control.Action;
import continuo.control.Trigger;
import continuo.control.Trigger.Kind;
import continuo.files.WholeFile;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Writes one control into a settings file and leaves the rest of it as it is, comments and all: one line is
/// changed, where the setting has a control already, or one is added.
public final class ControlsFile {

    private static final String INDENT = "  ";

    private final Path file;
    private final YamlEntries yaml;

    public ControlsFile(Path file) {
        this.file = file;
        yaml = new YamlEntries(file);
    }

    /// @throws ConfigException where `name` is nothing that a control can set or do
    public static void requireTarget(String name) throws ConfigException {
        List<String> names = Stream.concat(
                        Parameters.ALL.stream().filter(Parameter::live).map(Parameter::name),
                        Arrays.stream(Action.values()).map(Action::word))
                .toList();
        if (!names.contains(name)) {
            throw new ConfigException(
                    "'%s' is no setting that may change while Continuo plays, and no action; the nearest one is '%s'"
                            .formatted(name, Spelling.nearest(name, names)));
        }
        Optional<Range> range = Parameters.named(name).map(Parameter::range);
        if (range.isPresent() && !range.get().isNumeric() && range.get().words().isEmpty()) {
            throw new ConfigException(
                    "a control of %s needs a value; write the line yourself, such as '- {on: program 3, sets: %s, value: …}'"
                            .formatted(name, name));
        }
    }

    /// Whether such a control can set or do `name` without more being said about it.
    public static boolean fits(String name, Trigger trigger) {
        Optional<Parameter> parameter = Parameters.named(name);
        if (parameter.isEmpty()) {
            return trigger.kind() != Kind.WHEEL;
        }
        return !parameter.get().range().isNumeric() || trigger.kind() == Kind.CC || trigger.kind() == Kind.WHEEL;
    }

    /// Has `trigger` set or do `name`. Returns the line that is written.
    public String write(String name, Trigger trigger) throws IOException {
        String text = yaml.text();
        String line = "- {on: %s, %s: %s}".formatted(trigger.words(), verb(name), name);
        String fresh = edited(text, name, trigger, line);
        try {
            ControlLines.read(yaml.parse(fresh).controls());
        } catch (ConfigException e) {
            throw new ConfigException(
                    "%s has its controls in a way that no line can be put into; write it yourself: %s"
                            .formatted(file, line),
                    e);
        }
        WholeFile.write(file, fresh);
        return line;
    }

    private static String verb(String name) {
        return Parameters.named(name).isPresent() ? "sets" : "does";
    }

    private String edited(String text, String name, Trigger trigger, String line) throws ConfigException {
        Lines lines = new Lines(text);
        Optional<NodeTuple> controls = yaml.top(text, Written.CONTROLS);
        if (controls.isEmpty()) {
            lines.addAtEnd(Written.CONTROLS + ":");
            lines.addAtEnd(INDENT + line);
            return lines.text();
        }
        Node value = controls.get().getValueNode();
        List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of();
        Optional<MappingNode> there = items.stream()
                .filter(MappingNode.class::isInstance)
                .map(MappingNode.class::cast)
                .filter(item -> text(item, verb(name)).equals(name))
                .findFirst();
        if (there.isPresent()) {
            change(lines, there.get(), trigger);
        } else if (items.isEmpty()) {
            if (value instanceof SequenceNode) {
                lines.replace(value, "");
            }
            lines.addAfter(Lines.line(controls.get().getKeyNode()), INDENT + line);
        } else {
            lines.addAfter(lastLine(items.getLast()), " ".repeat(Lines.column(value)) + line);
        }
        return lines.text();
    }

    /// Another control for the same; if it listens to one channel, to that of the new one.
    private static void change(Lines lines, MappingNode item, Trigger trigger) {
        List<NodeTuple> parts = new ArrayList<>(item.getValue());
        for (NodeTuple part : parts.reversed()) { // from the end, so that places before it stay
            switch (text(part.getKeyNode())) {
                case "on" -> lines.replace(part.getValueNode(), trigger.words());
                case "channel" -> lines.replace(part.getValueNode(), String.valueOf(trigger.channel() + 1));
                default -> {} // how it moves stays
            }
        }
    }

    private static String text(MappingNode item, String key) {
        return item.getValue().stream()
                .filter(part -> text(part.getKeyNode()).equals(key))
                .map(part -> text(part.getValueNode()))
                .findFirst()
                .orElse("");
    }

    private static String text(Node node) {
        return node instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    /// Where an item ends: a block ends where its last value does, for the mark behind it stands after what
    /// follows.
    private static int lastLine(Node item) {
        if (item instanceof MappingNode block && block.getFlowStyle() == FlowStyle.BLOCK) {
            return lastLine(block.getValue().getLast().getValueNode());
        }
        return item.getEndMark().map(Mark::getLine).orElseThrow();
    }
}
