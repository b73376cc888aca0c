package continuo.evaluate.turns;

import continuo.corpus.Transcript;
import continuo.evaluate.turns.TurnReport.Point;
import continuo.model.Network;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// Sums up what was found in pieces. One thread at a time.
public final class TurnEvaluation {

    private static final double ACCEPTED = 0.05; // one false entry in twenty
    private static final int STEP_TICKS = 3;
    private static final int END_TICKS = 2 * Tempo.TICKS_PER_BEAT;
    private static final int BREATH_TICKS = Tempo.TICKS_PER_BEAT;

    private final List<Silence> silences = new ArrayList<>();

    /// All silences of a piece, as a network sees them. Any thread.
    public static TurnEvaluation of(Transcript piece, Network network) {
        TurnEvaluation one = new TurnEvaluation();
        one.silences.addAll(Silences.of(piece, network));
        return one;
    }

    public void add(TurnEvaluation other) {
        silences.addAll(other.silences);
    }

    public TurnReport report() {
        List<Point> fixed = new ArrayList<>();
        for (int ticks = STEP_TICKS; ticks <= END_TICKS; ticks += STEP_TICKS) {
            int waits = ticks;
            fixed.add(point(ticks / (double) Tempo.TICKS_PER_BEAT, n -> waits));
        }
        List<Point> auto = new ArrayList<>();
        for (int s = 0; s < Silence.SURENESSES.length; s++) {
            int sure = s;
            auto.add(point(Silence.SURENESSES[s], n -> silences.get(n).entryTicks()[sure]));
        }
        int ends = (int) silences.stream().filter(TurnEvaluation::isEnd).count();
        int breaths = (int) silences.stream().filter(TurnEvaluation::isBreath).count();
        double fixedDelay = delay(fixed);
        double autoDelay = delay(auto);
        double sooner = fixedDelay > 0 && autoDelay >= 0 ? 1 - autoDelay / fixedDelay : 0;
        return new TurnReport(
                ends, breaths, silences.size() - ends - breaths, fixed, auto, fixedDelay, autoDelay, round(sooner));
    }

    private static boolean isEnd(Silence silence) {
        return silence.ticks() >= END_TICKS;
    }

    private static boolean isBreath(Silence silence) {
        return silence.ticks() < BREATH_TICKS;
    }

    /// @param entry after how many ticks of a silence one enters
    private Point point(double at, IntUnaryOperator entry) {
        long ticks = 0;
        int ends = 0;
        int falsely = 0;
        int rests = 0;
        for (int n = 0; n < silences.size(); n++) {
            int enters = entry.applyAsInt(n);
            if (isEnd(silences.get(n))) {
                ends++;
                ticks += enters;
            } else if (enters < silences.get(n).ticks()) {
                falsely += isBreath(silences.get(n)) ? 1 : 0;
                rests += isBreath(silences.get(n)) ? 0 : 1;
            }
        }
        double delay = ticks / (double) Math.max(1, ends) / Tempo.TICKS_PER_BEAT;
        return new Point(
                at,
                round(falsely / (double) Math.max(1, falsely + ends)),
                round(rests / (double) Math.max(1, falsely + ends + rests)),
                round(delay));
    }

    /// Between the two points of a curve that enclose the share that is accepted.
    private static double delay(List<Point> curve) {
        for (int n = 0; n < curve.size(); n++) {
            Point point = curve.get(n);
            if (point.falseShare() <= ACCEPTED) {
                if (n == 0) {
                    return point.delay();
                }
                Point before = curve.get(n - 1);
                double part = (before.falseShare() - ACCEPTED) / (before.falseShare() - point.falseShare());
                return round(before.delay() + part * (point.delay() - before.delay()));
            }
        }
        return -1;
    }

    private static double round(double value) {
        return Math.round(value * 1e4) / 1e4;
    }
}
