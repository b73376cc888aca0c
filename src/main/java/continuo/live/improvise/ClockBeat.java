package continuo.live.improvise;

import continuo.beat.BeatTracker;
import continuo.beat.ClockLine;
import continuo.beat.Metre;
import continuo.beat.MidiClock;
import continuo.generate.Continuation;
import continuo.generate.Recollection;
import continuo.music.Tempo;

/// Ticks by a clock that comes from outside: a beat has 48 of them, tick 0 is the beat before the first note that is
/// asked for. Where the clock does not say where its beats are, they are where the playing has them.
///
/// It goes by the line that it was shown last, not by the clock itself, which may be ahead of what is being thought of.
final class ClockBeat implements Recollection.Ticks {

    private static final int TICKS = Tempo.TICKS_PER_BEAT / MidiClock.BEAT_TICKS; // of ours to one of the clock's
    private static final int BAR = TICKS * MidiClock.BAR_TICKS;
    private static final double MEANT_BEATS = 3.0 / Tempo.TICKS_PER_BEAT; // no hand is farther off what it means

    private final MidiClock clock;
    private final BeatTracker tracker;
    private final ClockLine line = new ClockLine();
    private long first; // the clock's tick that is tick 0
    private long shift; // of its beats, where they are the playing's

    ClockBeat(MidiClock clock, BeatTracker tracker) {
        this.clock = clock;
        this.tracker = tracker;
    }

    /// The clock runs like this.
    void show(ClockLine newLine) {
        line.copyFrom(newLine);
    }

    boolean isKnown(long nanos) {
        return line.isKnown(nanos);
    }

    /// Counts anew: the earliest onset that will be asked for is at `firstNanos`, the latest at `lastNanos`.
    void begin(long firstNanos, long lastNanos) {
        shift = line.isPlaced() || !tracker.known() ? 0 : shiftAt(lastNanos);
        double beat = (clock.tickAt(firstNanos, line) - shift) / MidiClock.BEAT_TICKS;
        first = (long) Math.floor(beat) * MidiClock.BEAT_TICKS + shift;
    }

    private long shiftAt(long nanos) {
        long beatNanos = tracker.nanos(Math.rint(tracker.beat(nanos)));
        return Math.floorMod(Math.round(clock.tickAt(beatNanos, line)), (long) MidiClock.BEAT_TICKS);
    }

    /// Where the playing shows what a hand meant that was a little off, it is there.
    @Override
    public long onsetTick(long nanos) {
        double tick = exactTick(nanos);
        double meant = tracker.known() ? tracker.beatMeant(nanos) : Double.NaN;
        double beats = tick / Tempo.TICKS_PER_BEAT;
        double off = meant - beats;
        off -= Math.rint(off);
        return Math.abs(off) <= MEANT_BEATS ? Math.round((beats + off) * Tempo.TICKS_PER_BEAT) : Math.round(tick);
    }

    @Override
    public long tick(long nanos) {
        return Math.round(exactTick(nanos));
    }

    private double exactTick(long nanos) {
        return TICKS * (clock.tickAt(nanos, line) - first);
    }

    /// The first beat that is not before `tick`.
    static long beatNotBefore(long tick) {
        return Math.ceilDiv(tick, Tempo.TICKS_PER_BEAT) * Tempo.TICKS_PER_BEAT;
    }

    /// The bar line nearest to `tick`, but not before `earliest`; below 0 if the bars are not known.
    long barLineNear(long tick, long earliest) {
        if (!line.isPlaced()) {
            return -1;
        }
        long begin = firstBar();
        long bar = begin + Math.round((tick - begin) / (double) BAR) * BAR;
        return bar < earliest ? begin + Math.ceilDiv(earliest - begin, BAR) * BAR : bar;
    }

    private long firstBar() {
        return TICKS * Math.floorMod(-first, (long) MidiClock.BAR_TICKS);
    }

    static Metre metre() {
        return Metre.FOUR_FOUR;
    }

    /// Tells where the bars are, if that is known.
    void tellBar(Continuation continuation) {
        if (line.isPlaced()) {
            continuation.tellBar(firstBar(), BAR, Tempo.TICKS_PER_BEAT);
        } else {
            continuation.forgetBar();
        }
    }

    /// From now on `follower` goes by this, from a beat on.
    void leadFromBeat(BeatClock follower) {
        long beat = Math.floorDiv(line.tick() - shift, (long) MidiClock.BEAT_TICKS) * MidiClock.BEAT_TICKS + shift;
        follower.follow(line.nanos(beat), TICKS * (beat - first), nanosPerTick());
    }

    /// `follower` goes on by what is known now.
    ///
    /// @param origin the clock's tick that is its tick 0
    void lead(BeatClock follower, long origin) {
        follower.follow(line.nanos(), TICKS * (line.tick() - origin), nanosPerTick());
    }

    /// The clock's tick that is tick 0.
    long first() {
        return first;
    }

    void first(long newFirst) {
        first = newFirst;
    }

    double nanosPerTick() {
        return line.nanosPerTick() / TICKS;
    }
}
