package continuo.live.improvise;

import static continuo.live.improvise.Phrase.NEVER;

import continuo.beat.ClockLine;
import continuo.encoding.Encoding;
import continuo.generate.Continuation;
import continuo.generate.Drafts;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.live.Timing;
import continuo.music.Tempo;

/// The answer to one phrase, drawn note by note, a little ahead of its time.
///
/// It is opened as soon as nothing sounds any more, long before it is sure that the phrase has ended; [Drafts] of it
/// and the first note are drawn while the silence still grows. [#cancel] makes the continuation forget what has not
/// sounded.
final class Answer {

    /// Notes are drawn so long before the player must have them.
    static final long AHEAD_NANOS = 200_000_000;

    /// Drafts are drawn from so much of the silence on: after the short silences within a phrase there are none.
    private static final double DRAFTED_FROM = 0.25;

    /// There is no more than one draft for so much of the silence, so that all are drawn by the time they are needed.
    private static final long EACH_DRAFT_NANOS = 40_000_000;

    /// An answer may end, where it comes to rest, when so much of its length has passed.
    private static final double MAY_REST_FROM = 0.75;

    /// No answer lasts so long.
    private static final long ENDLESS_NANOS = 1L << 60;

    /// What settings change concerns notes due later than this after the player could have been told.
    private static final long REDRAW_NANOS = 20_000_000;

    /// Nobody has heard what began less than this ago: who strikes a key then did not mean to answer it.
    static final long UNHEARD_NANOS = 150_000_000;

    /// What another answer is thought of in.
    static final long THOUGHT_NANOS = 300_000_000;

    /// No more notes than this are drawn ahead, so that all of them can be taken back.
    private static final int MOST_AHEAD = Plan.REACH - 15;

    private final Continuation continuation;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final Start start;
    private final Orders orders;
    private final OwnNotes own;
    private final Plan plan;
    private final Drafts drafts;
    private final ClockLines lines = new ClockLines();
    private final long leadNanos;

    private LiveSettings settings;
    private boolean open;
    private boolean complete;
    private boolean telling;
    private boolean told;
    private boolean drafted;
    private int draftCount;
    private long draftNanos;
    private long dueNanos;
    private long lengthNanos;
    private long endNanos;
    private long firstTick; // where it is to begin, or a little later
    private long endTick; // where it is to end, if that is on a bar line; below 0 otherwise
    private long lastTick; // no note begins later
    private long freshTick; // since the settings are others, no note that is still to be drawn begins sooner
    private boolean waits; // the note drawn last, for its instant to be known better
    private long noteEndTick;
    private long noteEndNanos;
    private long firstOnsetNanos;

    private enum Source {
        /// The network, after the phrase.
        DRAWN,
        /// The network, after the phrase that was answered before.
        VARIED,
        /// The answer that was given before.
        REPEATED
    }

    private Source source = Source.DRAWN;
    private Given given;
    private Given before; // the one before that, should nothing of this one be heard
    private long shiftTicks; // by how much later than given it is repeated

    /// @param own is told of each note that is planned
    /// @param leadNanos how long before its time the player hands a note to the output
    Answer(
            Continuation continuation,
            BeatClock clock,
            BeatFollower follower,
            Start start,
            Orders orders,
            OwnNotes own,
            LiveSettings settings,
            long leadNanos) {
        this.continuation = continuation;
        this.clock = clock;
        this.follower = follower;
        this.start = start;
        this.orders = orders;
        this.own = own;
        this.settings = settings;
        this.leadNanos = leadNanos;
        plan = new Plan(continuation);
        drafts = new Drafts(continuation);
        given = new Given(continuation);
        before = new Given(continuation);
    }

    /// How long before its time the player must have a note.
    private long leadNanos() {
        return leadNanos + settings.timing().mostEarlyNanos();
    }

