package continuo.learn;

import continuo.encoding.Encoding;
import continuo.model.ModelFile;
import continuo.model.NetworkShape;
import continuo.model.NetworkShape.HeadShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Weights of models of encoding 4, which knew neither bars nor chords, for a network of today's encoding that says at
/// first what they said: what is told to it besides is heard with weights of nought, and its chords are drawn anew.
final class EncodingFour {

    static final int VERSION = 4;

    private static final int INPUTS = 606;

    /// A part of the condition: where it stood, where it stands, and its size.
    private record Part(int then, int now, int size) {}

    private static final List<Part> PARTS = parts();

    private static final List<HeadShape> HEADS = List.of(
            new HeadShape("onset", 823, Encoding.ONSET_BINS, Encoding.REPEATED_ONSET_CONDITION),
            new HeadShape("pitch", 1254, Encoding.PITCHES, Encoding.REPEATED_PITCH_CONDITION),
            new HeadShape("length", 1383, Encoding.LENGTH_BINS, Encoding.REPEATED_LENGTH_CONDITION),
            new HeadShape("velocity", 1445, Encoding.VELOCITY_BINS, Encoding.REPEATED_VELOCITY_CONDITION));

    private EncodingFour() {}

    /// What such a model file must offer.
    static final ModelFile.Expected EXPECTED = new ModelFile.Expected(VERSION, INPUTS, HEADS);

    private static List<Part> parts() {
        int[][] kept = { // where each stands now, and its size, in the order in which they stood
            {0, Encoding.LAST_BAR_CONDITION},
            {Encoding.TEXTURE_CONDITION, Encoding.BAR_CONDITION - Encoding.TEXTURE_CONDITION},
            {Encoding.SOUNDING_CONDITION, Encoding.BARS_AGO_PITCHES_CONDITION - Encoding.SOUNDING_CONDITION},
            {Encoding.PITCH_CONDITION, Encoding.CONDITIONS - Encoding.PITCH_CONDITION}
        };
        List<Part> parts = new ArrayList<>();
        int then = 0;
        for (int[] part : kept) {
            parts.add(new Part(then, part[0], part[1]));
            then += part[1];
        }
        return List.copyOf(parts);
    }

    /// The shape of today's encoding with the same layers.
    static NetworkShape today(NetworkShape old) {
        return ContinuoGraph.shape(old.layers(), old.units(), old.hidden());
    }

    /// @param weights of a network of shape `old`, in the order of [Parameters]
    /// @return the weights of a network of shape [#today], likewise
    static float[] today(NetworkShape old, float[] weights) {
        Parameters from = new Parameters(old);
        NetworkShape shape = today(old);
        Parameters to = new Parameters(shape);
        float[] values = to.drawn(VERSION);
        for (int layer = 0; layer < old.layers(); layer++) {
            for (String part : List.of("_W", "_RW", "_b")) {
                rows(from.block("lstm" + layer + part), weights, 0, to.block("lstm" + layer + part), values, 0, -1);
            }
        }
        forgetRows(to.block("lstm0_W"), values, INPUTS);
        for (HeadShape head : old.heads()) {
            Parameters.Block hidden = to.block(head.name() + "-hidden_W");
            Parameters.Block oldHidden = from.block(head.name() + "-hidden_W");
            forgetRows(hidden, values, shape.units());
            rows(oldHidden, weights, 0, hidden, values, 0, shape.units());
            for (Part part : PARTS) {
                int size = Math.min(part.size, head.conditions() - part.then);
                if (size > 0) {
                    rows(oldHidden, weights, shape.units() + part.then, hidden, values, shape.units() + part.now, size);
                }
            }
            for (String part : List.of("-hidden_b", "-choices_W", "-choices_b", "-repeat_W", "-repeat_b")) {
                rows(from.block(head.name() + part), weights, 0, to.block(head.name() + part), values, 0, -1);
            }
        }
        return values;
    }

    /// Copies `count` rows, or all if it is below 0.
    private static void rows(
            Parameters.Block from,
            float[] weights,
            int firstFrom,
            Parameters.Block to,
            float[] values,
            int firstTo,
            int count) {
        int columns = from.columns();
        int rows = count < 0 ? from.rows() : count;
        System.arraycopy(
                weights, from.offset() + firstFrom * columns, values, to.offset() + firstTo * columns, rows * columns);
    }

    private static void forgetRows(Parameters.Block block, float[] values, int first) {
        Arrays.fill(values, block.offset() + first * block.columns(), block.offset() + block.size(), 0);
    }
}
