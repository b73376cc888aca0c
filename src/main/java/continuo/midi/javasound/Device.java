package continuo.midi.javasound;

import continuo.midi.PortInfo;
import javax.sound.midi.MidiDevice;

/// A device of the list. The library makes new descriptions of the same device as it likes, so the device is the same
/// when all that the description says is.
///
/// @param description everything that the library says about it
record Device(PortInfo port, String description, MidiDevice.Info info, boolean input, boolean output) {

    boolean isSameAs(Device other) {
        return description.equals(other.description) && input == other.input && output == other.output;
    }
}
