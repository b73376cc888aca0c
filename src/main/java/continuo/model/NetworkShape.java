package continuo.model;

import java.util.List;

/// The sizes of a network.
///
/// @param inputs how many sparse inputs the first LSTM layer reads
/// @param layers how many LSTM layers stand on one another, each as wide as `units`
/// @param units width of each LSTM layer
/// @param hidden width of the hidden layer of each head
/// @param heads the heads in the order in which they are drawn
public record NetworkShape(int inputs, int layers, int units, int hidden, List<HeadShape> heads) {

    private static final int MOST_LAYERS = 8;
    private static final int MOST_UNITS = 4096;
    private static final long MOST_WEIGHTS = 64_000_000; // 128 MB as they are played, of the launcher's 384

    /// @param name what the head predicts, in small letters
    /// @param conditions how many sparse conditions it reads beside the LSTM's output
    /// @param outputs how many choices its softmax has
    /// @param repeated where in the condition its choices stand once more, with the one to repeat set: the head
    ///     learns how much likelier that makes the choice
    public record HeadShape(String name, int conditions, int outputs, int repeated) {}

    public NetworkShape {
        heads = List.copyOf(heads);
        if (inputs < 1 || layers < 1 || units < 1 || hidden < 1 || heads.isEmpty()) {
            throw new IllegalArgumentException("a network needs inputs, layers, units, hidden units and heads, was "
                    + inputs + ", " + layers + ", " + units + ", " + hidden + ", " + heads);
        }
    }

    /// Why no program of ours plays such a network, in words; empty if they do. Whoever makes one asks before.
    public String tooLarge() {
        boolean fits = layers <= MOST_LAYERS
                && inputs <= MOST_UNITS
                && units <= MOST_UNITS
                && hidden <= MOST_UNITS
                && parameters() <= MOST_WEIGHTS;
        return fits
                ? ""
                : ("a network of %d layers of %d units, with heads of %d, is larger than Continuo plays: %,d weights at"
                                + " most")
                        .formatted(layers, units, hidden, MOST_WEIGHTS);
    }

    /// How many weights and biases there are.
    public long parameters() {
        long count = 0;
        for (int layer = 0; layer < layers; layer++) {
            long reads = layer == 0 ? inputs : units;
            count += (reads + units + 1) * 4L * units;
        }
        for (HeadShape head : heads) {
            count += (units + head.conditions() + 1L) * hidden + (hidden + 1L) * (head.outputs() + 1);
        }
        return count;
    }
}
