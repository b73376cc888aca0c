package continuo.generate;

import continuo.music.Tempo;
import java.util.Arrays;

/// Thinks before it plays: draws several drafts of what comes next, and plays the one that has most in common with the
/// others.
///
/// Seven in ten are drawn nearly as freely as a single draw. They show what may come, and vote: a draft with a wrong
/// turn stands alone and is left out. The other three in ten are drawn coolly, so that they make few wrong turns, and
/// have no vote, for they would vote for one another. A draft much denser or sparser than what was heard must agree the
/// more. Choosing so is known as minimum Bayes risk decoding (Kumar and Byrne, "Minimum Bayes-risk decoding for
/// statistical machine translation", HLT-NAACL 2004), with candidates that are not all samples (Eikema and Aziz,
/// "Sampling-based approximations to minimum Bayes risk decoding for neural machine translation", EMNLP 2022). After
/// the drafts are used up, notes are drawn one by one.
///
/// One thread owns it, and the continuation that it plays from. Nothing here allocates after construction.
public final class Drafts {

    /// The most drafts there can be.
    public static final int MOST = 64;

    /// How far a draft goes.
    public static final long HORIZON_TICKS = 10 * Tempo.TICKS_PER_BEAT;

    /// How many drafts in ten are drawn coolly.
    private static final int COOL_IN_TEN = 3;

    /// What agreement a draft must have more for being twice as dense as what was heard, or half as dense.
    private static final double KEEPS_DENSITY = 0.07;

    private static final double LOG_2 = Math.log(2);

    private final Continuation played;
    private final Continuation drawing;
    private final Snapshot origin;
    private final Draft[] drafts = new Draft[MOST];
    private final double[] agreements = new double[MOST];

    private GenerationSettings settings;
    private GenerationSettings free;
    private GenerationSettings cool;
    private int wanted;
    private int voters;
    private int drawn;
    private long earliestTick;
    private long latestTick;
    private long endTick;
    private int chosen;
    private int taken;

    /// @param played the continuation whose next notes are drafted
    public Drafts(Continuation played) {
        this.played = played;
        drawing = played.another();
        settings = played.settings();
        free = free(settings);
        cool = cool(settings);
        origin = played.newSnapshot();
        Arrays.setAll(drafts, n -> new Draft());
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
        return settings.cooled(1, 0.9, 1);
    }

    /// How the others are drawn.
    static GenerationSettings cool(GenerationSettings settings) {
        return settings.cooled(0.7, 0.5, 0.7);
    }

    /// There are no drafts.
    public void discard() {
        wanted = 0;
        drawn = 0;
        chosen = 0;
        taken = 0;
        drafts[0].clear();
    }

    private void beginDraft() {
        drawing.restore(origin);
        drawing.vary(drawn);
        drawing.settings(drawn < voters ? free : cool);
        drafts[drawn].clear();
    }

    /// Whether there is more to draw before one is chosen.
    public boolean isDrawing() {
        return drawn < wanted;
    }

    /// Draws one note of a draft. Call it while [#isDrawing].
    public void draw() {
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
        if (isDrawing()) {
            beginDraft();
        } else {
            choose();
        }
    }

    private void choose() {
        Arrays.fill(agreements, 0, wanted, 0);
        for (int one = 0; one < wanted; one++) {
            for (int voter = 0; voter < Math.min(one, voters); voter++) {
                double agreement = drafts[one].agreement(drafts[voter]);
                agreements[one] += agreement;
                agreements[voter] += one < voters ? agreement : 0;
            }
        }
        for (int draft = 0; draft < wanted; draft++) {
            agreements[draft] /= draft < voters ? voters - 1 : voters;
            agreements[draft] -= KEEPS_DENSITY * octavesOff(drafts[draft]);
        }
        for (int draft = 1; draft < wanted; draft++) {
            if (agreements[draft] > agreements[chosen]) {
                chosen = draft;
            }
        }
    }

    /// By how many times the draft is denser or sparser than what was heard, as a logarithm to the base 2.
    private double octavesOff(Draft draft) {
        double heard = played.heardDensity();
        return heard > 0 ? Math.abs(Math.log(draft.density(earliestTick) / heard)) / LOG_2 : 0;
    }

    /// Where what is being played from the chosen draft comes to rest: of its onsets in `[from, to]` the one after
    /// which
    /// it waits longest, the last of several. `to` if it is not known.
    public long restIn(long from, long to) {
        return isDrawing() || taken == 0 ? to : drafts[chosen].restIn(from, to);
    }

    /// Plays the next note: that of the draft that was chosen, after all of them are drawn; or one that is drawn now,
    /// if there is none or it does not begin in `[earliest, latest]`. See [Continuation#next].
    public boolean next(long earliest, long latest) {
        while (isDrawing()) {
            draw();
        }
        Draft draft = drafts[chosen];
        if (taken < draft.size() && draft.onsetTick(taken) >= earliest && draft.onsetTick(taken) <= latest) {
            played.take(draft.pitch(taken), draft.velocity(taken), draft.onsetTick(taken), draft.lengthTicks(taken));
            taken++;
            return true;
        }
        discard();
        return played.next(earliest, latest);
    }
}