    /// An answer is to begin at `newDueNanos`, or on the network's choice up to a beat later. It lasts as long as the
    /// settings say or as the phrase did, a beat at least; or a little less, where the draft comes to rest.
    ///
    /// @param nanos now
    void open(long nanos, long newDueNanos, long phraseNanos) {
        showAllLines();
        waits = false;
        follower.takeBack();
        double beat = clock.nanosPerBeat();
        draftNanos = nanos + (long) (DRAFTED_FROM * (newDueNanos - nanos));
        telling = false;
        told = false;
        drafted = false;
        dueNanos = newDueNanos;
        draftCount = draftCount(nanos);
        lengthNanos = settings.timing().isEndless()
                ? ENDLESS_NANOS
                : settings.answerBeats() > 0
                        ? (long) (settings.answerBeats() * beat)
                        : Math.max(phraseNanos, (long) beat);
        open(Source.DRAWN);
    }

    private void open(Source newSource) {
        source = newSource;
        open = true;
        complete = false;
        freshTick = Long.MIN_VALUE;
        plan.begin();
        start.open();
    }

    /// The last answer is given once more, as far as it was heard: on the next beat where it was given on one, else at
    /// once. Returns false if there was none.
    ///
    /// @param nanos now
    boolean again(long nanos) {
        cancel(nanos);
        if (given.size() == 0) {
            return false;
        }
        openFromGiven(nanos, nanos + leadNanos() + REDRAW_NANOS);
        shiftTicks = clock.tick(dueNanos) - given.earliestTick();
        drafted = true;
        open(Source.REPEATED);
        return true;
    }

    /// Another answer in place of the last one, as if that had not been: time goes back to where it began. Returns
    /// false if there was none.
    ///
    /// @param nanos now
    boolean another(long nanos) {
        cancel(nanos);
        if (given.size() == 0) {
            return false;
        }
        openFromGiven(nanos, nanos + leadNanos() + THOUGHT_NANOS);
        given.restart(continuation);
        clock.follow(
                clock.straightNanos(clock.tick(dueNanos)),
                given.earliestTick(),
                clock.nanosPerBeat() / Tempo.TICKS_PER_BEAT);
        follower.hearAnew();
        lengthNanos = given.lengthNanos();
        endTick = given.endTick();
        open(Source.VARIED);
        return true;
    }

    private void openFromGiven(long nanos, long earliestNanos) {
        long tick = clock.tickNotBefore(earliestNanos);
        if (given.onBeat()) {
            tick = start.tickLike(given.earliestTick(), tick);
        }
        dueNanos = clock.nanos(tick);
        draftCount = draftCount(nanos);
        draftNanos = nanos;
        telling = false;
        told = true;
        drafted = false;
    }

    private int draftCount(long nanos) {
        return (int) Math.min(settings.generation().drafts(), (dueNanos - leadNanos() - nanos) / EACH_DRAFT_NANOS);
    }

    /// When [#draw] is next to be called; never if everything is drawn.
    long wakeNanos() {
        if (!open || complete) {
            return NEVER;
        }
        long wanted = (plan.size() == 0 ? firstNanos() : lastOnsetNanos()) - leadNanos() - AHEAD_NANOS;
        if (plan.size() == 0 && (!told || !drafted || drafts.isDrawing())) {
            return Math.min(wanted, draftNanos);
        }
        return Math.max(wanted, plan.onsetNanosBack(MOST_AHEAD - 1));
    }

    /// By a clock from outside it is known better the later one looks.
    private long firstNanos() {
        return drafted && follower.isOnClock() ? Math.max(dueNanos, clock.nanos(firstTick)) : dueNanos;
    }

    private long lastOnsetNanos() {
        return waits ? clock.nanos(continuation.onsetTick()) : plan.lastOnsetNanos();
    }

    /// The MIDI clock runs like this from now on. What was to be thought of before is thought of by what was known
    /// then.
    void clock(ClockLine line, long nanos) {
        while (lines.isFull()) {
            draw();
            showLines();
        }
        lines.add(line, nanos);
        showLines();
    }

    /// Draws all that is to be drawn by now.
    void catchUp(long nanos) {
        while (wakeNanos() <= nanos) {
            draw();
            showLines();
        }
    }

    /// Goes by what was known of the MIDI clock when [#draw] was to be called.
    void showLines() {
        while (!lines.isEmpty() && lines.firstNanos() < wakeNanos()) {
            follower.show(lines.take());
        }
    }

