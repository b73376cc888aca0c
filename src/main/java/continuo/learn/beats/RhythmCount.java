package continuo.learn.beats;

import continuo.beat.Metre;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.NotePlace;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts after how many steps the next onset comes, by metre and place in the bar. What is left of it is the table of
/// [continuo.beat.Rhythm].
public final class RhythmCount {

    /// What the waits of a data set count together.
    static final double OF_A_SET = 20_000;

    private static final int STEPS = 24;
    private static final int LONGEST = 4 * STEPS;
    private static final double UNIT = 1 / 20.0;
    private static final double PRIOR = 30;
    private static final double ANYTHING = 2e-5;
    private static final double TOGETHER = 0.3; // steps

    private final double[][][] waits = new double[Metre.values().length][][];

    public RhythmCount() {
        for (Metre metre : Metre.values()) {
            waits[metre.ordinal()] = new double[metre.beats() * STEPS][LONGEST + 1];
        }
    }

    /// @param weight how much a wait of this piece counts
    public void add(CountedPiece piece, double weight) {
        List<NotePlace> places = sorted(piece);
        int before = 0;
        for (int n = 1; n < places.size(); n++) {
            if ((places.get(n).count() - places.get(before).count()) * STEPS >= TOGETHER) {
                add(places.get(before), places.get(n), weight);
                before = n;
            }
        }
    }

    private void add(NotePlace before, NotePlace place, double weight) {
        Metre metre = metre(before.metre());
        if (metre != null && before.metre() == place.metre()) {
            int bar = metre.beats() * STEPS;
            int from = Math.floorMod((int) Math.round(before.beat() * STEPS), bar);
            int steps = (int) Math.round((place.count() - before.count()) * STEPS);
            waits[metre.ordinal()][from][steps > LONGEST ? 0 : Math.max(1, steps)] += weight;
        }
    }

    private static List<NotePlace> sorted(CountedPiece piece) {
        return piece.places().stream()
                .sorted(java.util.Comparator.comparingDouble(NotePlace::count))
                .toList();
    }

    /// Longer and shorter bars of the same beats count as the nearest metre there is.
    public static @Nullable Metre metre(int beats) {
        return switch (beats) {
            case 2 -> Metre.TWO_FOUR;
            case 3, 6 -> Metre.THREE_FOUR;
            case 4, 8 -> Metre.FOUR_FOUR;
            case -2, -4 -> Metre.SIX_EIGHT;
            case -3 -> Metre.NINE_EIGHT;
            default -> null;
        };
    }

    public byte[] table() {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        for (Metre metre : Metre.values()) {
            double[][] of = waits[metre.ordinal()];
            double[][] inBeat = inBeat(of);
            double all = 0;
            double[] any = new double[of.length];
            for (int place = 0; place < of.length; place++) {
                for (double wait : of[place]) {
                    any[place] += wait;
                    all += wait;
                }
            }
            for (int place = 0; place < of.length; place++) {
                out.write(code((any[place] + 1e-4 * all) / (all * (1 + 1e-4 * of.length))));
                double backed = java.util.Arrays.stream(inBeat[place % STEPS]).sum();
                for (int steps = 0; steps <= LONGEST; steps++) {
                    double back = (inBeat[place % STEPS][steps] + 5 * general(inBeat, steps)) / (backed + 5);
                    double p = (of[place][steps] + PRIOR * back) / (any[place] + PRIOR);
                    out.write(code((p + ANYTHING) / (1 + ANYTHING * LONGEST)));
                }
            }
        }
        return out.toByteArray();
    }

    private static double general(double[][] inBeat, int steps) {
        double sum = 0;
        double all = 1e-9;
        for (double[] of : inBeat) {
            sum += of[steps];
            all += java.util.Arrays.stream(of).sum();
        }
        return sum / all;
    }

    private static double[][] inBeat(double[][] of) {
        double[][] sum = new double[STEPS][LONGEST + 1];
        for (int place = 0; place < of.length; place++) {
            for (int steps = 0; steps <= LONGEST; steps++) {
                sum[place % STEPS][steps] += of[place][steps];
            }
        }
        return sum;
    }

    private static int code(double p) {
        return Math.clamp(Math.round(-Math.log(p) / UNIT), 0, 250);
    }
}
