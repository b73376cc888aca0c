package continuo.cli;

import continuo.cli.demo.Tape;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.ShortMessages;
import continuo.midi.rtp.FreePorts;
import continuo.midi.rtp.RtpBackend;
import continuo.midi.rtp.RtpSettings;
import java.util.List;

/// A keyboard and a synthesizer on the network, joined to a daemon by a session of ours.
final class Visitor implements AutoCloseable {

    private final RtpBackend backend;
    private final MidiOutput keyboard;
    private final Tape heard = new Tape();

    /// @param port of the daemon, or of a cable to it
    Visitor(String name, int port) throws PortException {
        backend = new RtpBackend(
                new RtpSettings(
                        name,
                        FreePorts.pair(),
                        RtpSettings.LOOPBACK,
                        List.of(),
                        List.of("127.0.0.1:" + port),
                        RtpSettings.DEFAULT.aheadNanos()),
                line -> {});
        keyboard = backend.openOutput("auto");
        backend.openInput("auto").start(heard);
    }

    boolean isConnected() {
        return !backend.outputs().isEmpty();
    }

    Tape heard() {
        return heard;
    }

    void send(int message) {
        keyboard.send(System.nanoTime(), message);
    }

    /// Plays a phrase of eight notes, and lets all keys go.
    void playAPhrase(long noteMillis) throws InterruptedException {
        int[] tune = {60, 62, 64, 65, 67, 65, 64, 62};
        for (int pitch : tune) {
            send(ShortMessages.noteOn(0, pitch, 80));
            Thread.sleep(noteMillis); // a player's time, which another process cannot be passed
            send(ShortMessages.noteOff(0, pitch));
        }
    }

    @Override
    public void close() {
        backend.close();
    }
}
