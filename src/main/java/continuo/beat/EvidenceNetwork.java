package continuo.beat;

/// A small recurrent network (GRU) that hears [Impression]s, onset by onset, and says of each which kind of place in
/// the bar it has, and how long the beat is and what the metre is about then. Owned by one thread; allocates nothing
/// once made.
///
/// Cho et al., "Learning Phrase Representations using RNN Encoder-Decoder", 2014.
public final class EvidenceNetwork {

    public static final int PERIODS = 32;
    public static final double SHORTEST_PERIOD = Math.log(0.24);
    public static final double PERIOD_WIDTH = Math.log(2.0 / 0.24) / (PERIODS - 1); // ln
    public static final int KINDS = Place.KINDS;
    public static final int OFF = Place.NONE;
    public static final int METRES = Metre.values().length;
    /// Of the onset heard, periods, metres, and the kinds of the onset before.
    public static final int OUTPUTS = 2 * KINDS + PERIODS + METRES;
    public static final int BEFORE = KINDS + PERIODS + METRES;

    private final int units;
    private final float[] input; // by column: update, reset, new
    private final float[] recurrent;
    private final float[] bias;
    private final float[] output;
    private final float[] outputBias;
    private final float[] kindPrior;

    private final float[] state;
    private final float[] gates;
    private final float[] inner;
    private final float[] out = new float[OUTPUTS];

    /// @param weights input, recurrent, bias, output, output bias, ln of how usual each kind is; one after the other
    public EvidenceNetwork(int units, float[] weights) {
        this.units = units;
        int at = 0;
        input = java.util.Arrays.copyOfRange(weights, at, at += 3 * units * Impression.SIZE);
        recurrent = java.util.Arrays.copyOfRange(weights, at, at += 3 * units * units);
        bias = java.util.Arrays.copyOfRange(weights, at, at += 3 * units);
        output = java.util.Arrays.copyOfRange(weights, at, at += OUTPUTS * units);
        outputBias = java.util.Arrays.copyOfRange(weights, at, at += OUTPUTS);
        kindPrior = java.util.Arrays.copyOfRange(weights, at, at + KINDS);
        state = new float[units];
        gates = new float[3 * units];
        inner = new float[3 * units];
    }

    /// The kind of place of a step of the bar, of which a beat has 24.
    public static int kindOf(Metre metre, int step) {
        return Place.of(metre.ordinal(), step);
    }

    /// How many weights one of so many units has.
    public static int weights(int units) {
        return 3 * units * (Impression.SIZE + units + 1) + OUTPUTS * (units + 1) + KINDS;
    }

    static EvidenceNetwork shipped() {
        try (java.io.InputStream in = EvidenceNetwork.class.getResourceAsStream("evidence.bin")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: evidence.bin is missing");
            }
            java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(in.readAllBytes());
            int units = bytes.getInt();
            float[] weights = new float[weights(units)];
            bytes.asFloatBuffer().get(weights);
            return new EvidenceNetwork(units, weights);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    public void reset() {
        java.util.Arrays.fill(state, 0);
    }

    /// Hears an impression; ln P of kinds, periods and metres, one after the other, stand in the result until the next.
    public float[] hear(float[] impression) {
        System.arraycopy(bias, 0, gates, 0, 3 * units);
        java.util.Arrays.fill(inner, 0);
        for (int n = 0; n < Impression.SIZE; n++) {
            if (impression[n] != 0) {
                add(impression[n], input, n * 3 * units, gates);
            }
        }
        for (int n = 0; n < units; n++) {
            add(state[n], recurrent, n * 3 * units, inner);
        }
        for (int n = 0; n < units; n++) {
            float update = sigmoid(gates[n] + inner[n]);
            float reset = sigmoid(gates[units + n] + inner[units + n]);
            float fresh = (float) Math.tanh(gates[2 * units + n] + reset * inner[2 * units + n]);
            state[n] = (1 - update) * fresh + update * state[n];
        }
        System.arraycopy(outputBias, 0, out, 0, OUTPUTS);
        for (int n = 0; n < units; n++) {
            add(state[n], output, n * OUTPUTS, out);
        }
        normalise(out, 0, KINDS);
        normalise(out, KINDS, PERIODS);
        normalise(out, KINDS + PERIODS, METRES);
        normalise(out, BEFORE, KINDS);
        return out;
    }

    float kindPrior(int kind) {
        return kindPrior[kind];
    }

    /// A column of a matrix, so many times; the loop that a compiler makes wide.
    private static void add(float times, float[] matrix, int from, float[] to) {
        for (int n = 0; n < to.length; n++) {
            to[n] += times * matrix[from + n];
        }
    }

    private static float sigmoid(float x) {
        return (float) (1 / (1 + Math.exp(-x)));
    }

    private static void normalise(float[] of, int from, int size) {
        float most = Float.NEGATIVE_INFINITY;
        for (int n = from; n < from + size; n++) {
            most = Math.max(most, of[n]);
        }
        double sum = 0;
        for (int n = from; n < from + size; n++) {
            sum += Math.exp(of[n] - most);
        }
        float all = most + (float) Math.log(sum);
        for (int n = from; n < from + size; n++) {
            of[n] -= all;
        }
    }
}
