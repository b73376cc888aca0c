package continuo.live.hands;

import java.util.Arrays;

/// The keys under the fingers: which of the presses that come are strikes, and when a key is up. Channels are
/// given as bits.
final class Fingers {

    private static final int[] OCTAVES = {12, -12, 24, -24, 36, -36};
    private static final long JUST_RELEASED_NANOS = 100_000_000;
    private static final long TOGETHER_NANOS = 1_000_000_000;

    private final Keys keys;
    private final Strikes strikes;
    private final Playing playing;
    private final int[] owed = new int[Keys.PITCHES]; // channels on which a release is to come of what was let go
    private final long[] upOnOtherNanos = new long[Keys.PITCHES]; // when it went up on another channel, or this one
    private long upNanos;

    Fingers(Keys keys, Strikes strikes, Playing playing) {
        this.keys = keys;
        this.strikes = strikes;
        this.playing = playing;
    }

    /// A press that is the same again as the one before.
    void joins(int channel, int pitch, int velocity, long now) {
        owed[pitch] &= ~Keys.bit(channel);
        boolean again = keys.isDown(Keys.bit(channel), pitch);
        keys.press(Keys.bit(channel), pitch);
        if (strikes.join(channel, pitch, velocity, now, again) && !strikes.isDoubted(pitch)) {
            playing.louder(pitch, velocity);
        }
    }

    /// A press of its own.
    ///
    /// @param doubted whether it may be a contact that chatters
    void strikes(int channel, int pitch, int velocity, long now, boolean doubted) {
        owed[pitch] &= ~Keys.bit(channel);
        keys.press(Keys.bit(channel), pitch);
        if (doubted) {
            strikes.doubt(channel, pitch, velocity, now);
        } else {
            resolveDoubts(Strikes.NEVER - 1); // they came before
            begins(channel, pitch, velocity, now);
        }
    }

    private void begins(int channel, int pitch, int velocity, long nanos) {
        strikes.strike(channel, pitch, velocity, nanos);
        upOnOtherNanos[pitch] = nanos;
        playing.begins(channel, pitch, velocity, nanos);
    }

    private void resolveDoubts(long now) {
        for (int pitch = 0; strikes.isSureOfSome(now) && pitch < Keys.PITCHES; pitch++) {
            if (strikes.isDoubted(pitch) && strikes.doubtedUntilNanos(pitch) <= now) {
                begins(strikes.doubtedChannel(pitch), pitch, strikes.velocity(pitch), strikes.resolve(pitch));
            }
        }
    }

    /// Whether a key of another pitch has just gone down on the channels, and is down.
    boolean holdOther(int channels, int pitch, long now) {
        for (int other = 0; other < Keys.PITCHES; other++) {
            if (other != pitch && keys.isDown(channels, other) && now - strikes.struckNanos(other) < TOGETHER_NANOS) {
                return true;
            }
        }
        return false;
    }

    /// The key that a release is meant for, as [Keys#key]; -1 if for none: what was let go is let go already.
    int meant(int channel, int pitch, long now) {
        int channels = Keys.bit(channel);
        int owing = told(owed[pitch], channel, pitch);
        if (owing != 0) {
            owed[pitch] &= ~owing;
            strikes.releasedFor(channel, pitch, now); // the contact may chatter all the same
            return -1;
        }
        int down = told(keys.downOn(pitch), channel, pitch);
        if (down != 0) {
            return Keys.key(Integer.numberOfTrailingZeros(down), pitch);
        }
        int shifted = shifted(channels, pitch, now);
        if (shifted < 0) {
            if (strikes.wasStruck(channel, pitch)) { // else it only puts an instrument at rest
                strikes.released(channel, pitch, now); // the contact may chatter there
            }
            return -1;
        }
        strikes.releasedFor(channel, pitch, now);
        return Keys.key(channel, shifted);
    }

