package continuo.live.improvise;

import continuo.music.Tempo;

/// The uneven beat: its second quaver comes later than in the middle, and what is between goes along. What is drawn as
/// a
/// triplet stays one, as long as the quaver does not come later. Turns ticks, which are even, into places in the beat,
/// and
/// back. Rises strictly. One thread owns it; nothing allocates after construction.
final class Swing {

    static final double STRAIGHT = 0.5;

    private static final int BEAT = Tempo.TICKS_PER_BEAT;
    private static final double APART = 0.25; // of a tick, where two would come to the same place

    private final double[] even = {0, BEAT / 4.0, BEAT / 3.0, BEAT / 2.0, 2 * BEAT / 3.0, 3 * BEAT / 4.0, BEAT};
    private final double[] uneven = even.clone();
    private boolean straight = true;

    /// @param share of the beat that its first quaver has, from 0.5 to 0.75
    void set(double share) {
        straight = share == STRAIGHT;
        double quaver = share * BEAT;
        uneven[1] = quaver / 2;
        uneven[2] = Math.max(even[2], uneven[1] + APART);
        uneven[3] = quaver;
        uneven[4] = Math.max(even[4], quaver + APART);
        uneven[5] = (quaver + BEAT) / 2;
    }

    void copyFrom(Swing other) {
        System.arraycopy(other.uneven, 0, uneven, 0, uneven.length);
        straight = other.straight;
    }

    boolean isStraight() {
        return straight;
    }

    /// Where an even tick is, counted from a beat.
    double place(double tick) {
        return straight ? tick : along(tick, even, uneven);
    }

    /// The even tick, or part of one, that is at a place.
    double tick(double place) {
        return straight ? place : along(place, uneven, even);
    }

    private static double along(double from, double[] steps, double[] others) {
        double beat = Math.floor(from / BEAT) * BEAT;
        double rest = from - beat;
        int step = 1;
        while (step < steps.length - 1 && rest >= steps[step]) {
            step++;
        }
        double part = (rest - steps[step - 1]) / (steps[step] - steps[step - 1]);
        return beat + others[step - 1] + part * (others[step] - others[step - 1]);
    }
}
