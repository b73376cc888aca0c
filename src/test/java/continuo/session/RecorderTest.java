package continuo.session;

import static continuo.live.Session.BEAT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.SmallNetworks;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Session;
import continuo.midi.file.MidiFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Recording that is switched on and off while somebody plays, and what is kept of it.
class RecorderTest {

    private static final LiveSettings SETTINGS = Session.SETTINGS;

    @TempDir
    private Path folder;

    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final LiveObserver teller = new LiveObserver() {
        @Override
        public void said(String oneLine) {
            said.add(oneLine);
        }
    };

    @Test
    void whatIsPlayedWhileRecordingRestsIsNotWrittenDown() throws Exception {
        Recorder recorder = recorder(true);
        Session session = session(recorder);
        recorder.begin();
        session.chord(BEAT, 60, 64);
        session.press(40, 80);
        recorder.recording(false, SETTINGS);
        session.release(40);
        session.chord(BEAT, 70, 71, 72, 73, 74);
        recorder.recording(false, SETTINGS);
        recorder.recording(true, SETTINGS);
        session.settings(SETTINGS);
        session.chord(BEAT, 50);
        session.close();
        recorder.close();

        Path log = only(".session");
        assertEquals(List.of(60, 64, 40, 50), heardPitches(log));
        assertEquals(0, new SessionFolder(folder).list().getFirst().hanging());
        Replay.Result replayed = Replay.of(log, SmallNetworks.network(1));
        assertTrue(replayed.equal() && replayed.torn(), replayed.toString());
        assertEquals(4, MidiFile.read(only(".mid")).notes().size());
        assertTrue(said.contains("Recording rests; what was played until now is kept."));
        assertTrue(said.stream().noneMatch(line -> line.contains("could not keep up")), said.toString());
    }

    @Test
    void recordingMayBeginInTheMidst() throws Exception {
        Recorder recorder = recorder(false);
        Session session = session(recorder);
        recorder.begin();
        session.chord(BEAT, 60, 64);
        session.press(40, 80);
        recorder.recording(true, SETTINGS);
        session.settings(SETTINGS);
        session.chord(BEAT, 50);
        session.release(40);
        session.close();
        recorder.close();

        assertEquals(List.of(50), heardPitches(only(".session")));
        assertTrue(Replay.of(only(".session"), SmallNetworks.network(1)).equal());
    }

    @Test
    void theLastMinuteIsKeptInAFileOfItsOwn() throws Exception {
        Recorder recorder = recorder(true);
        Session session = session(recorder);
        recorder.begin();
        session.chord(BEAT, 60, 64);
        session.pass(200 * BEAT);
        session.chord(BEAT, 50, 53, 57);
        session.panic();
        assertTrue(await("recorded in").startsWith("What you and Continuo play"));
        recorder.keep();
        String line = await("kept in");
        Path kept = only(".mid");
        assertTrue(kept.getFileName().toString().startsWith("kept-"), kept.toString());
        assertEquals("The last minute is kept in %s.".formatted(kept), line);
        assertEquals(
                List.of(50, 53, 57),
                MidiFile.read(kept).notes().stream().map(note -> note.pitch()).toList());
        recorder.keep();
        assertFalse(await("kept in").contains(kept.toString()), "the first one stays");
        recorder.close();
    }

    @Test
    void whoWantsToKeepWhatIsNotRecordedIsToldWhy() throws Exception {
        Recorder recorder = recorder(false);
        recorder.keep();
        assertEquals("There is nothing to keep yet: nothing is recorded. Write 'record: on'.", await("nothing"));
        recorder.close();
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(), files.toList());
        }
    }

    private Recorder recorder(boolean on) {
        return new Recorder(new RecordingSettings(on, folder, 1 << 20), LoggedSession.header(SETTINGS, 0), teller);
    }

    private static Session session(Recorder recorder) {
        return new Session(SETTINGS, 0, 1, LoggedSession.BEGIN_NANOS, recorder.observer());
    }

    private static List<Integer> heardPitches(Path log) throws IOException {
        return Takedown.of(log).player().stream()
                .filter(one -> continuo.midi.ShortMessages.isPress(one.message()))
                .map(one -> continuo.midi.ShortMessages.data1(one.message()))
                .toList();
    }

    private String await(String part) throws InterruptedException {
        while (true) {
            @Nullable String line = said.poll(20, TimeUnit.SECONDS);
            if (line == null) {
                throw new AssertionError("never said: " + part);
            }
            if (line.contains(part)) {
                return line;
            }
        }
    }

    private Path only(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(ending)).toList();
            assertEquals(1, all.size(), all.toString());
            return all.getFirst();
        }
    }
}
