package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.Tunes;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.Session;
import continuo.midi.ShortMessages;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.session.Recorder;
import continuo.session.RecordingSettings;
import continuo.session.SessionHeader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `continuo train --sessions`, on sessions that were played for it.
class TrainOnSessionsTest {

    private static final long SIXTEENTH = Session.BEAT / 4;
    private static final String SMALL = " --units 16 --layers 1 --hidden 8 --batch 8 --window 16 --seed 3";

    @TempDir
    private Path folder;

    private final StringWriter told = new StringWriter();

    /// A player who plays one figure, each time a little higher.
    private void play(int sessions, int notes) {
        for (int n = 0; n < sessions; n++) {
            LiveSettings settings = LiveSettings.DEFAULT.with(Mode.LISTEN);
            try (Recorder recorder = new Recorder(
                    new RecordingSettings(true, folder.resolve("sessions"), 1 << 30),
                    SessionHeader.now("test", "model", "sha", 0, settings),
                    LiveObserver.NONE)) {
                recorder.begin();
                Session session = new Session(settings, 0, 1, System.nanoTime(), recorder.observer());
                for (int note = 0; note < notes; note++) {
                    int pitch = 50 + (note / 64 + n) % 12 + new int[] {0, 7, 4, 7}[note % 4];
                    session.press(pitch, 60 + note % 4 * 10);
                    session.pass(SIXTEENTH - 5_000_000);
                    session.release(pitch);
                    session.pass(5_000_000);
                }
                session.message(ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, 0));
                session.close();
            }
        }
    }

    private int run(String arguments) {
        List<String> all = new ArrayList<>(List.of(arguments.strip().split(" ")));
        return Main.run(new PrintWriter(told), new PrintWriter(told), all.toArray(String[]::new));
    }

    private String base() throws IOException {
        Tunes.write(folder.resolve("tunes"), 25);
        assertEquals(
                0,
                run("train " + folder.resolve("tunes") + " --out " + folder.resolve("base.zip") + SMALL
                        + " --steps 60 --validate-steps 30"),
                told.toString());
        return "train --sessions --from " + folder.resolve("base.zip") + " --folder " + folder.resolve("sessions")
                + " --out " + folder.resolve("mine.zip") + SMALL;
    }

    @Test
    void whatThePlayerPlayedIsLearntAndNothingElse() throws IOException {
        play(4, 1_000);
        String train = base();
        assertEquals(0, run(train + " --steps 150 --validate-steps 50 --rate 0.003"), told.toString());
        assertTrue(Files.exists(folder.resolve("mine.zip")), told.toString());
        assertTrue(told.toString().contains("3 pieces to train with, 1 to validate with"), told.toString());
        try (var files = Files.list(folder.resolve("mine.zip.checkpoints/sessions"))) {
            for (Path file : files.toList()) {
                List<FileNote> notes = MidiFile.read(file).notes();
                assertEquals(1_000, notes.size(), file.toString());
            }
        }

        String again = train.replace("base.zip", "mine.zip")
                .replace("--out " + folder.resolve("mine.zip"), "--out " + folder.resolve("worse.zip"));
        assertEquals(0, run(again + " --steps 4 --validate-steps 2 --rate 1"), told.toString());
        assertTrue(told.toString().contains("no model is written"), told.toString());
        assertTrue(Files.notExists(folder.resolve("worse.zip")));
    }

    @Test
    void tooLittlePlayingIsSaidInOneLineWithHowMuchIsNeeded() throws IOException {
        play(2, 150);
        Files.createFile(folder.resolve("base.zip"));
        assertEquals(
                2,
                run("train --sessions --from " + folder.resolve("base.zip") + " --folder " + folder.resolve("sessions")
                        + " --out " + folder.resolve("mine.zip")));
        assertTrue(
                told.toString().contains("300 notes in 2 sessions of 100 notes or more, where 3000 in 3 are needed"),
                told.toString());
        assertEquals(1, told.toString().lines().count());
    }

    @Test
    void foldersAndSessionsAreOneOrTheOther() {
        assertEquals(2, run("train --sessions --out " + folder.resolve("mine.zip")));
        assertEquals(2, run("train --out " + folder.resolve("mine.zip")));
        assertEquals(2, told.toString().lines().count(), told.toString());
    }
}
