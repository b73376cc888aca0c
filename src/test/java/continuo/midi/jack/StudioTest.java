package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.cli.demo.Performance;
import continuo.cli.demo.Tune;
import continuo.cli.demo.Tune.Phrase;
import continuo.generate.Continuation;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.live.LiveSettings;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.ShortMessages;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.jack.JackJudge.Arrival;
import continuo.model.ModelFile;
import continuo.model.Network;
import continuo.music.Note;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A studio on a JACK server: a player, Continuo with the shipped model, Ardour that records it, fluidsynth that plays
/// it, and a judge who takes down at which frame each message comes.
@Tag("studio")
@Timeout(600)
class StudioTest {

    private static final Path SOUNDFONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");
    private static final int PERIOD = 512; // frames: Ardour and fluidsynth are to be done in time on a busy machine
    private static final double BEATS_OF_GRACE = 2;
    private static final double PERIOD_NANOS = PERIOD * JackServer.FRAME_NANOS;
    private static final double SHARE = 0.9; // a machine that has to do other work may hand a note over too late
    private static final double MILLI_NANOS = 1e6;

    @TempDir
    private Path folder;

    /// What Continuo says it sent: when it is to sound, and what. Cancelled notes end when they begin.
    private record Said(long nanos, int message) {}

    private final List<Said> sent = new CopyOnWriteArrayList<>();

    @Test
    void ardourRecordsAndFluidsynthPlaysWhatContinuoSaysItSent() throws Exception {
        List.of("ardour7-lua", "fluidsynth", "jack_rec", "stdbuf").forEach(Needs::program);
        Needs.that(Files.exists(SOUNDFONT), "the file " + SOUNDFONT);
        Tune tune = Tune.bundled().first(2);
        LiveSettings settings = LiveSettings.DEFAULT;
        List<Arrival> judged;
        try (JackServer server = new JackServer(folder, PERIOD);
                JackBackend jack = new JackBackend(server.name(), line -> {});
                JackBackend keyboards = new JackBackend(server.name(), line -> {});
                JackJudge judge = new JackJudge(server.name());
                MidiOutput output = jack.openOutput("virtual")) {
            LivePipeline pipeline = new LivePipeline(network(), output, settings, observer());
            Process ardour;
            Process recorder;
            try (pipeline) {
                MidiOutput keyboard = keyboards.openOutput("virtual");
                MidiInput input = jack.openInput("virtual");
                pipeline.start();
                input.start(pipeline.sink());
                server.connect("Continuo-01:out", "Continuo:in");
                server.connect("Continuo:out", "judge:in");
                ardour = startArdour(server);
                recorder = startFluidsynth(server, seconds(tune, settings));
                perform(tune, settings, keyboard);
            }
            Files.createFile(folder.resolve("stop"));
            assertTrue(ardour.waitFor(60, TimeUnit.SECONDS), "Ardour does not end");
            assertTrue(recorder.waitFor(60, TimeUnit.SECONDS), "jack_rec does not end");
            judged = judge.arrivals();
            assertEquals(0, pipeline.report().hanging());
        }
        compare(judged, MidiFile.read(recording()).notes());
        assertSound(folder.resolve("sound.wav"));
    }

    private static Network network() throws IOException {
        return ModelFile.read(Path.of("models/continuo.zip"), Continuation.EXPECTED)
                .network();
    }

    private LiveObserver observer() {
        return new LiveObserver() {
            @Override
            public void sent(long whenNanos, int message) {
                sent.add(new Said(whenNanos, message));
            }
        };
    }

    private Process startArdour(JackServer server) throws Exception {
        Process ardour = server.start(
                "ardour.log",
                "env",
                "SESSION_DIR=" + folder.resolve("session"),
                "SRC=Continuo:out",
                "STOP=" + folder.resolve("stop"),
                "stdbuf",
                "-oL",
                "ardour7-lua",
                "src/test/studio/record.lua");
        JackServer.await(
                "Ardour rolls or ends", 120, () -> server.lines("ardour.log").contains("rolling") || !ardour.isAlive());
        assertTrue(ardour.isAlive(), () -> "Ardour ended: " + server.lines("ardour.log"));
        return ardour;
    }

    private Process startFluidsynth(JackServer server, double seconds) throws Exception {
        server.start(
                "fluidsynth.log",
                ("fluidsynth -i -s -q -a jack -m jack -r 48000 -o audio.jack.id=fs"
                                + " -o midi.jack.id=fs -o midi.autoconnect=0 -o audio.jack.autoconnect=0 " + SOUNDFONT)
                        .split(" "));
        server.awaitPort("fs:midi_00");
        server.awaitPort("fs:left");
        server.connect("Continuo:out", "fs:midi_00");
        return server.start(
                "rec.log",
                ("jack_rec -f " + folder.resolve("sound.wav") + " -d " + (int) Math.ceil(seconds)
                                + " -b 16 fs:left fs:right")
                        .split(" "));
    }

    private static double beats(Phrase phrase, LiveSettings settings) {
        return 2 * phrase.beats() + settings.silenceBeats() + BEATS_OF_GRACE;
    }

