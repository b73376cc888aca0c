package continuo.learn;

import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;

/// One stretch of every lane, as the arrays that Deeplearning4j takes: what the network and its heads read, what each
/// head should have said, and how much that counts. Made once and filled again and again.
final class Chunk {

    private static final Head[] HEADS = Head.values();

    private final int lanes;
    private final int steps;
    private final INDArray[] reads;
    private final INDArray[] targets = new INDArray[HEADS.length];
    private final INDArray[] weights = new INDArray[HEADS.length];
    private final int[][] targetBins;

    Chunk(int lanes, int steps) {
        this.lanes = lanes;
        this.steps = steps;
        reads = new INDArray[] {array(Encoding.INPUTS), array(Encoding.CONDITIONS)};
        for (Head head : HEADS) {
            targets[ContinuoGraph.output(head)] = array(head.outputs());
            weights[ContinuoGraph.output(head)] = Nd4j.create(new long[] {lanes, steps}, 'f');
        }
        targetBins = new int[HEADS.length][lanes * steps];
    }

    /// Column order: the numbers of all lanes at one step lie together, as the recurrent layers want them.
    private INDArray array(int features) {
        return Nd4j.create(new long[] {lanes, features, steps}, 'f');
    }

    int lanes() {
        return lanes;
    }

    int steps() {
        return steps;
    }

    void clear() {
        for (INDArray[] arrays : new INDArray[][] {reads, targets, weights}) {
            for (INDArray array : arrays) {
                array.assign(0);
            }
        }
    }

    /// What the network reads at this step of this lane.
    void input(int lane, int step, Encoder encoder) {
        put(reads[0], Encoding.INPUTS, lane, step, encoder.inputs(), encoder.inputCount());
    }

    /// What the heads know of the next note.
    void condition(int lane, int step, Encoder encoder) {
        put(reads[1], Encoding.CONDITIONS, lane, step, encoder.conditions(), encoder.conditionCount());
    }

    /// What `head` should say, and how much it counts.
    void target(int lane, int step, Head head, int bin, double weight) {
        targets[ContinuoGraph.output(head)].data().put(at(head.outputs(), lane, bin, step), 1f);
        weights[ContinuoGraph.output(head)].data().put((long) step * lanes + lane, (float) weight);
        targetBins[ContinuoGraph.output(head)][step * lanes + lane] = bin;
    }

    private void put(INDArray array, int features, int lane, int step, int[] ones, int count) {
        DataBuffer data = array.data();
        for (int n = 0; n < count; n++) {
            data.put(at(features, lane, ones[n], step), 1f);
        }
    }

    private long at(int features, int lane, int feature, int step) {
        return lane + (long) lanes * (feature + (long) features * step);
    }

    INDArray note() {
        return reads[0];
    }

    INDArray condition() {
        return reads[1];
    }

    int target(Head head, int lane, int step) {
        return targetBins[ContinuoGraph.output(head)][step * lanes + lane];
    }

    float weight(Head head, int lane, int step) {
        return weights[ContinuoGraph.output(head)].data().getFloat((long) step * lanes + lane);
    }

    MultiDataSet dataSet() {
        return new MultiDataSet(reads, targets, null, weights);
    }
}
