package continuo.live.hands;

import java.util.Arrays;

/// Which channels never send a note-off, as pads may. Two keys struck again that were never let go give one away;
/// or that nothing was let go after four strikes, and then everything is still for a while. The first release there
/// shows that it was none. Channels are given as bits.
final class Pads {

    private static final int CHANNELS = 16;
    private static final int SURE = 2;
    private static final int STRIKES = 4;
    private static final long CHORD_NANOS = 50_000_000;

    private final int[] strikes = new int[CHANNELS]; // those of a chord count once
    private final long[] struckNanos = new long[CHANNELS];
    private final int[] restrikes = new int[CHANNELS];
    private final int[] struckOn = new int[Keys.PITCHES]; // channels, by pitch
    private final int[] soonReleases = new int[CHANNELS];
    private int released;
    private int pads;

    /// @param isDown whether the key is down there
    /// @return whether it shows now that there is no note-off to come
    boolean struck(int channel, int pitch, boolean isDown, long nanos) {
        int bit = Keys.bit(channel);
        struckOn[pitch] |= bit;
        if ((released & bit) != 0) {
            return false;
        }
        strikes[channel] += strikes[channel] == 0 || nanos - struckNanos[channel] >= CHORD_NANOS ? 1 : 0;
        struckNanos[channel] = nanos;
        restrikes[channel] += isDown ? 1 : 0;
        boolean found = restrikes[channel] == SURE && isDown && !isPad(channel);
        if (found) {
            pads |= bit;
        }
        return found;
    }

    /// A key was let go. One that was never struck says nothing: what puts an instrument at rest sends such releases.
    ///
    /// @param soon whether so soon after its strike that it may be an own note's that came back; several are not
    void released(int channel, int pitch, boolean soon) {
        int bit = struckOn[pitch] & Keys.bit(channel);
        soonReleases[channel] += soon && bit != 0 ? 1 : 0;
        if (!soon || soonReleases[channel] >= STRIKES) {
            released(bit);
        }
    }

    void released(int channels) {
        released |= channels;
        pads &= ~channels;
    }

    boolean isPad(int channel) {
        return (pads & Keys.bit(channel)) != 0;
    }

    /// Those of the channels from which no release ever came, though there might have been some.
    int suspected(int channels) {
        int suspected = 0;
        for (int rest = channels & ~released; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            suspected |= strikes[channel] >= STRIKES ? Keys.bit(channel) : 0;
        }
        return suspected;
    }

    /// It is sure of these.
    void found(int channels) {
        pads |= channels;
    }

    /// Another keyboard is there.
    void forget() {
        released = 0;
        pads = 0;
        Arrays.fill(strikes, 0);
        Arrays.fill(restrikes, 0);
        Arrays.fill(soonReleases, 0);
        Arrays.fill(struckOn, 0);
    }
}
