package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsWatchTest {

    private final List<Settings> changed = new ArrayList<>();
    private final List<String> said = new ArrayList<>();

    @TempDir
    private Path folder;

    private Path file;
    private SettingsWatch watch;

    @BeforeEach
    void readAtTheStart() throws IOException {
        file = folder.resolve("my.yaml");
        write("tempo: 100");
        SettingsFile settings = new SettingsFile(file, List.of(), folder, 1);
        watch = new SettingsWatch(settings, settings.read(), changed::add, said::add);
    }

    @Test
    void givesOnANewTempo() throws IOException {
        write("tempo: 80");
        watch.look();
        watch.look();
        watch.look();

        assertEquals(1, changed.size());
        assertEquals(80, changed.getFirst().live().tempo().beatsPerMinute());
        assertEquals(List.of("Settings read again."), said);
    }

    @Test
    void leavesAFileAloneThatIsJustBeingWritten() throws IOException {
        write("tempo: 8");
        watch.look();
        write("tempo: 80");
        watch.look();
        assertEquals(List.of(), said);

        watch.look();
        assertEquals(80, changed.getFirst().live().tempo().beatsPerMinute());
    }

    @Test
    void keepsTheLastGoodSettingsAfterAMistakeAndSaysSoOnce() throws IOException {
        write("tempo: 80\nmodee: answer");
        lookOften();

        assertEquals(List.of(), changed);
        assertEquals(1, said.size());
        assertTrue(said.getFirst().contains(":2: modee is no setting; the nearest one is 'mode'"), said.getFirst());
        assertTrue(said.getFirst().endsWith("The settings before it stay in force."), said.getFirst());

        write("tempo: 80\nmode: answer");
        lookOften();
        assertEquals(1, changed.size());
    }

    /// Each of these ended the watching thread for good, or took it minutes.
    @Test
    void survivesWhateverIsInTheFileAndSaysItInOneLine() throws IOException {
        String megabyte = "x".repeat(1_000_000);
        StringBuilder unknown = new StringBuilder();
        for (int key = 0; key < 200_000; key++) {
            unknown.append("k").append(Integer.toString(key, 36)).append(":\n");
        }
        for (String text : List.of(
                "tempo: " + "[".repeat(3_000),
                "[".repeat(100_000),
                "a:\n b:\n  c:\n   d:\n    e:\n     f:\n      g:\n       h:\n        i:\n         j: 1",
                "rtp:\n  allow: [&a " + megabyte.substring(1_000) + ", *a, *a]",
                "model: \"a\\0b\"",
                "model: \"\\ud800\"",
                "model: " + megabyte.substring(1_000),
                megabyte.substring(1_000) + ": 1",
                unknown.toString(),
                "tempo: " + "9".repeat(900_000),
                "tempo: 1e2000000000",
                "mode: \"\\e[2J\\e]0;title\\a\"",
                "\"\\e[31mtempo\": 3")) {
            said.clear();
            write("tempo: 90");
            lookOften();
            write(text);
            long begun = System.nanoTime();
            lookOften();
            assertTrue(System.nanoTime() - begun < 20_000_000_000L, "minutes");
            String line = said.getLast();
            assertEquals(2, said.size(), said.toString());
            assertTrue(line.startsWith(file.toString()) && line.endsWith("stay in force."), line);
            assertTrue(line.length() < 1_000, "length " + line.length());
            assertTrue(line.chars().noneMatch(Character::isISOControl), line);
        }
        write("tempo: 80");
        lookOften();
        assertEquals(80, changed.getLast().live().tempo().beatsPerMinute());
    }

    @Test
    void aMegabyteOfSpacesBetweenNamesIsRead() throws IOException {
        write("rtp:\n  allow: 'a" + " ".repeat(500_000) + "," + " ".repeat(500_000) + "b'");
        lookOften();
        assertEquals(List.of("a", "b"), changed.getLast().rtp().allow());
    }

    @Test
    void whatCannotTakeTheSettingsIsGivenThemAgainUntilItCan() throws IOException {
        List<Settings> taken = new ArrayList<>();
        int[] refusals = {3};
        SettingsFile settings = new SettingsFile(file, List.of(), folder, 1);
        watch = new SettingsWatch(
                settings,
                settings.read(),
                fresh -> {
                    if (refusals[0]-- > 0) {
                        if (refusals[0] == 1) {
                            throw new OutOfMemoryError();
                        }
                        throw new IllegalStateException("full");
                    }
                    taken.add(fresh);
                },
                said::add);
        write("tempo: 80");
        for (int look = 0; look < 8; look++) {
            watch.look();
        }
        assertEquals(1, taken.size());
        assertEquals("Settings read again.", said.getLast());
        assertTrue(said.getFirst().contains("not in force yet"), said.toString());
    }

    @Test
    void keepsTheLastGoodSettingsWhenTheFileIsTakenAway() throws IOException {
        Files.delete(file);
        lookOften();

        assertEquals(List.of(), changed);
        assertTrue(said.getFirst().startsWith("there is no settings file"), said.getFirst());
    }

    @Test
    void saysWhatTakesEffectAtTheNextStartOnly() throws IOException {
        write("tempo: 100\ninput: Piano\nwait: yielding");
        lookOften();

        assertEquals(List.of("Settings read again; at the next start: input, wait."), said);
    }

    private void lookOften() {
        for (int i = 0; i < 4; i++) {
            watch.look();
        }
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text);
    }
}
