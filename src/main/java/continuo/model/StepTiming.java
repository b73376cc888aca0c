package continuo.model;

import java.util.Arrays;
import java.util.function.IntConsumer;

/// How long the network takes for a note: one LSTM step and every head once.
public record StepTiming(
        long steps, double p50Micros, double p90Micros, double p99Micros, double p999Micros, double maxMicros) {

    /// Ones in the input and in the condition of a typical note: pitch, onset, velocity and five sounding keys.
    private static final int ONES = 8;

    /// Times `network` on `steps` notes, after a third as many to warm up.
    public static StepTiming of(Network network, int steps) {
        LstmState state = network.newState();
        NetworkShape shape = network.shape();
        float[] out = new float
                [shape.heads().stream()
                        .mapToInt(NetworkShape.HeadShape::outputs)
                        .max()
                        .orElse(0)];
        int[] inputs = new int[ONES];
        int[] conditions = new int[ONES];
        return of(
                step -> {
                    spread(inputs, step, shape.inputs());
                    network.step(state, inputs, ONES);
                    for (int head = 0; head < shape.heads().size(); head++) {
                        int most = shape.heads().get(head).conditions();
                        spread(conditions, step, most);
                        network.logits(head, state, conditions, Math.min(most, ONES), out);
                    }
                },
                steps);
    }

    /// Times any other way to do the same.
    ///
    /// @param step is given the number of the step
    public static StepTiming of(IntConsumer step, int steps) {
        for (int i = 0; i < steps / 3; i++) {
            step.accept(i);
        }
        long[] nanos = new long[steps];
        for (int i = 0; i < steps; i++) {
            long begin = System.nanoTime();
            step.accept(i);
            nanos[i] = System.nanoTime() - begin;
        }
        Arrays.sort(nanos);
        return new StepTiming(
                steps,
                micros(nanos, 0.5),
                micros(nanos, 0.9),
                micros(nanos, 0.99),
                micros(nanos, 0.999),
                nanos[steps - 1] / 1e3);
    }

    private static double micros(long[] sortedNanos, double share) {
        return sortedNanos[(int) (share * (sortedNanos.length - 1))] / 1e3;
    }

    /// Numbers below `limit`, others at each step.
    private static void spread(int[] ones, int step, int limit) {
        for (int i = 0; i < ones.length && limit > 0; i++) {
            ones[i] = (step * 31 + i * 61) % limit;
        }
    }
}
