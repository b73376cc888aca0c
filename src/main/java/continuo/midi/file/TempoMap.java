package continuo.midi.file;

import java.util.Arrays;

/// File ticks to nanoseconds and beats.
final class TempoMap {

    private final double ticksPerBeat;
    // Invariant: change n holds from tick ticks[n], which is at nanos[n], to the next; change 0 is at tick 0.
    private final long[] ticks;
    private final double[] nanos;
    private final double[] nanosPerTick;
    private int size = 1;

    private TempoMap(Division division, int changes) {
        ticksPerBeat = division.ticksPerBeat();
        ticks = new long[1 + changes];
        nanos = new double[1 + changes];
        nanosPerTick = new double[1 + changes];
        nanosPerTick[0] = division.nanosPerTick();
    }

    /// @param events in order
    static TempoMap of(Division division, Events events) {
        int changes = 0;
        for (int n = 0; n < events.size(); n++) {
            changes += events.isTempo(n) ? 1 : 0;
        }
        TempoMap map = new TempoMap(division, changes);
        for (int n = 0; n < events.size() && division.followsTempo(); n++) {
            if (events.isTempo(n)) {
                map.change(events.tick(n), events.microsPerBeat(n));
            }
        }
        return map;
    }

    private void change(long tick, int microsPerBeat) {
        int at = ticks[size - 1] == tick ? size - 1 : size;
        double when = nanosExact((double) tick);
        ticks[at] = tick;
        nanos[at] = when;
        nanosPerTick[at] = microsPerBeat * 1e3 / ticksPerBeat;
        size = at + 1;
    }

    long nanos(long tick) {
        return Math.round(nanosExact((double) tick));
    }

    private double nanosExact(double tick) {
        int change = changeAt((long) Math.max(0, Math.floor(tick)));
        return nanos[change] + (tick - ticks[change]) * nanosPerTick[change];
    }

    private int changeAt(long tick) {
        int found = Arrays.binarySearch(ticks, 0, size, tick);
        return found >= 0 ? found : -found - 2;
    }

    /// When a beat is; between two ticks, and before the first, time goes on as it does there.
    double secondsAtBeat(double beat) {
        return nanosExact(beat * ticksPerBeat) / 1e9;
    }

    double beats(long tick) {
        return tick / ticksPerBeat;
    }

    /// The tempo in force at a beat.
    double beatsPerMinuteAtBeat(double beat) {
        return beatsPerMinute((long) Math.max(0, Math.floor(beat * ticksPerBeat)));
    }

    /// The tempo in force at `tick`.
    double beatsPerMinute(long tick) {
        return 60e9 / (nanosPerTick[changeAt(tick)] * ticksPerBeat);
    }
}
