package continuo.web;

import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;

/// The keys and pedal of one page, on their way to where notes are heard. One thread at a time uses it.
final class PageKeys {

    private static final int PITCHES = 128;
    private static final int CHANNELS = 16;
    private static final long OLDEST_NANOS = 100_000_000;

    private final MidiSink sink;
    private final int source;
    private final boolean[] held = new boolean[PITCHES * CHANNELS];
    private int pedals; // channels, a bit each
    private long lastNanos;

    PageKeys(MidiSink sink, int source, long now) {
        this.sink = sink;
        this.source = source;
        lastNanos = now;
    }

    /// Whether pages may send it: a channel message whose data bytes are some.
    static boolean isAllowed(long message) {
        long status = message & 0xFF;
        return message >= 0 && message <= 0x7F7FEF && (message & 0x8080_00) == 0 && status >= 0x80 && status < 0xF0;
    }

    /// Hears `message` as of `whenNanos`. No page changes the past: what it says to be older than a tenth of a
    /// second, older than what it sent before or still to come, is heard as of then, or of `now`.
    void hear(long whenNanos, int message, long now) {
        lastNanos = Math.clamp(whenNanos, Math.min(now, Math.max(lastNanos, now - OLDEST_NANOS)), now);
        note(message);
        sink.message(lastNanos, source, message);
    }

    private void note(int message) {
        int channel = ShortMessages.channel(message);
        int key = channel * PITCHES + ShortMessages.data1(message);
        if (ShortMessages.isPress(message)) {
            held[key] = true;
        } else if (ShortMessages.isRelease(message)) {
            held[key] = false;
        } else if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE
                && ShortMessages.data1(message) == ShortMessages.SUSTAIN_PEDAL) {
            boolean down = ShortMessages.data2(message) > 0;
            pedals = down ? pedals | 1 << channel : pedals & ~(1 << channel);
        }
    }

    /// Lets everything go: the page is gone.
    void letGo(long now) {
        for (int key = 0; key < held.length; key++) {
            if (held[key]) {
                hear(now, ShortMessages.noteOff(key / PITCHES, key % PITCHES), now);
            }
        }
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((pedals & 1 << channel) != 0) {
                hear(now, ShortMessages.controlChange(channel, ShortMessages.SUSTAIN_PEDAL, 0), now);
            }
        }
    }
}
