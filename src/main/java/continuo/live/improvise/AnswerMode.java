package continuo.live.improvise;

import continuo.live.LiveSettings;
import java.util.function.LongUnaryOperator;

/// Hears a phrase, and answers it once it has ended; a key that goes down ends the answer. Never plays while the player
/// does, nor before the silence has lasted.
final class AnswerMode implements PlayingMode {

    private final Answer answer;
    private final Phrase phrase;
    private final BeatClock clock;
    private final LongUnaryOperator silenceNanos;

    /// @param phrase whose turn it is; [ListenMode] has the same one
    /// @param silenceNanos how long the silence that ends a phrase is at an instant
    AnswerMode(Answer answer, Phrase phrase, BeatClock clock, LongUnaryOperator silenceNanos) {
        this.answer = answer;
        this.phrase = phrase;
        this.clock = clock;
        this.silenceNanos = silenceNanos;
    }

    @Override
    public void strikes(int pitch, long now) {
        phrase.pressed(now, answer.cancel(now), (long) clock.nanosPerBeat());
    }

    /// Should the silence last, it ends the phrase.
    @Override
    public void fellSilent(long now, long lastHeardNanos) {
        phrase.fellSilent(now, lastHeardNanos, silenceNanos.applyAsLong(now));
        if (phrase.isOver()) {
            open();
        }
    }

    private void open() {
        answer.open(phrase.silentNanos(), phrase.dueNanos(), phrase.lengthNanos());
    }

    @Override
    public boolean again(long now) {
        return answer.again(now);
    }

    /// A phrase that waits for its answer gets one; else the last answer is given otherwise.
    @Override
    public boolean another(long now) {
        if (!answer.isUntouched()) {
            return answer.another(now);
        }
        answer.cancel(now);
        answer.open(now, now + Answer.THOUGHT_NANOS, phrase.lengthNanos());
        return true;
    }

    /// There is no more of this answer, and no answer to it.
    @Override
    public void returned(long now) {
        if (answer.isOpen()) {
            stop(now);
        }
    }

    @Override
    public void stop(long now) {
        answer.cancel(now);
        phrase.forget();
    }

    @Override
    public void settings(LiveSettings newSettings, long now) {}

    @Override
    public void changed(long now) {
        if (answer.isUntouched()) {
            phrase.silence(silenceNanos.applyAsLong(now), now);
            open();
        }
    }

    @Override
    public void abandon() {
        answer.abandon();
        phrase.forget();
    }

    @Override
    public long wakeNanos() {
        return answer.wakeNanos();
    }

    @Override
    public void wake(long now) {
        answer.draw();
        answer.showLines();
    }
}
