package continuo.midi.javasound;

import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import continuo.midi.PortChoice;
import continuo.midi.ShortMessages;
import continuo.realtime.RealTime;
import continuo.realtime.Urgency;
import java.util.List;
import java.util.Optional;
import javax.sound.midi.MidiDevice;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.jspecify.annotations.Nullable;

/// Hears a device on the library's own thread.
final class JavaSoundInput extends Plug implements MidiInput {

    private final String wanted;
    private volatile @Nullable MidiSink sink;

    JavaSoundInput(DeviceList devices, String wanted) {
        super(devices);
        this.wanted = wanted;
    }

    @Override
    Optional<Device> choose(List<Device> present) {
        List<Device> inputs = present.stream().filter(Device::input).toList();
        return PortChoice.choose(inputs.stream().map(Device::port).toList(), wanted)
                .flatMap(port -> inputs.stream()
                        .filter(device -> device.port().equals(port))
                        .findFirst());
    }

    @Override
    void connect(Device device, MidiDevice open) throws MidiUnavailableException {
        open.getTransmitter().setReceiver(new Ear());
        MidiSink listener = sink;
        if (listener != null) {
            listener.found(System.nanoTime(), device.port().name());
        }
    }

    @Override
    void disconnect(Device device) {
        MidiSink listener = sink;
        if (listener != null) {
            listener.lost(System.nanoTime(), device.port().name());
        }
    }

    @Override
    public void start(MidiSink listener) {
        synchronized (this) { // against a look that connects meanwhile: one of the two says found
            sink = listener;
            current()
                    .ifPresent(device ->
                            listener.found(System.nanoTime(), device.port().name()));
        }
    }

    @Override
    public String name() {
        return current().map(device -> device.port().name()).orElse(wanted);
    }

    @Override
    public void close() {
        sink = null;
        closePlug();
    }

    private final class Ear implements Receiver {

        private @Nullable Thread deliverer; // the library's own thread, of which only this one knows

        @Override
        public void send(MidiMessage message, long timeStamp) {
            if (deliverer != Thread.currentThread()) {
                deliverer = Thread.currentThread();
                RealTime.join(Urgency.PLAY);
            }
            MidiSink listener = sink;
            if (listener != null && message instanceof ShortMessage heard && heard.getStatus() != 0xF0) {
                listener.message(
                        System.nanoTime(), // the library's stamps count from wherever each system likes
                        ShortMessages.pack(heard.getStatus(), heard.getData1(), heard.getData2()));
            }
        }

        @Override
        public void close() {}
    }
}
