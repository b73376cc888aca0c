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
import continuo.midi.jack.SentNotes.Pair;
import continuo.midi.jack.SentNotes.Said;
import continuo.model.ModelFile;
import continuo.model.Network;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
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
    private static final int PERIOD = 1024; // frames: Ardour and fluidsynth are to be done in time on a busy machine
    private static final double BEATS_OF_GRACE = 2;
    private static final double BEATS_CUT = 5; // of the last answer and the grace
    private static final double PERIOD_NANOS = PERIOD * JackServer.FRAME_NANOS;
    private static final double SHARE = 0.9; // a machine that has to do other work may hand a note over too late
    private static final double MILLI_NANOS = 1e6;

    @TempDir
    private Path folder;

    private final List<Said> sent = new CopyOnWriteArrayList<>();

    @Test
    void ardourRecordsAndFluidsynthPlaysWhatContinuoSaysItSent() throws Exception {
        List.of("ardour7-lua", "fluidsynth", "jack_rec", "stdbuf").forEach(Needs::program);
        Needs.that(Files.exists(SOUNDFONT), "the file " + SOUNDFONT);
        Tune tune = Tune.bundled().first(2);
        LiveSettings settings = LiveSettings.DEFAULT.with(Tempo.UNMARKED);
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

    /// The tune, in time, with room for an answer to each phrase; a key cuts the last answer short.
    private static void perform(Tune tune, LiveSettings settings, MidiOutput keyboard) throws InterruptedException {
        Performance performance = new Performance(tune.beatsPerBar(), settings.tempo());
        long begin = System.nanoTime() + 100_000_000;
        for (Phrase phrase : tune.phrases()) {
            for (Note note : performance.play(phrase)) {
                keyboard.send(begin + note.onsetNanos(), ShortMessages.noteOn(0, note.pitch(), note.velocity()));
                keyboard.send(begin + note.endNanos(), ShortMessages.noteOff(0, note.pitch()));
            }
            if (phrase.equals(tune.phrases().getLast())) {
                long cut = begin
                        + Math.round((beats(phrase, settings) - BEATS_CUT)
                                * settings.tempo().nanosPerBeat());
                keyboard.send(cut, ShortMessages.noteOn(0, 60, 64));
                keyboard.send(cut + 100_000_000, ShortMessages.noteOff(0, 60));
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
        List<Pair> notes = SentNotes.match(sent, judged, Math.round(PERIOD_NANOS));
        List<Arrival> arrived = notes.stream().map(Pair::arrived).toList();
        assertTrue(notes.size() > 10, "it answers: " + notes.size() + " notes");
        long latest = notes.stream().mapToLong(Pair::apartNanos).max().orElseThrow();
        long exact =
                notes.stream().filter(pair -> pair.apartNanos() <= MILLI_NANOS).count();
        Recorded best = IntStream.range(0, 5)
                .mapToObj(first -> Recorded.of(arrived, recorded, first))
                .max(Comparator.comparingInt(Recorded::found))
                .orElseThrow();
        System.out.printf(
                Locale.ROOT,
                "Of %d notes that Continuo says it sent %d came within 1 ms of the time said, the farthest %.3f ms; Ardour"
                        + " recorded %d, within %.3f ms of their frame, but for the cycles that it missed: %d in all%n",
                notes.size(),
                exact,
                latest / MILLI_NANOS,
                best.found(),
                best.farthest() / MILLI_NANOS,
                best.missed());
        assertTrue(exact >= SHARE * notes.size(), exact + " of " + notes.size() + " within 1 ms of the time said");
        assertEquals(recorded.size(), best.found(), "notes recorded and notes found among those that arrived");
        assertTrue(best.found() >= SHARE * notes.size(), best.found() + " of " + notes.size() + " recorded");
        assertTrue(best.found() == notes.size() || best.missed() > 0, "notes are missing, but no cycles");
    }

    /// How a recording stands beside what arrived. In a cycle that Ardour misses, on a machine that has to do other
    /// work, its own time stands still and what comes is lost; all else is to be in its place.
    ///
    /// @param found how many notes are in their place
    /// @param missed how many cycles Ardour missed
    /// @param farthest how far a note is from its place, in nanoseconds
    private record Recorded(int found, long missed, double farthest) {

        /// @param first the arrival that is the first note of the recording
        static Recorded of(List<Arrival> arrived, List<FileNote> recorded, int first) {
            List<FileNote> left = new ArrayList<>(recorded);
            long apart = recorded.getFirst().onsetNanos() - frameNanos(arrived.get(first));
            int found = 0;
            long missed = 0;
            double farthest = 0;
            for (Arrival arrival : arrived.subList(first, arrived.size())) {
                long place = frameNanos(arrival) + apart;
                long atLeast = missed;
                Optional<FileNote> note = left.stream()
                        .filter(one -> one.pitch() == ShortMessages.data1(arrival.message()))
                        .filter(one -> one.velocity() == ShortMessages.data2(arrival.message()))
                        .filter(one -> Math.abs(off(one, place)) <= MILLI_NANOS)
                        .filter(one -> cycles(one, place) >= atLeast)
                        .findFirst();
                if (note.isPresent()) {
                    left.remove(note.get());
                    found++;
                    missed = cycles(note.get(), place);
                    farthest = Math.max(farthest, Math.abs(off(note.get(), place)));
                }
            }
            return new Recorded(found, missed, farthest);
        }

        private static long frameNanos(Arrival arrival) {
            return Math.round(arrival.frame() * JackServer.FRAME_NANOS);
        }

        /// How many cycles too early it stands in the recording.
        private static long cycles(FileNote note, long place) {
            return Math.round((place - note.onsetNanos()) / PERIOD_NANOS);
        }

        private static double off(FileNote note, long place) {
            return note.onsetNanos() - place + cycles(note, place) * PERIOD_NANOS;
        }
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
