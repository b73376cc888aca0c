package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.CLOCK_OFFSET;
import static continuo.parameter.Parameters.CLOCK_OUT;
import static continuo.parameter.Parameters.OUTPUT_OFFSET;
import static continuo.parameter.Parameters.START_ON;
import static continuo.parameter.Parameters.SWING;

/// When what is played is to sound.
///
/// @param startOn when an answer's first note stands
/// @param swing the share of a beat that its first quaver has, from 0.5 to 0.75
/// @param answerBars how many bars an answer lasts; 0: as [LiveSettings#answerBeats] says; [#ENDLESS]: until the player
///     plays
/// @param clockOut whether a MIDI clock is sent
/// @param clockOffsetNanos how much later than its time it is sent; below 0 earlier
/// @param outputOffsetNanos how much later than their time notes are sent; below 0 earlier
/// @param delays how long the instrument takes until it sounds: notes are sent so much earlier
public record Timing(
        StartOn startOn,
        double swing,
        int answerBars,
        ClockOut clockOut,
        long clockOffsetNanos,
        long outputOffsetNanos,
        VelocityDelay delays) {

    public static final int ENDLESS = Integer.MAX_VALUE;

    /// What holds where nothing is said.
    public static final Timing DEFAULT = new Timing(
            START_ON.usualOf(StartOn.class),
            SWING.usualNumber() / 100,
            0,
            CLOCK_OUT.usualOf(ClockOut.class),
            (long) (CLOCK_OFFSET.usualNumber() * 1e6),
            (long) (OUTPUT_OFFSET.usualNumber() * 1e6),
            VelocityDelay.NONE);

    public Timing {
        requireRange("swing", swing, 0.5, 0.75);
        requireRange("answerBars", answerBars, 0, ENDLESS);
        requireRange("clockOffsetNanos", clockOffsetNanos, -1_000_000_000L, 1_000_000_000L);
        requireRange("outputOffsetNanos", outputOffsetNanos, -1_000_000_000L, 1_000_000_000L);
        delays = delays == null ? VelocityDelay.NONE : delays;
        clockOut = clockOut == null ? ClockOut.OFF : clockOut; // sessions that were recorded before there was one
    }

    public boolean isEndless() {
        return answerBars == ENDLESS;
    }

    public Timing with(StartOn newStartOn) {
        return new Timing(newStartOn, swing, answerBars, clockOut, clockOffsetNanos, outputOffsetNanos, delays);
    }

    public Timing withSwing(double newSwing) {
        return new Timing(startOn, newSwing, answerBars, clockOut, clockOffsetNanos, outputOffsetNanos, delays);
    }

    public Timing withAnswerBars(int newAnswerBars) {
        return new Timing(startOn, swing, newAnswerBars, clockOut, clockOffsetNanos, outputOffsetNanos, delays);
    }

    public Timing withClock(ClockOut newClockOut, long newOffsetNanos) {
        return new Timing(startOn, swing, answerBars, newClockOut, newOffsetNanos, outputOffsetNanos, delays);
    }

    public Timing withOutput(long newOffsetNanos, VelocityDelay newDelays) {
        return new Timing(startOn, swing, answerBars, clockOut, clockOffsetNanos, newOffsetNanos, newDelays);
    }

    /// How much earlier than its time a note may have to be sent.
    public long mostEarlyNanos() {
        return Math.max(0, delays.mostNanos() - outputOffsetNanos);
    }
}
