package continuo.live.improvise;

import continuo.generate.Leeway;
import continuo.live.LiveSettings;
import continuo.live.PlayersPedal;
import continuo.music.Tempo;
import java.util.Arrays;
import java.util.function.LongConsumer;
import java.util.function.LongUnaryOperator;

/// The keyboard is split: the left hand leads, the right hand is answered, as in [AnswerMode]. The answer stays in
/// the right hand's register and goes by the left hand's chords, which may go on, and change, all through it. A
/// key of the right hand ends it; one of the left never does, and what only the left hand plays has no answer.
final class SplitMode extends LineMode {

    /// Fingers strike the keys of a chord within this time.
    private static final long CHORD_NANOS = 60_000_000;

    private static final int LEAST_KEYS = 3; // of a chord that says all of the harmony
    private static final int CLASSES = 12;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;

    /// A key of the right hand that has been held for so long is held no more, or its release was lost.
    private static final long FORGOTTEN_NANOS = 30_000_000_000L;

    private final Phrase phrase = new Phrase();
    private final LongConsumer room = this::makeRoom;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final LongUnaryOperator silenceNanos;
    private final long[] struckNanos = new long[CLASSES]; // when the left hand struck each pitch class last
    private int chord; // of the left hand: pitch classes as bits
    private int split;
    private boolean sounds; // anything of the right hand
    private long latestNanos = LONG_AGO; // strike of the right hand

    /// @param silenceNanos how long the silence that ends a phrase is at an instant
    SplitMode(
            Line line,
            Held held,
            Leeway leeway,
            BeatClock clock,
            BeatFollower follower,
            LongUnaryOperator silenceNanos,
            LiveSettings settings) {
        super(line, held, leeway, settings);
        this.clock = clock;
        this.follower = follower;
        this.silenceNanos = silenceNanos;
        split = settings.hands().split();
        Arrays.fill(struckNanos, LONG_AGO);
    }

    private boolean isRight(int pitch) {
        return pitch >= split;
    }

    @Override
    public void strikes(int pitch, long now) {
        if (isRight(pitch)) {
            boolean answered = line.isHeard(now);
            line.cancel(now);
            phrase.pressed(now, answered, (long) clock.nanosPerBeat());
            latestNanos = now;
        } else {
            lead(pitch, now);
        }
    }

    /// What was struck before a whole chord counts no more.
    private void lead(int pitch, long now) {
        struckNanos[pitch % CLASSES] = now;
        int together = 0;
        for (long struck : struckNanos) {
            together += now - struck <= CHORD_NANOS ? 1 : 0;
        }
        for (int n = 0; together >= LEAST_KEYS && n < CLASSES; n++) {
            struckNanos[n] = now - struckNanos[n] <= CHORD_NANOS ? struckNanos[n] : LONG_AGO;
        }
    }

    @Override
    public void afterHeard(int pitch, int velocity, long now) {
        super.afterHeard(pitch, velocity, now);
        look(now);
    }

    @Override
    public void up(long now) {
        look(now);
    }

    private void look(long now) {
        boolean sounded = sounds;
        sounds = rightHandSounds();
        if (sounded && !sounds) {
            phrase.fellSilent(now, now, silenceNanos.applyAsLong(now));
        }
    }

    private boolean rightHandSounds() {
        boolean keysOnly = settings().hands().pedal() == PlayersPedal.COLOURS;
        for (int pitch = split; pitch < Held.PITCHES; pitch++) {
            if (keysOnly ? held.isDown(pitch) : held.sounds(pitch)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public long dueNanos() {
        if (line.isOpen()) {
            return Phrase.NEVER;
        }
        if (phrase.isOver()) {
            return phrase.dueNanos() - Answer.AHEAD_NANOS;
        }
        return sounds ? latestNanos + FORGOTTEN_NANOS : Phrase.NEVER;
    }

    @Override
    public void due(long now) {
        if (phrase.isOver()) {
            answer(now);
        } else { // it need not sound any more
            sounds = false;
            phrase.fellSilent(now, latestNanos, silenceNanos.applyAsLong(now));
        }
    }

    private void answer(long now) {
        long firstNanos = Math.max(phrase.dueNanos(), now + Line.REDRAW_NANOS);
        boolean onBeat = follower.knowsBeat(now);
        double beat = clock.nanosPerBeat();
        double asked = settings().answerBeats() * beat;
        long lengthNanos = asked > 0 ? (long) asked : Math.max(phrase.lengthNanos(), (long) beat);
        line.begin(now, firstNanos, room, onBeat ? 0 : Tempo.TICKS_PER_BEAT, onBeat ? Tempo.TICKS_PER_BEAT : 1);
        long first = clock.tickNotBefore(firstNanos);
        long end = line.barLineNear(first + clock.ticksOf(lengthNanos), first + Tempo.TICKS_PER_BEAT);
        line.until(end >= 0 ? clock.nanos(end) : firstNanos + lengthNanos);
    }

    @Override
    void makeRoom(long nanos) {
        super.makeRoom(nanos);
        leeway.close(0, split - 1);
        leeway.chord(chord(nanos));
    }

    /// What the left hand holds, or has struck within a beat; if nothing, what it was before.
    private int chord(long nanos) {
        long since = nanos - (long) clock.nanosPerBeat();
        int now = 0;
        for (int pitch = 0; pitch < split; pitch++) {
            now |= held.sounds(pitch) ? 1 << pitch % CLASSES : 0;
        }
        for (int n = 0; n < CLASSES; n++) {
            now |= struckNanos[n] >= since ? 1 << n : 0;
        }
        chord = now == 0 ? chord : now;
        return chord;
    }

    /// All hangs on the right hand.
    @Override
    public void fellSilent(long now, long lastHeardNanos) {}

    @Override
    public void stop(long now) {
        super.stop(now);
        forget();
    }

    private void forget() {
        phrase.forget();
        sounds = false;
    }

    @Override
    public void settings(LiveSettings newSettings, long now) {
        super.settings(newSettings, now);
        if (newSettings.hands().split() != split) {
            stop(now);
            split = newSettings.hands().split();
        }
    }

    @Override
    public void changed(long now) {
        super.changed(now);
        phrase.silence(silenceNanos.applyAsLong(now), now);
    }

    @Override
    public void abandon() {
        super.abandon();
        forget();
    }
}
