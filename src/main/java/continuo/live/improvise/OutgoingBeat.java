package continuo.live.improvise;

import continuo.beat.MidiClock;
import continuo.music.Tempo;

/// How the beat runs that is sent to others: a straight line, with 24 ticks to a quarter. Written by
/// `continuo-improvise`
/// on its way to the player.
public final class OutgoingBeat {

    /// Ticks of the encoding to one that is sent.
    static final int TICKS = Tempo.TICKS_PER_BEAT / MidiClock.BEAT_TICKS;

    /// While the player plays, and as far as a beat is known.
    public static final long NO_END = Long.MAX_VALUE;

    private long nanos;
    private long tick;
    private double nanosPerTick = 1;
    private int beatTicks = MidiClock.BEAT_TICKS;
    private int barTicks;
    private long barTick;
    private long aliveNanos;
    private long restNanos;
    private boolean stopped;

    /// @param newNanos an instant, and the tick at it, which is a multiple of `newBeatTicks`
    /// @param newBarTicks of a bar; 0 where it is not known where bars begin
    /// @param newBarTick any bar line
    void line(long newNanos, long newTick, double newNanosPerTick, int newBeatTicks, int newBarTicks, long newBarTick) {
        nanos = newNanos;
        tick = newTick;
        nanosPerTick = newNanosPerTick;
        beatTicks = newBeatTicks;
        barTicks = newBarTicks;
        barTick = newBarTick;
    }

    /// @param newAliveNanos until when the player played; [#NO_END] while he does
    /// @param newRestNanos so much longer the song goes on
    /// @param newStopped whether it stands still, whatever he does
    void song(long newAliveNanos, long newRestNanos, boolean newStopped) {
        aliveNanos = newAliveNanos;
        restNanos = newRestNanos;
        stopped = newStopped;
    }

    public void copyFrom(OutgoingBeat other) {
        line(other.nanos, other.tick, other.nanosPerTick, other.beatTicks, other.barTicks, other.barTick);
        song(other.aliveNanos, other.restNanos, other.stopped);
    }

    /// When one of its beats is.
    long beatNanos() {
        return nanos;
    }

    /// When a tick is.
    public long nanos(long at) {
        return nanos + Math.round((at - tick) * nanosPerTick);
    }

    /// The tick, and the part of one, at an instant.
    public double tickAt(long at) {
        return tick + (at - nanos) / nanosPerTick;
    }

    public double nanosPerTick() {
        return nanosPerTick;
    }

    /// The same where two ticks are to be as long as one was: who found a slow beat may as well have found the one that
    /// is
    /// twice as fast.
    void twiceAsFast() {
        nanosPerTick /= 2;
        tick *= 2;
        barTick *= 2;
        barTicks = barTicks > MidiClock.BAR_TICKS / 2 ? barTicks : 2 * barTicks; // else half a bar is one
    }

    /// The same where one tick is to be as long as two were.
    void halfAsFast() {
        nanosPerTick *= 2;
        tick /= 2;
        barTick /= 2;
        barTicks /= 2;
        beatTicks /= 2; // it is not known which of two beats is one now
    }

    /// Ticks of a beat: more than 24 in compound metres.
    public int beatTicks() {
        return beatTicks;
    }

    /// Ticks of a bar; 0 where it is not known where bars begin.
    public int barTicks() {
        return barTicks;
    }

    /// From one place where the song may begin to the next: bars, or beats where those are not known.
    public int strideTicks() {
        return barTicks > 0 ? barTicks : beatTicks;
    }

    /// The first such place that is not before `from`, a tick or a part of one.
    public long placeNotBefore(double from) {
        long origin = barTicks > 0 ? barTick : tick;
        return origin + (long) Math.ceil((from - origin) / strideTicks()) * strideTicks();
    }

    /// Until when the player played; [#NO_END] while he does.
    public long aliveNanos() {
        return aliveNanos;
    }

    /// How long the song goes on after that.
    public long restNanos() {
        return restNanos;
    }

    public boolean isStopped() {
        return stopped;
    }
}
