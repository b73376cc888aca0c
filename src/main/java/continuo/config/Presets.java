package continuo.config;

import continuo.files.FileName;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Settings under a name: a file `NAME.yaml` each, in a folder `presets` beside the player's settings file, or among
/// those that ship. Of two with one name the player's counts. Any thread may ask.
public final class Presets {

    /// Where no preset is wanted.
    public static final String NONE = "none";

    private static final String ENDING = ".yaml";
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} ._+-]{0,63}");
    private static final String SAYS = "says";
    private static final int MOST = 1_000;

    private final List<Path> folders;

    /// @param folders a name that is in an earlier one counts there
    Presets(List<Path> folders) {
        this.folders = List.copyOf(folders);
    }

    static Presets of(Path settings, Path home) {
        return new Presets(List.of(
                settings.toAbsolutePath().resolveSibling("presets"),
                home.resolve("config").resolve("presets")));
    }

    /// One, with the sentence in it that says what it is for.
    public record Preset(String name, Path file, String says) {}

    /// All there are, by their names. One that cannot be used says why not.
    public List<Preset> all() {
        return files().values().stream().map(this::preset).toList();
    }

    private Preset preset(Path file) {
        String says;
        try {
            says = read(file).stream()
                    .filter(entry -> entry.key().equals(SAYS))
                    .map(Entry::text)
                    .findFirst()
                    .orElse("");
        } catch (ConfigException e) {
            says = "Cannot be used: " + e.getMessage();
        }
        return new Preset(name(file), file, says);
    }

    /// What may be written for the setting `preset`.
    public List<String> names() {
        List<String> names = new ArrayList<>(List.of(NONE));
        names.addAll(files().keySet());
        return names;
    }

    private Map<String, Path> files() {
        Map<String, Path> files = new TreeMap<>();
        for (Path folder : folders.reversed()) {
            in(folder).forEach(file -> files.put(name(file), file));
        }
        return files;
    }

    private static List<Path> in(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .filter(file -> isName(name(file)))
                    .limit(MOST)
                    .toList();
        } catch (IOException e) {
            return List.of(); // there is no such folder
        }
    }

    private static String name(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches() && !name.equals(NONE);
    }

    /// Whether there is one of this name; `none` counts.
    boolean has(String name) {
        return name.equals(NONE) || file(name).isPresent();
    }

    private Optional<Path> file(String name) {
        return isName(name)
                ? folders.stream()
                        .map(folder -> folder.resolve(name + ENDING))
                        .filter(Files::exists)
                        .findFirst()
                : Optional.empty();
    }

    /// What may be written, to go on after "must be".
    String wanted() {
        return "the name of a preset, such as " + String.join(", ", names());
    }

    /// The settings of one that is there.
    public List<Entry> entries(String name) throws ConfigException {
        Optional<Path> file = file(name);
        return file.isEmpty()
                ? List.of()
                : read(file.get()).stream()
                        .filter(entry -> !entry.key().equals(SAYS))
                        .map(entry -> withStyleBeside(entry, file.get()))
                        .toList();
    }

    /// A style is looked for beside its preset first.
    private static Entry withStyleBeside(Entry entry, Path preset) {
        if (!entry.key().equals(Parameters.STYLE.name())) {
            return entry;
        }
        try {
            Path beside = preset.toAbsolutePath().resolveSibling(FileName.of(entry.text()));
            return Files.exists(beside) ? new Entry(entry.where(), entry.key(), beside.toString()) : entry;
        } catch (IOException e) {
            return entry; // whoever reads it says what is wrong
        }
    }

    private static List<Entry> read(Path file) throws ConfigException {
        YamlEntries yaml = new YamlEntries(file);
        Written written = yaml.parse(yaml.text());
        if (!written.controls().isEmpty()) {
            throw new ConfigException(file + ": controls belong in the settings file, not in a preset");
        }
        List<Entry> settings = written.entries().stream()
                .filter(entry -> !entry.key().equals(SAYS))
                .toList();
        requireLive(settings);
        new Values(Parameters.ALL, List.of(settings)).texts(Parameters.ALL);
        return written.entries();
    }

    private static void requireLive(Collection<Entry> settings) throws ConfigException {
        for (Entry entry : settings) {
            Optional<Parameter> parameter = Parameters.named(entry.key());
            if (parameter.isPresent() && parameter.get().equals(Parameters.PRESET)) {
                throw new ConfigException(entry.where() + " cannot stand in a preset; write its settings instead");
            }
            if (parameter.isPresent() && !parameter.get().live()) {
                throw new ConfigException(entry.where()
                        + " is read when Continuo starts, so that no preset can set it; write it in the settings file");
            }
        }
    }
}
