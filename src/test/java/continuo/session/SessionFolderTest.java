package continuo.session;

import static continuo.live.Session.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.BeatSource;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.Script;
import continuo.midi.file.FileBeats;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.session.SessionFolder.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the folder of all sessions holds.
class SessionFolderTest {

    @TempDir
    private Path folder;

    @Test
    void aSessionIsListedAndBecomesAMidiFileWithAllNotesWhenTheyWerePlayed() throws IOException {
        try (LoggedSession logged = new LoggedSession(LiveSettings.DEFAULT, 0)) {
            logged.session.chord(4 * BEAT, 60, 64, 67);
            logged.session.pass(20 * BEAT);
            logged.session.settings(LiveSettings.DEFAULT.with(Mode.LISTEN));
            Path log = logged.end();
            assertTrue(SessionFolder.finish(log));

            Summary summary = new SessionFolder(logged.folder).list().getFirst();
            assertEquals(SessionFolder.name(log), summary.session());
            assertEquals(12, summary.seconds(), 0.01);
            assertEquals(3, summary.heard());
            assertTrue(summary.played() > 0, summary.toString());
            assertEquals(0, summary.hanging());
            assertEquals("listen", summary.mode());

            MidiFile midi = MidiFile.read(SessionFolder.midi(log));
            assertEquals(3 + summary.played(), midi.notes().size());
            List<FileNote> chord = midi.notes().subList(0, 3);
            assertTrue(chord.stream().allMatch(note -> note.onsetNanos() == 0 && note.onsetBeats() == 0));
            assertEquals(4, chord.getFirst().endBeats(), 0.01);
            assertEquals(120, midi.beatsPerMinute(), 0.01);
            assertTrue(new String(Files.readAllBytes(SessionFolder.midi(log)), java.nio.charset.StandardCharsets.UTF_8)
                    .contains("mode listen"));
        }
    }

    /// Quarters at 90 beats a minute, whatever the settings say of the tempo.
    @Test
    void whereTheBeatIsFoundWhatIsPlayedOnItIsOnTheBeatsOfTheFile() throws IOException {
        long quarter = 2 * BEAT * 60 / 90;
        try (LoggedSession logged = new LoggedSession(Script.following(BeatSource.AUTO), 0)) {
            logged.session.pass(12_345_678);
            for (int phrase = 0; phrase < 3; phrase++) {
                for (int note = 0; note < 24; note++) {
                    logged.session.chord(quarter / 2, 60 + new int[] {0, 4, 7, 4}[note % 4], 48 + note % 4);
                    logged.session.pass(quarter / 2);
                    logged.write();
                }
                logged.session.pass(50 * quarter);
            }
            Path log = logged.end();
            Takedown session = Takedown.of(log);
            assertTrue(session.isBeatFound(), "found in the playing");
            Path midi = folder.resolve("beats.mid");
            SessionMidi.write(midi, session);

            FileBeats beats = FileBeats.read(midi);
            assertEquals(90, beats.beatsPerMinute(0), 1);
            assertEquals(session.bars().isEmpty(), beats.signatures().isEmpty());
            for (FileNote note : MidiFile.read(midi).notes().subList(0, 40)) {
                double off = Math.abs(note.onsetBeats() * 2 - Math.rint(note.onsetBeats() * 2));
                assertTrue(off < 0.1, "off the beat: " + note);
            }
        }
    }

    @Test
    void whereNothingWasPlayedNothingIsLeft() throws IOException {
        try (LoggedSession logged = new LoggedSession(LiveSettings.DEFAULT, 0)) {
            logged.session.pass(20 * BEAT);
            assertFalse(SessionFolder.finish(logged.end()));
            assertFalse(Files.exists(logged.path));
        }
    }

    @Test
    void theOldestSessionsMakeRoom() throws IOException {
        List<Path> logs = new ArrayList<>();
        SessionFolder sessions = new SessionFolder(folder);
        for (int n = 0; n < 4; n++) {
            SessionFolder.Begun begun = sessions.begin(LoggedSession.header(LiveSettings.DEFAULT, 0));
            begun.file().close();
            logs.add(begun.path());
            Files.writeString(SessionFolder.midi(begun.path()), "a MIDI file");
        }
        List<Path> sorted = logs.stream().sorted().toList();
        long each = Files.size(logs.getFirst()) + 11;

        assertTrue(sessions.makeRoom(4 * each, sorted.getLast()));
        assertTrue(Files.exists(sorted.getFirst()));
        assertTrue(sessions.makeRoom(3 * each - 1, sorted.getLast()));
        assertFalse(Files.exists(sorted.get(1)));
        assertFalse(Files.exists(SessionFolder.midi(sorted.get(1))));
        assertTrue(Files.exists(sorted.get(2)));
        assertFalse(sessions.makeRoom(1, sorted.getLast()), "the one that is being written stays");
        assertTrue(Files.exists(sorted.getLast()));
        assertFalse(Files.exists(sorted.get(2)));
    }

    @Test
    void aSessionThatIsBeingWrittenIsLeftAlone() throws IOException {
        SessionFolder sessions = new SessionFolder(folder);
        SessionFolder.Begun begun = sessions.begin(LoggedSession.header(LiveSettings.DEFAULT, 0));
        assertFalse(LogFile.isOver(begun.path()));
        sessions.putInOrder(LiveObserver.NONE);
        assertTrue(Files.exists(begun.path()));
        begun.file().close();
        assertTrue(LogFile.isOver(begun.path()));
        sessions.putInOrder(LiveObserver.NONE);
        assertFalse(Files.exists(begun.path()), "empty, and over");
    }

    @Test
    void theLastMinuteIsKeptUnderAName() throws IOException {
        try (LoggedSession logged = new LoggedSession(LiveSettings.DEFAULT, 0)) {
            logged.session.chord(BEAT, 60);
            logged.session.pass(400 * BEAT);
            long played = logged.session.meters.played().get();
            logged.session.settings(LiveSettings.DEFAULT.with(Mode.LISTEN));
            logged.session.chord(BEAT, 62);
            logged.session.chord(BEAT, 65);
            logged.write();
            Path kept = folder.resolve("kept.mid");

            new SessionFolder(logged.folder).keep(60, kept);

            assertTrue(played > 0);
            assertEquals(
                    List.of(62, 65),
                    MidiFile.read(kept).notes().stream().map(FileNote::pitch).toList());
        }
    }

    @Test
    void whoAsksForASessionThatIsNotThereIsTold() {
        IOException refusal = assertThrows(IOException.class, () -> new SessionFolder(folder).log(Path.of("2020")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("there is no session '2020'"), refusal.toString());
    }
}
