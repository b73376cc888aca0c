package continuo.config;

import continuo.control.Action;
import continuo.control.Board;
import continuo.live.BeatSource;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// The settings in force: what is written, with what was moved by hand above it. Whoever comes last has his
/// way: what a hand has moved holds until it is moved again, or until somebody writes something else for it in
/// the file. Any thread may call.
public final class InForce implements Board {

    private final SettingsFile file;
    private final Consumer<Settings> changed;
    private final Consumer<Action> performer;
    private Settings written;
    private Settings now;
    private LongConsumer tapped = nanos -> {};
    private Consumer<String> says = line -> {};
    private Map<Parameter, String> byHand = new LinkedHashMap<>();
    private List<Entry> ofPreset = List.of(); // of the one that was chosen by hand

    /// @param written as read from `file` at the start
    /// @param changed is given all settings each time they are others
    /// @param performer does what concerns the music and no setting
    public InForce(SettingsFile file, Settings written, Consumer<Settings> changed, Consumer<Action> performer) {
        this.file = file;
        this.written = written;
        this.changed = changed;
        this.performer = performer;
        now = written;
    }

    /// Something else is written.
    public synchronized void reloaded(Settings fresh) {
        Map<Parameter, String> kept = new LinkedHashMap<>(byHand);
        kept.keySet().removeIf(parameter -> isRewritten(fresh, parameter.name()));
        List<Entry> keptPreset = kept.containsKey(Parameters.PRESET)
                ? ofPreset.stream()
                        .filter(entry -> !isRewritten(fresh, entry.key()))
                        .toList()
                : List.of();
        Settings settings;
        try {
            settings = file.moved(fresh, keptPreset, kept);
        } catch (ConfigException e) { // what is moved does not go with what is written now
            kept.clear();
            keptPreset = List.of();
            settings = fresh;
        }
        changed.accept(settings); // may fail, and is tried again then
        now = settings;
        written = fresh;
        byHand = kept;
        ofPreset = keptPreset;
    }

    private boolean isRewritten(Settings fresh, String key) {
        return !Objects.equals(fresh.texts().get(key), written.texts().get(key))
                || !Objects.equals(
                        fresh.withoutPreset().get(key), written.withoutPreset().get(key));
    }

    /// All that is in force.
    public synchronized Settings settings() {
        return now;
    }

    @Override
    public synchronized String text(Parameter parameter) {
        return Objects.requireNonNull(now.texts().get(parameter.name()));
    }

    @Override
    public List<String> words(Parameter parameter) {
        return parameter.equals(Parameters.PRESET) ? file.presets().names() : Board.super.words(parameter);
    }

    /// A preset takes the place of the one before it, and stands above what was moved before.
    @Override
    public synchronized String move(Map<Parameter, String> texts) {
        Map<Parameter, String> moved = new LinkedHashMap<>(byHand);
        List<Entry> preset = ofPreset;
        try {
            String chosen = texts.get(Parameters.PRESET);
            if (chosen != null) {
                preset = file.preset(chosen);
                preset.forEach(entry -> Parameters.named(entry.key()).ifPresent(moved::remove));
            }
            moved.putAll(texts);
            put(file.moved(written, preset, moved));
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        byHand = moved;
        ofPreset = preset;
        return "";
    }

    /// Writes what was moved by hand into the file, where it holds from then on. Where a preset is in force that sets
    /// some of it too, and would stand above it, what the preset sets is written down as well, in its place.
    ///
    /// @return what was written, by name
    /// @throws IOException if that cannot be; the message is for the user
    private Map<String, String> save() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        byHand.forEach((parameter, text) -> texts.put(parameter.name(), text));
        List<Entry> preset = byHand.containsKey(Parameters.PRESET) ? ofPreset : file.preset(text(Parameters.PRESET));
        if (preset.stream().anyMatch(entry -> texts.containsKey(entry.key()))) {
            preset.forEach(entry -> texts.putIfAbsent(entry.key(), entry.text()));
            texts.put(Parameters.PRESET.name(), Parameters.PRESET.usual());
        }
        if (!texts.isEmpty()) {
            file.write(texts);
        }
        return texts;
    }

    private String saved() {
        try {
            List<String> names = List.copyOf(save().keySet());
            return names.isEmpty()
                    ? "Nothing has been moved: the settings file says what is in force."
                    : "Written into the settings file: " + String.join(", ", names) + ".";
        } catch (IOException e) {
            return "The settings file stays as it is: " + e.getMessage();
        }
    }

    /// Takes the lines for the user from now on.
    public synchronized void tells(Consumer<String> newSays) {
        says = newSays;
    }

    /// Takes the taps from now on.
    public synchronized void taps(LongConsumer newTapped) {
        tapped = newTapped;
    }

    /// Who taps wants his own tempo.
    @Override
    public synchronized void tap(long nanos) {
        if (now.live().beat() != BeatSource.TAP) {
            move(Map.of(Parameters.TEMPO, "tap"));
        }
        tapped.accept(nanos);
    }

    @Override
    public synchronized void act(Action action) {
        switch (action) {
            case PANIC, TAKEOVER, AGAIN, ANOTHER, KEEP -> performer.accept(action);
            case TAP -> {} // comes with its instant
            case SAVE -> says.accept(saved());
            case RESET -> {
                put(written);
                byHand = new LinkedHashMap<>();
                ofPreset = List.of();
            }
        }
    }

    private void put(Settings settings) {
        if (!settings.equals(now)) {
            changed.accept(settings);
            now = settings;
        }
    }
}
