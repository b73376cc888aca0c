package continuo.beat;

import java.util.Arrays;

/// What the network has said of the latest onset, as weights in nats.
final class Evidence {

    private static final double KIND = 0.8; // the network hears what the rhythm tells as well: less than all counts
    private static final double LEAST = -5;
    private static final double LEAST_OF_PERIOD = -6;
    private static final double METRE = 0.5;

    private final EvidenceNetwork network;
    private final float[] said = new float[EvidenceNetwork.OUTPUTS];
    private final double[] kinds = new double[Place.KINDS];
    private double most;

    Evidence(EvidenceNetwork network) {
        this.network = network;
    }

    void reset() {
        network.reset();
        Arrays.fill(said, 0);
        Arrays.fill(kinds, 0);
        most = 0;
    }

    void hear(float[] impression) {
        System.arraycopy(network.hear(impression), 0, said, 0, said.length);
        most = 0;
        for (int kind = 0; kind < kinds.length; kind++) {
            kinds[kind] = KIND * Math.max(LEAST, said[kind] - network.kindPrior(kind));
            most = Math.max(most, kinds[kind]);
        }
    }

    /// How much likelier the onset is if its place is of this kind, than wherever it is.
    double ofKind(int kind) {
        return kinds[kind];
    }

    /// The most that any kind has.
    double mostOfKinds() {
        return most;
    }

    /// How likely a period and a metre are.
    double level(double logPeriod, int metre) {
        double bin = (logPeriod - EvidenceNetwork.SHORTEST_PERIOD) / EvidenceNetwork.PERIOD_WIDTH;
        bin = Math.clamp(bin, 0, EvidenceNetwork.PERIODS - 1.001);
        int low = (int) bin;
        double high = bin - low;
        int at = EvidenceNetwork.KINDS + low;
        double period = (1 - high) * said[at] + high * said[at + 1];
        return Math.max(LEAST_OF_PERIOD, period)
                + METRE * Math.max(LEAST, said[EvidenceNetwork.KINDS + EvidenceNetwork.PERIODS + metre]);
    }
}
