package continuo.live.hands;

/// How long what sounds is believed, when nothing more is heard of it. A key's age counts by itself:
///
/// - after 30 s it counts as up, for its release was lost;
/// - after four to eight beats, the sooner the shorter the keys are held otherwise, where the playing went on past it
///   and all else is still, it is a drone or an organ point or its release was lost: answers do not wait for it;
/// - where keys are all up, and only pedals hold what sounds, they count as up after twelve beats of stillness;
/// - a key that is held alone for ten seconds, as a last chord may be, is waited for; that is said.
final class Lingering {

    private static final long FORGOTTEN_NANOS = 30_000_000_000L;
    private static final long CHORD_NANOS = 50_000_000;
    private static final int LEAST_DRONE_BEATS = 4;
    private static final int MOST_DRONE_BEATS = 8;
    private static final int DRONE_HOLDS = 4; // so many times as long as keys are held otherwise
    private static final int STILL_BEATS = 12;
    private static final int FOOT_RESTS_BEATS = 2;
    private static final long SHORTEST_NANOS = 4_000_000_000L;
    private static final long LONGEST_NANOS = 12_000_000_000L;
    private static final long WAITS_NANOS = 10_000_000_000L;

    private final Keys keys;
    private final Strikes strikes;

    private long beatNanos = 500_000_000;
    private long silenceNanos = beatNanos;

    private long limitNanos;

    private long ageNanos;
    private long droneNanos;
    private boolean lastHeld;
    private boolean pedalled;

    Lingering(Keys keys, Strikes strikes) {
        this.keys = keys;
        this.strikes = strikes;
    }

    /// @param newLimitNanos how long drones and pedals are believed; 0: as said above
    void settings(long newBeatNanos, long newSilenceNanos, long newLimitNanos) {
        beatNanos = newBeatNanos;
        silenceNanos = newSilenceNanos;
        limitNanos = newLimitNanos;
    }

    /// Looks at what sounds.
    void look() {
        ageNanos = Strikes.NEVER;
        droneNanos = Long.MIN_VALUE;
        lastHeld = false;
        pedalled = false;
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (keys.downOn(pitch) != 0) {
                look(pitch);
            } else if (keys.sounds(pitch)) {
                pedalled = true;
            }
        }
    }

    private void look(int pitch) {
        long struck = strikes.struckNanos(pitch, keys.downOn(pitch));
        ageNanos = Math.min(ageNanos, struck + FORGOTTEN_NANOS);
        droneNanos = Math.max(droneNanos, struck + droneAgeNanos());
        lastHeld |= strikes.isDoubted(pitch) || struck >= strikes.newestNanos() - CHORD_NANOS;
    }

    private long droneAgeNanos() {
        if (limitNanos > 0) {
            return limitNanos;
        }
        long age = Math.clamp(
                DRONE_HOLDS * strikes.longestHoldNanos(), LEAST_DRONE_BEATS * beatNanos, MOST_DRONE_BEATS * beatNanos);
        return Math.min(age, LONGEST_NANOS);
    }

    /// When the first key counts as up by its age.
    long ageNanos() {
        return ageNanos;
    }

    /// When all keys that are down count as drones.
    long droneNanos(long lastHeardNanos) {
        boolean only = keys.anyDown() && !lastHeld && !pedalled;
        return only ? Math.max(droneNanos, lastHeardNanos) : Strikes.NEVER;
    }

    /// When the stillness has lasted long enough to doubt pedals.
    long stillNanos(long lastHeardNanos) {
        long usualNanos = Math.clamp(STILL_BEATS * beatNanos, SHORTEST_NANOS, LONGEST_NANOS);
        return lastHeardNanos + (limitNanos > 0 ? limitNanos : usualNanos);
    }

    /// When a foot rests, too.
    long footRestsNanos(long lastHeardNanos) {
        return lastHeardNanos + silenceNanos + FOOT_RESTS_BEATS * beatNanos;
    }

    /// When to say that a key is waited for.
    long waitsNanos(long lastHeardNanos) {
        return lastHeld ? lastHeardNanos + WAITS_NANOS : Strikes.NEVER;
    }

    /// Whether pedals alone hold some of what sounds.
    boolean isPedalled() {
        return pedalled;
    }

    /// Whether the key counts as up by its age.
    boolean isForgotten(int pitch, long now) {
        return keys.downOn(pitch) != 0 && strikes.struckNanos(pitch, keys.downOn(pitch)) + FORGOTTEN_NANOS <= now;
    }
}
