package continuo.music;

import static continuo.music.Checks.requireRange;

/// How long a beat lasts. Converts between nanoseconds and ticks, rounding to the nearest; both directions count from
/// one common zero, so converting absolute times, not differences, keeps rounding from adding up.
public record Tempo(double beatsPerMinute) {

    /// Sixteenths, triplets and dotted values of them are exact; at 120 bpm a tick lasts 10.4 ms.
    public static final int TICKS_PER_BEAT = 48;

    /// What recordings without beats count as.
    public static final Tempo UNMARKED = new Tempo(120);

    public Tempo {
        requireRange("beatsPerMinute", beatsPerMinute, 20, 300);
    }

    public double nanosPerBeat() {
        return 60e9 / beatsPerMinute;
    }

    public double nanosPerTick() {
        return nanosPerBeat() / TICKS_PER_BEAT;
    }

    public long ticks(long nanos) {
        return Math.round(nanos / nanosPerTick());
    }

    public long nanos(long ticks) {
        return Math.round(ticks * nanosPerTick());
    }
}
