package continuo.generate;

import continuo.music.Tempo;
import continuo.parameter.Parameters;
import java.util.Arrays;

/// Thinks before it plays: draws several drafts of what comes next, and plays the one that has most in common with the
/// others.
///
/// Eight in ten are drawn nearly as freely as a single draw. They show what may come, and vote: a draft with a wrong
/// turn stands alone and is left out. The other two in ten are drawn coolly, so that they make few wrong turns, and
/// have no vote, for they would vote for one another; of fewer than five all vote. Passages that were played before
/// stand for choice too, as they might come back now, and may have a little less in common with the rest: see
/// [Recall]. A draft much denser or sparser than what was heard must agree the more. Choosing so is known as minimum
/// Bayes risk decoding (Kumar and Byrne, "Minimum Bayes-risk decoding for statistical machine translation", HLT-NAACL
/// 2004), with candidates that are not all samples (Eikema and Aziz, "Sampling-based approximations to minimum Bayes
/// risk decoding for neural machine translation", EMNLP 2022). After the drafts are used up, notes are drawn one by
/// one.
///
/// One thread owns it, and the continuation that it plays from. Nothing here allocates after construction.
public final class Drafts {

    /// The most drafts there can be.
    public static final int MOST = (int) Parameters.DRAFTS.range().max();

    /// How far a draft goes.
    public static final long HORIZON_TICKS = 10 * Tempo.TICKS_PER_BEAT;

    /// How many drafts in ten are drawn coolly.
    private static final int COOL_IN_TEN = 2;

    /// Of what was played so many beats ago, to the end, it is asked whether it comes back.
    static final int LEAST_BEATS = 4;

    static final int MOST_BEATS = 32;

    /// More beats than any passage comes back from. A player wants to hear at once again neither what he has just
    /// played nor the answer before.
    public static final int NOTHING_COMES_BACK = MOST_BEATS + 1;

    /// What agreement a passage that comes back may have less.
    static final double COMES_BACK = 0.05;

    /// What agreement a draft must have more for being twice as dense as what was heard, or half as dense.
    static final double KEEPS_DENSITY = 0.07;

    private static final double LOG_2 = Math.log(2);

    private final Continuation played;
    private final Continuation drawing;
    private final Snapshot origin;
    private final Recall recall;
    private final Draft[] drafts = new Draft[MOST];

    private GenerationSettings settings;
    private GenerationSettings free;
    private GenerationSettings cool;
    private int wanted;
    private int voters;
    private int drawn;
    private long earliestTick;
    private long latestTick;
    private long endTick;
    private int beats;
    private Draft chosen;
    private Draft recalled = new Draft();
    private Draft spare = new Draft();
    private double most;
    private int taken;

    /// @param played the continuation whose next notes are drafted
    public Drafts(Continuation played) {
        this.played = played;
        drawing = played.another();
        settings = played.settings();
        free = free(settings);
        cool = cool(settings);
        origin = played.newSnapshot();
        recall = new Recall(played);
        Arrays.setAll(drafts, n -> new Draft());
        chosen = drafts[0];
    }

    /// From now on, drafts are to be drawn from where the continuation stands.
    ///
    /// @param count how many; with one or none, notes are drawn one by one
    /// @param earliest the first note begins not before it
    /// @param latest nor after it
    /// @param ticks how far, at most; no further than [#HORIZON_TICKS]
    public void begin(int count, long earliest, long latest, long ticks) {
        begin(count, earliest, latest, ticks, LEAST_BEATS);
    }

    /// The same, where no passage comes back from less than so many beats ago.
    public void begin(int count, long earliest, long latest, long ticks, int leastBeats) {
        discard();
        beats = Math.max(LEAST_BEATS, leastBeats);
        if (count > 1) {
            wanted = Math.min(count, MOST);
            voters = voters(wanted);
            earliestTick = Math.max(earliest, played.lastOnsetTick());
            latestTick = latest;
            endTick = earliestTick + Math.min(ticks, HORIZON_TICKS);
            played.save(origin);
            if (!settings.equals(played.settings())) { // else nothing is allocated
                settings = played.settings();
                free = free(settings);
                cool = cool(settings);
            }
            beginDraft();
        }
    }

    /// How many of so many drafts vote: the first ones.
    static int voters(int drafts) {
        return drafts - drafts * COOL_IN_TEN / 10;
    }

    /// How those drafts of what is to be played so are drawn that vote.
    static GenerationSettings free(GenerationSettings settings) {
        return settings.cooled(1, 0.9);
    }

    /// How the others are drawn.
    static GenerationSettings cool(GenerationSettings settings) {
        return settings.cooled(0.7, 0.5);
    }

    /// There are no drafts.
    public void discard() {
        wanted = 0;
        drawn = 0;
        beats = LEAST_BEATS;
        chosen = drafts[0];
        chosen.clear();
        most = Double.NEGATIVE_INFINITY;
        taken = 0;
    }

    private void beginDraft() {
        drawing.restore(origin);
        drawing.vary(drawn);
        drawing.settings(drawn < voters ? free : cool);
        drafts[drawn].clear();
    }

    /// Whether there is more to draw before one is chosen.
    public boolean isDrawing() {
        return drawn < wanted || (wanted > 0 && beats <= MOST_BEATS);
    }

    /// Draws one note of a draft, or recalls one passage. Call it while [#isDrawing].
    public void draw() {
        if (drawn < wanted) {
            drawNote();
        } else {
            recallPassage();
        }
    }

    private void drawNote() {
        Draft draft = drafts[drawn];
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
        drafts[drawn].end(tick);
        drawn++;
        if (drawn == voters) {
            for (int voter = 0; voter < voters; voter++) {
                consider(drafts[voter], 0);
            }
        } else if (drawn > voters) {
            consider(drafts[drawn - 1], 0);
        }
        if (drawn < wanted) {
            beginDraft();
        }
    }

    private void recallPassage() {
        if (recall.recall(beats, earliestTick, endTick, recalled)
                && recalled.onsetTick(0) <= latestTick
                && consider(recalled, COMES_BACK)) {
            recalled = spare;
            spare = chosen;
        }
        beats++;
    }

    /// Chooses the draft if it is better than those before. Returns whether it is.
    private boolean consider(Draft draft, double bonus) {
        double worth = agreement(draft) + bonus - KEEPS_DENSITY * octavesOff(draft);
        if (worth <= most) {
            return false;
        }
        most = worth;
        chosen = draft;
        return true;
    }

    /// What it has in common with a voter other than itself, on the average.
    private double agreement(Draft draft) {
        double sum = 0;
        int others = 0;
        for (int voter = 0; voter < voters; voter++) {
            if (drafts[voter] != draft) {
                sum += draft.agreement(drafts[voter]);
                others++;
            }
        }
        return sum / others;
    }

    /// By how many times the draft is denser or sparser than what was heard, as a logarithm to the base 2.
    private double octavesOff(Draft draft) {
        double heard = played.heardDensity();
        return heard > 0 ? Math.abs(Math.log(draft.density(earliestTick) / heard)) / LOG_2 : 0;
    }

    /// Where what is being played from the chosen draft comes to rest: of its onsets in `[from, to]` the one after
    /// which it waits longest, the last of several. `to` if it is not known.
    public long restIn(long from, long to) {
        return isDrawing() || taken == 0 ? to : chosen.restIn(from, to);
    }

    /// Plays the next note: that of the draft that was chosen, after all of them are drawn; or one that is drawn now,
    /// if there is none or it does not begin in `[earliest, latest]`. See [Continuation#next].
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
