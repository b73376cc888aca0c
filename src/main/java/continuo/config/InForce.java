package continuo.config;

import continuo.control.Action;
import continuo.control.Board;
import continuo.live.BeatSource;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.util.LinkedHashMap;
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
    private Map<Parameter, String> byHand = new LinkedHashMap<>();

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
        kept.keySet()
                .removeIf(parameter -> !Objects.equals(
                        fresh.texts().get(parameter.name()), written.texts().get(parameter.name())));
        Settings settings;
        try {
            settings = file.moved(fresh, kept);
        } catch (ConfigException e) { // what is moved does not go with what is written now
            kept.clear();
            settings = fresh;
        }
        changed.accept(settings); // may fail, and is tried again then
        now = settings;
        written = fresh;
        byHand = kept;
    }

    @Override
    public synchronized String text(Parameter parameter) {
        return Objects.requireNonNull(now.texts().get(parameter.name()));
    }

    @Override
    public synchronized String move(Map<Parameter, String> texts) {
        Map<Parameter, String> moved = new LinkedHashMap<>(byHand);
        moved.putAll(texts);
        try {
            put(file.moved(written, moved));
        } catch (ConfigException e) {
            return String.valueOf(e.getMessage());
        }
        byHand = moved;
        return "";
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
            case PANIC, TAKEOVER, AGAIN, ANOTHER -> performer.accept(action);
            case TAP -> {} // comes with its instant
            case RESET -> {
                put(written);
                byHand = new LinkedHashMap<>();
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