    private void showAllLines() {
        while (!lines.isEmpty()) {
            follower.show(lines.take());
        }
    }

    /// Tells the continuation one note more of what was played, on the beat; or draws one note more, of a draft; or,
    /// when all are drawn, hands the next note to the player, or finds the answer
    /// complete.
    void draw() {
        if (!told) {
            tell();
        }
        if (!told) {
            return;
        }
        if (!drafted) {
            beginDrafts();
        } else if (drafts.isDrawing()) {
            drafts.draw();
        } else {
            if (settle()) {
                order();
            }
            if (drawn() && !waits) {
                order();
            }
        }
    }

    private void order() {
        orders.note(
                continuation.soundingPitch(),
                continuation.soundingVelocity(),
                plan.lastOnsetNanos(),
                noteEndNanos,
                plan.size() == 1);
    }

    /// The note that waits, if one does, is at the instant that its tick has by what is known now. Returns whether one
    /// did.
    private boolean settle() {
        if (!waits) {
            return false;
        }
        waits = false;
        long onsetNanos = clock.nanos(continuation.onsetTick());
        plan.retimeLast(onsetNanos);
        noteEndNanos = Math.max(onsetNanos + 1, clock.nanos(noteEndTick));
        firstOnsetNanos = plan.size() == 1 ? onsetNanos : firstOnsetNanos;
        own.add(continuation, onsetNanos, noteEndNanos);
        return true;
    }

    private void tell() {
        boolean more = telling ? follower.tell() : follower.begin(wakeNanos());
        if (telling && !more) {
            plan.begin(); // from here on nothing is taken back but what is drawn
        }
        telling = more;
        told = !more;
    }

    /// The first note comes on the next beat that is known; where none is, as soon as it may.
    private long earliestTick() {
        if (source == Source.VARIED) {
            return given.earliestTick();
        }
        long due = clock.tickNotBefore(dueNanos);
        return start.tick(follower.isOnBeat() && !start.isExact() ? follower.beatNotBefore(due) : due, 1);
    }

    private long latestTick(long earliest) {
        if (source == Source.VARIED) {
            return given.latestTick();
        }
        return follower.isOnBeat() || start.isExact() ? earliest : earliest + Tempo.TICKS_PER_BEAT;
    }

    private void beginDrafts() {
        if (source == Source.DRAWN) {
            start.place(follower.isOnBeat());
            int bars = settings.timing().answerBars();
            if (bars > 0 && bars < Timing.ENDLESS) {
                lengthNanos = (long) (bars * start.barBeats() * clock.nanosPerBeat());
            }
        }
        long earliest = earliestTick();
        firstTick = earliest;
        long length = clock.ticksOf(lengthNanos);
        if (source == Source.DRAWN) {
            endTick = settings.timing().answerBars() > 0
                    ? start.barLineNear(earliest + length, earliest + Tempo.TICKS_PER_BEAT)
                    : follower.barLineNear(earliest + length, earliest + Tempo.TICKS_PER_BEAT);
        }
        if (endTick >= 0) {
            continuation.tellEnd(endTick);
        }
        // the first note may come a beat later, and a rest is known by what comes after it
        drafts.begin(draftCount, earliest, latestTick(earliest), length + 2 * Tempo.TICKS_PER_BEAT);
        drafted = true;
    }

    /// A key went down: nothing sounds from now on, and nothing that has its onset after `nanos` was ever drawn. Does
    /// nothing where there is no answer.
    ///
    /// @return whether somebody has heard of the answer
    boolean cancel(long nanos) {
        if (!open) {
            return false;
        }
        orders.cancel(); // first of all: it is heard
        endAt(nanos);
        return plan.size() > 0 && nanos - firstOnsetNanos >= UNHEARD_NANOS;
    }

    /// The song stops: nothing begins from now on; what sounds ends by itself, a beat later at the latest. There must
    /// be
    /// an answer.
    void stop(long nanos) {
        orders.stop(nanos + (long) clock.nanosPerBeat());
        endAt(nanos);
    }

