package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import continuo.cli.demo.Performance;
import continuo.cli.demo.Tune;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
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
        assertTrue(second.getFirst().onsetNanos() >= lastHeard, "goes on after the last note heard");
        assertTrue(second.getFirst().onsetNanos() < lastHeard + 9_000_000_000L, "and not long after it");
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

    private byte[] generate(String name, String... options) throws IOException {
        run(name, options);
        return Files.readAllBytes(folder.resolve(name));
    }

    private String run(String name, String... options) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        String[] args = new String[options.length + 3];
        args[0] = "generate";
        args[1] = in.toString();
        args[2] = folder.resolve(name).toString();
        System.arraycopy(options, 0, args, 3, options.length);
        assertEquals(0, Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args), err.toString());
        return out.toString();
    }
}
