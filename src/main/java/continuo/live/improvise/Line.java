package continuo.live.improvise;

import static continuo.live.improvise.Phrase.NEVER;

import continuo.encoding.Encoding;
import continuo.generate.Continuation;
import continuo.generate.Hearing;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.music.Tempo;
import java.util.function.LongConsumer;

/// A line that is played on, note after note, until it is ended; the player may play meanwhile. What he plays is heard
/// in its order among the own notes: those that the output can no longer be kept from playing stay, all later ones are
/// drawn anew after it. A key that he strikes ends what is planned or sounds there.
///
/// What is drawn follows from the events alone: before each of them all is drawn that an event then cannot change, and
/// all else is taken back.
final class Line {

    /// An event concerns notes due later than this after the player could have been told.
    static final long REDRAW_NANOS = 20_000_000;

    private static final int MOST_TOLD = 96; // of what was played, told anew on the beat: takes some 8 ms
    private static final int MOST_AHEAD = Plan.REACH - 15;
    private static final int PARTS = 4; // of a beat: so much later it tries again where nothing may sound

    private final Continuation continuation;
    private final Hearing hearing;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final Start start;
    private final Orders orders;
    private final OwnNotes own;
    private final Held held;
    private final Plan plan;
    private final long leadNanos;
    private final Runnable beatFound;

    private LiveSettings settings;
    private LongConsumer room = _ -> {};
    private boolean open;
    private long firstNote; // of this line among the own notes
    private boolean onBeat;
    private boolean goesOn; // it was open before it began
    private long atNanos; // the latest event
    private long fromNanos; // the next note is not before
    private boolean together; // with the last note, or after it
    private long untilNanos; // no note begins after
    private int gridTicks; // of the first note
    private int withinTicks; // how far the first note may be from where it could begin
    private long noteEndNanos;

    /// @param held what sounds of the player's
    /// @param leadNanos how long before its time the player hands a note to the output
    /// @param beatFound is told when a beat has come into force that was found in the playing
    Line(
            Continuation continuation,
            Hearing hearing,
            BeatClock clock,
            BeatFollower follower,
            Start start,
            Orders orders,
            OwnNotes own,
            Held held,
            LiveSettings settings,
            long leadNanos,
            Runnable beatFound) {
        this.continuation = continuation;
        this.hearing = hearing;
        this.clock = clock;
        this.follower = follower;
        this.start = start;
        this.orders = orders;
        this.own = own;
        this.held = held;
        this.settings = settings;
        this.leadNanos = leadNanos;
        this.beatFound = beatFound;
        plan = new Plan(continuation);
    }

    /// How long before its time the player must have a note.
    private long leadNanos() {
        return leadNanos + settings.timing().mostEarlyNanos();
    }

    /// A line begins now, with its first note within `within` ticks, on a multiple of `grid` ticks where a beat is
    /// known; where none is, ticks are counted from now.
    ///
    /// @param firstNanos no note begins before
    /// @param newRoom makes room for a note from an instant on, before each is drawn
    void begin(long nanos, long firstNanos, LongConsumer newRoom, int within, int grid) {
        room = newRoom;
        at(nanos);
        goesOn = open;
        onBeat = tellOnBeat();
        boolean free = !onBeat && settings.beat() != BeatSource.SET;
        if (free) {
            clock.follow(nanos, Math.max(clock.tick(nanos), continuation.lastOnsetTick()), nanosPerTick());
        }
        gridTicks = free ? 1 : grid;
        withinTicks = within;
        hearing.endChord();
        plan.begin();
        open = true;
        firstNote = own.newest() + 1;
        together = false;
        fromNanos = firstNanos;
        untilNanos = NEVER;
    }

    /// Hands over at once what would soon be late.
    void drawWhatIsDue() {
        drawUntil(keepNanos());
    }

    private double nanosPerTick() {
        return clock.nanosPerBeat() / Tempo.TICKS_PER_BEAT;
    }

    /// The latest of what was played, on the beat that was found in it. Returns whether there is one.
    private boolean tellOnBeat() {
        rememberOwn();
        boolean found = follower.begin(atNanos, MOST_TOLD);
        while (found && follower.tell()) {
            // all at once: the line begins now
        }
        if (found) {
            beatFound.run();
        }
        start.place(found);
        follower.keep();
        return found;
    }

    private boolean hasBegun() {
        return own.newest() >= firstNote;
    }

    private void rememberOwn() {
        while (follower.sounded(atNanos)) {
            // all that has
        }
    }

    boolean isOpen() {
        return open;
    }

    /// Whether its ticks are those of a beat that was found in the playing.
    boolean isOnBeat() {
        return onBeat;
    }

    /// Whether somebody has heard of it at `nanos`.
    boolean isHeard(long nanos) {
        return open
                && hasBegun()
                && (firstNote < own.oldest() || nanos - own.onsetNanos(firstNote) >= Answer.UNHEARD_NANOS);
    }

    /// Right after [#begin]: the bar line nearest to `tick`, but not before `earliest`; below 0 if none is known.
    long barLineNear(long tick, long earliest) {
        return onBeat ? follower.barLineNearAfter(tick, earliest) : -1;
    }

    /// When [#draw] is next to be called.
    long wakeNanos() {
        if (!open || fromNanos > untilNanos) {
            return NEVER;
        }
        return Math.max(fromNanos - leadNanos() - Answer.AHEAD_NANOS, plan.onsetNanosBack(MOST_AHEAD - 1));
    }

    /// Draws one note more and hands it to the player.
    void draw() {
        boolean first = !hasBegun();
        if (drawn()) {
            orders.note(continuation.soundingPitch(), continuation.soundingVelocity(), fromNanos, noteEndNanos, first);
        }
    }

