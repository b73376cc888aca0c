package continuo.live.hands;

import continuo.midi.MidiSink;

/// Which of several keyboards holds what: the one that struck a key last on a channel, or moved a pedal there.
/// Keyboards are numbered as in [MidiSink#message].
final class Holders {

    private final byte[] strikers = new byte[Keys.PITCHES * Keys.CHANNELS];
    private final int[] pedalled = new int[MidiSink.MOST_SOURCES]; // channels, a bit each

    void struck(int source, int channel, int pitch) {
        strikers[pitch * Keys.CHANNELS + channel] = (byte) source;
    }

    /// Those of the channels on which this keyboard struck the key.
    int struckBy(int source, int channels, int pitch) {
        int struck = 0;
        for (int rest = channels; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            struck |= strikers[pitch * Keys.CHANNELS + channel] == source ? Keys.bit(channel) : 0;
        }
        return struck;
    }

    void pedalled(int source, int channel) {
        for (int other = 0; other < MidiSink.MOST_SOURCES; other++) {
            pedalled[other] &= ~Keys.bit(channel);
        }
        pedalled[source] |= Keys.bit(channel);
    }

    /// The channels on which this keyboard moved a pedal last.
    int pedalledBy(int source) {
        return pedalled[source];
    }
}
