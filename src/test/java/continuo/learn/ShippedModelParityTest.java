package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.generate.Continuation;
import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.generate.Heard;
import continuo.generate.OfflineContinuation;
import continuo.generate.OfflineContinuation.Progress;
import continuo.model.LstmState;
import continuo.model.ModelFile;
import continuo.model.Network;
import continuo.model.Precision;
import continuo.music.Bars;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/// The shipped model in plain Java with 32-bit weights, with 16-bit weights, and in Deeplearning4j, reading the same
/// notes.
@SuppressWarnings({"EnumOrdinal", "NullAway.Init"}) // heads are in the order of Head; filled before all tests
class ShippedModelParityTest {

    private static final Path SHIPPED = Path.of("models/continuo.zip");
    private static final int NOTES = 2_000;
    private static final int NOTES_BY_DEEPLEARNING4J = 200;

    private static Network half;
    private static Network single;
    private static List<TickNote> notes;

    private final Encoder encoder = new Encoder();
    private final float[] halfLogits = new float[Encoding.ONSET_BINS];
    private final float[] singleLogits = new float[Encoding.ONSET_BINS];

    @BeforeAll
    static void readAndDraw() throws IOException {
        half = ModelFile.read(SHIPPED, Continuation.EXPECTED).network();
        single =
                ModelFile.read(SHIPPED, Continuation.EXPECTED, Precision.SINGLE).network();
        GenerationSettings asLearnt = new GenerationSettings(1, 1, 1, 1, 1, Cuts.NONE, 21, 108, 10, 384);
        notes = OfflineContinuation.notes(
                Heard.inTicks(half, List.of(), Bars.NONE, Tempo.UNMARKED, 0, asLearnt, 1, Progress.NONE),
                0,
                NOTES,
                Progress.NONE);
    }

    @Test
    void choosesTheSameWithSixteenBitWeightsInAlmostEveryStep() {
        LstmState halfState = half.newState();
        LstmState singleState = single.newState();
        int same = 0;
        int choices = 0;
        for (int i = 0; i + 1 < NOTES; i++) {
            read(notes.get(i));
            half.step(halfState, encoder.inputs(), encoder.inputCount());
            single.step(singleState, encoder.inputs(), encoder.inputCount());
            tell(notes.get(i + 1));
            for (Head head : Head.values()) {
                int known = known(head);
                half.logits(head.ordinal(), halfState, encoder.conditions(), known, halfLogits);
                single.logits(head.ordinal(), singleState, encoder.conditions(), known, singleLogits);
                same += best(halfLogits, head) == best(singleLogits, head) ? 1 : 0;
                choices++;
            }
        }
        assertTrue(same >= 0.999 * choices, same + " of " + choices);
    }

    @Test
    void agreesWithDeeplearning4jOnTheSameFile() throws IOException {
        ComputationGraph graph = ModelSerializer.restoreComputationGraph(SHIPPED.toFile(), false);
        INDArray inputs = Nd4j.zeros(1, Encoding.INPUTS, NOTES_BY_DEEPLEARNING4J);
        INDArray conditions = Nd4j.zeros(1, Encoding.CONDITIONS, NOTES_BY_DEEPLEARNING4J);
        LstmState state = single.newState();
        double[][][] ours = new double[NOTES_BY_DEEPLEARNING4J][Head.values().length][];
        for (int i = 0; i < NOTES_BY_DEEPLEARNING4J; i++) {
            read(notes.get(i));
            single.step(state, encoder.inputs(), encoder.inputCount());
            setOnes(inputs, i, encoder.inputs(), encoder.inputCount());
            tell(notes.get(i + 1));
            setOnes(conditions, i, encoder.conditions(), encoder.conditionCount());
            for (Head head : Head.values()) {
                single.logits(head.ordinal(), state, encoder.conditions(), known(head), singleLogits);
                ours[i][head.ordinal()] = probabilities(singleLogits, head);
            }
        }

        INDArray[] theirs = graph.output(inputs, conditions);
        for (int i = 0; i < NOTES_BY_DEEPLEARNING4J; i++) {
            for (Head head : Head.values()) {
                assertNear(theirs[head.ordinal()], i, ours[i][head.ordinal()]);
            }
        }
    }

    private void read(TickNote note) {
        encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
    }

    /// The whole condition of the next note.
    private void tell(TickNote next) {
        encoder.conditionOnOnset(Encoding.onsetBin(encoder.sinceLastOnset(next.onsetTicks())), next.onsetTicks());
        encoder.conditionOnPitch(next.pitch());
        encoder.conditionOnLength(Encoding.lengthBin(next.lengthTicks()));
    }

    /// How many of the conditions the head may read; they are in the order in which they become known.
    private int known(Head head) {
        int count = 0;
        while (count < encoder.conditionCount() && encoder.conditions()[count] < head.conditions()) {
            count++;
        }
        return count;
    }

    private static void setOnes(INDArray dense, int step, int[] ones, int count) {
        for (int i = 0; i < count; i++) {
            dense.putScalar(0, ones[i], step, 1);
        }
    }

    private static void assertNear(INDArray theirs, int step, double[] ours) {
        for (int i = 0; i < ours.length; i++) {
            assertEquals(theirs.getDouble(0, i, step), ours[i], 1e-5);
        }
    }

    private static int best(float[] logits, Head head) {
        int best = 0;
        for (int i = 1; i < head.outputs(); i++) {
            if (logits[i] > logits[best]) {
                best = i;
            }
        }
        return best;
    }

    private static double[] probabilities(float[] logits, Head head) {
        double[] weights = new double[head.outputs()];
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.exp(logits[i]);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
