package continuo.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.model.ModelFile.Expected;
import continuo.model.NetworkShape.HeadShape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {

    private static final List<HeadShape> HEADS =
            List.of(new HeadShape("onset", 5, 5, 0), new HeadShape("pitch", 12, 6, 5));
    private static final NetworkShape SHAPE = new NetworkShape(9, 2, 4, 3, HEADS);
    private static final Expected EXPECTED = new Expected(1, 9, HEADS);

    @TempDir
    private Path folder;

    private Path file;
    private Map<String, byte[]> entries;

    @BeforeEach
    void fillFile() throws IOException {
        file = folder.resolve("model.zip");
        entries = RandomModelFiles.entries(SHAPE, 1, RandomModelFiles.noise((int) SHAPE.parameters(), 1));
    }

    @Test
    void readsTheNetworkAndItsCard() throws IOException {
        RandomModelFiles.write(file, SHAPE, 1, 1);
        Model model = ModelFile.read(file, EXPECTED);

        assertEquals(SHAPE, model.network().shape());
        assertEquals(SHAPE, model.card().network());
        assertEquals(Map.of("valid", Map.of("total", 9.5)), model.card().scores());
        assertEquals("CC0", model.card().licence());
        LstmState state = model.network().newState();
        model.network().step(state, new int[] {8}, 1);
        float[] logits = new float[6];
        model.network().logits(1, state, new int[] {6}, 1, logits);
        assertTrue(logits[5] != 0 && Float.isFinite(logits[5]));
    }

    /// A head had no choices to repeat then.
    @Test
    void saysThatAFileOfTheFirstEncodingIsOfThatEncoding() throws IOException {
        String card = RandomModelFiles.card(SHAPE, 0, "00").toJson().replaceAll(",\\s*\"repeated\": \\d+", "");
        entries.put(ModelFile.CARD_ENTRY, RandomModelFiles.utf8(card));

        assertRefusalOfEntries("was trained with encoding 0");
    }

    @Test
    void writesACardThatReadsBackEqual() {
        ModelCard card = RandomModelFiles.card(SHAPE, 1, "00");

        assertEquals(card, ModelCard.fromJson(card.toJson()));
    }

    @Test
    void refusesWhatIsNoFile() {
        assertRefusal("does not exist");
        file = folder;
        assertRefusal("is a folder");
    }

    @Test
    void refusesAnEmptyFile() throws IOException {
        Files.createFile(file);
        assertRefusal("is empty");
    }

    @Test
    void refusesWhatIsNoZip() throws IOException {
        Files.writeString(file, "MThd, or so");
        assertRefusal("is not a zip file");
    }

    /// Cut anywhere, it is refused, and never by any other exception.
    @Test
    void refusesATruncatedFileWhereverItEnds() throws IOException {
        writeEntries();
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertRefusal("");
        }
    }

    @Test
    void refusesOrReadsAFileWithAnyBitTurnedAndThrowsNothingElse() throws IOException {
        writeEntries();
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            byte[] turned = whole.clone();
            turned[random.nextInt(turned.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, turned);
            try {
                assertEquals(SHAPE, ModelFile.read(file, EXPECTED).network().shape());
            } catch (ModelFileException e) {
                assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
            }
        }
    }

    @Test
    void refusesAForeignZip() throws IOException {
        entries.remove(ModelFile.CARD_ENTRY);
        assertRefusalOfEntries("not a Continuo model: it has no continuo.json");
    }

    @Test
    void refusesADamagedCard() throws IOException {
        for (String text : List.of("", "{", "[1]", "{}", "null", "{\"network\": {\"heads\": null}}", "7", "\"\n\"")) {
            entries.put(ModelFile.CARD_ENTRY, RandomModelFiles.utf8(text));
            assertRefusalOfEntries("damaged continuo.json");
        }
    }

    @Test
    void refusesOddCards() throws IOException {
        String good = new String(entries.get(ModelFile.CARD_ENTRY), StandardCharsets.UTF_8);
        for (String odd : List.of(
                good.replaceAll("\"total\": 9.5", "\"total\": null"),
                good.replaceAll("\"valid\": \\{[^}]*\\}", "\"valid\": null"),
                good.replaceAll("\"corpora\": \\[[^]]*\\]", "\"corpora\": [null]"),
                good.replaceAll("\"corpora\": \\[[^]]*\\]", "\"corpora\": null"),
                good.replaceAll("\"heads\": \\[", "\"heads\": [null,"),
                "[null]",
                "[".repeat(1_000_000))) {
            entries.put(ModelFile.CARD_ENTRY, RandomModelFiles.utf8(odd));
            assertRefusalOfEntries("damaged continuo.json");
        }
    }

    @Test
    void refusesOddGraphs() throws IOException {
        for (String odd : List.of(
                "null",
                "[null]",
                "{\"topologicalOrderStr\": [null]}",
                "{\"topologicalOrderStr\": 7}",
                "[".repeat(1_000_000))) {
            entries.put("configuration.json", RandomModelFiles.utf8(odd));
            assertRefusalOfEntries("damaged configuration.json");
        }
    }

    @Test
    void refusesWrongChecksums() throws IOException {
        byte[] coefficients = coefficients();
        coefficients[200] ^= 1;
        assertRefusalOfEntries("the checksum of its weights is wrong");
    }

    @Test
    void refusesAnotherNumberOfWeightsThanTheShapeNeeds() throws IOException {
        entries = RandomModelFiles.entries(SHAPE, 1, new float[(int) SHAPE.parameters() - 1]);
        assertRefusalOfEntries("weights where its shape needs " + SHAPE.parameters());
        entries = RandomModelFiles.entries(SHAPE, 1, new float[(int) SHAPE.parameters() + 1]);
        assertRefusalOfEntries("weights where its shape needs " + SHAPE.parameters());
    }

    @Test
    void refusesWeightsCutShortUnderARightChecksum() throws IOException {
        byte[] whole = coefficients();
        for (int length = 0; length < whole.length; length += 11) {
            byte[] cut = Arrays.copyOf(whole, length);
            entries.put(ModelFile.COEFFICIENTS_ENTRY, cut);
            putCard(RandomModelFiles.card(SHAPE, 1, RandomModelFiles.sha256(cut)));
            assertRefusalOfEntries("weights");
        }
    }

    @Test
    void refusesWeightsThatAreNotNumbers() throws IOException {
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, 1e30f}) {
            float[] weights = new float[(int) SHAPE.parameters()];
            weights[17] = broken;
            entries = RandomModelFiles.entries(SHAPE, 1, weights);
            assertRefusalOfEntries("has a weight of " + broken);
        }
    }

    @Test
    void refusesAnUnknownEncodingOrFormat() throws IOException {
        entries = RandomModelFiles.entries(SHAPE, 2, new float[(int) SHAPE.parameters()]);
        assertRefusalOfEntries("was trained with encoding 2, this program knows 1");

        entries.put(
                ModelFile.CARD_ENTRY,
                RandomModelFiles.utf8(RandomModelFiles.card(SHAPE, 1, "")
                        .toJson()
                        .replace("\"format\": " + ModelCard.FORMAT, "\"format\": 9")));
        assertRefusalOfEntries("has format 9");
    }

    @Test
    void refusesAShapeThatDoesNotFitTheEncoding() throws IOException {
        putCard(RandomModelFiles.card(new NetworkShape(10, 2, 4, 3, HEADS), 1, ""));
        assertRefusalOfEntries("do not fit its encoding");
        putCard(RandomModelFiles.card(new NetworkShape(9, 2, 4, 3, HEADS.reversed()), 1, ""));
        assertRefusalOfEntries("do not fit its encoding");
    }

    @Test
    void refusesNetworksTooLargeToPlay() throws IOException {
        putCard(RandomModelFiles.card(new NetworkShape(9, 2, Integer.MAX_VALUE, 3, HEADS), 1, ""));
        assertRefusalOfEntries("is larger than Continuo plays");
        putCard(RandomModelFiles.card(new NetworkShape(9, 8, 4096, 3, HEADS), 1, ""));
        assertRefusalOfEntries("is larger than Continuo plays");
    }

    @Test
    void refusesEntriesThatUnpackToMoreThanTheyMay() throws IOException {
        byte[] bomb = new byte[64 << 20];
        for (String entry : List.of(ModelFile.COEFFICIENTS_ENTRY, ModelFile.CARD_ENTRY, "configuration.json")) {
            byte[] right = Objects.requireNonNull(entries.put(entry, bomb));
            boolean text = !entry.equals(ModelFile.COEFFICIENTS_ENTRY); // weights are read one by one, and no further
            assertRefusalOfEntries(text ? "has an entry " + entry + " of more than" : "has weights of another type");
            entries.put(entry, right);
        }
    }

    @Test
    void refusesAGraphThatDoesNotTellTheOrderOfItsLayers() throws IOException {
        for (String text :
                List.of("", "{}", "[]", "{\"topologicalOrderStr\": [[], {}]}", "{\"topologicalOrderStr\": 5}")) {
            entries.put("configuration.json", RandomModelFiles.utf8(text));
            assertRefusalOfEntries("configuration.json");
        }
        entries.put("configuration.json", RandomModelFiles.utf8("{\"topologicalOrderStr\": [\"lstm0\", \"lstm0\"]}"));
        assertRefusalOfEntries("other layers");
        entries.remove("configuration.json");
        assertRefusalOfEntries("has no entry configuration.json");
    }

    @Test
    void takesTheOrderOfTheLayersFromTheGraph() throws IOException {
        NetworkShape flat = new NetworkShape(2, 1, 1, 1, List.of(new HeadShape("a", 1, 1, 0)));
        float[] weights = RandomModelFiles.noise((int) flat.parameters(), 1);
        float[] turned = new float[weights.length]; // the head's weights before those of the LSTM
        System.arraycopy(weights, 16, turned, 0, 7);
        System.arraycopy(weights, 0, turned, 7, 16);
        entries = RandomModelFiles.entries(flat, 1, weights);
        float[] straight = answer(flat);
        entries = RandomModelFiles.entries(flat, 1, turned);
        entries.put(
                "configuration.json",
                RandomModelFiles.utf8(
                        "{\"topologicalOrderStr\": [\"a-hidden\", \"a-choices\", \"a-repeat\", \"x\", \"lstm0\"]}"));

        assertArrayEquals(straight, answer(flat));
    }

    private byte[] coefficients() {
        return Objects.requireNonNull(entries.get(ModelFile.COEFFICIENTS_ENTRY));
    }

    private float[] answer(NetworkShape shape) throws IOException {
        writeEntries();
        Network network = ModelFile.read(file, new Expected(1, shape.inputs(), shape.heads()))
                .network();
        LstmState state = network.newState();
        network.step(state, new int[] {1}, 1);
        float[] out = new float[1];
        network.logits(0, state, new int[0], 0, out);
        return out;
    }

    private void putCard(ModelCard card) {
        entries.put(ModelFile.CARD_ENTRY, RandomModelFiles.utf8(card.toJson()));
    }

    private void writeEntries() throws IOException {
        RandomModelFiles.writeZip(file, entries);
    }

    private void assertRefusalOfEntries(String reason) throws IOException {
        writeEntries();
        assertRefusal(reason);
    }

    private void assertRefusal(String reason) {
        String message = String.valueOf(assertThrows(ModelFileException.class, () -> ModelFile.read(file, EXPECTED))
                .getMessage());
        assertTrue(message.contains(reason), message);
        assertTrue(message.contains(file.toString()), message);
        assertEquals(1, message.lines().count(), message);
    }
}
