package continuo.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What must go with the shipped model goes with it.
class ShippedModelCardTest {

    private static final Path MODELS = Path.of("models");
    private static final String END = "<!-- the card ends here -->";

    @Test
    void itsCardIsTheBeginningOfTheReadme() throws IOException {
        String readme = Files.readString(MODELS.resolve("README.md"));
        String card = entry("CARD.md");

        assertEquals(readme.substring(0, readme.indexOf(END)), card);
        for (String part : List.of(
                "CC BY 4.0", "## What it learnt from", "## Known risks", "| learnt |", "16 in train", "n-gram")) {
            assertTrue(card.contains(part), part);
        }
    }

    @Test
    void thoseWhoMustBeNamedAreNamedInIt() throws IOException {
        assertEquals(Files.readString(MODELS.resolve("ATTRIBUTION.md")), entry("ATTRIBUTION.md"));
    }

    private static String entry(String name) throws IOException {
        try (ZipFile zip = new ZipFile(MODELS.resolve("continuo.zip").toFile());
                InputStream in = zip.getInputStream(zip.getEntry(name))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
