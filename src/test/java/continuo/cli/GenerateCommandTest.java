package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.cli.demo.Performance;
import continuo.cli.demo.Tune;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiBytes;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.midi.file.MutantFiles;
import continuo.midi.raw.NamedPipes;
import continuo.music.Note;
import continuo.music.Tempo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    private static final Tempo TEMPO = new Tempo(110);

    @TempDir
    private Path folder;

    private Path in;
    private List<Note> prime;
    private StringWriter said = new StringWriter();

    @BeforeEach
    void writeAPhrase() throws IOException {
        Tune tune = Tune.bundled();
        prime = new Performance(tune.beatsPerBar(), TEMPO).play(tune.phrases().getFirst());
        in = folder.resolve("in.mid");
        MidiFileWriter.write(in, TEMPO, List.of(new Part("You", 0, prime)));
    }

    @Test
    void sameArgumentsGiveTheSameBytes() throws IOException {
        byte[] first = generate("a.mid", "--notes", "40", "--temperature", "0.9", "--seed", "1");
        byte[] again = generate("b.mid", "--notes", "40", "--temperature", "0.9", "--seed", "1");
        byte[] other = generate("c.mid", "--notes", "40", "--temperature", "0.9", "--seed", "2");

        assertArrayEquals(first, again);
        assertFalse(Arrays.equals(first, other), "another seed plays otherwise");
    }

    @Test
    void holdsThePrimeUnchangedAndTheContinuationAfterItOnATrackEach() throws IOException {
        JsonObject report = JsonParser.parseString(run("out.mid", "--notes", "30", "--json"))
                .getAsJsonObject();
        MidiFile out = MidiFile.read(folder.resolve("out.mid"));

        List<FileNote> first =
                out.notes().stream().filter(note -> note.channel() == 0).toList();
        List<FileNote> second =
                out.notes().stream().filter(note -> note.channel() == 1).toList();
        assertEquals(MidiFile.read(in).notes().size(), report.get("primeNotes").getAsInt());
        assertEquals(30, report.get("notes").getAsInt());
        assertTrue(report.get("seconds").getAsDouble() > 1);
        assertEquals(prime.size(), first.size());
        assertEquals(TEMPO.beatsPerMinute(), out.beatsPerMinute(), 0.01);
        long lastHeard = first.getLast().onsetNanos();
        long tick = TEMPO.nanos(1); // to which onsets are rounded
        assertTrue(second.getFirst().onsetNanos() >= lastHeard - tick, "goes on after the last note heard");
        assertTrue(second.getFirst().onsetNanos() < lastHeard + 9_000_000_000L, "and not long after it");
    }

    @Test
    void readsWhatComesThroughAPipe() throws Exception {
        Path pipe = NamedPipes.make(folder, "pipe.mid");
        byte[] file = generate("file.mid", "--notes", "4");
        byte[] music = Files.readAllBytes(in);
        Thread writer = Thread.ofVirtual().start(() -> {
            try {
                Files.write(pipe, music);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        in = pipe;
        assertArrayEquals(
                file, assertTimeoutPreemptively(Duration.ofMinutes(2), () -> generate("out.mid", "--notes", "4")));
        writer.join();
    }

    @Test
    void playsSoManyBeatsOnly() throws IOException {
        generate("out.mid", "--beats", "8", "--only");

        List<FileNote> notes = MidiFile.read(folder.resolve("out.mid")).notes();
        assertEquals(0, notes.getFirst().onsetNanos());
        assertTrue(notes.getLast().onsetBeats() <= 8 + 2, "from where the last key was let go, 8 beats");
    }

    @Test
    void writesTheSoundToo() throws IOException {
        generate("out.mid", "--notes", "5", "--wav");

        assertTrue(Files.size(folder.resolve("out.wav")) > 44_100 * 4);
    }

    @Test
    void drawsItToo() throws IOException {
        String told = run("out.mid", "--notes", "5", "--png");

        BufferedImage picture = ImageIO.read(folder.resolve("out.png").toFile());
        assertEquals(1800, picture.getWidth());
        assertTrue(told.contains("out.png"), told);
    }

    @Test
    void goesOnFromTheMiddleOfAFile() throws IOException {
        generate("out.mid", "--after", "4", "--notes", "10");

        List<FileNote> notes = MidiFile.read(folder.resolve("out.mid")).notes();
        List<FileNote> heard =
                notes.stream().filter(note -> note.channel() == 0).toList();
        assertTrue(heard.size() < prime.size() && heard.getLast().onsetBeats() < 4);
        assertEquals(heard.size() + 10, notes.size());
    }

    @Test
    void saysInOneLineWhatIsWrongWithAFileAndGoesOn() throws IOException {
        Files.write(in, MidiBytes.bytes(MidiBytes.header(1, 2, 480), MidiBytes.track(MidiBytes.notes(60, 62, 64))));

        JsonObject report =
                JsonParser.parseString(run("out.mid", "--notes", "3", "--json")).getAsJsonObject();

        assertEquals(
                List.of("MIDI file " + in + " counts 2 tracks and has 1; 3 notes were read"),
                said.toString().lines().filter(line -> !line.startsWith("…")).toList());
        assertEquals(
                "counts 2 tracks and has 1; 3 notes were read",
                report.get("remark").getAsString());
        assertEquals(3, report.get("primeNotes").getAsInt());
    }

    @Test
    void hearsOneTrackWhereItIsAskedFor() throws IOException {
        Files.write(
                in,
                MidiBytes.bytes(
                        MidiBytes.header(2, 2, 480),
                        MidiBytes.track(MidiBytes.notes(60, 62, 64)),
                        MidiBytes.track(MidiBytes.notes(40, 41))));

        JsonObject both = JsonParser.parseString(run("both.mid", "--notes", "3", "--json"))
                .getAsJsonObject();
        JsonObject second = JsonParser.parseString(run("second.mid", "--notes", "3", "--json", "--track", "2"))
                .getAsJsonObject();

        assertEquals(5, both.get("primeNotes").getAsInt());
        assertEquals(2, second.get("primeNotes").getAsInt());
        assertFalse(second.has("remark"));
        assertEquals(
                40,
                MidiFile.read(folder.resolve("second.mid")).notes().getFirst().pitch());
    }

    @Test
    void whateverHasHappenedToAFileItIsContinuedOrRefusedInOneLine() throws IOException {
        MutantFiles mutants = new MutantFiles(7);
        int continued = 0;
        for (int n = 0; n < 60; n++) {
            Files.write(in, mutants.next());
            StringWriter err = new StringWriter();
            int code = Main.run(
                    new PrintWriter(new StringWriter()),
                    new PrintWriter(err, true),
                    "generate",
                    in.toString(),
                    folder.resolve("out.mid").toString(),
                    "--notes",
                    "2",
                    "--drafts",
                    "1",
                    "--png");
            assertTrue(code == 0 || code == 2, "mutant " + n + ": " + err);
            long lines =
                    err.toString().lines().filter(line -> !line.startsWith("…")).count();
            assertTrue(lines <= 1, "mutant " + n + ": " + err);
            continued += code == 0 ? 1 : 0;
        }
        assertTrue(continued > 20, continued + " were continued");
    }

    @Test
    void soundOfDaysIsRefusedBeforeAnyWork() throws IOException {
        Files.write(in, MidiBytes.file(MidiBytes.notes(60), 0x8B, 0xB8, 0xEC, 0x00, 0x90, 62, 80, 9, 0x80, 62, 0));
        StringWriter err = new StringWriter();

        int code = Main.run(
                new PrintWriter(new StringWriter()),
                new PrintWriter(err, true),
                "generate",
                in.toString(),
                folder.resolve("out.mid").toString(),
                "--wav");

        assertEquals(2, code, err.toString());
        assertTrue(err.toString().contains("would last 6.9 hours, and a WAV file holds 3"), err.toString());
        assertFalse(Files.exists(folder.resolve("out.mid")));
    }

    private byte[] generate(String name, String... options) throws IOException {
        run(name, options);
        return Files.readAllBytes(folder.resolve(name));
    }

    private String run(String name, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        said = err;
        String[] args = new String[options.length + 3];
        args[0] = "generate";
        args[1] = in.toString();
        args[2] = folder.resolve(name).toString();
        System.arraycopy(options, 0, args, 3, options.length);
        assertEquals(0, Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args), err.toString());
        return out.toString();
    }
}