    /// Which of the channels a release tells of: its own; or another, if it was changed while the key was down; 0 if
    /// none.
    private int told(int channels, int channel, int pitch) {
        if ((channels & Keys.bit(channel)) != 0) {
            return Keys.bit(channel);
        }
        boolean elsewhere = strikes.toldNothing(channel, pitch) && !strikes.hasToldOfRelease(channel, pitch);
        return elsewhere ? Integer.lowestOneBit(channels) : 0;
    }

    /// The pitch whose release comes at another one, for the octave was shifted while the key was down; -1 if there
    /// is none.
    private int shifted(int channels, int pitch, long now) {
        if (now - strikes.releasedNanos(pitch) < JUST_RELEASED_NANOS) {
            return -1; // it came twice
        }
        for (int octave : OCTAVES) {
            int other = pitch + octave;
            if (other >= 0
                    && other < Keys.PITCHES
                    && keys.isDown(channels, other)
                    && strikes.struckNanos(other) > strikes.struckNanos(pitch)) {
                return other;
            }
        }
        return -1;
    }

    /// The key goes up, or will when it is sure that it has. A channel that told later than another of its
    /// strike does so of its release.
    ///
    /// @return when it went up
    long release(int channel, int pitch, long now) {
        boolean doubted = strikes.isDoubted(pitch);
        long went = doubted ? now : Math.max(now - strikes.lagNanos(channel, pitch), upOnOtherNanos[pitch]);
        upOnOtherNanos[pitch] = went;
        if (!doubted && strikes.isSame(pitch, now)) {
            strikes.released(channel, pitch, now);
            strikes.await(Keys.bit(channel), pitch, went, strikes.struckNanos(pitch) + Strikes.SAME_NANOS);
            return went;
        }
        if (strikes.isDoubted(channel, pitch)) {
            strikes.drop(pitch, now);
        }
        strikes.released(channel, pitch, now);
        goesUp(Keys.bit(channel), pitch, went);
        return went;
    }

    private void goesUp(int channels, int pitch, long nanos) {
        boolean ends = keys.release(channels, pitch);
        if (keys.downOn(pitch) == 0) {
            strikes.released(pitch, nanos);
        }
        wentUp(pitch, ends, nanos);
    }

    private void wentUp(int pitch, boolean ends, long nanos) {
        if (keys.downOn(pitch) == 0) {
            strikes.forget(pitch);
            upNanos = nanos;
            playing.up(pitch, nanos);
        }
        if (ends) {
            playing.ends(pitch, nanos);
        }
    }

    /// When a key went up last.
    long upNanos() {
        return upNanos;
    }

    /// All keys of the channels go up; what a pedal holds goes on. Returns whether there were some.
    boolean allUp(int channels, long now) {
        boolean some = false;
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            some |= countsAsUp(channels, pitch, now);
        }
        return some;
    }

    /// The key counts as up, though no release came. Returns whether it was down.
    boolean countsAsUp(int channels, int pitch, long nanos) {
        int down = keys.downOn(pitch) & channels;
        if (down != 0) {
            owed[pitch] |= down;
            boolean ends = keys.release(down, pitch);
            if (keys.downOn(pitch) == 0) {
                strikes.letGo(pitch);
            }
            wentUp(pitch, ends, nanos);
        }
        return down != 0;
    }

    /// Everything that sounds on the channels ends.
    void letGo(int channels, long now) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            letGo(channels, pitch, now);
        }
    }

    /// This pitch ends.
    void letGo(int channels, int pitch, long nanos) {
        countsAsUp(channels, pitch, nanos);
        if (keys.letGo(channels, pitch)) {
            playing.ends(pitch, nanos);
        }
    }

    /// No release is to come any more.
    void forget() {
        Arrays.fill(owed, 0);
    }

    long wakeNanos() {
        return strikes.wakeNanos();
    }

    /// What had to show itself has.
    void wake(long now) {
        resolveDoubts(now);
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int channels = strikes.takeWaiting(pitch, now);
            if (channels != 0) {
                goesUp(channels, pitch, strikes.waitedSinceNanos(pitch));
            }
        }
    }
}