    private static double seconds(Tune tune, LiveSettings settings) {
        double beats = tune.phrases().stream()
                .mapToDouble(phrase -> beats(phrase, settings))
                .sum();
        return beats * settings.tempo().nanosPerBeat() / 1e9;
    }

    /// The tune, in time, with room for an answer to each phrase.
    private static void perform(Tune tune, LiveSettings settings, MidiOutput keyboard) throws InterruptedException {
        Performance performance = new Performance(tune.beatsPerBar(), settings.tempo());
        long begin = System.nanoTime() + 100_000_000;
        for (Phrase phrase : tune.phrases()) {
            for (Note note : performance.play(phrase)) {
                keyboard.send(begin + note.onsetNanos(), ShortMessages.noteOn(0, note.pitch(), note.velocity()));
                keyboard.send(begin + note.endNanos(), ShortMessages.noteOff(0, note.pitch()));
            }
            begin += Math.round(beats(phrase, settings) * settings.tempo().nanosPerBeat());
            TimeUnit.NANOSECONDS.sleep(begin - System.nanoTime()); // it is played in real time
        }
    }

    private Path recording() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("session"))) {
            return files.filter(file -> file.toString().endsWith(".mid"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void compare(List<Arrival> judged, List<FileNote> recorded) {
        List<Said> said = presses();
        List<Arrival> arrived = judged.stream().filter(Arrival::isPress).toList();
        assertTrue(said.size() > 10, "it answers: " + said.size() + " notes");
        assertEquals(said.size(), arrived.size(), "notes said and notes arrived");
        assertEquals(said.size(), recorded.size(), "notes said and notes recorded");

        long apart = 0;
        double latest = 0;
        int exact = 0;
        double farthest = 0;
        long missed = 0;
        int breaks = 0;
        List<FileNote> inOrder = new ArrayList<>(recorded);
        for (int i = 0; i < said.size(); i++) {
            Arrival arrival = arrived.get(i);
            assertEquals(said.get(i).message(), arrival.message(), "note " + i);
            FileNote note = take(inOrder, arrival.message());
            long frameNanos = Math.round(arrival.frame() * JackServer.FRAME_NANOS);
            apart = i == 0 ? note.onsetNanos() - frameNanos : apart;
            double late = Math.abs(arrival.nanos() - said.get(i).nanos()) / MILLI_NANOS;
            latest = Math.max(latest, late);
            exact += late <= 1 ? 1 : 0;
            long off = note.onsetNanos() - frameNanos - apart;
            long periods = Math.round(off / PERIOD_NANOS); // Ardour's own time stands still in a cycle that it misses
            assertTrue(periods <= missed, "in the recording later than its place: " + note);
            breaks += periods == missed ? 0 : 1;
            missed = periods;
            farthest = Math.max(farthest, Math.abs(off - periods * PERIOD_NANOS) / MILLI_NANOS);
        }
        System.out.printf(
                Locale.ROOT,
                "Ardour recorded %d notes, all that Continuo says it sent: %d within 1 ms of the time said, the farthest"
                        + " %.3f ms; in the recording within %.3f ms of their frame, but for the cycles that Ardour"
                        + " missed: %d in all, in %d breaks%n",
                said.size(),
                exact,
                latest,
                farthest,
                -missed,
                breaks);
        assertTrue(exact >= SHARE * said.size(), exact + " of " + said.size() + " within 1 ms of the time said");
        assertTrue(farthest <= 1, "in the recording " + farthest + " ms from its place");
    }

    /// The next recorded note of that pitch and velocity, for chords stand in another order in a file.
    private static FileNote take(List<FileNote> notes, int message) {
        FileNote found = notes.stream()
                .filter(note -> note.pitch() == ShortMessages.data1(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not recorded: " + ShortMessages.data1(message)));
        assertEquals(ShortMessages.data2(message), found.velocity());
        notes.remove(found);
        return found;
    }

    /// Those that were not taken back before they were due, by their time.
    private List<Said> presses() {
        List<Said> presses = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            Said one = sent.get(i);
            if (ShortMessages.isPress(one.message()) && !takenBack(one, sent.subList(i, sent.size()))) {
                presses.add(one);
            }
        }
        presses.sort(Comparator.comparingLong(Said::nanos));
        return presses;
    }

    private static boolean takenBack(Said press, List<Said> after) {
        return after.stream()
                .filter(one -> ShortMessages.isRelease(one.message()))
                .filter(one -> ShortMessages.data1(one.message()) == ShortMessages.data1(press.message()))
                .findFirst()
                .filter(release -> release.nanos() <= press.nanos())
                .isPresent();
    }

    private static void assertSound(Path file) throws Exception {
        int loudest = 0;
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(file.toFile())) {
            byte[] bytes = sound.readAllBytes();
            for (int i = 1; i < bytes.length; i += 2) {
                loudest = Math.max(loudest, Math.abs((bytes[i] << 8) | (bytes[i - 1] & 0xFF)));
            }
        }
        System.out.printf(Locale.ROOT, "fluidsynth's loudest sample: %.3f of full%n", loudest / 32768.0);
        assertTrue(loudest > 300, "silence: " + loudest);
    }
}
