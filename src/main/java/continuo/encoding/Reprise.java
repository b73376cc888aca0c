package continuo.encoding;

/// What a repetition would bring next. The longest run of the latest notes that was heard before is looked up, see
/// [Runs]; and an earlier passage is followed through small changes, see [Variation]. Of the two it tells the one that
/// is right more often on real music.
///
/// A passage that has just come twice is not told a third time: left alone with its own repetitions a network follows
/// them for ever, and what it plays circles.
///
/// Played music repeats itself note for note far more often than an LSTM can remember. The idea is that of Pachet's
/// Continuator ("The Continuator: Musical Interaction With Style", ICMC 2002) and of the match model in Mahoney's
/// PAQ compressors; the network learns how far to follow. One thread owns a reprise. Nothing here allocates after
/// construction.
final class Reprise {

    private static final int[] LEAST_OF_RUN = {1, 2, 3, 4, 6, 8, 12, 16, 24, 40};
    private static final double[] LEAST_OF_TRUST = {0.6, 0.7, 0.85};
    private static final int SURE_RUN = 8;
    private static final int MORE_THAN_TWICE = 2;
    private static final int NONE = -1;

    /// Repetitions are told apart by kind: by the class of the run's length; where a passage is followed instead, by
    /// the class of the trust in it, once if the run says the same and once if it does not. [#kind] is below it.
    static final int KINDS = LEAST_OF_RUN.length + 2 * LEAST_OF_TRUST.length;

    private final Memory memory = new Memory();
    private final Runs runs = new Runs(memory);
    private final Variation variation = new Variation(memory);
    private int kind;
    private int next;
    private int pitch;
    private int onsetBin;

    Reprise() {
        reset();
    }

    Memory memory() {
        return memory;
    }

    void reset() {
        memory.reset();
        runs.reset();
        variation.reset();
        kind = NONE;
    }

    /// Becomes equal to `other`.
    void copyFrom(Reprise other) {
        memory.copyFrom(other.memory);
        runs.copyFrom(other.runs);
        variation.copyFrom(other.variation);
        kind = other.kind;
        next = other.next;
        pitch = other.pitch;
        onsetBin = other.onsetBin;
    }

    /// A note begins; its end may be still unknown. Afterwards the rest tells what a repetition would bring.
    void note(int newPitch, int velocityBin, long onsetTick, long endTick) {
        if (memory.isFull()) {
            int notes = memory.forgetOlderHalf();
            runs.forget(notes);
            variation.forget(notes);
        }
        memory.add(newPitch, velocityBin, onsetTick, endTick);
        runs.heard();
        variation.heard(runs.length(), runs.at());
        choose();
    }

    /// The note at `releasedPitch` ends at `tick`, if it does not before.
    void release(int releasedPitch, long tick) {
        memory.release(releasedPitch, tick);
    }

    /// What the repetition is, `[0, KINDS)`; -1 if nothing is repeated, and then nothing else is told.
    int kind() {
        return kind;
    }

    int pitch() {
        return pitch;
    }

    int onsetBin() {
        return onsetBin;
    }

    int velocityBin() {
        return memory.velocityBin(next);
    }

    /// -1 if the note sounded still when the latest note began.
    int lengthBin() {
        return memory.lengthBin(next);
    }

    /// Whether a passage has come more than twice in a row, be it a single note, and comes again.
    boolean circles() {
        return runs.length() > 0 && runs.length() > period() + MORE_THAN_TWICE;
    }

    private void choose() {
        boolean run = runs.length() > 0 && !circles();
        kind = NONE;
        if (!(run && runs.length() >= SURE_RUN) && variation.trust() >= LEAST_OF_TRUST[0]) {
            int trust = classOf(variation.trust());
            boolean agreed = run && runs.at() + 1 == variation.next();
            tell(
                    LEAST_OF_RUN.length + trust + (agreed ? LEAST_OF_TRUST.length : 0),
                    variation.next(),
                    variation.transposed(),
                    variation.ticksToNext());
        } else if (run) {
            int last = memory.count() - 1;
            int after = runs.at() + 1;
            tell(
                    classOf(runs.length()),
                    after,
                    memory.pitch(last) - memory.pitch(runs.at()),
                    memory.onsetTick(after) - memory.onsetTick(runs.at()));
        }
    }

    private int period() {
        return memory.count() - 1 - runs.at();
    }

    /// Nothing, if the note would leave the range of pitches.
    private void tell(int ofKind, int note, int transposed, long ticks) {
        next = note;
        pitch = memory.pitch(note) + transposed;
        onsetBin = Encoding.onsetBin(ticks);
        kind = pitch >= 0 && pitch < Encoding.PITCHES ? ofKind : NONE;
    }

    private static int classOf(int length) {
        int run = 0;
        while (run + 1 < LEAST_OF_RUN.length && LEAST_OF_RUN[run + 1] <= length) {
            run++;
        }
        return run;
    }

    private static int classOf(double trust) {
        int of = 0;
        while (of + 1 < LEAST_OF_TRUST.length && LEAST_OF_TRUST[of + 1] <= trust) {
            of++;
        }
        return of;
    }
}
