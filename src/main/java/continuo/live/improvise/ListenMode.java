package continuo.live.improvise;

import continuo.live.LiveSettings;
import java.util.function.LongUnaryOperator;

/// Hears, and never plays. A phrase that has not ended when [AnswerMode] comes into force is answered by that.
final class ListenMode implements PlayingMode {

    private final Phrase phrase;
    private final BeatClock clock;
    private final LongUnaryOperator silenceNanos;

    /// @param silenceNanos how long the silence that ends a phrase is at an instant
    ListenMode(Phrase phrase, BeatClock clock, LongUnaryOperator silenceNanos) {
        this.phrase = phrase;
        this.clock = clock;
        this.silenceNanos = silenceNanos;
    }

    @Override
    public void strikes(int pitch, long now) {
        phrase.pressed(now, false, (long) clock.nanosPerBeat());
    }

    @Override
    public void fellSilent(long now, long lastHeardNanos) {
        phrase.fellSilent(now, lastHeardNanos, silenceNanos.applyAsLong(now));
    }

    @Override
    public void returned(long now) {}

    @Override
    public void stop(long now) {
        phrase.forget();
    }

    /// What is being heard goes on.
    @Override
    public void leave(long now) {}

    @Override
    public void settings(LiveSettings newSettings, long now) {}

    @Override
    public void abandon() {
        phrase.forget();
    }

    @Override
    public long wakeNanos() {
        return Phrase.NEVER;
    }

    @Override
    public void wake(long now) {}
}
