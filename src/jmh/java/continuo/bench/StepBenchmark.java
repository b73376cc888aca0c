package continuo.bench;

import continuo.encoding.Encoding;
import continuo.learn.ContinuoGraph;
import continuo.model.LstmState;
import continuo.model.Network;
import continuo.model.NetworkShape;
import continuo.model.Precision;
import continuo.model.RandomNetworks;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// What a note costs: one LSTM step and all four heads, in plain Java with 16-bit and 32-bit weights, and in
/// Deeplearning4j's `rnnTimeStep` on a network of the same shape.
@SuppressWarnings("NullAway.Init") // JMH calls setUp before anything else
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(
        value = 1,
        jvmArgs = {"--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"})
public class StepBenchmark {

    @Param({"128", "512"})
    public int units;

    private final float[] out = new float[Encoding.ONSET_BINS];
    private final int[] inputs = {60, 140, 340, 410, 414, 417, 420, 430};
    private final int[] conditions = {12, 250, 254, 257, 260, 270, 380, 460};

    private Network half;
    private Network single;
    private LstmState halfState;
    private LstmState singleState;
    private ComputationGraph graph;
    private INDArray note;
    private INDArray condition;

    @Setup
    public void setUp() {
        NetworkShape shape = ContinuoGraph.shape(2, units, units / 2 < 128 ? 128 : units / 2);
        half = RandomNetworks.of(shape, 1, Precision.HALF);
        halfState = half.newState();
        single = RandomNetworks.of(shape, 1, Precision.SINGLE);
        singleState = single.newState();
        graph = new ComputationGraph(ContinuoGraph.configuration(shape, 1, new FixedSchedule(0.001), 0, 16));
        graph.init();
        note = Nd4j.zeros(1, Encoding.INPUTS, 1);
        for (int input : inputs) {
            note.putScalar(0, input, 0, 1);
        }
        condition = Nd4j.zeros(1, Encoding.CONDITIONS, 1);
        for (int one : conditions) {
            condition.putScalar(0, one, 0, 1);
        }
    }

    @Benchmark
    public float[] half() {
        return note(half, halfState);
    }

    @Benchmark
    public float[] single() {
        return note(single, singleState);
    }

    /// The LSTM alone: what a heard note costs.
    @Benchmark
    public LstmState halfHearing() {
        half.step(halfState, inputs, inputs.length);
        return halfState;
    }

    @Benchmark
    public INDArray[] deeplearning4j() {
        return graph.rnnTimeStep(note, condition);
    }

    private float[] note(Network network, LstmState state) {
        network.step(state, inputs, inputs.length);
        network.logits(0, state, conditions, 0, out);
        network.logits(1, state, conditions, 6, out);
        network.logits(2, state, conditions, 7, out);
        network.logits(3, state, conditions, 8, out);
        return out;
    }
}
