package continuo.live.improvise;

import continuo.beat.BeatTracker;
import continuo.beat.ClockLine;
import continuo.beat.Metre;
import continuo.beat.MidiClock;
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
/// Where a MIDI clock comes and is to be followed, the beat is its own, and the clock of the answer follows it all the
/// time.
///
/// Own notes count like the player's, once they have sounded: the beat goes on through them. Nothing here allocates
/// after construction.
final class BeatFollower {

    private static final int REMEMBERED_NOTES = 256;
    private static final long NEVER_YET = Long.MAX_VALUE;
    private static final double OTHER_TEMPO = 0.02; // what differs by so much

    private final Continuation continuation;
    private final Hearing hearing;
    private final BeatClock clock;
    private final OwnNotes own;
    private final BeatTracker tracker = new BeatTracker();
    private final FoundBeat beat = new FoundBeat(tracker);
    private final MidiClock midiClock = new MidiClock();
    private final ClockBeat sent = new ClockBeat(midiClock, tracker);
    private final Recollection played = new Recollection(REMEMBERED_NOTES);
    private final Snapshot continuationBefore;
    private final BeatClock clockBefore = new BeatClock(Tempo.UNMARKED);
    private boolean follows;
    private BeatSource source = BeatSource.SET;
    private boolean onClock; // told by the MIDI clock, and the clock of the answer follows it
    private boolean onClockBefore;
    private long firstBefore;
    private boolean tellsByClock;
    private boolean told;
    private long lastNanos = Long.MIN_VALUE;
    private long playedNanos = NEVER_YET; // when something began or ended last
    private long nextOwn; // the first own note that has not sounded yet

    BeatFollower(Continuation continuation, Hearing hearing, BeatClock clock, OwnNotes own, BeatSource beat) {
        this.continuation = continuation;
        this.hearing = hearing;
        this.clock = clock;
        this.own = own;
        continuationBefore = continuation.newSnapshot();
        source(beat, Long.MIN_VALUE);
    }

    /// @param nanos now
    void source(BeatSource newSource, long nanos) {
        while (sounded(nanos)) {
            // all that has counts for the source before
        }
        if (follows && newSource == BeatSource.SET) {
            tracker.reset();
            told = false;
        }
        follows = newSource != BeatSource.SET;
        onClock &= source == newSource;
        onClockBefore &= source == newSource;
        source = newSource;
    }

    /// The one that somebody may send.
    MidiClock midiClock() {
        return midiClock;
    }

    /// The MIDI clock, or what was tapped, runs like this now.
    void show(ClockLine line) {
        sent.show(line);
        boolean known = line.isKnown(line.nanos());
        onClock &= known;
        onClockBefore &= known;
        if (known) {
            lead(clock, onClock, sent.first(), line);
            if (told || played.isTelling()) { // should it be taken back, it is as if it had not been
                lead(clockBefore, onClockBefore, firstBefore, line);
            }
        }
    }

    private void lead(BeatClock led, boolean follows, long first, ClockLine line) {
        if (follows) {
            sent.lead(led, first);
        } else if (Math.abs(sent.nanosPerTick() / led.nanosPerTick() - 1) > OTHER_TEMPO) {
            led.change(sent.nanosPerTick(), line.nanos());
        }
    }

    /// The player strikes a key.
    void begins(int pitch, int velocity, long nanos) {
        played.press(pitch, velocity, nanos);
        plays(nanos);
        if (follows) {
            lastNanos = Math.max(lastNanos, nanos);
            tracker.press(pitch, velocity, lastNanos);
        }
    }

    private void plays(long nanos) {
        playedNanos = playedNanos == NEVER_YET ? nanos : Math.max(playedNanos, nanos);
    }

    /// The strike of this pitch that came last was louder.
    void louder(int pitch, int velocity) {
        played.louder(pitch, velocity);
    }

