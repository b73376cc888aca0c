package continuo.generate;

import continuo.encoding.Memory;
import continuo.music.Tempo;
import continuo.parameter.Parameters;

/// Thinks before it plays: draws several drafts of what comes next, and plays the one that goes on best from
/// what was heard, as [Manner] tells. When the draft is used up, notes are drawn one by one, or [#goOn] draws
/// drafts again.
///
/// One thread owns it, and the continuation that it plays from. Nothing here allocates after construction.
public final class Drafts {

    /// The most drafts there can be.
    public static final int MOST = (int) Parameters.DRAFTS.range().max();

    /// How far a draft goes.
    public static final long HORIZON_TICKS = Manner.MOST_TICKS;

    /// No more than so much of what was heard is compared with, and nothing from before a pause as long as the
    /// other.
    private static final long HEARD_TICKS = 16 * Tempo.TICKS_PER_BEAT;

    private static final long PAUSE_TICKS = 4 * Tempo.TICKS_PER_BEAT;

    private final Continuation played;
    private final Continuation drawing;
    private final Snapshot origin;
    private final Manner manner = new Manner();
    private final Manner before = new Manner();

    private int wanted;
    private int drawn;
    private long earliestTick;
    private long latestTick;
    private long endTick;
    private Draft draft = new Draft();
    private Draft chosen = new Draft();
    private double most;
    private int taken;

    /// @param played the continuation whose next notes are drafted
    public Drafts(Continuation played) {
        this.played = played;
        drawing = played.another();
        origin = played.newSnapshot();
        discard();
    }

    /// From now on, drafts are to be drawn from where the continuation stands.
    ///
    /// @param count how many; with one or none, notes are drawn one by one
    /// @param earliest the first note begins not before it
    /// @param latest nor after it
    /// @param ticks how far, at most; no further than [#HORIZON_TICKS]
    public void begin(int count, long earliest, long latest, long ticks) {
        discard();
        if (count > 1) {
            recall(Math.max(earliest, played.lastOnsetTick()));
            draft(count, earliest, latest, ticks);
        }
    }

    /// Draws as many drafts again where the last one is used up; compared with what was heard before the first.
    public void goOn() {
        if (wanted > 0 && !isDrawing() && taken == chosen.size()) {
            int count = wanted;
            discard();
            draft(count, played.lastOnsetTick(), Long.MAX_VALUE, HORIZON_TICKS);
        }
    }

    private void draft(int count, long earliest, long latest, long ticks) {
        wanted = Math.min(count, MOST);
        earliestTick = Math.max(earliest, played.lastOnsetTick());
        latestTick = latest;
        endTick = earliestTick + Math.min(ticks, HORIZON_TICKS);
        played.save(origin);
        drawing.settings(played.settings());
        beginDraft();
    }

    /// How the latest of what was heard before `tick` was played.
    private void recall(long tick) {
        Memory memory = played.memory();
        int first = memory.count();
        long next = tick;
        while (first > Math.max(0, memory.count() - Draft.MOST_NOTES)
                && memory.onsetTick(first - 1) >= tick - HEARD_TICKS
                && memory.onsetTick(first - 1) > next - PAUSE_TICKS) {
            first--;
            next = memory.onsetTick(first);
        }
        draft.clear();
        for (int note = first; note < memory.count(); note++) {
            draft.add(
                    memory.pitch(note),
                    1, // no matter how loud
                    memory.onsetTick(note),
                    memory.lengthTicks(note));
        }
        long beats = (tick - next + Tempo.TICKS_PER_BEAT - 1) / Tempo.TICKS_PER_BEAT;
        before.hear(draft, tick - beats * Tempo.TICKS_PER_BEAT, tick);
    }

    /// There are no drafts.
    public void discard() {
        wanted = 0;
        drawn = 0;
        chosen.clear();
        most = Double.NEGATIVE_INFINITY;
        taken = 0;
    }

    private void beginDraft() {
        drawing.restore(origin);
        drawing.vary(drawn);
        draft.clear();
    }

    /// Whether there is more to draw before one is chosen.
    public boolean isDrawing() {
        return drawn < wanted;
    }

    /// Draws one note of a draft. Call it while [#isDrawing].
    public void draw() {
        boolean first = draft.size() == 0;
        boolean found = drawing.next(first ? earliestTick : drawing.onsetTick(), first ? latestTick : Long.MAX_VALUE);
        if (found) { // the first note after the end too: what is played then waits for it
            draft.add(drawing.pitch(), drawing.velocity(), drawing.onsetTick(), drawing.lengthTicks());
        }
        if (!found || drawing.onsetTick() > endTick) {
            complete(endTick);
        } else if (draft.isFull()) {
            complete(drawing.onsetTick());
        }
    }

    private void complete(long tick) {
        draft.end(tick);
        manner.hear(draft, earliestTick, tick);
        double worth = manner.worthAfter(before);
        if (worth > most) {
            most = worth;
            Draft better = draft;
            draft = chosen;
            chosen = better;
        }
        drawn++;
        if (drawn < wanted) {
            beginDraft();
        }
    }

    /// Where what is being played from the chosen draft comes to rest: of its onsets in `[from, to]` the one
    /// after which it waits longest, the last of several. `to` if it is not known.
    public long restIn(long from, long to) {
        return isDrawing() || taken == 0 ? to : chosen.restIn(from, to);
    }

    /// Plays the next note: that of the draft that was chosen, after all of them are drawn; or one that is
    /// drawn now, if there is none or it does not begin in `[earliest, latest]`. See [Continuation#next].
    public boolean next(long earliest, long latest) {
        while (isDrawing()) {
            draw();
        }
        if (taken < chosen.size() && chosen.onsetTick(taken) >= earliest && chosen.onsetTick(taken) <= latest) {
            played.take(
                    chosen.pitch(taken), chosen.velocity(taken), chosen.onsetTick(taken), chosen.lengthTicks(taken));
            taken++;
            return true;
        }
        discard();
        return played.next(earliest, latest);
    }
}
