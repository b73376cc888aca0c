package continuo.midi.javasound;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.Transmitter;
import org.jspecify.annotations.Nullable;

/// A keyboard: it transmits what [#play] is given and writes down what it receives.
public final class FakeDevice implements MidiDevice {

    private final Info info;
    private final List<String> received = new ArrayList<>();
    private @Nullable Receiver ear;
    private boolean open;
    private boolean busy;
    private boolean deaf;

    public FakeDevice(String name) {
        info = new Info(name, "Fakes", "a keyboard", "1") {};
    }

    FakeDevice busy() {
        busy = true;
        return this;
    }

    FakeDevice deaf() {
        deaf = true;
        return this;
    }

    void free() {
        busy = false;
    }

    void play(MidiMessage message) {
        Receiver listener = ear;
        if (open && listener != null) {
            listener.send(message, 0);
        }
    }

    public List<String> received() {
        return received;
    }

    @Override
    public Info getDeviceInfo() {
        return info;
    }

    @Override
    public void open() throws MidiUnavailableException {
        if (busy) {
            throw new MidiUnavailableException("in use");
        }
        open = true;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public long getMicrosecondPosition() {
        return -1;
    }

    @Override
    public int getMaxReceivers() {
        return -1;
    }

    @Override
    public int getMaxTransmitters() {
        return -1;
    }

    @Override
    public Receiver getReceiver() {
        return new Receiver() {
            @Override
            public void send(MidiMessage message, long timeStamp) {
                if (!open) {
                    throw new IllegalStateException("closed");
                }
                if (deaf) {
                    return;
                }
                received.add(HexFormat.of().withUpperCase().formatHex(message.getMessage(), 0, message.getLength()));
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<Receiver> getReceivers() {
        return List.of();
    }

    @Override
    public Transmitter getTransmitter() {
        return new Transmitter() {
            @Override
            public void setReceiver(@Nullable Receiver receiver) {
                ear = receiver;
            }

            @Override
            public @Nullable Receiver getReceiver() {
                return ear;
            }

            @Override
            public void close() {}
        };
    }

    @Override
    public List<Transmitter> getTransmitters() {
        return List.of();
    }
}
