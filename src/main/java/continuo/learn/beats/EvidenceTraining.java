package continuo.learn.beats;

import continuo.beat.EvidenceNetwork;
import continuo.beat.Impression;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Teaches the network of evidence: back-propagation through time, Adam. One thread owns it.
public final class EvidenceTraining {

    private static final int INPUTS = Impression.SIZE;
    private static final int OUTPUTS = EvidenceNetwork.OUTPUTS;
    private static final int KINDS = EvidenceNetwork.KINDS;
    private static final int PERIODS = EvidenceNetwork.PERIODS;
    private static final int METRES = EvidenceNetwork.METRES;
    private static final int WINDOW = 160;
    private static final float CLIP = 1;

    private final int units;
    private final float[] weights;
    private final float[] gradient;
    private final float[] first;
    private final float[] second;
    private final float[][] x = new float[WINDOW][];
    private final float[][] h;
    private final float[][] z;
    private final float[][] r;
    private final float[][] c;
    private final float[][] u;
    private final float[][] p = new float[WINDOW][OUTPUTS];
    private final double[] kindCounts = new double[KINDS];
    private final int recurrentAt;
    private final int biasAt;
    private final int outputAt;
    private final int outputBiasAt;
    private final int priorAt;
    private final float[] gates;
    private final float[] inner;
    private final float[] turned;
    private final float[] turnedOutput;
    private long updates;
    final double[] loss = new double[4];
    final long[] asked = new long[4];
    final long[] right = new long[4];

    public EvidenceTraining(int units, RandomGenerator random) {
        this.units = units;
        weights = new float[EvidenceNetwork.weights(units)];
        gradient = new float[weights.length];
        first = new float[weights.length];
        second = new float[weights.length];
        recurrentAt = 3 * units * INPUTS;
        biasAt = recurrentAt + 3 * units * units;
        outputAt = biasAt + 3 * units;
        outputBiasAt = outputAt + OUTPUTS * units;
        priorAt = outputBiasAt + OUTPUTS;
        for (int n = 0; n < outputBiasAt; n++) {
            double wide = n < recurrentAt ? 1 / Math.sqrt(12) : 1 / Math.sqrt(units);
            weights[n] = n >= biasAt && n < outputAt ? 0 : (float) (random.nextGaussian() * wide * 0.7);
        }
        Arrays.fill(weights, biasAt, biasAt + units, 1f); // remember by default
        gates = new float[3 * units];
        inner = new float[3 * units];
        turned = new float[3 * units * units];
        turnedOutput = new float[OUTPUTS * units];
        h = new float[WINDOW + 1][units];
        z = new float[WINDOW][units];
        r = new float[WINDOW][units];
        c = new float[WINDOW][units];
        u = new float[WINDOW][units];
    }

    public void load(float[] from) {
        System.arraycopy(from, 0, weights, 0, weights.length);
    }

    public float[] weights() {
        double all = Arrays.stream(kindCounts).sum() + KINDS;
        for (int k = 0; k < KINDS; k++) {
            weights[priorAt + k] = (float) Math.log((kindCounts[k] + 1) / all);
        }
        return weights.clone();
    }

    /// Goes once through a piece, and learns from it if `rate` is above 0.
    public void hear(EvidenceLesson lesson, double rate) {
        Arrays.fill(h[0], 0);
        for (int from = 0; from < lesson.size(); from += WINDOW) {
            int size = Math.min(WINDOW, lesson.size() - from);
            for (int t = 0; t < size; t++) {
                x[t] = lesson.impression(from + t);
                forward(t);
                judge(t, lesson, from + t);
                if (rate > 0 && lesson.kind(from + t) >= 0) {
                    kindCounts[lesson.kind(from + t)]++;
                }
            }
            if (rate > 0) {
                backward(size);
                descend(rate, size);
            }
            System.arraycopy(h[size], 0, h[0], 0, units);
        }
    }

    /// The gradient that a lesson of no more than a window gives, a onset; without a step.
    float[] gradient(EvidenceLesson lesson) {
        run(lesson);
        backward(lesson.size());
        float[] found = gradient.clone();
        Arrays.fill(gradient, 0);
        return found;
    }

    /// The loss of a lesson of no more than a window, as the gradient weighs it.
    double loss(EvidenceLesson lesson) {
        report();
        run(lesson);
        double all = loss[0] + loss[3] + 0.5 * (loss[1] + loss[2]);
        report();
        return all;
    }