    /// A note of the player's ends.
    void ends(int pitch, long nanos) {
        played.release(pitch, nanos);
        plays(nanos);
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

    /// Whether there is a beat, in what is played or from a clock, that could be told at `nanos`.
    boolean knowsBeat(long nanos) {
        return follows && (isSent(nanos) || beat.isKnown());
    }

    private boolean isSent(long nanos) {
        return (source == BeatSource.CLOCK || source == BeatSource.TAP) && sent.isKnown(nanos);
    }

    /// How the beat runs that is found in the playing, as an answer would go on with it. Returns false, with nothing
    /// changed, if there is none.
    boolean tellFound(OutgoingBeat outgoing) {
        if (!tracker.known()) {
            return false;
        }
        Metre metre = tracker.metre();
        int beatTicks = metre.beatTicks() / OutgoingBeat.TICKS;
        double at = Math.rint(tracker.beat(lastNanos));
        long tick = Math.round(at) * beatTicks;
        outgoing.line(
                tracker.nanos(at),
                tick,
                tracker.beatNanosInForce() / beatTicks,
                beatTicks,
                beat.isSureOfBar() ? metre.barTicks() / OutgoingBeat.TICKS : 0,
                tick - Math.round(tracker.beatInBar(at)) * beatTicks);
        return true;
    }

    /// Begins to tell all anew, on the beat. Returns false, with nothing changed, if there is no beat to be followed.
    ///
    /// @param nanos now
    boolean begin(long nanos) {
        return begin(nanos, REMEMBERED_NOTES);
    }

    /// @param most no more notes than this are told, the last ones
    boolean begin(long nanos, int most) {
        told = false;
        boolean byClock = isSent(nanos);
        if (!follows || !(byClock || beat.isKnown()) || played.isEmpty()) {
            return false;
        }
        continuation.save(continuationBefore);
        clockBefore.copyFrom(clock);
        onClockBefore = onClock;
        firstBefore = sent.first();
        continuation.reset();
        tellsByClock = byClock;
        if (byClock) {
            sent.begin(played.firstNanos(), lastNanos);
            sent.tellBar(continuation);
            played.begin(sent, most);
        } else {
            beat.begin(played.firstNanos());
            beat.tellBar(lastNanos, continuation);
            played.begin(beat, most);
        }
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
        onClock = tellsByClock;
        if (onClock) {
            sent.leadFromBeat(clock);
        } else {
            clock.follow(beat.beatNanos(lastNanos), beat.beatTick(lastNanos), beat.nanosPerTick());
        }
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
            onClock = onClockBefore;
            sent.first(firstBefore);
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

    /// Whether it was told by a MIDI clock.
    boolean isOnClock() {
        return told && tellsByClock;
    }

    /// Whether the clock goes by a MIDI clock or by taps.
    boolean followsClock() {
        return onClock;
    }

    /// The first beat that is not before `tick`, once all was told.
    long beatNotBefore(long tick) {
        return tellsByClock ? ClockBeat.beatNotBefore(tick) : beat.beatNotBefore(tick);
    }

    /// The bar line nearest to `tick`, but not before `earliest`; below 0 if the bars are not known.
    long barLineNear(long tick, long earliest) {
        return told ? barLineNearAfter(tick, earliest) : -1;
    }

    /// The same right after [#keep], where all was told on the beat before.
    long barLineNearAfter(long tick, long earliest) {
        return tellsByClock ? sent.barLineNear(tick, earliest) : beat.barLineNear(tick, earliest);
    }

    /// How many quarters a bar has at `nanos`; four where that is not known.
    double barBeats(long nanos) {
        boolean found = follows && !isSent(nanos) && beat.isKnown();
        return found ? (double) beat.metre().barTicks() / Tempo.TICKS_PER_BEAT : 4;
    }

    /// How beats make bars, where those are known.
    Metre metre() {
        return tellsByClock ? ClockBeat.metre() : beat.metre();
    }

    /// The continuation and the clock stand elsewhere than they did.
    void hearAnew() {
        hearing.begin();
    }

    /// Whether nothing has been played, by anybody, for so long.
    boolean hasRested(long nanos, long restNanos) {
        while (sounded(nanos)) {
            // all that has
        }
        return playedNanos != NEVER_YET && nanos - playedNanos >= restNanos;
    }

    /// As if nothing had been played, with tick 0 at `nanos`.
    void forget(long nanos) {
        played.forget();
        tracker.reset();
        clock.begin(nanos);
        hearing.reset();
        hearing.begin();
        told = false;
        onClock = false;
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
        onClock = false;
    }
}
