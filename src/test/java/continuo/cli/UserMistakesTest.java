package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.midi.raw.NamedPipes;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever a user gives wrongly is said in exactly one line, with exit code 2, and leaves nothing half-written.
class UserMistakesTest {

    private static final Path MODEL = Path.of("models/continuo.zip");

    @TempDir
    private Path folder;

    @Test
    void portsThatAreMissingOrNoPorts() throws Exception {
        String pipe = "raw:" + NamedPipes.make(folder, "pipe");

        refuses("/nowhere/keys does not exist", "run", "--in", "raw:/nowhere/keys", "--out", pipe);
        refuses("/nowhere/synth does not exist", "run", "--in", pipe, "--out", "raw:/nowhere/synth");
        refuses("is neither a device nor a named pipe", "run", "--in", pipe, "--out", "raw:" + file("text", "words"));
        refuses("no MIDI input matches 'Pianola'", "run", "--in", "javasound:Pianola", "--out", pipe);
        refuses("no MIDI output matches 'Pianola'", "run", "--in", pipe, "--out", "javasound:Pianola");
        refuses("no MIDI backend is named 'midi9000'", "run", "--backend", "midi9000");
    }

    @Test
    void thePipeThatItPlaysIntoIsNotHeardToo() throws Exception {
        Path pipe = NamedPipes.make(folder, "pipe");
        Path link = Files.createSymbolicLink(folder.resolve("link"), pipe);
        String comesBack = "comes back to it on";

        refuses(comesBack, "run", "--in", "raw:" + pipe, "--out", "raw:" + pipe);
        refuses(comesBack, "run", "--in", "raw:" + link, "--out", "raw:" + pipe);
        refuses(
                comesBack,
                "run",
                "--backend",
                "raw",
                "--in",
                pipe.toString(),
                "--out",
                folder + "/../" + folder.getFileName() + "/./link");
    }

    @Test
    void halfWrittenPorts() throws Exception {
        String pipe = "raw:" + NamedPipes.make(folder, "pipe");
        refuses(
                "'raw:' has no port's name after the colon; write one, as in raw:/tmp/keys",
                "run",
                "--in",
                "raw:",
                "--out",
                pipe);
        refuses("'jack:' has no port's name after the colon", "run", "--in", "jack:", "--out", pipe);
        refuses("'rtp: ' has no port's name after the colon", "run", "--in", pipe, "--out", "rtp: ");
        refuses("a port's name is missing", "run", "--in", "", "--out", pipe);
        refuses("there is a character 0 in it", "run", "--in", pipe, "--out", "raw:a\0b");
    }

    @Test
    void sessionsThatAreNone() throws Exception {
        String sessions = folder.resolve("sessions").toString();
        refuses("there is no session '2020' in " + sessions, "replay", "2020", "--folder", sessions);
        refuses("is no session of Continuo", "replay", file("text", "words"), "--folder", sessions);
        refuses("there is a character 0 in it", "replay", "a\0b", "--folder", sessions);
        refuses("there is no session in " + sessions, "sessions", "--folder", sessions, "--keep", "kept.mid");
        refuses("--seconds must be a number from 1 to", "sessions", "--keep", "kept.mid", "--seconds", "0");
        refuses("record must be one of on, off, was 'maybe'", "run", "--config", file("my.yaml", "record: maybe\n"));
        refuses(
                "record-limit must be a whole number from 1 to",
                "run",
                "--config",
                file("my.yaml", "record-limit: 0\n"));
    }

    @Test
    void filesWhoseNamesAreNone() throws Exception {
        refuses("there is a character 0 in it", "run", "--model", "a\0b");
        refuses("there is a character 0 in it", "run", "--config", "a\0b");
        refuses("there is a character 0 in it", "generate", "a\0b", "out.mid");
        refuses("is a pipe or a device", "run", "--config", "/dev/zero");
        refuses("is a pipe or a device", "run", "--model", "/dev/zero");
    }

    @Test
    void settingsThatCannotBeUsed() throws Exception {
        refuses("is a folder; a settings file is needed", "run", "--config", folder.toString());
        refuses(
                "there is no settings file",
                "run",
                "--config",
                folder.resolve("none.yaml").toString());
        refuses("is empty", "ports", "--config", file("empty.yaml", ""));
        refuses(
                "my.yaml:1: temprature is no setting; the nearest one is 'temperature'",
                "run",
                "--config",
                file("my.yaml", "temprature: 1"));
        refuses("--tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300", "--tempo", "1000");
        refuses(
                "--mode must be one of answer, listen, takeover, finish, together, was 'sing'",
                "run",
                "--mode",
                "sing");
        refuses("--seed must be 'random' or a whole number", "run", "--seed", "lucky");
    }

