package continuo.cli;

import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.ShortMessages;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;

/// One note on an output, to hear whether anything is heard. It waits a while for somebody to listen, and ends whatever
/// happens.
final class TestNote {

    private static final int MIDDLE_C = 60;
    private static final int VELOCITY = 80;
    private static final int LOOKS = 100;
    private static final long LOOK_MILLIS = 100;
    private static final long NOTE_MILLIS = 1_000;

    private final MidiOutput output;
    private final int channel;
    private final Pause pause;
    private final Set<String> listeners = new ConcurrentSkipListSet<>();

    /// How time passes.
    interface Pause {
        void millis(long millis) throws InterruptedException;
    }

    /// @param channel 0 to 15
    TestNote(MidiOutput output, int channel, Pause pause) {
        this.output = output;
        this.channel = channel;
        this.pause = pause;
    }

    /// @return whether anybody is known to have listened
    boolean play() throws InterruptedException {
        output.watch(new OutputWatcher() {
            @Override
            public void connected(String port) {
                listeners.add(port);
            }

            @Override
            public void disconnected(String port) {
                listeners.remove(port);
            }
        });
        for (int look = 0; look < LOOKS && listeners.isEmpty(); look++) {
            pause.millis(LOOK_MILLIS);
        }
        try {
            output.send(System.nanoTime(), ShortMessages.noteOn(channel, MIDDLE_C, VELOCITY));
            pause.millis(NOTE_MILLIS);
        } finally {
            output.send(System.nanoTime(), ShortMessages.noteOff(channel, MIDDLE_C));
        }
        return !listeners.isEmpty();
    }

    String inWords() {
        return listeners.isEmpty()
                ? "middle C sounded for a second on \"%s\", but nobody was connected to it".formatted(output.name())
                : "middle C sounded for a second on \"%s\"; if you heard nothing, look at the instrument and the volume there"
                        .formatted(String.join("\", \"", listeners));
    }
}
