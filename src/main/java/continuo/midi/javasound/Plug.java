package continuo.midi.javasound;

import continuo.midi.PortException;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;
import org.jspecify.annotations.Nullable;

/// An open port and the device behind it, which may be unplugged and come back. Its device changes under the plug's
/// own lock: by the thread that opens and closes it, and by the one that lists the devices.
abstract class Plug {

    private final DeviceList devices;
    private @Nullable Device current;
    private @Nullable MidiDevice opened;
    private boolean closed;

    Plug(DeviceList devices) {
        this.devices = devices;
    }

    /// Which of the devices is the wanted one.
    abstract Optional<Device> choose(List<Device> present);

    /// The device is there and open.
    abstract void connect(Device device, MidiDevice open) throws MidiUnavailableException;

    /// The device is gone or given up. It is closed after this.
    abstract void disconnect(Device device);

    /// Gives the port up for good.
    public abstract void close();

    /// Connects for the first time; does nothing where none of the devices is the wanted one.
    synchronized void open(String kind, List<Device> present) throws PortException {
        Optional<Device> wanted = choose(present);
        if (wanted.isPresent()) {
            try {
                plugIn(wanted.get());
            } catch (MidiUnavailableException e) {
                throw new PortException(
                        "MIDI %s '%s' cannot be opened: close the program that uses it, or name another port"
                                .formatted(kind, wanted.get().port().name()),
                        e);
            }
        }
    }

    /// Lets go of a device that is not there any more or was closed under us, takes the wanted one if it is there.
    synchronized void look(List<Device> present) {
        Device held = current;
        MidiDevice open = opened;
        if (held != null && open != null && (!open.isOpen() || present.stream().noneMatch(held::isSameAs))) {
            unplug();
        }
        if (current == null && !closed) {
            choose(present).ifPresent(this::tryToPlugIn);
        }
    }

    private void tryToPlugIn(Device device) {
        try {
            plugIn(device);
        } catch (MidiUnavailableException e) {
            return; // just plugged in, or in use elsewhere: the next look tries again
        }
    }

    private void plugIn(Device device) throws MidiUnavailableException {
        MidiDevice open = devices.open(device);
        try {
            connect(device, open);
        } catch (MidiUnavailableException e) {
            open.close();
            throw e;
        }
        current = device;
        opened = open;
    }

    private void unplug() {
        Device device = current;
        MidiDevice open = opened;
        current = null;
        opened = null;
        if (device != null && open != null) {
            disconnect(device);
            open.close();
        }
    }

    /// The device that is connected now.
    final synchronized Optional<Device> current() {
        return Optional.ofNullable(current);
    }

    final synchronized void closePlug() {
        closed = true;
        unplug();
    }
}