    @Test
    void modelsThatAreEmptyTruncatedForeignOrMissing() throws Exception {
        byte[] shipped = Files.readAllBytes(MODEL);
        Path truncated = Files.write(folder.resolve("truncated.zip"), Arrays.copyOf(shipped, shipped.length / 2));
        Path flipped = folder.resolve("flipped.zip");
        shipped[shipped.length / 2] ^= 0x55;
        Files.write(flipped, shipped);
        Path foreign = folder.resolve("foreign.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(foreign))) {
            zip.putNextEntry(new ZipEntry("hello.txt"));
            zip.write("hello".getBytes(StandardCharsets.US_ASCII));
        }

        for (Path model : List.of(truncated, flipped, foreign, folder, Path.of(file("empty.zip", "")))) {
            refuses(String.valueOf(model.getFileName()), "run", "--model", model.toString());
        }
        refuses("does not exist", "demo", "--out", folder.toString(), "--model", "/nowhere/model.zip");
        refuses("does not exist", "bench", "--model", "/nowhere/model.zip");
    }

    @Test
    void foldersThatCannotBeWritten() throws Exception {
        String aFile = file("file", "no folder");

        refuses("cannot write into the folder " + aFile, "demo", "--out", aFile);
        refuses("cannot write into the folder " + aFile, "demo", "--out", aFile + "/below");
        refuses("the folder of /nowhere/out.mid does not exist", "generate", midi(), "/nowhere/out.mid");
        refuses("is a folder; name a file", "generate", midi(), folder.toString());
        refuses("are the same file", "generate", midi(), midi());
        refuses("are the same file", "train", folder.toString(), "--from", "a.zip", "--out", "./a.zip");
        refuses("cannot be written, for " + aFile, "train", folder.toString(), "--out", aFile + "/model.zip");
        refuses("is no folder; name one with --checkpoints", "train", "x", "--out", "y.zip", "--checkpoints", aFile);
        String aFolder = Files.createDirectory(folder.resolve("some")).toString();
        refuses(aFolder + " is a folder; name a file with --out", "train", folder.toString(), "--out", aFolder);
        refuses(aFolder + " is a folder; name a file with --to", "replay", "2020", "--to", aFolder);
        refuses(aFolder + " is a folder; name a file with --wav", "replay", "2020", "--wav", aFolder);
        refuses(aFolder + " is a folder; name a file with --keep", "sessions", "--keep", aFolder);
        refuses("cannot be written, for " + aFile, "sessions", "--keep", aFile + "/kept.mid");
        assertFalse(Files.exists(Path.of(aFolder + ".checkpoints")), "left behind");
    }

    @Test
    void midiFilesThatAreBroken() throws Exception {
        Path out = folder.resolve("out.mid");
        byte[] good = Files.readAllBytes(Path.of(midi()));
        Path truncated = Files.write(folder.resolve("truncated.mid"), Arrays.copyOf(good, good.length / 2));
        Path headOnly = Files.write(folder.resolve("head.mid"), Arrays.copyOf(good, 14));

        for (String in : List.of(
                truncated.toString(),
                headOnly.toString(),
                file("empty.mid", ""),
                file("text.mid", "hello"),
                folder.toString(),
                "/nowhere/in.mid")) {
            refuses("MIDI file " + in, "generate", in, out.toString());
        }
        assertFalse(Files.exists(out));
    }

    @Test
    void commandsAndOptionsThatDoNotExist() throws Exception {
        refuses("Unmatched argument at index 0: 'plya'", "plya");
        refuses("Unknown option: '--tempi'", "run", "--tempi");
        refuses("Missing required parameters: 'IN.mid', 'OUT.mid'", "generate");
        refuses(
                "--temperature must be a number from 0 to 2, was 3",
                "generate",
                midi(),
                "/tmp/x.mid",
                "--temperature",
                "3");
        refuses("mutually exclusive", "generate", midi(), "/tmp/x.mid", "--notes", "3", "--beats", "2");
        refuses("Invalid value for option '--notes': 'many'", "generate", midi(), "/tmp/x.mid", "--notes", "many");
        refuses("--notes must be", "generate", midi(), "/tmp/x.mid", "--notes", "-3");
        refuses("--beats must be", "generate", midi(), "/tmp/x.mid", "--beats", "0");
        refuses("--tempo must be", "demo", "--tempo", "5");
        refuses("--phrases must be 1 or more", "demo", "--phrases", "0", "--out", folder.toString());
    }

    private void refuses(String expected, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);

        String what = String.join(" ", args) + ": " + out + err;
        assertTrue(err.toString().contains(expected), what);
        assertEquals(1, err.toString().lines().count(), what);
        assertEquals("", out.toString(), what);
        assertEquals(2, code, what);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private String midi() throws IOException {
        Path file = folder.resolve("good.mid");
        MidiFileWriter.write(
                file,
                Tempo.UNMARKED,
                List.of(new Part(
                        "one", 0, List.of(new Note(60, 70, 0, 500_000_000), new Note(64, 70, 500_000_000, 1)))));
        return file.toString();
    }
}
