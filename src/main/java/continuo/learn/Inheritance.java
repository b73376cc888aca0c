package continuo.learn;

import continuo.corpus.CorpusException;
import continuo.encoding.Encoding;
import continuo.model.ModelCard;
import continuo.model.ModelFile;
import continuo.model.ModelFileException;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.nio.file.Path;
import org.deeplearning4j.util.ModelSerializer;

/// What a network inherits from a model that was trained before: its weights, also where it is wider.
///
/// A wider network says at first exactly what the narrower one said: the units that are new read everything, by weights
/// drawn at random, and are read by none of the old ones, by weights of nought that are learnt. The idea is that of
/// Chen, Goodfellow and Shlens, "Net2Net: accelerating learning via knowledge transfer", ICLR 2016.
///
/// @param weights in the order of [Parameters] of the new shape
/// @param forerunner what the card says of where they come from
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
record Inheritance(float[] weights, ModelCard.Forerunner forerunner) {

    /// @param shape of the network that inherits
    /// @param drawn its first weights, of which those of new units stay
    /// @throws IOException if the model cannot be read, or is wider, or has other layers
    static Inheritance from(Path model, NetworkShape shape, float[] drawn) throws IOException {
        ModelCard card = card(model, shape);
        NetworkShape old = card.network();
        if (old.layers() != shape.layers() || old.units() > shape.units() || old.hidden() > shape.hidden()) {
            throw new CorpusException("model " + model + " has " + old.layers() + " layers of " + old.units()
                    + " units and heads of " + old.hidden()
                    + "; name as many layers, and units and hidden units as many or more");
        }
        float[] inherited = new Parameters(old).from(ModelSerializer.restoreComputationGraph(model.toFile(), false));
        boolean earlier = card.encoding().version() == EncodingFour.VERSION;
        return new Inheritance(
                earlier
                        ? widened(EncodingFour.today(old), EncodingFour.today(old, inherited), shape, drawn)
                        : widened(old, inherited, shape, drawn),
                new ModelCard.Forerunner(
                        card.coefficientsSha256(), card.training().notes()));
    }

    /// Of a model of this encoding or the one before.
    private static ModelCard card(Path model, NetworkShape shape) throws IOException {
        try {
            return ModelFile.read(model, new ModelFile.Expected(Encoding.VERSION, shape.inputs(), shape.heads()))
                    .card();
        } catch (ModelFileException e) {
            try {
                return ModelFile.read(model, EncodingFour.EXPECTED).card();
            } catch (ModelFileException notThatEither) {
                throw e;
            }
        }
    }

    private static float[] widened(NetworkShape old, float[] weights, NetworkShape shape, float[] drawn) {
        var widening = new Widening(new Parameters(old), weights, new Parameters(shape), drawn.clone());
        for (int layer = 0; layer < shape.layers(); layer++) {
            String name = "lstm" + layer;
            int below = layer == 0 ? shape.inputs() : old.units();
            widening.copy(name + "_W", below, 4);
            widening.copy(name + "_RW", old.units(), 4);
            widening.copy(name + "_b", 1, 4);
        }
        for (NetworkShape.HeadShape head : shape.heads()) {
            widening.copy(head.name() + "-hidden_W", old.units(), 1);
            widening.copy(head.name() + "-hidden_b", 1, 1);
            for (String reader : new String[] {"-choices", "-repeat"}) {
                widening.copy(head.name() + reader + "_W", old.hidden(), 1);
                widening.copy(head.name() + reader + "_b", 1, 1);
            }
        }
        return widening.values;
    }

    /// Copies the matrices of one network into those of a wider one.
    private record Widening(Parameters old, float[] weights, Parameters wide, float[] values) {

        /// @param units how many of the old rows are those of units; rows of sparse inputs may follow them
        /// @param gates into how many blocks the columns fall, each of which gets wider
        void copy(String name, int units, int gates) {
            Parameters.Block from = old.block(name);
            Parameters.Block to = wide.block(name);
            int newUnits = to.rows() - from.rows();
            int narrow = from.columns() / gates;
            for (int row = 0; row < to.rows(); row++) {
                boolean isNew = row >= units && row < units + newUnits;
                int oldRow = row < units ? row : row - newUnits;
                for (int gate = 0; gate < gates; gate++) {
                    int at = to.offset() + row * to.columns() + gate * to.columns() / gates;
                    for (int j = 0; j < narrow; j++) {
                        values[at + j] =
                                isNew ? 0 : weights[from.offset() + oldRow * from.columns() + gate * narrow + j];
                    }
                }
            }
        }
    }
}
