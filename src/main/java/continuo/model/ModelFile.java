package continuo.model;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Reads a model file: an ordinary Deeplearning4j zip with one more entry, [ModelCard]. Uses neither Deeplearning4j
/// nor Java deserialization, and reads no more of an entry than it may hold.
public final class ModelFile {

    /// The entry that holds the [ModelCard].
    public static final String CARD_ENTRY = "continuo.json";

    /// The entry that holds the weights, as Deeplearning4j names it.
    public static final String COEFFICIENTS_ENTRY = "coefficients.bin";

    private static final String GRAPH_ENTRY = "configuration.json";
    private static final int MOST_TEXT_BYTES = 4 << 20;
    private static final float MOST_HALF = 65504;

    private final Path file;
    private final ZipFile zip;

    private ModelFile(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

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
        requireFile(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return new ModelFile(file, zip).read(expected, precision);
        } catch (ModelFileException e) {
            throw e;
        } catch (ZipException e) {
            throw refusal(file, "is not a zip file, or is cut short or damaged (" + firstLine(e) + ")", e);
        } catch (IOException e) {
            throw refusal(file, "cannot be read (" + firstLine(e) + ")", e);
        }
    }

    private static void requireFile(Path file) throws ModelFileException {
        try {
            if (Files.isDirectory(file)) {
                throw refusal(file, "is a folder", null);
            }
            if (Files.exists(file) && !Files.isRegularFile(file)) {
                throw refusal(file, "is a pipe or a device", null);
            }
            if (Files.size(file) == 0) {
                throw refusal(file, "is empty", null);
            }
        } catch (NoSuchFileException e) {
            throw refusal(file, "does not exist", e);
        } catch (ModelFileException e) {
            throw e;
        } catch (IOException e) {
            throw refusal(file, "cannot be read (" + firstLine(e) + ")", e);
        }
    }

    private Model read(Expected expected, Precision precision) throws IOException {
        ModelCard card = card();
        requireFitting(card, expected);
        NetworkShape shape = card.network();
        List<String> order = layerOrder(shape);
        return new Model(network(card, precision, order), card);
    }

    /// Reads the weights once, from beginning to end, and never holds more of them than the network does.
    private Network network(ModelCard card, Precision precision, List<String> order) throws IOException {
        try (DigestInputStream in = new DigestInputStream(open(COEFFICIENTS_ENTRY), sha256())) {
            Coefficients weights = new Coefficients(in, card.network().parameters());
            Network network = new NetworkReader(card.network(), precision, weights).network(order);
            if (!HexFormat.of().formatHex(in.getMessageDigest().digest()).equals(card.coefficientsSha256())) {
                throw refusal("is damaged: the checksum of its weights is wrong");
            }
            if (!(weights.largest() <= MOST_HALF)) {
                throw refusal("has a weight of " + weights.largest() + ": the training must have gone wrong");
            }
            return network;
        } catch (ZipException | ModelFileException e) {
            throw e;
        } catch (IOException | ArithmeticException e) {
            throw refusal(e.getMessage() == null ? "has weights that are cut short" : e.getMessage());
        }
    }

    private ModelCard card() throws IOException {
        if (zip.getEntry(CARD_ENTRY) == null) {
            throw refusal("is a zip file, but not a Continuo model: it has no " + CARD_ENTRY);
        }
        try {
            return ModelCard.fromJson(text(CARD_ENTRY));
        } catch (JsonParseException e) {
            throw refusal("has a damaged " + CARD_ENTRY + " (" + firstLine(e) + ")");
        }
    }

    private void requireFitting(ModelCard card, Expected expected) throws ModelFileException {
        NetworkShape shape = card.network();
        if (card.format() != ModelCard.FORMAT) {
            throw refusal("has format " + card.format() + ", this program reads " + ModelCard.FORMAT);
        }
        if (card.encoding().version() != expected.encodingVersion()) {
            throw refusal("was trained with encoding " + card.encoding().version() + ", this program knows "
                    + expected.encodingVersion());
        }
        if (shape.inputs() != expected.inputs() || !shape.heads().equals(expected.heads())) {
            throw refusal("has inputs or heads that do not fit its encoding");
        }
        if (!shape.tooLarge().isEmpty()) {
            throw refusal("cannot be played: " + shape.tooLarge());
        }
    }

    /// The names of the layers in the order of their weights, as the graph's configuration says.
    private List<String> layerOrder(NetworkShape shape) throws IOException {
        List<String> order = new ArrayList<>();
        try {
            new Gson()
                    .fromJson(text(GRAPH_ENTRY), JsonObject.class)
                    .getAsJsonArray("topologicalOrderStr")
                    .forEach(name -> order.add(name.getAsString()));
        } catch (RuntimeException e) { // Gson throws one of many for odd JSON
            throw refusal("has a damaged " + GRAPH_ENTRY + ": it does not tell the order of the layers");
        }
        List<String> names = NetworkReader.layerNames(shape);
        order.retainAll(names); // what is left out are vertices without weights
        if (order.size() != names.size() || !order.containsAll(names)) {
            throw refusal("has a graph of other layers than its " + CARD_ENTRY + " tells");
        }
        return order;
    }

    private String text(String entry) throws IOException {
        try (InputStream in = open(entry)) {
            byte[] bytes = in.readNBytes(MOST_TEXT_BYTES + 1); // what the entry says of its own size may be untrue
            if (bytes.length > MOST_TEXT_BYTES) {
                throw refusal("has an entry " + entry + " of more than " + MOST_TEXT_BYTES + " bytes");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private InputStream open(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw refusal("has no entry " + name);
        }
        return zip.getInputStream(entry);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    private static String firstLine(Exception e) {
        String message = e.getMessage();
        return message == null || message.isBlank()
                ? e instanceof EOFException ? "it is cut short" : e.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    private ModelFileException refusal(String reason) {
        return refusal(file, reason, null);
    }

    private static ModelFileException refusal(Path file, String reason, @Nullable Exception cause) {
        return new ModelFileException(
                "model " + file + " " + reason + "; name another, or make one with `continuo train`", cause);
    }
}
