package continuo.live;

import static continuo.music.Checks.requireRange;
import static continuo.parameter.Parameters.START_ON;
import static continuo.parameter.Parameters.SWING;

/// When what is played is to sound.
///
/// @param startOn when an answer's first note stands
/// @param swing the share of a beat that its first quaver has, from 0.5 to 0.75
/// @param answerBars how many bars an answer lasts; 0: as [LiveSettings#answerBeats] says; [#ENDLESS]: until the player
///     plays
public record Timing(StartOn startOn, double swing, int answerBars) {

    public static final int ENDLESS = Integer.MAX_VALUE;

    /// What holds where nothing is said.
    public static final Timing DEFAULT = new Timing(START_ON.usualOf(StartOn.class), SWING.usualNumber() / 100, 0);

    public Timing {
        requireRange("swing", swing, 0.5, 0.75);
        requireRange("answerBars", answerBars, 0, ENDLESS);
    }

    public boolean isEndless() {
        return answerBars == ENDLESS;
    }

    public Timing with(StartOn newStartOn) {
        return new Timing(newStartOn, swing, answerBars);
    }

    public Timing withSwing(double newSwing) {
        return new Timing(startOn, newSwing, answerBars);
    }

    public Timing withAnswerBars(int newAnswerBars) {
        return new Timing(startOn, swing, newAnswerBars);
    }
}
