package continuo.learn;

import continuo.encoding.Encoding;
import continuo.model.ModelCard;
import continuo.model.ModelFile;
import continuo.model.NetworkShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/// Writes model files: a Deeplearning4j zip with one more entry, `continuo.json`, that tells the daemon what it needs
/// to know. A file appears under its name only when it is whole.
final class ModelZip {

    private static final String COEFFICIENTS = "coefficients.bin";

    private ModelZip() {}

    /// Writes the model without its updater.
    static void write(
            ComputationGraph graph,
            NetworkShape shape,
            ModelCard.Training training,
            Map<String, Map<String, Double>> scores,
            Path out)
            throws IOException {
        Path unfinished = unfinished(out);
        ModelSerializer.writeModel(graph, unfinished.toFile(), false);
        try (FileSystem zip = FileSystems.newFileSystem(unfinished)) {
            ModelCard card = new ModelCard(
                    ModelCard.FORMAT,
                    encoding(),
                    shape,
                    sha256(zip.getPath(COEFFICIENTS)),
                    training,
                    scores,
                    "CC BY 4.0");
            Files.writeString(zip.getPath(ModelFile.CARD_ENTRY), card.toJson());
        }
        Files.move(unfinished, out, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private static Path unfinished(Path out) throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        return out.resolveSibling(out.getFileName() + ".part");
    }

    private static ModelCard.EncodingTables encoding() {
        return new ModelCard.EncodingTables(
                Encoding.VERSION,
                IntStream.range(0, Encoding.ONSET_BINS)
                        .map(Encoding::onsetTicks)
                        .boxed()
                        .toList(),
                IntStream.range(0, Encoding.LENGTH_BINS)
                        .map(Encoding::lengthTicks)
                        .boxed()
                        .toList(),
                Encoding.VELOCITY_BINS);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digesting = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digesting.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digesting.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
