package continuo.live.improvise;

import continuo.live.LiveSettings;

/// Hears, and never plays. A phrase that has not ended when [AnswerMode] comes into force is answered by that.
final class ListenMode implements PlayingMode {

    private final Phrase phrase;
    private final BeatClock clock;
    private LiveSettings settings;

    ListenMode(Phrase phrase, BeatClock clock, LiveSettings settings) {
        this.phrase = phrase;
        this.clock = clock;
        this.settings = settings;
    }

    @Override
    public void strikes(long now) {
        phrase.pressed(now, false, (long) clock.nanosPerBeat());
    }

    @Override
    public void fellSilent(long now, long lastHeardNanos) {
        phrase.fellSilent(now, lastHeardNanos, (long) (settings.silenceBeats() * clock.nanosPerBeat()));
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
    public void settings(LiveSettings newSettings, long now) {
        settings = newSettings;
        phrase.forget();
    }

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
