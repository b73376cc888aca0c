package continuo.learn;

import continuo.encoding.Encoding;
import continuo.files.WholeFile;
import continuo.model.ModelCard;
import continuo.model.ModelFile;
import continuo.model.NetworkShape;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.util.ModelSerializer;

/// Writes model files: a Deeplearning4j zip with one more entry, `continuo.json`, that tells the daemon what it needs
/// to know. A file appears under its name only when it is whole.
final class ModelZip {

    private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0); // the first that a zip can tell

    private ModelZip() {}

    /// Writes the model without its updater.
    static void write(
            ComputationGraph graph,
            NetworkShape shape,
            ModelCard.Training training,
            Map<String, Map<String, Double>> scores,
            Path out)
            throws IOException {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        ModelSerializer.writeModel(graph, plain, false);
        WholeFile.write(out, file -> {
            try (ZipOutputStream zip = new ZipOutputStream(file)) {
                String sha256 = copy(new ByteArrayInputStream(plain.toByteArray()), zip);
                ModelCard card =
                        new ModelCard(ModelCard.FORMAT, encoding(), shape, sha256, training, scores, "CC BY 4.0");
                zip.putNextEntry(entry(ModelFile.CARD_ENTRY));
                zip.write(card.toJson().getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    /// Copies all entries.
    ///
    /// @return the checksum of the weights
    private static String copy(InputStream plain, ZipOutputStream zip) throws IOException {
        String sha256 = "";
        try (ZipInputStream in = new ZipInputStream(plain)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                zip.putNextEntry(entry(entry.getName()));
                DigestInputStream bytes = new DigestInputStream(in, sha256());
                bytes.transferTo(zip);
                if (entry.getName().equals(ModelFile.COEFFICIENTS_ENTRY)) {
                    sha256 = HexFormat.of().formatHex(bytes.getMessageDigest().digest());
                }
            }
        }
        return sha256;
    }

    /// Without the time at which it is written: the same training gives the same bytes.
    private static ZipEntry entry(String name) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(EPOCH);
        return entry;
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

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
