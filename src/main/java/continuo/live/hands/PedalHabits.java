package continuo.live.hands;

import java.util.Arrays;

/// How the sustain pedal is used, channel by channel, which shows whether it is ever lifted, and whether it is wired
/// the
/// wrong way round. Between phrases a foot rests. A pedal that was down all through such a rest, and all through the
/// phrase after it, is never lifted. One that was down in the rest, was up for most of the phrase though it moved, and
/// is down again when the hands are up, works the wrong way round: pianists pedal the other way. Channels are given as
/// bits.
final class PedalHabits {

    private static final int CHANNELS = 16;
    private static final long LONG_UP_NANOS = 1_000_000_000;
    private static final int MOSTLY = 2;

    private final long[] movedNanos = new long[CHANNELS];
    private final boolean[] isDown = new boolean[CHANNELS];
    private final long[] countedNanos = new long[CHANNELS]; // up to when the two below are counted
    private final long[] upNanos = new long[CHANNELS]; // in this phrase, while hands were at work
    private final long[] downNanos = new long[CHANNELS];
    private long restNanos;
    private long handsUpNanos;
    private boolean handsUp = true;
    private int phrases;
    private int restedDown; // before this phrase
    private int moved; // in it

    /// @param newRestNanos a foot rests when the hands do for so long
    void rest(long newRestNanos) {
        restNanos = newRestNanos;
    }

    /// A key goes down.
    void pressed(long nanos) {
        if (handsUp && (phrases == 0 || nanos - handsUpNanos >= restNanos)) {
            begin(nanos);
        }
        handsUp = false;
    }

    private void begin(long nanos) {
        phrases++;
        moved = 0;
        restedDown = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            boolean rested = isDown[channel] && nanos - movedNanos[channel] >= restNanos;
            restedDown |= rested ? Keys.bit(channel) : 0;
            upNanos[channel] = 0;
            downNanos[channel] = 0;
            countedNanos[channel] = nanos;
        }
    }

    void moved(int channel, boolean down, long nanos) {
        count(channel, nanos);
        isDown[channel] = down;
        movedNanos[channel] = nanos;
        if (!handsUp) {
            moved |= Keys.bit(channel);
        }
    }

    /// The last key goes up.
    void handsUp(long nanos) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            count(channel, nanos);
        }
        handsUp = true;
        handsUpNanos = nanos;
    }

    private void count(int channel, long nanos) {
        if (!handsUp) {
            long passed = Math.max(0, nanos - countedNanos[channel]);
            if (isDown[channel]) {
                downNanos[channel] += passed;
            } else {
                upNanos[channel] += passed;
            }
        }
        countedNanos[channel] = nanos;
    }

    /// Those of the channels, on all of which the pedal is down, where it is never lifted.
    int neverLifted(int channels) {
        return phrases < 2 ? 0 : channels & restedDown & ~moved;
    }

    /// Those of the channels, on all of which the pedal is down, where it works the wrong way round.
    int wrongWayRound(int channels) {
        int wrong = 0;
        for (int rest = channels & restedDown & moved; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            boolean mostlyUp = upNanos[channel] >= LONG_UP_NANOS && upNanos[channel] > MOSTLY * downNanos[channel];
            wrong |= mostlyUp ? Keys.bit(channel) : 0;
        }
        return wrong;
    }

    /// The pedal of these channels is turned.
    void turned(int channels) {
        for (int rest = channels; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            isDown[channel] = !isDown[channel];
        }
        restedDown &= ~channels;
    }

    /// Another pedal is there.
    void forget() {
        phrases = 0;
        restedDown = 0;
        moved = 0;
        Arrays.fill(isDown, false);
    }
}
