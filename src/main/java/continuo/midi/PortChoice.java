package continuo.midi;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which of the ports that are there is the one wanted. The same for every backend.
public final class PortChoice {

    /// The first hardware port.
    public static final String AUTO = "auto";

    /// Only a port of our own, that other programs connect to.
    public static final String VIRTUAL = "virtual";

    private PortChoice() {}

    /// For `auto` the first hardware port, `VirMIDI` after all others and `Midi Through` never; else the port
    /// of that name, else the first one with `wanted` as part of its name, whatever the case of letters.
    public static Optional<PortInfo> choose(List<PortInfo> ports, String wanted) {
        if (wanted.equals(AUTO)) {
            List<PortInfo> devices = ports.stream()
                    .filter(PortInfo::hardware)
                    .filter(port -> !isThrough(port.name()))
                    .toList();
            return devices.stream()
                    .filter(port -> !isVirMidi(port))
                    .findFirst()
                    .or(() -> devices.stream().findFirst());
        }
        return ports.stream()
                .filter(port -> port.name().equalsIgnoreCase(wanted))
                .findFirst()
                .or(() -> ports.stream().filter(port -> matches(port, wanted)).findFirst());
    }

    /// What to tell a user whose port is not there.
    ///
    /// @param kind `input` or `output`
    public static PortException missing(String kind, String wanted, List<PortInfo> ports) {
        String there = ports.isEmpty()
                ? "there is none now: plug it in first"
                : "there is: " + ports.stream().map(PortInfo::name).collect(Collectors.joining(", "));
        return new PortException("no MIDI %s matches '%s'; %s".formatted(kind, wanted, there));
    }

    private static boolean matches(PortInfo port, String wanted) {
        return port.name().toLowerCase(Locale.ROOT).contains(wanted.toLowerCase(Locale.ROOT));
    }

    /// Whether it is the kernel's port that gives back whatever is played into it. The bridges of JACK and
    /// PipeWire show it under longer names, and as if it were a device.
    public static boolean isThrough(String name) {
        return name.toLowerCase(Locale.ROOT).replace('-', ' ').contains("midi through");
    }

    /// Kernel ports with no device behind them; what other programs make of them, nobody knows.
    private static boolean isVirMidi(PortInfo port) {
        return port.name().contains("VirMIDI") || port.name().contains("Virtual Raw MIDI");
    }
}
