package continuo.midi.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.generate.Continuation;
import continuo.model.ModelFile.Expected;
import continuo.model.NetworkShape;
import continuo.model.RandomModelFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// The real daemon on a real ALSA sequencer, among aplaymidi, arecordmidi, aseqdump and fluidsynth, in a virtual
/// machine that `src/test/guest/boot` starts. One session is played there; each test looks at another side of what
/// it left.
@Tag("guest")
class SequencerGuestTest {

    private static final Path WORK = Path.of("target/guest");
    private static final Path OUT = WORK.resolve("out");
    private static final Path SOUNDFONT = Path.of("/usr/share/sounds/sf2/FluidR3_GM.sf2");
    private static final int PROGRAM_MISSING = 3;
    private static final List<String> LIBRARIES = List.of(
            "disruptor-",
            "picocli-",
            "snakeyaml-engine-",
            "HdrHistogram-",
            "gson-",
            "coremidi4j-",
            "jmdns-",
            "jspecify-",
            "jetty-",
            "slf4j-");

    @BeforeAll
    static void playTheSession() throws Exception {
        Needs.that(Files.exists(SOUNDFONT), SOUNDFONT + " of fluid-soundfont-gm");
        prepare();
        Path log = WORK.resolve("boot.log");
        int code = run(log, "src/test/guest/boot", WORK.toString(), "src/test/guest/session");
        Needs.that(code != PROGRAM_MISSING, "what is " + Files.readString(log).strip());
        assertTrue(Files.exists(OUT.resolve("session.log")), "the machine did not boot, see " + log);
        assertTrue(lines("session.log").getLast().endsWith("done"), "the session did not end, see " + log);
        System.out.println(String.join(System.lineSeparator(), lines("probe.txt")));
    }

