package continuo.model;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The entry `continuo.json` of a model file: what is needed to read the weights, and where they come from.
///
/// @param format of this entry and of the network that it describes, [#FORMAT]
/// @param coefficientsSha256 of the uncompressed bytes of the entry `coefficients.bin`, in small hexadecimal letters
/// @param scores by part of the data (`valid`), then by head and `total`: nats per note
public record ModelCard(
        int format,
        EncodingTables encoding,
        NetworkShape network,
        String coefficientsSha256,
        Training training,
        Map<String, Map<String, Double>> scores,
        String licence) {

    /// Before 2, what was above an LSTM layer did not read the sum of the layers up to it, but the layer alone.
    public static final int FORMAT = 2;

    private static final Gson GSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    /// The encoding that the network was trained with.
    public record EncodingTables(int version, List<Integer> onsetTicks, List<Integer> lengthTicks, int velocityBins) {}

    /// What the network was trained on.
    ///
    /// @param notes how many it has learnt from, those of its forerunner included
    /// @param steps of this run
    /// @param from the model whose weights this run began with; null if it began with random ones
    public record Training(
            long notes, long steps, long seed, @Nullable Forerunner from, List<Corpus> corpora) {}

    /// A model that another went on from.
    ///
    /// @param coefficientsSha256 as in its card
    /// @param notes how many it had learnt from
    public record Forerunner(String coefficientsSha256, long notes) {}

    public record Corpus(String name, String licence, int files) {}

    public String toJson() {
        return GSON.toJson(this);
    }

    /// @throws JsonParseException if the text is not such an entry
    public static ModelCard fromJson(String json) {
        ModelCard card;
        try {
            card = GSON.fromJson(json, ModelCard.class);
        } catch (JsonParseException e) {
            throw e;
        } catch (RuntimeException e) { // Gson wraps what a record's constructor throws
            throw new JsonParseException(e.getMessage(), e);
        }
        if (card == null
                || Stream.of(
                                card.encoding,
                                card.network,
                                card.coefficientsSha256,
                                card.training,
                                card.scores,
                                card.licence)
                        .anyMatch(Objects::isNull)) {
            throw new JsonParseException(
                    "encoding, network, coefficientsSha256, training, scores or licence is missing");
        }
        requireNoGaps(card);
        return card;
    }

    /// Gson puts null wherever the text does.
    private static void requireNoGaps(ModelCard card) {
        boolean heads = card.network.heads().stream().allMatch(head -> head.name() != null);
        boolean scores = card.scores.values().stream()
                .allMatch(part -> part != null && part.values().stream().allMatch(Objects::nonNull));
        boolean corpora = card.training.corpora() != null
                && card.training.corpora().stream().allMatch(Objects::nonNull)
                && (card.training.from() == null || card.training.from().coefficientsSha256() != null);
        if (!heads || !scores || !corpora) {
            throw new JsonParseException("a value is null or missing");
        }
    }
}
