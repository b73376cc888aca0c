package continuo.model;

import continuo.model.NetworkShape.HeadShape;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Model files with seeded random weights, as Deeplearning4j and training write them, but without either.
public final class RandomModelFiles {

    private RandomModelFiles() {}

    /// Writes a model file that [ModelFile#read] takes.
    public static void write(Path file, NetworkShape shape, int encodingVersion, long seed) throws IOException {
        writeZip(file, entries(shape, encodingVersion, noise((int) shape.parameters(), seed)));
    }

    /// The entries of such a file, by name.
    static Map<String, byte[]> entries(NetworkShape shape, int encodingVersion, float[] weights) throws IOException {
        byte[] coefficients = coefficients(weights);
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put("configuration.json", utf8(graph(shape)));
        entries.put(ModelFile.COEFFICIENTS_ENTRY, coefficients);
        entries.put(
                ModelFile.CARD_ENTRY,
                utf8(card(shape, encodingVersion, sha256(coefficients)).toJson()));
        return entries;
    }

    static void writeZip(Path file, Map<String, byte[]> entries) throws IOException {
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    static ModelCard card(NetworkShape shape, int encodingVersion, String sha256) {
        return new ModelCard(
                ModelCard.FORMAT,
                new ModelCard.EncodingTables(encodingVersion, List.of(), List.of(), 32),
                shape,
                sha256,
                new ModelCard.Training(0, 0, 0, null, List.of(new ModelCard.Corpus("noise", "CC0", 1))),
                Map.of("valid", Map.of("total", 9.5)),
                "CC0");
    }

    /// What ND4J's `Nd4j.write` makes of a vector.
    static byte[] coefficients(float[] weights) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(6);
        out.writeUTF("LONG");
        for (long number : new long[] {1, weights.length, 1, 8192, 1, 'c'}) { // rank, size, stride, type, step, order
            out.writeLong(number);
        }
        out.writeUTF("MIXED_DATA_TYPES");
        out.writeLong(weights.length);
        out.writeUTF("FLOAT");
        for (float weight : weights) {
            out.writeFloat(weight);
        }
        return bytes.toByteArray();
    }

    private static String graph(NetworkShape shape) {
        List<String> order = new ArrayList<>(List.of("note", "condition"));
        for (int layer = 0; layer < shape.layers(); layer++) {
            order.add("lstm" + layer);
        }
        for (String part : List.of("-hidden", "-choices", "-repeat", "")) {
            shape.heads().stream().map(HeadShape::name).forEach(name -> order.add(name + part));
        }
        return "{\"topologicalOrderStr\": [\"" + String.join("\", \"", order) + "\"]}";
    }

    static float[] noise(int count, long seed) {
        Random random = new Random(seed);
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = (float) (0.1 * random.nextGaussian());
        }
        return weights;
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
