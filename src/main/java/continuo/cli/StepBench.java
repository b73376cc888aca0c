package continuo.cli;

import continuo.encoding.Encoding;
import continuo.meter.Latency;
import continuo.meter.LatencyMeter;
import continuo.model.LstmState;
import continuo.model.Network;

/// Times one step of a network: the LSTM and all four heads, which is what one played note costs.
final class StepBench {

    /// A note in the middle of a chord: what the network reads, and the conditions of the heads.
    static final int[] INPUTS = {60, 140, 340, 410, 414, 417, 420, 430};

    static final int[] CONDITIONS = {12, 250, 254, 257, 260, 270, 380, 460};
    private static final int[] CONDITIONS_READ = {0, 6, 7, 8};

    private StepBench() {}

    static Latency measure(Network network, int steps) {
        LstmState state = network.newState();
        float[] out = new float[Encoding.ONSET_BINS];
        return measure(
                () -> {
                    network.step(state, INPUTS, INPUTS.length);
                    for (int head = 0; head < CONDITIONS_READ.length; head++) {
                        network.logits(head, state, CONDITIONS, CONDITIONS_READ[head], out);
                    }
                },
                steps);
    }

    /// Runs `step` as often again before it is timed, so that it has been compiled.
    static Latency measure(Runnable step, int steps) {
        for (int n = 0; n < steps; n++) {
            step.run();
        }
        LatencyMeter meter = new LatencyMeter();
        for (int n = 0; n < steps; n++) {
            long begun = System.nanoTime();
            step.run();
            meter.record(System.nanoTime() - begun);
        }
        return meter.read();
    }
}
