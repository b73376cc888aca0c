package continuo.live.hands;

import java.util.Arrays;

/// Which presses and releases of a pitch are one strike: what comes twice, on two channels or from a contact that
/// bounces, is the same. Its releases wait until it is sure that nothing more of it comes.
final class Strikes {

    static final long NEVER = Long.MAX_VALUE;

    /// Presses so soon after the first are the same strike.
    static final long SAME_NANOS = 28_000_000;

    /// A press so soon after the release may be a contact that chatters.
    static final long CHATTER_NANOS = 15_000_000;

    /// A press on a channel on which the key is down is the same strike for so long: no finger strikes it anew so soon.
    private static final long SAME_DOWN_NANOS = 60_000_000;

    private static final int HOLDS = 16; // that a long one is remembered for
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    private final long[] struckNanos = new long[Keys.PITCHES];
    private final int[] velocities = new int[Keys.PITCHES];
    private final long[] releasedNanos = new long[Keys.PITCHES];
    private final long[] channelStruckNanos = new long[Keys.PITCHES * Keys.CHANNELS];
    private final long[] channelReleasedNanos = new long[Keys.PITCHES * Keys.CHANNELS];
    private final long[] lagNanos = new long[Keys.PITCHES * Keys.CHANNELS]; // how much later each channel tells of it
    private long newestNanos = LONG_AGO;
    private long longestHoldNanos;

    // The releases that wait: on which channels, when the last of them came, until when they wait.
    private final int[] waiting = new int[Keys.PITCHES];
    private final long[] waitingSinceNanos = new long[Keys.PITCHES];
    private final long[] waitingUntilNanos = new long[Keys.PITCHES];

    // The presses that may be a contact that chatters: until when; on which channel.
    private final long[] doubtedUntilNanos = new long[Keys.PITCHES];
    private final int[] doubtedChannels = new int[Keys.PITCHES];
    private final long[] droppedNanos = new long[Keys.PITCHES]; // when one showed to be none
    private int doubts;

    Strikes() {
        Arrays.fill(struckNanos, LONG_AGO);
        Arrays.fill(releasedNanos, LONG_AGO);
        Arrays.fill(channelStruckNanos, LONG_AGO);
        Arrays.fill(channelReleasedNanos, LONG_AGO);
        Arrays.fill(waitingUntilNanos, NEVER);
        Arrays.fill(doubtedUntilNanos, NEVER);
        Arrays.fill(droppedNanos, LONG_AGO);
    }

    /// Whether a press or release now belongs to the strike before.
    boolean isSame(int pitch, long nanos) {
        return isDoubted(pitch) || nanos - struckNanos[pitch] < SAME_NANOS;
    }

    /// Whether a press on a channel on which the key is down belongs to the strike before.
    boolean isSameOfKeyDown(int pitch, long nanos) {
        return isDoubted(pitch) || nanos - struckNanos[pitch] < SAME_DOWN_NANOS;
    }

    /// Whether this channel has told nothing yet of the strike that was told last.
    boolean isFirstOn(int channel, int pitch) {
        return channelStruckNanos[place(channel, pitch)] < struckNanos[pitch];
    }

    /// The same, or that it never told of this pitch.
    boolean toldNothing(int channel, int pitch) {
        return channelStruckNanos[place(channel, pitch)] == LONG_AGO || isFirstOn(channel, pitch);
    }

    void strike(int channel, int pitch, int velocity, long nanos) {
        lagNanos[place(channel, pitch)] = 0;
        channelStruckNanos[place(channel, pitch)] = nanos;
        struckNanos[pitch] = nanos;
        velocities[pitch] = velocity;
        newestNanos = Math.max(newestNanos, nanos);
        waiting[pitch] = 0;
        waitingUntilNanos[pitch] = NEVER;
    }

    /// A press that belongs to the strike before. Returns whether it makes that louder.
    ///
    /// @param again whether this channel has told of it before
    boolean join(int channel, int pitch, int velocity, long nanos, boolean again) {
        int bit = Keys.bit(channel);
        channelStruckNanos[place(channel, pitch)] = nanos;
        if ((waiting[pitch] & bit) != 0) {
            waiting[pitch] &= ~bit;
            waitingUntilNanos[pitch] = waiting[pitch] == 0 ? NEVER : waitingUntilNanos[pitch];
        } else if (!again) {
            lagNanos[place(channel, pitch)] = Math.clamp(nanos - struckNanos[pitch], 0, SAME_NANOS);
        }
        boolean louder = velocity > velocities[pitch];
        velocities[pitch] = Math.max(velocities[pitch], velocity);
        return louder;
    }

    /// How much later than the channel that tells first this one tells of what the key does.
    long lagNanos(int channel, int pitch) {
        return lagNanos[place(channel, pitch)];
    }

    private static int place(int channel, int pitch) {
        return pitch * Keys.CHANNELS + channel;
    }

    /// When the pitch was struck last on any of these channels; a press that is doubted counts.
    long struckNanos(int pitch, int channels) {
        boolean pressed = isDoubted(pitch) && (channels & Keys.bit(doubtedChannels[pitch])) != 0;
        long struck = pressed ? doubtedUntilNanos[pitch] - CHATTER_NANOS : LONG_AGO;
        for (int rest = channels; rest != 0; rest &= rest - 1) {
            struck = Math.max(struck, channelStruckNanos[place(Integer.numberOfTrailingZeros(rest), pitch)]);
        }
        return struck;
    }