    /// What it says of each onset of a lesson of no more than a window.
    float[][] said(EvidenceLesson lesson) {
        float[][] said = new float[lesson.size()][];
        Arrays.fill(h[0], 0);
        for (int t = 0; t < lesson.size(); t++) {
            x[t] = lesson.impression(t);
            forward(t);
            said[t] = p[t].clone();
        }
        return said;
    }

    private void run(EvidenceLesson lesson) {
        Arrays.fill(h[0], 0);
        for (int t = 0; t < lesson.size(); t++) {
            x[t] = lesson.impression(t);
            forward(t);
            judge(t, lesson, t);
        }
    }

    private void forward(int t) {
        float[] before = h[t];
        System.arraycopy(weights, biasAt, gates, 0, 3 * units);
        Arrays.fill(inner, 0);
        for (int i = 0; i < INPUTS; i++) {
            if (x[t][i] != 0) {
                addScaled(gates, weights, i * 3 * units, x[t][i], 3 * units);
            }
        }
        for (int i = 0; i < units; i++) {
            addScaled(inner, weights, recurrentAt + i * 3 * units, before[i], 3 * units);
        }
        for (int n = 0; n < units; n++) {
            u[t][n] = inner[2 * units + n];
            z[t][n] = sigmoid(gates[n] + inner[n]);
            r[t][n] = sigmoid(gates[units + n] + inner[units + n]);
            c[t][n] = (float) Math.tanh(gates[2 * units + n] + r[t][n] * u[t][n]);
            h[t + 1][n] = (1 - z[t][n]) * c[t][n] + z[t][n] * before[n];
        }
        System.arraycopy(weights, outputBiasAt, p[t], 0, OUTPUTS);
        for (int n = 0; n < units; n++) {
            addScaled(p[t], weights, outputAt + n * OUTPUTS, h[t + 1][n], OUTPUTS);
        }
        softmax(p[t], 0, KINDS);
        softmax(p[t], KINDS, PERIODS);
        softmax(p[t], KINDS + PERIODS, METRES);
        softmax(p[t], EvidenceNetwork.BEFORE, KINDS);
    }

    /// Turns probabilities into the gradient at the output.
    private void judge(int t, EvidenceLesson lesson, int n) {
        one(t, 0, KINDS, lesson.kind(n), 0, 1f);
        one(t, EvidenceNetwork.BEFORE, KINDS, n == 0 ? -1 : lesson.kind(n - 1), 3, 1f);
        one(t, KINDS + PERIODS, METRES, lesson.metre(n), 2, 0.5f);
        double bin = (lesson.period(n) - EvidenceNetwork.SHORTEST_PERIOD) / EvidenceNetwork.PERIOD_WIDTH;
        if (Double.isNaN(bin)) {
            Arrays.fill(p[t], KINDS, KINDS + PERIODS, 0);
            return;
        }
        bin = Math.clamp(bin, 0, PERIODS - 1.001);
        int low = (int) bin;
        float high = (float) (bin - low);
        loss[1] -= (1 - high) * Math.log(p[t][KINDS + low] + 1e-9) + high * Math.log(p[t][KINDS + low + 1] + 1e-9);
        asked[1]++;
        right[1] += Math.abs(best(p[t], KINDS, PERIODS) - bin) < 2 ? 1 : 0;
        p[t][KINDS + low] -= 1 - high;
        p[t][KINDS + low + 1] -= high;
        for (int k = KINDS; k < KINDS + PERIODS; k++) {
            p[t][k] *= 0.5f;
        }
    }

    private void one(int t, int from, int size, int label, int task, float weight) {
        if (label < 0) {
            Arrays.fill(p[t], from, from + size, 0);
            return;
        }
        loss[task] -= Math.log(p[t][from + label] + 1e-9);
        asked[task]++;
        right[task] += best(p[t], from, size) == label ? 1 : 0;
        p[t][from + label] -= 1;
        for (int k = from; k < from + size; k++) {
            p[t][k] *= weight;
        }
    }

    private static int best(float[] of, int from, int size) {
        int best = 0;
        for (int n = 1; n < size; n++) {
            best = of[from + n] > of[from + best] ? n : best;
        }
        return best;
    }

