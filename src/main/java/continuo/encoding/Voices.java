package continuo.encoding;

/// The outer voices: the latest notes of the tune and of the bass, and since when. A note is of the tune if it is above
/// all that sounds and not far below where the highest notes have been lately; likewise below, of the bass.
///
/// One thread owns it. Nothing here allocates after construction.
final class Voices {

    /// Classes of the time since a voice last moved.
    static final int AGES = 12;

    /// What is told of the two: the latest pitch of each, and its age.
    static final int SIZE = 2 * (Encoding.PITCHES + AGES);

    /// How many conditions are one at the most.
    static final int MOST_TOLD = 4;

    private static final int NONE = -1;
    private static final long[] LEAST_OF_AGE = {0, 1, 7, 13, 25, 37, 49, 73, 97, 145, 193, 385};
    private static final long CHORD_TICKS = 2;
    private static final double FORGOTTEN = 1 / 12.0;
    private static final double NEAR = 6; // semitones

    private final Line bass = new Line(-1);
    private final Line tune = new Line(1);

    /// One of the two.
    private static final class Line {

        private final int upward;
        private int pitch = NONE;
        private long onsetTick;
        private int heardPitch;
        private long heardTick;
        private double mean = NONE; // of where it has been lately
        private double before = NONE; // the same before the latest onset

        /// @param upward 1 for the voice above, -1 for the one below
        Line(int upward) {
            this.upward = upward;
        }

        void hear(int newPitch, long tick) {
            boolean further = pitch != NONE && tick - heardTick <= CHORD_TICKS && (newPitch - heardPitch) * upward > 0;
            before = further ? before : mean; // a chord is heard from below: only its outermost note counts
            mean = before == NONE ? newPitch : before;
            boolean within = (newPitch - mean) * upward >= -NEAR;
            mean += FORGOTTEN * (newPitch - mean);
            heardPitch = newPitch;
            heardTick = tick;
            if (within) {
                pitch = newPitch;
                onsetTick = tick;
            }
        }

        void forget() {
            pitch = NONE;
            mean = NONE;
            before = NONE;
        }

        void copyFrom(Line other) {
            pitch = other.pitch;
            onsetTick = other.onsetTick;
            heardPitch = other.heardPitch;
            heardTick = other.heardTick;
            mean = other.mean;
            before = other.before;
        }

        int tell(long tick, int[] target, int count, int offset) {
            if (pitch == NONE) {
                return count;
            }
            target[count] = offset + pitch;
            target[count + 1] = offset + Encoding.PITCHES + age(tick - onsetTick);
            return count + 2;
        }
    }

    void reset() {
        bass.forget();
        tune.forget();
    }

    void copyFrom(Voices other) {
        bass.copyFrom(other.bass);
        tune.copyFrom(other.tune);
    }

    /// A note begins.
    ///
    /// @param lowest whether no key below it sounds
    /// @param highest whether no key above it sounds
    void note(int pitch, long tick, boolean lowest, boolean highest) {
        if (lowest) {
            bass.hear(pitch, tick);
        }
        if (highest) {
            tune.hear(pitch, tick);
        }
    }

    /// Adds the conditions that are one at `tick` to `target` at `count`, each plus `offset`. Returns the new count.
    int tell(long tick, int[] target, int count, int offset) {
        int next = bass.tell(tick, target, count, offset);
        return tune.tell(tick, target, next, offset + Encoding.PITCHES + AGES);
    }

    private static int age(long ticks) {
        int of = 0;
        while (of + 1 < AGES && LEAST_OF_AGE[of + 1] <= ticks) {
            of++;
        }
        return of;
    }
}