    /// When the pitch was struck last.
    long struckNanos(int pitch) {
        return struckNanos[pitch];
    }

    int velocity(int pitch) {
        return velocities[pitch];
    }

    /// When any pitch was struck last.
    long newestNanos() {
        return newestNanos;
    }

    void released(int pitch, long nanos) {
        releasedNanos[pitch] = nanos;
        longestHoldNanos -= longestHoldNanos / HOLDS;
        longestHoldNanos = Math.max(longestHoldNanos, nanos - struckNanos[pitch]);
    }

    /// Whether the key was ever struck on the channel.
    boolean wasStruck(int channel, int pitch) {
        return channelStruckNanos[place(channel, pitch)] != LONG_AGO;
    }

    /// A release came on one of the channels that tell of the key.
    void released(int channel, int pitch, long nanos) {
        channelReleasedNanos[place(channel, pitch)] = nanos;
    }

    /// Whether this channel has told that the key went up since it was struck last.
    boolean hasToldOfRelease(int channel, int pitch) {
        long toldNanos = channelReleasedNanos[place(channel, pitch)];
        return toldNanos != LONG_AGO && toldNanos >= struckNanos[pitch];
    }

    /// A release came here of a key that was struck at another pitch: the contact may chatter here, too.
    void releasedFor(int channel, int pitch, long nanos) {
        channelReleasedNanos[place(channel, pitch)] = nanos;
    }

    /// Whether a press on this channel comes so soon after the release, or after another one that was none,
    /// that it may be a contact that chatters.
    ///
    /// @param isDown whether the key is down on this channel
    boolean chatters(int channel, int pitch, long nanos, boolean isDown) {
        long releasedLast = Math.max(releasedNanos[pitch], channelReleasedNanos[place(channel, pitch)]);
        return isSoon(droppedNanos[pitch], nanos) || (!isDown && isSoon(releasedLast, nanos));
    }

    private static boolean isSoon(long sinceNanos, long nanos) {
        return nanos >= sinceNanos && nanos - sinceNanos < CHATTER_NANOS;
    }

    /// How long keys were held lately at the most.
    long longestHoldNanos() {
        return longestHoldNanos;
    }

    /// When no key was down any more at the pitch.
    long releasedNanos(int pitch) {
        return releasedNanos[pitch];
    }

    /// The releases on these channels wait.
    void await(int channels, int pitch, long sinceNanos, long untilNanos) {
        waiting[pitch] |= channels;
        waitingSinceNanos[pitch] = sinceNanos;
        waitingUntilNanos[pitch] = untilNanos;
    }

    /// The channels on which releases of this pitch have waited long enough at `nanos`; they are taken from here.
    int takeWaiting(int pitch, long nanos) {
        if (waitingUntilNanos[pitch] > nanos) {
            return 0;
        }
        int channels = waiting[pitch];
        waiting[pitch] = 0;
        waitingUntilNanos[pitch] = NEVER;
        return channels;
    }

    /// When the releases came that waited.
    long waitedSinceNanos(int pitch) {
        return waitingSinceNanos[pitch];
    }

    /// A press that may be a contact that chatters: whether it is shows in a moment.
    void doubt(int channel, int pitch, int velocity, long nanos) {
        doubtedUntilNanos[pitch] = nanos + CHATTER_NANOS;
        doubtedChannels[pitch] = channel;
        velocities[pitch] = velocity;
        doubts++;
    }

    boolean isDoubted(int pitch) {
        return doubtedUntilNanos[pitch] != NEVER;
    }

    /// Whether any press that is doubted has shown at `nanos` to be a strike.
    boolean isSureOfSome(long nanos) {
        return doubts > 0 && wakeNanos(doubtedUntilNanos) <= nanos;
    }

    boolean isDoubted(int channel, int pitch) {
        return isDoubted(pitch) && doubtedChannels[pitch] == channel;
    }

    int doubtedChannel(int pitch) {
        return doubtedChannels[pitch];
    }

    long doubtedUntilNanos(int pitch) {
        return doubtedUntilNanos[pitch];
    }

    /// It was a contact that chatters.
    void drop(int pitch, long nanos) {
        resolve(pitch);
        droppedNanos[pitch] = nanos;
    }

    /// There is no doubt any more. Returns when the press came.
    long resolve(int pitch) {
        long pressedNanos = doubtedUntilNanos[pitch] - CHATTER_NANOS;
        doubtedUntilNanos[pitch] = NEVER;
        doubts--;
        return pressedNanos;
    }

    boolean doubtsAny() {
        return doubts > 0;
    }

    /// It counts as let go, whatever the key does: what comes next is another strike.
    void letGo(int pitch) {
        forget(pitch);
        struckNanos[pitch] = LONG_AGO;
    }

    /// Nothing waits any more at this pitch, and nothing is doubted.
    void forget(int pitch) {
        waiting[pitch] = 0;
        waitingUntilNanos[pitch] = NEVER;
        if (isDoubted(pitch)) {
            resolve(pitch);
        }
    }

    /// When a release has waited long enough, or a doubt shows.
    long wakeNanos() {
        return Math.min(wakeNanos(waitingUntilNanos), doubts == 0 ? NEVER : wakeNanos(doubtedUntilNanos));
    }

    private static long wakeNanos(long[] untilNanos) {
        long wake = NEVER;
        for (long until : untilNanos) {
            wake = Math.min(wake, until);
        }
        return wake;
    }
}