    private void endAt(long nanos) {
        boolean more = true;
        while (more && lacksNotesUntil(nanos)) {
            // behind time: drawn all the same, so that the state does not depend on how fast this machine is
            settle();
            more = drawn();
            showLines();
        }
        showAllLines();
        settle();
        drafts.discard();
        boolean first = plan.size() > 0;
        plan.takeBackAfter(nanos);
        cutGiven(first);
        own.cut(nanos);
        follower.cut(nanos);
        if (plan.size() == 0) {
            follower.takeBack();
            start.takeBack();
        } else {
            follower.keep();
        }
        releaseAll(nanos);
        continuation.forgetEnd();
        open = false;
    }

    /// Of what was planned no more than the notes that stay will have been given.
    private void cutGiven(boolean anyPlanned) {
        if (source == Source.REPEATED || !anyPlanned) {
            return;
        }
        given.cut(plan.size());
        if (plan.size() == 0 && source == Source.DRAWN) {
            swapGiven();
        }
    }

    private void swapGiven() {
        Given other = given;
        given = before;
        before = other;
    }

    /// Other settings from the first note on that the player can still be told of.
    void settings(LiveSettings newSettings, long nanos) {
        long keepNanos = nanos + leadNanos() + REDRAW_NANOS;
        while (open && lacksNotesUntil(keepNanos)) {
            draw();
            showLines();
        }
        showAllLines();
        if (open && (plan.size() == 0 || keepNanos < endNanos)) {
            drafts.discard();
            boolean first = plan.size() > 0;
            drafted = first || source == Source.REPEATED;
            if (settle()) {
                order();
            }
            plan.takeBackAfter(keepNanos);
            cutGiven(first);
            if (telling || plan.size() == 0) { // it is opened anew
                follower.takeBack();
                start.takeBack();
                telling = false;
            }
            own.withdrawAfter(keepNanos);
            orders.withdrawAfter(keepNanos);
            complete = false;
        }
        if (newSettings.timing().isEndless() != settings.timing().isEndless()) {
            lengthen(newSettings, keepNanos);
        }
        if (newSettings.beat() == BeatSource.SET) {
            clock.change(newSettings.tempo(), keepNanos);
        }
        freshTick = clock.tickNotBefore(keepNanos + 1);
        continuation.settings(newSettings.generation());
        start.settings(newSettings);
        settings = newSettings;
    }

    /// An answer that is being given has no end any more, or one that is as far from `nanos` as it would be long.
    private void lengthen(LiveSettings newSettings, long nanos) {
        if (!open || plan.size() == 0 || source == Source.REPEATED || (complete && nanos >= endNanos)) {
            return;
        }
        double beats = newSettings.answerBeats() > 0 ? newSettings.answerBeats() : start.barBeats();
        double bars = newSettings.timing().answerBars();
        long fromNanos = nanos + (long) ((bars > 0 ? bars * start.barBeats() : beats) * clock.nanosPerBeat());
        long endsNanos = newSettings.timing().isEndless() ? firstOnsetNanos + ENDLESS_NANOS : fromNanos;
        lastTick = clock.tick(endsNanos);
        endTick = follower.barLineNear(lastTick, clock.tick(nanos) + 1);
        if (endTick >= 0) {
            lastTick = endTick;
            continuation.tellEnd(endTick);
        }
        endNanos = clock.nanos(lastTick);
        lengthNanos = endNanos - firstOnsetNanos;
    }

    /// Whether an answer is open of which no note is planned yet.
    boolean isUntouched() {
        return open && plan.size() == 0;
    }

    /// Whether it goes by a MIDI clock.
    boolean isOnClock() {
        return open && follower.followsClock();
    }

    /// Whether an answer is being given, or soon will.
    boolean isOpen() {
        return open;
    }

    /// Stops without looking back: what the continuation knows is not to be trusted.
    void abandon() {
        showAllLines();
        waits = false;
        follower.takeBack();
        open = false;
    }

    /// Whether notes with onsets up to `nanos` may still be missing.
    private boolean lacksNotesUntil(long nanos) {
        return !complete && (plan.size() == 0 ? dueNanos <= nanos : lastOnsetNanos() <= nanos);
    }

