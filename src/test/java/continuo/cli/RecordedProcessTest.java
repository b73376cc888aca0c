package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.files.SmallDisk;
import continuo.midi.file.MidiFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The real daemon records what is played, whatever becomes of it, and it can be played again.
@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class RecordedProcessTest {

    private static final String QUICK = "tempo: 200\nsilence: 0.5\nanswer-length: 200\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";

    @TempDir
    private Path folder;

    private String settings(Path sessions) {
        return QUICK + "record-folder: " + sessions + "\n";
    }

    @Test
    void whatWasPlayedIsListedAndPlayedAgainToTheSameBytes() throws Exception {
        Path sessions = folder.resolve("sessions");
        try (DaemonProcess daemon = new DaemonProcess(folder, settings(sessions))) {
            daemon.await("it is said", () -> daemon.said("recorded in " + sessions));
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy(); // SIGTERM
            daemon.awaitEnd();
            assertTrue(daemon.said("This session is in " + sessions), daemon.log());
        }
        JsonObject session = only(sessions);
        assertEquals(8, session.get("heard").getAsInt());
        assertTrue(session.get("played").getAsInt() > 0, session.toString());
        assertEquals(0, session.get("hanging").getAsInt());
        assertEquals("answer", session.get("mode").getAsString());
        String name = session.get("session").getAsString();
        assertEquals(
                8 + session.get("played").getAsInt(),
                MidiFile.read(sessions.resolve(name + ".mid")).notes().size());

        JsonObject result = replayed(sessions, name);
        assertTrue(result.get("equal").getAsBoolean(), result.toString());
        assertTrue(result.get("bytes").getAsLong() > 3 * 128, result.toString());

        Path midi = folder.resolve("again.mid");
        Path wav = folder.resolve("again.wav");
        String said = said(
                0, "replay", name, "--folder", sessions.toString(), "--to", midi.toString(), "--wav", wav.toString());
        assertTrue(said.contains("bytes, the same."), said);
        assertArrayEquals(Files.readAllBytes(sessions.resolve(name + ".mid")), Files.readAllBytes(midi));
        assertTrue(Files.size(wav) > 100_000, "seconds of sound");
        assertTrue(said(0, "sessions", "--folder", sessions.toString()).contains("you 8 notes, Continuo"));
    }

    @Test
    void whatWasPlayedUpToAKillIsThereAtTheNextStart() throws Exception {
        Path sessions = folder.resolve("sessions");
        try (DaemonProcess daemon = new DaemonProcess(folder, settings(sessions))) {
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.await("it is written", () -> heard(sessions) == 8 && playedNotes(sessions) > 0);
            daemon.process().destroyForcibly(); // SIGKILL
            daemon.awaitEnd();
            assertEquals(List.of(), named(sessions, ".mid"), "nobody was there to make it");
            String name = only(sessions).get("session").getAsString();
            assertTrue(replayed(sessions, name).get("equal").getAsBoolean());

            daemon.restart();
            daemon.await("the MIDI file is there", () -> named(sessions, ".mid").equals(List.of(name + ".mid")));
            daemon.await("it is said", () -> daemon.said("The last session broke off"));
            assertTrue(replayed(sessions, name).get("equal").getAsBoolean());
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(List.of(name + ".session"), named(sessions, ".session"), "nothing was played in the second");
        }
    }

    @Test
    void aFolderThatCannotBeWrittenIsSaidOnceAndTheMusicGoesOn() throws Exception {
        Path file = Files.writeString(folder.resolve("no-folder"), "a file");
        try (DaemonProcess daemon = new DaemonProcess(folder, settings(file.resolve("sessions")))) {
            daemon.await("it is said", () -> daemon.said("Nothing is recorded"));
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
            assertEquals(
                    1,
                    daemon.log().lines().filter(line -> line.contains("record")).count(),
                    daemon.log());
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsSaidOnceAndTheMusicGoesOn() throws Exception {
        try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"));
                DaemonProcess daemon = new DaemonProcess(folder, settings(disk.path()))) {
            daemon.await("it is recorded", () -> daemon.said("recorded in"));
            fill(disk.path().resolve("full"));
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.await("it is said", () -> daemon.said("The recording ends here, the music goes on"));
            long played = daemon.played().presses();
            daemon.await("it plays on", () -> daemon.played().presses() > played + 5);
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
            assertEquals(
                    1,
                    daemon.log()
                            .lines()
                            .filter(line -> line.contains("The recording ends"))
                            .count(),
                    daemon.log());
        }
    }

    private static void fill(Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            byte[] bytes = new byte[1 << 12];
            while (true) {
                out.write(bytes);
            }
        } catch (IOException full) {
            assertTrue(Files.size(file) > 0, "filled");
        }
    }

    @Test
    void nothingIsRecordedWhereNothingIsToBe() throws Exception {
        Path sessions = folder.resolve("sessions");
        try (DaemonProcess daemon = new DaemonProcess(folder, settings(sessions) + "record: off\n")) {
            daemon.playAPhrase();
            daemon.awaitSounding();
            daemon.process().destroy();
            daemon.awaitEnd();
            assertFalse(Files.exists(sessions));
        }
    }

    private static long heard(Path sessions) {
        return list(sessions).isEmpty() ? 0 : only(sessions).get("heard").getAsLong();
    }

    private static long playedNotes(Path sessions) {
        return only(sessions).get("played").getAsLong();
    }

    private static JsonArray list(Path sessions) {
        return JsonParser.parseString(said(0, "sessions", "--folder", sessions.toString(), "--json"))
                .getAsJsonArray();
    }

    private static JsonObject only(Path sessions) {
        JsonArray all = list(sessions);
        assertEquals(1, all.size(), all.toString());
        return all.get(0).getAsJsonObject();
    }

    private static JsonObject replayed(Path sessions, String name) {
        return JsonParser.parseString(said(0, "replay", name, "--folder", sessions.toString(), "--json"))
                .getAsJsonObject();
    }

    private static String said(int code, String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        assertEquals(code, Main.run(new PrintWriter(out, true), new PrintWriter(err, true), command), err.toString());
        return out.toString();
    }

    private static List<String> named(Path sessions, String ending) {
        try (Stream<Path> files = Files.list(sessions)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
