package continuo.midi;

import java.util.List;
import java.util.stream.Collectors;

/// The ways to reach MIDI ports on this system, the preferred one first. Opens ports by what a user writes:
/// `backend:port`, such as `raw:/tmp/keys` or `javasound:Piano`, just a backend for its own choice, or just a port,
/// taken from the first backend that can be used here.
public final class Backends implements AutoCloseable {

    private final List<MidiBackend> preferred;

    public Backends(List<MidiBackend> preferred) {
        this.preferred = List.copyOf(preferred);
    }

    /// All of them, also those that cannot be used here.
    public List<MidiBackend> all() {
        return preferred;
    }

    /// The backend of that name.
    public MidiBackend named(String name) throws PortException {
        for (MidiBackend backend : preferred) {
            if (backend.name().equals(name)) {
                return backend;
            }
        }
        String known = preferred.stream().map(MidiBackend::name).collect(Collectors.joining(", "));
        throw new PortException("no MIDI backend is named '%s'; known here: %s".formatted(name, known));
    }

    /// The first backend that can be used here, of those that need not be asked for by name.
    public MidiBackend usable() throws PortException {
        for (MidiBackend backend : preferred) {
            if (!backend.onlyByName() && backend.whyUnavailable().isEmpty()) {
                return backend;
            }
        }
        throw new PortException("no MIDI here: "
                + preferred.stream().map(MidiBackend::whyUnavailable).collect(Collectors.joining("; ")));
    }

    public MidiInput openInput(String wanted) throws PortException {
        try {
            return backendOf(wanted).openInput(portOf(wanted));
        } catch (PortException e) {
            throw withReasons(wanted, e);
        }
    }

    public MidiOutput openOutput(String wanted) throws PortException {
        try {
            return backendOf(wanted).openOutput(portOf(wanted));
        } catch (PortException e) {
            throw withReasons(wanted, e);
        }
    }

    /// A port may be missing because the backend that has it cannot be used: then that is what the user must mend.
    private PortException withReasons(String wanted, PortException cause) throws PortException {
        MidiBackend asked = backendOf(wanted);
        StringBuilder line = new StringBuilder(String.valueOf(cause.getMessage()));
        for (MidiBackend better : preferred.subList(0, preferred.indexOf(asked))) {
            if (prefix(wanted) < 0
                    && !better.onlyByName()
                    && !better.whyUnavailable().isEmpty()) {
                line.append(" (").append(better.whyUnavailable()).append(')');
            }
        }
        for (MidiBackend other : preferred) {
            if (prefix(wanted) < 0
                    && other.onlyByName()
                    && other.whyUnavailable().isEmpty()) {
                line.append(" (or use %s, which runs here: --backend %s)".formatted(other.name(), other.name()));
            }
        }
        return new PortException(line.toString(), cause);
    }

    /// The backend that `wanted` would be opened with.
    public MidiBackend backendOf(String wanted) throws PortException {
        requireWhole(wanted);
        MidiBackend backend = prefix(wanted) > 0 ? named(wanted.substring(0, prefix(wanted))) : usable();
        String reason = backend.whyUnavailable();
        if (!reason.isEmpty()) {
            throw new PortException(reason);
        }
        return backend;
    }

    /// Half a name would fit the first port of all.
    private void requireWhole(String wanted) throws PortException {
        if (wanted.isBlank()) {
            throw new PortException(
                    "a port's name is missing; write part of one that `launchers/continuo ports` shows, or" + " auto");
        }
        int prefix = prefix(wanted);
        if (prefix > 0 && prefix < wanted.length() && portOf(wanted).isBlank()) {
            String name = wanted.substring(0, prefix);
            throw new PortException(
                    "'%s' has no port's name after the colon; write one, as in %s, or just %s for its own choice"
                            .formatted(wanted, name.equals("raw") ? "raw:/tmp/keys" : name + ":Piano", name));
        }
    }

    /// The port without the backend before the colon; `auto` where the backend stands alone.
    public String portOf(String wanted) {
        int prefix = prefix(wanted);
        return prefix == wanted.length() ? PortChoice.AUTO : wanted.substring(prefix + 1);
    }

    /// Whether `wanted` says which backend has the port.
    public boolean namesBackend(String wanted) {
        return prefix(wanted) > 0;
    }

    /// How long the backend's name is that stands alone or before the colon; -1 if there is none: ports of hardware
    /// have colons in their names too.
    private int prefix(String wanted) {
        int colon = wanted.indexOf(':');
        int length = colon < 0 ? wanted.length() : colon;
        boolean known = preferred.stream().anyMatch(backend -> backend.name().equals(wanted.substring(0, length)));
        return known ? length : -1;
    }

    @Override
    public void close() {
        preferred.forEach(MidiBackend::close);
    }
}
