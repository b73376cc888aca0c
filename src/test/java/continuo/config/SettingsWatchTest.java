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