    private void backward(int size) {
        for (int i = 0; i < units; i++) {
            for (int row = 0; row < 3 * units; row++) {
                turned[row * units + i] = weights[recurrentAt + i * 3 * units + row];
            }
            for (int k = 0; k < OUTPUTS; k++) {
                turnedOutput[k * units + i] = weights[outputAt + i * OUTPUTS + k];
            }
        }
        float[] dh = new float[units];
        float[] ofInput = gates;
        float[] ofState = inner;
        for (int t = size - 1; t >= 0; t--) {
            addScaled(gradient, outputBiasAt, p[t], 1, OUTPUTS);
            for (int n = 0; n < units; n++) {
                addScaled(gradient, outputAt + n * OUTPUTS, p[t], h[t + 1][n], OUTPUTS);
            }
            for (int k = 0; k < OUTPUTS; k++) {
                addScaled(dh, turnedOutput, k * units, p[t][k], units);
            }
            for (int n = 0; n < units; n++) {
                float dc = dh[n] * (1 - z[t][n]) * (1 - c[t][n] * c[t][n]);
                ofInput[n] = dh[n] * (h[t][n] - c[t][n]) * z[t][n] * (1 - z[t][n]);
                ofInput[units + n] = dc * u[t][n] * r[t][n] * (1 - r[t][n]);
                ofInput[2 * units + n] = dc;
                ofState[n] = ofInput[n];
                ofState[units + n] = ofInput[units + n];
                ofState[2 * units + n] = dc * r[t][n];
                dh[n] *= z[t][n];
            }
            addScaled(gradient, biasAt, ofInput, 1, 3 * units);
            for (int i = 0; i < INPUTS; i++) {
                if (x[t][i] != 0) {
                    addScaled(gradient, i * 3 * units, ofInput, x[t][i], 3 * units);
                }
            }
            for (int i = 0; i < units; i++) {
                addScaled(gradient, recurrentAt + i * 3 * units, ofState, h[t][i], 3 * units);
            }
            for (int row = 0; row < 3 * units; row++) {
                addScaled(dh, turned, row * units, ofState[row], units);
            }
        }
    }

    private static void addScaled(float[] to, int at, float[] what, float by, int size) {
        for (int n = 0; n < size; n++) {
            to[at + n] += by * what[n];
        }
    }

    private static void addScaled(float[] to, float[] what, int at, float by, int size) {
        for (int n = 0; n < size; n++) {
            to[n] += by * what[at + n];
        }
    }

    private void descend(double rate, int size) {
        double norm = 0;
        for (int n = 0; n < priorAt; n++) {
            gradient[n] /= size;
            norm += gradient[n] * gradient[n];
        }
        float clip = (float) Math.min(1, CLIP / (Math.sqrt(norm) + 1e-9));
        updates++;
        float warm1 = (float) (1 - Math.pow(0.9, (double) updates));
        float warm2 = (float) (1 - Math.pow(0.999, (double) updates));
        float step = (float) rate / warm1;
        for (int n = 0; n < priorAt; n++) {
            float g = gradient[n] * clip;
            first[n] = 0.9f * first[n] + 0.1f * g;
            second[n] = 0.999f * second[n] + 0.001f * g * g;
            weights[n] -= step * first[n] / ((float) Math.sqrt(second[n] / warm2) + 1e-7f);
            gradient[n] = 0;
        }
    }

    private static float sigmoid(float v) {
        return (float) (1 / (1 + Math.exp(-v)));
    }

    private static void softmax(float[] of, int from, int size) {
        float most = Float.NEGATIVE_INFINITY;
        for (int n = from; n < from + size; n++) {
            most = Math.max(most, of[n]);
        }
        float sum = 0;
        for (int n = from; n < from + size; n++) {
            of[n] = (float) Math.exp(of[n] - most);
            sum += of[n];
        }
        for (int n = from; n < from + size; n++) {
            of[n] /= sum;
        }
    }

    /// Nats and share of right answers of kinds, periods (within two bins) and metres since the last call.
    public String report() {
        StringBuilder line = new StringBuilder();
        for (int n = 0; n < 4; n++) {
            line.append(String.format(
                    java.util.Locale.ROOT,
                    "%s %.4f %.3f  ",
                    new String[] {"kind", "period", "metre", "before"}[n],
                    loss[n] / Math.max(1, asked[n]),
                    (double) right[n] / Math.max(1, asked[n])));
        }
        Arrays.fill(loss, 0);
        Arrays.fill(asked, 0);
        Arrays.fill(right, 0);
        return line.toString();
    }
}
