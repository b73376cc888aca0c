package continuo.midi.javasound;

import continuo.midi.Audience;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.PortChoice;
import continuo.midi.PortInfo;
import continuo.midi.ShortMessages;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.jspecify.annotations.Nullable;

/// Plays on a device, with one message object that is filled again and again.
final class JavaSoundOutput extends Plug implements MidiOutput {

    private static final int CHANNELS = 16;

    private final String wanted;
    private final ShortMessage message = new ShortMessage();
    private final Object sending = new Object(); // a device must not be closed under a message; nobody else wants it
    private final Audience audience = new Audience();
    private @Nullable Receiver receiver;
    private int channelsUsed; // a bit each

    JavaSoundOutput(DeviceList devices, String wanted) {
        super(devices);
        this.wanted = wanted;
    }

    @Override
    Optional<Device> choose(List<Device> present) {
        List<Device> outputs = present.stream().filter(Device::output).toList();
        return choosePort(outputs.stream().map(Device::port).toList(), wanted)
                .flatMap(port -> outputs.stream()
                        .filter(device -> device.port().equals(port))
                        .findFirst());
    }

    /// As there are no ports of our own, `virtual` is a loopback that other programs can listen to, and `auto` such a
    /// one, else hardware, else the synthesizer that Windows brings along.
    static Optional<PortInfo> choosePort(List<PortInfo> ports, String wanted) {
        Optional<PortInfo> loopback = ports.stream()
                .filter(port -> DeviceList.isLoopback(port.name()))
                .min(Comparator.comparing(port -> port.name().endsWith("(B)"))); // A is for us, B for the DAW
        return switch (wanted) {
            case PortChoice.VIRTUAL -> loopback;
            case PortChoice.AUTO ->
                loopback.or(() -> PortChoice.choose(ports, wanted)).or(() -> PortChoice.choose(ports, "Wavetable"));
            default -> PortChoice.choose(ports, wanted);
        };
    }

    @Override
    void connect(Device device, MidiDevice open) throws MidiUnavailableException {
        Receiver opened = open.getReceiver();
        synchronized (sending) {
            receiver = opened;
            silence(); // a synthesizer that was only unplugged still holds what it was playing
        }
        audience.joined(device, device.port().name());
    }

    private void silence() {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channelsUsed >> channel & 1) != 0) {
                deliver(ShortMessages.controlChange(channel, ShortMessages.ALL_NOTES_OFF, 0));
            }
        }
    }

    @Override
    void disconnect(Device device) {
        synchronized (sending) {
            receiver = null;
        }
        audience.left(device);
    }

    @Override
    public void watch(OutputWatcher watcher) {
        audience.watch(watcher);
    }

    @Override
    public void send(long atNanos, int packed) {
        synchronized (sending) {
            if (ShortMessages.status(packed) < 0xF0) {
                channelsUsed |= 1 << ShortMessages.channel(packed);
            }
            deliver(packed);
        }
    }

    private void deliver(int packed) {
        Receiver open = receiver;
        if (open == null) {
            return;
        }
        try {
            message.setMessage(ShortMessages.status(packed), ShortMessages.data1(packed), ShortMessages.data2(packed));
            open.send(message, -1);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException("not a MIDI message: " + Integer.toHexString(packed), e);
        } catch (IllegalStateException e) {
            receiver = null; // closed under us, as the next look will find
        }
    }

    @Override
    public String name() {
        return current().map(device -> device.port().name()).orElse(wanted);
    }

    @Override
    public void close() {
        audience.dismiss();
        closePlug();
    }
}
