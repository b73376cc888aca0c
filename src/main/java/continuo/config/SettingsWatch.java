package continuo.config;

import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the settings file again while the daemon plays. A mistake in it keeps the last good settings and is said
/// once. Its own thread looks twice a second; a change counts when two looks see the same, so that a file which an
/// editor is just writing is not read by half. Nothing that can be thrown ends that thread: what it could not do, it
/// tries again at the next look, and says so once.
public final class SettingsWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final SettingsFile file;
    private final Consumer<Settings> changed;
    private final Consumer<String> said;
    private final Thread thread = new Thread(this::lookUntilClosed, "continuo-settings");
    // Owned by the thread above once it runs.
    private final Settings running;
    private @Nullable String applied;
    private String lastSeen;
    private String lastFailure = "";

    /// @param running the settings in force, read from `file` before
    /// @param changed is given each new good settings; if it throws, it is given them again
    /// @param said is given one line for the user whenever something has changed
    public SettingsWatch(SettingsFile file, Settings running, Consumer<Settings> changed, Consumer<String> said) {
        this.file = file;
        this.running = running;
        this.changed = changed;
        this.said = said;
        lastSeen = see();
        applied = lastSeen;
        thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /// Looks once at the file. Never throws.
    void look() {
        try {
            lookOnce();
        } catch (Throwable e) { // an Error too: settings that are read no more would be the worse harm
            failed(e);
        }
    }

    private void lookOnce() {
        String seen = see();
        boolean settled = seen.equals(lastSeen);
        lastSeen = seen;
        if (settled && !seen.equals(applied)) {
            apply();
            applied = seen; // last: what fails is tried again
            lastFailure = "";
        }
    }

    private void apply() {
        Settings settings;
        try {
            settings = file.read();
        } catch (ConfigException e) {
            said.accept(e.getMessage() + ". The settings before it stay in force.");
            return;
        }
        List<String> later = settings.needingRestart(running);
        changed.accept(settings);
        said.accept(
                later.isEmpty()
                        ? "Settings read again."
                        : "Settings read again; at the next start: %s.".formatted(String.join(", ", later)));
    }

    /// Says it, unless it was the same the last time.
    private void failed(Throwable failure) {
        String kind = failure.toString();
        if (!kind.equals(lastFailure)) {
            lastFailure = kind;
            try {
                said.accept("The new settings are not in force yet (%s); that is tried again.".formatted(kind));
            } catch (RuntimeException deaf) {
                lastFailure = ""; // it is to be said yet
            }
        }
    }

    /// What is in the file now, or why it cannot be read.
    private String see() {
        try {
            return file.text();
        } catch (ConfigException e) {
            return "\0" + e.getMessage(); // no file that can be read begins so
        }
    }

    private void lookUntilClosed() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
