package continuo.midi.javasound;

import continuo.midi.PortInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Sequencer;
import javax.sound.midi.Synthesizer;
import uk.co.xfactorylibrarians.coremidi4j.CoreMidiDeviceProvider;
import uk.co.xfactorylibrarians.coremidi4j.CoreMidiException;

/// What `javax.sound.midi` sees: software synthesizers and sequencers left out, and Continuo's own ports.
final class DeviceList {

    private static final Object LOCK = new Object(); // the library must not be asked by two threads at once

    private static final String END_A = "(A)";
    private static final String END_B = "(B)";
    private static final String CORE_MIDI_PREFIX = "CoreMIDI4J - ";
    private static final List<String> LOOPBACKS = List.of("loopmidi", "loopback", "loopbe", "iac ", "iac-");
    private static final List<String> SOFTWARE =
            List.of("midi through", "microsoft", "wavetable", "default"); // "default" is one of the others again

    private Map<MidiDevice.Info, Optional<Device>> known = new HashMap<>();

    /// All devices that are there now, in the library's order.
    List<Device> list() {
        synchronized (LOCK) {
            Map<MidiDevice.Info, Optional<Device>> seen = new HashMap<>();
            List<Device> devices = new ArrayList<>();
            for (MidiDevice.Info info : infos()) {
                // Only new ones are looked at: asking for a software synthesizer builds one.
                Optional<Device> device = known.containsKey(info) ? known.get(info) : describe(info);
                seen.put(info, device);
                device.ifPresent(devices::add);
            }
            known = seen;
            return devices;
        }
    }

    /// Opens a device; its name is that of the [Device].
    MidiDevice open(Device device) throws MidiUnavailableException {
        synchronized (LOCK) {
            try {
                MidiDevice opened = MidiSystem.getMidiDevice(device.info());
                opened.open();
                return opened;
            } catch (IllegalArgumentException e) {
                throw unavailable(e); // unplugged between the listing and now
            }
        }
    }

    private static MidiUnavailableException unavailable(Exception cause) {
        MidiUnavailableException unavailable = new MidiUnavailableException(cause.getMessage());
        unavailable.initCause(cause);
        return unavailable;
    }

    private static MidiDevice.Info[] infos() {
        try {
            if (CoreMidiDeviceProvider.isLibraryLoaded()) {
                return CoreMidiDeviceProvider.getMidiDeviceInfo(); // without the JDK's twins of the same devices
            }
        } catch (CoreMidiException e) {
            return MidiSystem.getMidiDeviceInfo(); // CoreMIDI4J does not work here, the JDK's own devices do
        }
        return MidiSystem.getMidiDeviceInfo();
    }

    private static Optional<Device> describe(MidiDevice.Info info) {
        try {
            String name = plainName(info.getName());
            MidiDevice device = MidiSystem.getMidiDevice(info);
            if (device instanceof Synthesizer || device instanceof Sequencer || name.startsWith("Continuo")) {
                return Optional.empty();
            }
            String description = String.join("|", name, info.getVendor(), info.getDescription(), info.getVersion());
            boolean hardware = !isLoopback(name) && !isSoftware(name);
            return Optional.of(new Device(
                    new PortInfo(JavaSoundBackend.NAME, name, hardware),
                    description,
                    info,
                    device.getMaxTransmitters() != 0,
                    device.getMaxReceivers() != 0));
        } catch (MidiUnavailableException | IllegalArgumentException e) {
            return Optional.empty(); // went away while we looked
        }
    }

    private static String plainName(String name) {
        return name.startsWith(CORE_MIDI_PREFIX) ? name.substring(CORE_MIDI_PREFIX.length()) : name;
    }

    /// Whether what is played into the port comes out of it again for other programs.
    static boolean isLoopback(String name) {
        return contains(name, LOOPBACKS.stream());
    }

    /// The port at which others hear what is played into the loopback `name`. Most have one name for both ends; those
    /// of Windows MIDI Services come in pairs, and what goes into A comes out of B.
    static String otherEnd(String name) {
        if (name.endsWith(END_A)) {
            return name.substring(0, name.length() - END_A.length()) + END_B;
        }
        return name.endsWith(END_B) ? name.substring(0, name.length() - END_B.length()) + END_A : name;
    }

    /// Whether it is the system's own, so that nobody has plugged it in.
    static boolean isSoftware(String name) {
        return contains(name, SOFTWARE.stream());
    }

    private static boolean contains(String name, Stream<String> parts) {
        String lower = name.toLowerCase(Locale.ROOT);
        return parts.anyMatch(lower::contains);
    }
}
