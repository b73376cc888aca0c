package continuo.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Reads a YAML file of `key: value` lines. A key within a block is named with the block's: `rtp.port`.
final class YamlEntries {

    /// Far more than anybody writes by hand: whoever gives the wrong file is told, not kept waiting.
    private static final int MOST_BYTES = 1 << 20;

    private static final int MOST_WORDS = 8_000; // keys and values: a hundred settings, and all controls there may be
    private static final int MOST_DEPTH = 8; // two are needed; with the rest, what is wrong can be said more clearly

    /// What YAML takes for the words that it is.
    private static final Pattern PLAIN = Pattern.compile("-?\\w[\\w ./+%-]*(?<! )");

    private final Path file;

    YamlEntries(Path file) {
        this.file = file;
    }

    /// The text of the file.
    String text() throws ConfigException {
        if (Files.isDirectory(file)) {
            throw new ConfigException(file + " is a folder; a settings file is needed");
        }
        if (Files.exists(file) && !Files.isRegularFile(file)) { // reading it might never end
            throw new ConfigException(file + " is a pipe or a device; a settings file is needed");
        }
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new ConfigException(file + " is too large for a settings file; give another one");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (ConfigException e) {
            throw e;
        } catch (NoSuchFileException e) {
            throw new ConfigException("there is no settings file " + file + "; give one with --config", e);
        } catch (AccessDeniedException e) {
            throw new ConfigException(file + " may not be read; change its permissions", e);
        } catch (CharacterCodingException e) {
            throw new ConfigException(file + " is not text in UTF-8; a settings file is needed", e);
        } catch (IOException e) {
            throw new ConfigException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /// The entries of `text`, in its order. A key that stands there twice is a mistake.
    Written parse(String text) throws ConfigException {
        Node root = compose(text)
                .orElseThrow(() -> new ConfigException(file + " is empty; write at least a line such as 'tempo: 120'"));
        if (!(root instanceof MappingNode mapping)) {
            throw complaint(root, "write lines such as 'tempo: 120', a key and a value");
        }
        Map<String, Entry> entries = new LinkedHashMap<>();
        List<List<Entry>> controls = new ArrayList<>();
        for (NodeTuple line : mapping.getValue()) {
            if (key("", line).equals(Written.CONTROLS)) {
                addControls(line, controls);
            } else {
                add("", line, entries);
            }
        }
        return new Written(List.copyOf(entries.values()), controls);
    }

    /// The list of controls, an item a control; empty where nothing stands there.
    private void addControls(NodeTuple line, List<List<Entry>> controls) throws ConfigException {
        if (!controls.isEmpty()) {
            throw complaint(line.getKeyNode(), "controls is set twice; put all of them in one list");
        }
        if (line.getValueNode() instanceof ScalarNode nothing
                && nothing.getValue().isBlank()) {
            return;
        }
        if (!(line.getValueNode() instanceof SequenceNode list)) {
            throw complaint(line.getKeyNode(), Written.CONTROLS_WANTED);
        }
        for (Node item : list.getValue()) {
            if (!(item instanceof MappingNode control) || control.getValue().isEmpty()) {
                throw complaint(item, Written.CONTROLS_WANTED);
            }
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (NodeTuple part : control.getValue()) {
                add(Written.CONTROLS + ".", part, entries);
            }
            controls.add(List.copyOf(entries.values()));
        }
    }

    /// @param block the key before the colon of the block that `line` is in, with a dot; empty for the file
    private void add(String block, NodeTuple line, Map<String, Entry> entries) throws ConfigException {
        if (block.isEmpty() && line.getValueNode() instanceof MappingNode inner) {
            for (NodeTuple innerLine : inner.getValue()) {
                add(key(block, line) + ".", innerLine, entries);
            }
            return;
        }
        Entry entry = entry(block, line);
        if (entries.putIfAbsent(entry.key(), entry) != null) {
            throw complaint(line.getKeyNode(), entry.key() + " is set twice; keep one of the two lines");
        }
    }

    /// The line of a key that stands in no block, with its value; empty where there is none.
    Optional<NodeTuple> top(String text, String key) throws ConfigException {
        if (compose(text).orElse(null) instanceof MappingNode mapping) {
            for (NodeTuple line : mapping.getValue()) {
                if (key("", line).equals(key)) {
                    return Optional.of(line);
                }
            }
        }
        return Optional.empty();
    }

    /// `text` with another value at a key, which may be new; all else stays, comments and all.
    ///
    /// @param value plain words; it is quoted where it must be
    String with(String text, String key, String value) throws ConfigException {
        String written = PLAIN.matcher(value).matches() ? value : quoted(value);
        Lines lines = new Lines(text);
        Optional<NodeTuple> there = top(text, key);
        if (there.isEmpty()) {
            lines.addAtEnd(key + ": " + written);
        } else {
            lines.replace(there.get().getValueNode(), written);
        }
        return lines.text();
    }

    private static String quoted(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    Path file() {
        return file;
    }

    private Optional<Node> compose(String text) throws ConfigException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file.toString())
                .setAllowNonScalarKeys(true) // refused below, with the line
                .build();
        try {
            requireFlat(new Parse(settings).parseString(text));
            return new Compose(settings).composeString(text);
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            throw new ConfigException("%s:%d: not YAML: %s".formatted(file, line, oneLine(e.getProblem())), e);
        } catch (YamlEngineException e) {
            throw new ConfigException("%s: not YAML: %s".formatted(file, oneLine(String.valueOf(e.getMessage()))), e);
        }
    }

    /// Settings are keys with values, and blocks of such: what is deeper, or refers to other places, is no settings
    /// file,
    /// and could keep a reader busy for ever.
    private void requireFlat(Iterable<Event> events) throws ConfigException {
        int depth = 0;
        int words = 0;
        for (Event event : events) {
            switch (event.getEventId()) {
                case Scalar -> words++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias ->
                    throw complaint(event, "write the value out; `*` as the name of another place is not read");
                default -> {} // no change of depth
            }
            if (words > MOST_WORDS) {
                throw complaint(event, "this is too long for a settings file; give another one");
            }
            if (depth > MOST_DEPTH) {
                throw complaint(event, "too many brackets or blocks within one another; write `key: value`");
            }
        }
    }

    private ConfigException complaint(Event event, String whatToDo) {
        int line = event.getStartMark().map(Mark::getLine).orElse(0) + 1;
        return new ConfigException("%s:%d: %s".formatted(file, line, whatToDo));
    }

    private String key(String block, NodeTuple line) throws ConfigException {
        if (!(line.getKeyNode() instanceof ScalarNode key)) {
            throw complaint(line.getKeyNode(), "a key must be one word");
        }
        return block + key.getValue();
    }

    private Entry entry(String block, NodeTuple line) throws ConfigException {
        String key = key(block, line);
        String value = value(key, line).strip();
        if (value.isBlank()) {
            throw complaint(line.getKeyNode(), key + " has no value; give it one or remove the line");
        }
        return new Entry(where(line.getKeyNode()) + key, key, value);
    }

    /// In a block, a list is the same as its items with commas between them.
    private String value(String key, NodeTuple line) throws ConfigException {
        if (line.getValueNode() instanceof ScalarNode value) {
            return value.getValue();
        }
        if (key.contains(".") && line.getValueNode() instanceof SequenceNode list) {
            return words(key, list);
        }
        throw complaint(line.getKeyNode(), key + " takes one value, not a list or a block");
    }

    private String words(String key, SequenceNode list) throws ConfigException {
        List<String> words = new ArrayList<>();
        for (Node item : list.getValue()) {
            if (!(item instanceof ScalarNode word)) {
                throw complaint(item, key + " takes a list of words, not of lists or blocks");
            }
            words.add(word.getValue());
        }
        return String.join(", ", words);
    }

    private ConfigException complaint(Node node, String whatToDo) {
        return new ConfigException(where(node) + whatToDo);
    }

    private String where(Node node) {
        return "%s:%d: ".formatted(file, node.getStartMark().map(Mark::getLine).orElse(0) + 1);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
