package continuo.learn;

import continuo.encoding.Head;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/// How surprised a network is by music, in nats a note, head by head. Fewer is better.
///
/// Velocities count by how much they teach.
record Scores(Map<Head, Double> nats) {

    private static final double LEAST = 1e-12;

    /// The scores on what the lanes hold next, `chunks` times, each from an empty state.
    static Scores of(ComputationGraph graph, Iterable<Lane> lanes, Chunk chunk, int chunks) {
        double[] sums = new double[Head.values().length];
        double[] weights = new double[sums.length];
        for (int n = 0; n < chunks; n++) {
            Training.fill(chunk, lanes);
            INDArray[] said = graph.output(false, chunk.note(), chunk.condition());
            for (Head head : Head.values()) {
                add(head, said[ContinuoGraph.output(head)], chunk, sums, weights);
            }
        }
        Map<Head, Double> nats = new EnumMap<>(Head.class);
        for (Head head : Head.values()) {
            int output = ContinuoGraph.output(head);
            nats.put(head, sums[output] / Math.max(weights[output], LEAST));
        }
        return new Scores(nats);
    }

    private static void add(Head head, INDArray said, Chunk chunk, double[] sums, double[] weights) {
        for (int lane = 0; lane < chunk.lanes(); lane++) {
            for (int step = 0; step < chunk.steps(); step++) {
                double weight = chunk.weight(head, lane, step);
                if (weight > 0) {
                    double probability = said.getDouble(lane, chunk.target(head, lane, step), step);
                    sums[ContinuoGraph.output(head)] -= weight * Math.log(Math.max(probability, LEAST));
                    weights[ContinuoGraph.output(head)] += weight;
                }
            }
        }
    }

    double total() {
        return nats.values().stream().mapToDouble(Double::doubleValue).sum();
    }

    /// By name, with the total.
    Map<String, Double> byName() {
        Map<String, Double> named = new LinkedHashMap<>();
        nats.forEach((head, value) -> named.put(ContinuoGraph.name(head), rounded(value)));
        named.put("total", rounded(total()));
        return named;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1e4) / 1e4;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        byName().forEach((name, value) -> text.append(String.format(Locale.ROOT, "%s %.3f  ", name, value)));
        return text.toString().strip();
    }
}
