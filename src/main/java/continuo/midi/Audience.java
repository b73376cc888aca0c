package continuo.midi;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Those who hear an output now, for the outputs that know it: tells the watcher of each who comes or goes, once each.
/// Any thread may call.
public final class Audience {

    private final Map<Object, String> names = new LinkedHashMap<>();
    private @Nullable OutputWatcher watcher;

    /// As [MidiOutput#watch].
    public synchronized void watch(OutputWatcher newWatcher) {
        watcher = newWatcher;
        names.values().forEach(newWatcher::connected);
    }

    /// @param listener what tells this one from others, such as an address
    /// @param name what a user sees
    public synchronized void joined(Object listener, String name) {
        if (names.putIfAbsent(listener, name) == null && watcher != null) {
            watcher.connected(name);
        }
    }

    public synchronized void left(Object listener) {
        String name = names.remove(listener);
        if (name != null && watcher != null) {
            watcher.disconnected(name);
        }
    }

    /// Everybody leaves who is not among `present`.
    public synchronized void keep(Collection<?> present) {
        List.copyOf(names.keySet()).stream()
                .filter(listener -> !present.contains(listener))
                .forEach(this::left);
    }

    /// The output is closed: nobody is told any more.
    public synchronized void dismiss() {
        watcher = null;
        names.clear();
    }
}