    private boolean drawn() {
        boolean first = plan.size() == 0;
        while (!told) {
            tell();
        }
        if (!drafted) {
            beginDrafts();
        }
        while (drafts.isDrawing()) {
            drafts.draw();
        }
        if (first) {
            showLines();
        }
        long earliest = first ? firstTick : Math.max(clock.tick(plan.lastOnsetNanos()), freshTick);
        long latest = first ? latestTick(earliest) : earliest + Encoding.MAX_TICKS;
        if (first && source == Source.DRAWN) {
            beginGiven(earliest, latest);
        }
        boolean found = source == Source.REPEATED ? repeated() : drafts.next(earliest, latest);
        long onsetNanos = clock.nanos(continuation.onsetTick());
        if (found && first) {
            lastTick = lastTick(onsetNanos);
        }
        if (found && (first || follower.isOnClock())) {
            endNanos = clock.nanos(lastTick);
        }
        complete = !found || onsetNanos > endNanos;
        if (complete) {
            plan.restoreLast();
            cutGiven(first);
        } else {
            shorten(onsetNanos);
            plan.add(onsetNanos);
            waits = follower.isOnClock();
            if (!waits) {
                own.add(continuation, onsetNanos, noteEndNanos);
            }
            firstOnsetNanos = first ? onsetNanos : firstOnsetNanos;
            remember();
        }
        return !complete;
    }

    private void beginGiven(long earliest, long latest) {
        swapGiven();
        boolean onBeat = follower.isOnBeat() || settings.beat() == BeatSource.SET;
        given.begin(continuation, earliest, latest, endTick, lengthNanos, onBeat);
    }

    /// The note planned last will have been given.
    private void remember() {
        if (source != Source.REPEATED) {
            long tick = continuation.onsetTick();
            long length = Math.max(1, clock.tick(noteEndNanos) - tick);
            given.put(plan.size() - 1, continuation.pitch(), continuation.velocity(), tick, length);
        }
    }

    private boolean repeated() {
        int note = plan.size() == 0 ? 0 : 1 + lastRepeated();
        while (note < given.size() && !continuation.permits(given.pitch(note), given.onsetTick(note) + shiftTicks)) {
            note++; // the settings have changed since
        }
        if (note >= given.size()) {
            return false;
        }
        continuation.take(
                given.pitch(note), given.velocity(note), given.onsetTick(note) + shiftTicks, given.lengthTicks(note));
        return true;
    }

    private int lastRepeated() {
        long newest = own.newest();
        return given.note(own.drawnPitch(newest), clock.tick(plan.lastOnsetNanos()) - shiftTicks);
    }

    /// No note of the answer begins later, with its first note where it is.
    private long lastTick(long onsetNanos) {
        if (source == Source.REPEATED) {
            return given.onsetTick(given.size() - 1) + shiftTicks + Encoding.MAX_TICKS; // all of it
        }
        return endTick >= 0 ? endTick : restTick(onsetNanos);
    }

    /// Where the draft comes to rest in the last part of its length.
    private long restTick(long onsetNanos) {
        return drafts.restIn(
                clock.tick(onsetNanos + (long) (MAY_REST_FROM * lengthNanos)), clock.tick(onsetNanos + lengthNanos));
    }

    /// A note sounds no longer than any may, nor longer than a beat after the end of the answer.
    private void shorten(long onsetNanos) {
        long longestNanos = onsetNanos + settings.maxNoteNanos();
        long ringingNanos = endNanos + (long) clock.nanosPerBeat();
        noteEndTick = Math.min(
                continuation.onsetTick() + continuation.lengthTicks(),
                clock.tick(Math.min(longestNanos, ringingNanos)));
        continuation.release(continuation.pitch(), noteEndTick);
        noteEndNanos = clock.nanos(noteEndTick);
    }

    private void releaseAll(long nanos) {
        long tick = clock.tick(nanos);
        for (int pitch = 0; pitch < Encoding.PITCHES; pitch++) {
            continuation.release(pitch, tick);
        }
    }
}
