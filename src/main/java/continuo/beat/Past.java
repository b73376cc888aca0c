package continuo.beat;

/// Where the latest onsets stand by the history of one hypothesis, oldest first.
final class Past {

    private static final int MOST = 160;
    private static final double ROUNDING = 1e-6;

    private final double[] seconds = new double[MOST]; // when it was heard
    private final double[] times = new double[MOST]; // when it was meant
    private final double[] beats = new double[MOST];
    private int from = MOST;

    void clear() {
        from = MOST;
    }

    /// Tells it anew.
    ///
    /// @param shift beats that are added to those of the hypothesis
    void tell(History history, int node, double shift) {
        from = MOST;
        double before = Double.POSITIVE_INFINITY;
        for (int at = node; from > 0 && history.holds(at); at = history.parent(at)) {
            if (history.time(at) < before) { // a hair's breadth may be taken back by a correction
                before = history.time(at);
                from--;
                seconds[from] = history.seconds(at);
                times[from] = before;
                beats[from] = (double) history.step(at) / Rhythm.STEPS + shift;
            }
        }
    }

    boolean reaches(double at) {
        return from < MOST && at < times[MOST - 1];
    }

    /// Beats at an instant that it reaches; before the oldest onset they go on evenly.
    double beat(double at) {
        int above = MOST - 1;
        while (above > from + 1 && times[above - 1] > at) {
            above--;
        }
        if (above == from) {
            return beats[from];
        }
        double slope = (beats[above] - beats[above - 1]) / (times[above] - times[above - 1]);
        return beats[above] + (at - times[above]) * slope;
    }

    /// The beat on which the onset is meant to be that was heard no longer than `together` before; not a number if it
    /// was an ornament, or is forgotten.
    double meant(double heard, double together) {
        for (int n = MOST - 1; n >= from; n--) {
            if (seconds[n] <= heard + ROUNDING) {
                return heard - seconds[n] < together ? beats[n] : Double.NaN;
            }
        }
        return Double.NaN;
    }

    /// Seconds a beat, from so many beats ago to so many; not a number if it does not reach so far.
    double period(double now, double beatsAgo, double untilBeatsAgo) {
        int first = -1;
        int last = -1;
        for (int n = from; n < MOST; n++) {
            if (beats[n] < now - untilBeatsAgo) {
                last = n;
            }
            if (first < 0 && beats[n] >= now - beatsAgo) {
                first = n;
            }
        }
        return first >= 0 && last > first ? (times[last] - times[first]) / (beats[last] - beats[first]) : Double.NaN;
    }
}
