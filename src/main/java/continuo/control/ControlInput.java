package continuo.control;

import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// Keeps controls apart from music: what a control sends goes to the [Desk] and is not heard. Runs on the
/// input's thread, which it never keeps waiting; allocates nothing.
final class ControlInput implements MidiSink {

    private static final int KEYS = 128;

    private final Port port;
    private final MidiSink music;
    private final Desk desk;
    // 1 for a key that went down as a control: its release is no music either, even if it is no control any more.
    private final AtomicIntegerArray down = new AtomicIntegerArray(16 * KEYS);

    ControlInput(Port port, MidiSink music, Desk desk) {
        this.port = port;
        this.music = music;
        this.desk = desk;
    }

    @Override
    public void message(long whenNanos, int source, int message) {
        boolean control = desk.take(port, whenNanos, message);
        if (!control && port == Port.CONTROL && silences(message)) {
            desk.panic();
        }
        if (ShortMessages.isPress(message)) {
            down.set(key(message), control ? 1 : 0);
        } else if (ShortMessages.isRelease(message)) {
            control = down.getAndSet(key(message), 0) == 1; // a release follows its press
        }
        music.message(whenNanos, source, control ? signOfLife(message) : message);
    }

    /// On the keyboard they let the player's own keys go; from a port that is only for control nothing else can be
    /// meant.
    private static boolean silences(int message) {
        int controller = ShortMessages.data1(message);
        return ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE
                && (controller == ShortMessages.ALL_SOUND_OFF || controller == ShortMessages.ALL_NOTES_OFF);
    }

    /// What says nothing about notes, but that somebody is there: a keyboard that tells so time and again need
    /// not do so while it sends anything else.
    private static int signOfLife(int message) {
        return ShortMessages.CHANNEL_PRESSURE | ShortMessages.channel(message);
    }

    private static int key(int message) {
        return ShortMessages.channel(message) * KEYS + ShortMessages.data1(message);
    }

    @Override
    public void lost(long whenNanos, String name) {
        music.lost(whenNanos, name);
    }

    @Override
    public void found(long whenNanos, String name) {
        music.found(whenNanos, name);
    }
}