    /// Where nothing may sound or the end has come, the time until which it is known is moved on.
    private boolean drawn() {
        room.accept(fromNanos);
        long earliest = together ? clock.tick(fromNanos) : clock.tickNotBefore(fromNanos);
        boolean begun = hasBegun();
        if (!begun) {
            earliest = goesOn ? Math.ceilDiv(earliest, gridTicks) * gridTicks : start.tick(earliest, gridTicks);
        }
        boolean exact = !begun && !goesOn && start.isExact();
        if (!continuation.next(earliest, earliest + (begun ? Encoding.MAX_TICKS : exact ? 0 : withinTicks))) {
            fromNanos += (long) (clock.nanosPerBeat() / PARTS);
            together = false;
            return false;
        }
        long onsetNanos = clock.nanos(continuation.onsetTick());
        if (onsetNanos > untilNanos) {
            plan.restoreLast();
            fromNanos = onsetNanos;
            return false;
        }
        shorten(onsetNanos);
        plan.add(onsetNanos);
        own.add(continuation, onsetNanos, noteEndNanos);
        fromNanos = onsetNanos;
        together = true;
        return true;
    }

    /// A note sounds no longer than any may.
    private void shorten(long onsetNanos) {
        long endTick = Math.min(
                continuation.onsetTick() + continuation.lengthTicks(),
                clock.tick(onsetNanos + settings.maxNoteNanos()));
        continuation.release(continuation.pitch(), endTick);
        noteEndNanos = clock.nanos(endTick);
    }

    /// What happens next is known at `nanos`.
    void at(long nanos) {
        atNanos = Math.max(atNanos, nanos);
    }

    /// Something happens at `nanos`, and is heard after this, and before [#goOn]. Does nothing where no line is played.
    void pause(long nanos) {
        if (!open) {
            return;
        }
        atNanos = Math.max(atNanos, nanos);
        long keepNanos = keepNanos();
        drawUntil(keepNanos);
        rememberOwn();
        own.withdrawAfter(keepNanos);
        orders.withdrawAfter(keepNanos);
        plan.takeBackAfter(atNanos);
    }

    private long keepNanos() {
        return atNanos + leadNanos() + REDRAW_NANOS;
    }

    private void drawUntil(long nanos) {
        while (fromNanos <= nanos && fromNanos <= untilNanos) {
            draw();
        }
    }

    /// It was heard; the line goes on after it.
    void goOn() {
        if (!open) {
            return;
        }
        plan.begin();
        long newest = own.newest();
        for (long note = firstAfter(atNanos); note <= newest; note++) {
            keep(note);
        }
        fromNanos = keepNanos() + 1;
        together = false;
    }

    private long firstAfter(long nanos) {
        long note = own.newest() + 1;
        while (note > own.oldest() && own.onsetNanos(note - 1) > nanos) {
            note--;
        }
        return note;
    }

    /// An own note that is still to come stays, unless the player holds its key by now.
    private void keep(long note) {
        int pitch = own.pitch(note);
        if (!own.isPlayed(note)) {
            return;
        }
        if (held.sounds(pitch)) {
            orders.end(pitch);
            own.end(note, atNanos);
            return;
        }
        long tick = Math.max(clock.tick(own.onsetNanos(note)), continuation.lastOnsetTick());
        long length = Math.max(1, clock.tick(own.endNanos(note)) - tick);
        continuation.take(own.drawnPitch(note), own.drawnVelocity(note), tick, length);
        plan.add(own.onsetNanos(note));
        hearing.endChord();
    }

    /// Ends the own note that sounds at `pitch`.
    void end(int pitch) {
        endIfAfter(pitch, atNanos);
    }

    /// The same if it would sound for longer than until `nanos`, which is not in the past.
    void endIfAfter(int pitch, long nanos) {
        for (long note = firstAfter(atNanos) - 1; open && note >= own.oldest(); note--) {
            if (own.pitch(note) == pitch && own.endNanos(note) > nanos && own.isPlayed(note)) {
                orders.end(pitch);
                own.end(note, atNanos);
                release(note);
                return;
            }
        }
    }

    /// No note is drawn that begins after `nanos`.
    void until(long nanos) {
        untilNanos = nanos;
    }

    /// Nothing of the line sounds from now on, and nothing that has its onset after `nanos` was ever drawn.
    /// Does nothing where there is no line.
    void cancel(long nanos) {
        if (!open) {
            return;
        }
        orders.cancel(); // first of all: it is heard
        atNanos = Math.max(atNanos, nanos);
        while (fromNanos <= atNanos && fromNanos <= untilNanos) {
            drawn(); // behind time: drawn all the same, so that the state does not depend on how fast this machine is
        }
        plan.takeBackAfter(atNanos);
        rememberOwn();
        releaseOwn();
        own.cut(atNanos);
        follower.cutOwn(atNanos);
        hearing.endChord();
        open = false;
    }

    private void releaseOwn() {
        for (long note = own.oldest(); note < firstAfter(atNanos); note++) {
            if (own.endNanos(note) > atNanos) {
                release(note);
            }
        }
    }

    private void release(long note) {
        int pitch = own.drawnPitch(note);
        if (!held.sounds(pitch)) { // what sounds is not the player's
            continuation.release(pitch, Math.max(clock.tick(atNanos), continuation.lastOnsetTick() + 1));
            follower.ends(pitch, atNanos);
        }
    }

    /// Other settings from now on; between [#pause] and [#goOn].
    void settings(LiveSettings newSettings) {
        settings = newSettings;
    }

    /// Whether nothing begins any more at `nanos`.
    boolean isOver(long nanos) {
        return nanos > untilNanos;
    }

    /// Stops without looking back.
    void abandon() {
        open = false;
    }
}
