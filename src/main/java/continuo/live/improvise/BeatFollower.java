package continuo.live.improvise;

import continuo.beat.BeatTracker;
import continuo.beat.Metre;
import continuo.generate.Continuation;
import continuo.generate.FoundBeat;
import continuo.generate.Hearing;
import continuo.generate.Recollection;
import continuo.generate.Snapshot;
import continuo.live.BeatSource;
import continuo.music.Tempo;

/// Remembers what was played, at the instants at which it was, and follows the player's beat where it is to be found in
/// the playing.
///
/// Each key is heard at once, by the clock, whatever the beat turns out to be. In the silence after a phrase all that
/// is
/// remembered is told to the continuation anew, on the beat that has been found, with its bars; that is what an answer
/// goes on from, in the tempo that the player had. If the phrase goes on instead, nothing was told.
///
/// Own notes count like the player's, once they have sounded: the beat goes on through them. Nothing here allocates
/// after construction.
final class BeatFollower {

    private static final int REMEMBERED_NOTES = 256;

    private final Continuation continuation;
    private final Hearing hearing;
    private final BeatClock clock;
    private final OwnNotes own;
    private final BeatTracker tracker = new BeatTracker();
    private final FoundBeat beat = new FoundBeat(tracker);
    private final Recollection played = new Recollection(REMEMBERED_NOTES);
    private final Snapshot continuationBefore;
    private final BeatClock clockBefore = new BeatClock(Tempo.UNMARKED);
    private boolean follows;
    private boolean told;
    private long lastNanos = Long.MIN_VALUE;
    private long nextOwn; // the first own note that has not sounded yet

    BeatFollower(Continuation continuation, Hearing hearing, BeatClock clock, OwnNotes own, BeatSource source) {
        this.continuation = continuation;
        this.hearing = hearing;
        this.clock = clock;
        this.own = own;
        continuationBefore = continuation.newSnapshot();
        source(source);
    }

    void source(BeatSource source) {
        if (follows && source == BeatSource.SET) {
            tracker.reset();
            told = false;
        }
        follows = source == BeatSource.AUTO;
    }

    /// The player strikes a key.
    void begins(int pitch, int velocity, long nanos) {
        played.press(pitch, velocity, nanos);
        if (follows) {
            lastNanos = Math.max(lastNanos, nanos);
            tracker.press(pitch, velocity, lastNanos);
        }
    }

    /// The strike of this pitch that came last was louder.
    void louder(int pitch, int velocity) {
        played.louder(pitch, velocity);
    }

    /// A note of the player's ends.
    void ends(int pitch, long nanos) {
        played.release(pitch, nanos);
        if (follows) {
            tracker.release(pitch, nanos);
        }
    }

    /// One of the own notes that have sounded up to `nanos` is remembered. Returns whether there may be more.
    boolean sounded(long nanos) {
        long note = Math.max(nextOwn, own.oldest());
        if (note > own.newest() || own.onsetNanos(note) > nanos) {
            return false;
        }
        if (own.isPlayed(note)) {
            begins(own.drawnPitch(note), own.drawnVelocity(note), own.onsetNanos(note));
            ends(own.drawnPitch(note), own.endNanos(note));
        }
        nextOwn = note + 1;
        return true;
    }

    /// Nothing planned sounds after `nanos`.
    void cut(long nanos) {
        while (sounded(nanos)) {
            // all that has
        }
        nextOwn = own.newest() + 1;
        played.releaseAll(nanos);
    }

    /// The same where the player plays on: only what is Continuo's ends.
    void cutOwn(long nanos) {
        while (sounded(nanos)) {
            // all that has
        }
        nextOwn = own.newest() + 1;
    }

    /// When an own note sounds next that is still to be remembered; never if there is none.
    long nextNanos() {
        long note = Math.max(nextOwn, own.oldest());
        return follows && note <= own.newest() ? own.onsetNanos(note) : Phrase.NEVER;
    }

    /// Whether there is a beat in what is played that could be told.
    boolean knowsBeat() {
        return follows && beat.isKnown();
    }

    /// Begins to tell all anew, on the beat. Returns false, with nothing changed, if there is no beat to be followed.
    boolean begin() {
        return begin(REMEMBERED_NOTES);
    }

    /// @param most no more notes than this are told, the last ones
    boolean begin(int most) {
        told = false;
        if (!follows || !beat.isKnown() || played.isEmpty()) {
            return false;
        }
        continuation.save(continuationBefore);
        clockBefore.copyFrom(clock);
        continuation.reset();
        beat.begin(played.firstNanos());
        beat.tellBar(lastNanos, continuation);
        played.begin(beat, most);
        return true;
    }

    /// Tells the next note. Returns whether there are more; when all have been told, the clock goes by the beat.
    boolean tell() {
        if (played.isTelling()) {
            played.tell(continuation);
        }
        if (played.isTelling()) {
            return true;
        }
        clock.follow(beat.beatNanos(lastNanos), beat.beatTick(lastNanos), beat.nanosPerTick());
        told = true;
        return false;
    }

    /// What was told counts no more: all is as before [#begin].
    void takeBack() {
        if (told || played.isTelling()) {
            played.stop();
            continuation.restore(continuationBefore);
            clock.copyFrom(clockBefore);
            told = false;
        }
    }

    /// What was told counts: an answer that goes on from it was heard.
    void keep() {
        if (told) {
            hearing.begin();
        }
        told = false;
    }

    /// Whether the continuation was told all on the beat, for an answer that nobody has heard yet.
    boolean isOnBeat() {
        return told;
    }

    /// The first beat that is not before `tick`, once all was told.
    long beatNotBefore(long tick) {
        return beat.beatNotBefore(tick);
    }

    /// The bar line nearest to `tick`, but not before `earliest`; below 0 if the bars are not known.
    long barLineNear(long tick, long earliest) {
        return told ? beat.barLineNear(tick, earliest) : -1;
    }

    /// How beats make bars, where those are known.
    Metre metre() {
        return beat.metre();
    }

    /// The continuation and the clock stand elsewhere than they did.
    void hearAnew() {
        hearing.begin();
    }

    /// Lets all be heard again, by the clock, after a reset.
    void repeat() {
        continuation.reset();
        hearing.begin();
        played.begin(clock);
        while (played.isTelling()) {
            played.tell(continuation);
        }
        told = false;
    }
}