    private static void prepare() throws Exception {
        Files.createDirectories(OUT);
        try (Stream<Path> old = Files.list(OUT)) {
            for (Path file : old.toList()) {
                Files.delete(file);
            }
        }
        Path tree = Path.of("").toAbsolutePath();
        String classes = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> Files.isDirectory(Path.of(entry)) || isDaemons(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        Files.writeString(
                OUT.resolve("environment"),
                "JAVA='%s/bin/java'%nTREE='%s'%nCLASSES='%s'%nSOUNDFONT='%s'%n"
                        .formatted(System.getProperty("java.home"), tree, classes, SOUNDFONT));
        // The machine is emulated and slow, too slow for drafts and for a network that plays music; this is about
        // notes,
        // not about which they are.
        Expected expected = Continuation.EXPECTED;
        RandomModelFiles.write(
                OUT.resolve("small.zip"),
                new NetworkShape(expected.inputs(), 2, 16, 16, expected.heads()),
                expected.encodingVersion(),
                3);
        Files.writeString(
                OUT.resolve("continuo.yaml"),
                Files.readString(tree.resolve("config/continuo.yaml"))
                        .replaceAll("(?m)^late-limit:.*", "late-limit: 10000")
                        .replaceAll("(?m)^drafts:.*", "drafts: 1")
                        .replaceAll("(?m)^model:.*", "model: /mnt/out/small.zip")
                        .replaceAll("(?m)^web:.*", "web: off")
                        .replaceAll("(?m)^seed:.*", "seed: 1"));
        Files.writeString(
                OUT.resolve("endless.yaml"),
                Files.readString(OUT.resolve("continuo.yaml"))
                        .replaceAll("(?m)^tempo:.*", "tempo: 240")
                        .replaceAll("(?m)^answer-length:.*", "answer-length: 1024"));
        writePhrase("phrase.mid", 240, 60, 62, 64, 65, 67, 65, 64, 62);
        writePhrase("touch.mid", 60, 72);
        writePhrase("held.mid", 480 * 60, 48);
    }

    private static boolean isDaemons(Path jar) {
        return LIBRARIES.stream().anyMatch(name -> jar.getFileName().toString().startsWith(name));
    }

    private static void writePhrase(String file, int ticks, int... pitches) throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        for (int i = 0; i < pitches.length; i++) {
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_ON, pitches[i], 80), (long) i * ticks));
            track.add(new MidiEvent(new ShortMessage(ShortMessage.NOTE_OFF, pitches[i], 0), (i + 1L) * ticks));
        }
        MidiSystem.write(sequence, 0, OUT.resolve(file).toFile());
    }

    private static int run(Path log, String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start()
                .waitFor();
    }

    @Test
    void otherProgramsSeeTwoPorts() throws IOException {
        String ports = String.join("\n", lines("ports.txt"));
        assertTrue(ports.contains("client ") && ports.contains("'Continuo'"), ports);
        assertTrue(ports.contains("'Continuo out") && ports.contains("'Continuo in"), ports);
    }

    @Test
    void aPhraseFromAnotherProgramIsAnsweredAndRecorded() throws Exception {
        assertAnswered(1);
        Sequence recorded = MidiSystem.getSequence(OUT.resolve("answer.mid").toFile());
        int presses = 0;
        Set<Integer> down = new TreeSet<>();
        for (Track track : recorded.getTracks()) {
            for (int i = 0; i < track.size(); i++) {
                if (track.get(i).getMessage() instanceof ShortMessage message) {
                    presses += isPress(message) ? 1 : 0;
                    follow(message, down);
                }
            }
        }
        assertTrue(presses > 0, "the recording is empty");
        assertEquals(Set.of(), down, "keys that the recording leaves down");
    }

    private static boolean isPress(ShortMessage message) {
        return message.getCommand() == ShortMessage.NOTE_ON && message.getData2() > 0;
    }

    private static void follow(ShortMessage message, Set<Integer> down) {
        if (isPress(message)) {
            down.add(message.getData1());
        } else if (message.getCommand() == ShortMessage.NOTE_ON || message.getCommand() == ShortMessage.NOTE_OFF) {
            down.remove(message.getData1());
        }
    }

    @Test
    void aSynthesizerMakesSoundOfIt() throws Exception {
        Path figures = WORK.resolve("sound.txt");
        run(figures, "sox", "--ignore-length", OUT.resolve("answer.wav").toString(), "-n", "stat");
        double loudest = Files.readAllLines(figures).stream()
                .filter(line -> line.startsWith("Maximum amplitude"))
                .mapToDouble(line -> Double.parseDouble(line.split(":")[1].strip()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("sox says nothing, see " + figures));
        assertTrue(loudest > 0.005, "loudest sample " + loudest);
    }

    /// Interrupted, its players gone, unplugged, told to end: all in one listener's log.
    @Test
    void noNoteHangsWhateverHappens() throws IOException {
        assertAnswered(2);
        List<String> log = lines("listener.txt");
        assertTrue(log.stream().anyMatch(line -> line.contains("Note on")));
        assertEquals(Set.of(), keysDown(log), "keys left down");
    }

    @Test
    void goesOnWhenAProgramVanishesWithAKeyHeld() throws IOException {
        assertAnswered(3);
        assertTrue(count("run.log", "\"aplaymidi\" is gone; everything held was let go") >= 3);
    }

    @Test
    void goesOnWhenAKeyboardIsPluggedInAgain() throws IOException {
        assertAnswered(4);
        assertEquals(1, count("run.log", "The input \"Virtual Raw MIDI 0-0 VirMIDI 0-0\" is gone"));
        assertEquals(2, count("run.log", "Listening to \"Virtual Raw MIDI 0-0 VirMIDI 0-0\""));
    }

    @Test
    void findsTheSynthesizerThatItIsToPlayOnAgain() throws IOException {
        List<String> log = lines("session.log");
        assertEquals(
                1,
                log.stream()
                        .filter(line -> line.endsWith("plays on the synthesizer"))
                        .count());
        assertEquals(1, count("session.log", "plays on the synthesizer again"));
    }

    /// What `jack_midi_dump` hears, to whom PipeWire is a JACK server: `frame: 90 46 52 note on (channel 0): …`.
    @Test
    void pipeWireBringsItToTheProgramsOfJack() throws IOException {
        assertEquals(1, count("session.log", "bridged"));
        Set<String> down = new HashSet<>();
        int presses = 0;
        for (String line : lines("bridged.txt")) {
            String[] words = line.strip().split(" +");
            if (line.contains("note on")) {
                presses++;
                down.add(words[2]);
            } else if (line.contains("note off")) {
                down.remove(words[2]);
            }
        }
        assertTrue(presses > 0, "an answer");
        assertEquals(Set.of(), down);
    }

    @Test
    void endsInOrderWhenToldTo() throws IOException {
        assertEquals(1, count("session.log", "ended with 143")); // SIGTERM's own
        assertEquals(1, count("run.log", "All of them have ended."));
    }

    @Test
    void silencesAListenerThatHeardItsPredecessorKilled() throws IOException {
        assertAnswered(5);
        List<String> log = lines("listener-again.txt");
        int killed = log.indexOf("killed");
        assertNotEquals(-1, killed);
        List<String> after = log.subList(killed, log.size());
        assertTrue(
                after.stream().anyMatch(line -> line.matches(".*Control change +0, controller 123.*")),
                after::toString);
    }

    @Test
    void theKernelKeepsTheTimeAndCancellingKeepsNoteOffs() throws IOException {
        Map<String, String> probe = new HashMap<>();
        lines("probe.txt").forEach(line -> probe.put(line.split(" ")[0], line.split(" ")[1]));
        assertEquals("true", probe.get("closed"), probe::toString);
        assertEquals("true", probe.get("keepsTime"), probe::toString);
        for (String way : List.of("queue", "direct", "queueAllocating", "directAllocating")) {
            assertEquals("2000.0", probe.get(way + "Heard"), way);
        }
        assertEquals("20.0", probe.get("cancelOffs"));
        double ons = Double.parseDouble(probe.getOrDefault("cancelOns", "20"));
        assertTrue(ons > 0 && ons < 20, "note-ons before cancelling: " + ons);
        assertEquals("0.0", probe.get("sendBytesPer500"));
        assertEquals("0.0", probe.get("readBytesPer500"));
    }

    /// Fifty times a listener was disconnected and another one killed, in the midst of an answer.
    @Test
    void noNoteHangsWhenListenersComeAndGoAHundredTimes() throws IOException {
        List<String> log = lines("ear.txt");
        int partings = 0;
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).equals("unplugged")) {
                partings++;
                assertEquals(Set.of(), keysDown(log.subList(0, i)), "keys left down at parting " + partings);
            }
        }
        assertEquals(50, partings);
        assertTrue(log.stream().filter(line -> line.contains("Note on")).count() > 20, "it played meanwhile");
        assertEquals(100, count("run-unplugged.log", "The output \"aseqdump\" is gone"));
        assertTrue(count("run-unplugged.log", "Playing to \"aseqdump\"") >= 100);
        assertAnswered(6);
        assertEquals(1, count("session.log", "unplugged a hundred times, then told to end: 143"));
    }

    @Test
    void theDaemonsMemoryDoesNotGrowWhenListenersComeAndGo() throws IOException {
        List<Long> kibibytes = lines("memory.txt").stream().map(Long::parseLong).toList();
        System.out.println("resident KiB of the daemon after 20, 40, 60, 80 and 100 unpluggings: " + kibibytes);
        assertEquals(5, kibibytes.size());
        assertTrue(kibibytes.getLast() - kibibytes.getFirst() < 8_192, kibibytes::toString);
    }

    private static void assertAnswered(int number) throws IOException {
        assertEquals(1, count("session.log", "answered " + number), () -> "see " + OUT.resolve("session.log"));
    }

    /// After the last line of a log of aseqdump.
    private static Set<String> keysDown(List<String> log) {
        Set<String> down = new TreeSet<>();
        for (String line : log) {
            String key = line.replaceAll(".*Note o[nf]+ +(\\d+, note \\d+),.*", "$1");
            if (line.contains("Note on")) {
                down.add(key);
            } else if (line.contains("Note off")) {
                down.remove(key);
            }
        }
        return down;
    }

    private static long count(String file, String part) throws IOException {
        return lines(file).stream().filter(line -> line.contains(part)).count();
    }

    private static List<String> lines(String file) throws IOException {
        return Files.readAllLines(OUT.resolve(file), StandardCharsets.UTF_8);
    }
}
