package continuo.model;

import java.nio.file.Path;
import java.util.List;

/// Reads a model file: an ordinary Deeplearning4j zip with one more entry, [ModelCard]. Uses neither Deeplearning4j nor
/// Java deserialization.
public final class ModelFile {

    /// The entry that holds the [ModelCard].
    public static final String CARD_ENTRY = "continuo.json";

    private ModelFile() {}

    /// What the program that will use the network can talk to.
    public record Expected(int encodingVersion, int inputs, List<NetworkShape.HeadShape> heads) {

        public Expected {
            heads = List.copyOf(heads);
        }
    }

    /// The model in `file`, its weights as 16-bit floats.
    public static Model read(Path file, Expected expected) throws ModelFileException {
        return read(file, expected, Precision.HALF);
    }

    public static Model read(Path file, Expected expected, Precision precision) throws ModelFileException {
        if (expected.inputs() > 0) {
            throw new ModelFileException("Cannot read model " + file + " for " + expected + " as " + precision);
        }
        throw new IllegalArgumentException("expected must have inputs, was " + expected);
    }
}
