package continuo.midi.javasound;

import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.MidiUnavailableException;
import javax.sound.midi.Receiver;
import javax.sound.midi.ShortMessage;
import org.jspecify.annotations.Nullable;

/// The JDK's own synthesizer on the sound card, for those who have no other; silent where there is no sound card.
/// Unlike other outputs, any thread may send to it.
public final class Synthesizer implements MidiOutput {

    private final javax.sound.midi.@Nullable Synthesizer device;
    private final @Nullable Receiver receiver;

    private Synthesizer(javax.sound.midi.@Nullable Synthesizer device, @Nullable Receiver receiver) {
        this.device = device;
        this.receiver = receiver;
    }

    public static Synthesizer open() {
        try {
            javax.sound.midi.Synthesizer device = MidiSystem.getSynthesizer();
            device.open();
            return new Synthesizer(device, device.getReceiver());
        } catch (MidiUnavailableException | IllegalArgumentException e) { // the latter where there is no sound card
            return new Synthesizer(null, null);
        }
    }

    /// Whether anything will be heard.
    public boolean isAudible() {
        return receiver != null;
    }

    @Override
    public void send(long atNanos, int message) {
        Receiver open = receiver;
        if (open == null) {
            return;
        }
        try {
            open.send(
                    new ShortMessage(
                            ShortMessages.status(message), ShortMessages.data1(message), ShortMessages.data2(message)),
                    -1);
        } catch (InvalidMidiDataException e) {
            throw new IllegalArgumentException("not a short message: " + Integer.toHexString(message), e);
        }
    }

    @Override
    public String name() {
        return "the JDK's synthesizer";
    }

    @Override
    public void close() {
        if (device != null) {
            device.close();
        }
    }
}
