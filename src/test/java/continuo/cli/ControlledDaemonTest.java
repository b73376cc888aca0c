package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import continuo.midi.file.MidiFile;
import continuo.midi.raw.NamedPipes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Faders and pads on a port of their own, beside a keyboard, in a process that is the real daemon.
@DisabledOnOs(OS.WINDOWS) // no named pipes in the file system
class ControlledDaemonTest {

    private static final String QUICK = "tempo: 200\nsilence: 0.5\nanswer-length: 200\nseed: 1\nmodel: "
            + Path.of("models/continuo.zip").toAbsolutePath() + "\n";
    private static final String CONTROLS = """
            controls:
              - {on: cc 74, sets: temperature, to: 1.27}
              - {on: cc 75, sets: temperature, as: twos}
              - {on: note 62, does: panic, port: control}
              - {on: note 67, sets: silence, value: 0.6, port: keys}
            """;
    private static final int FADER = 74;
    private static final int KNOB = 75;
    private static final int SOFT_PEDAL = 67;

    @TempDir
    private Path folder;

    @Test
    void aFaderMovesTheTemperatureAndTheSettingsFileDoesNotFightWithIt() throws Exception {
        Path pipe = NamedPipes.make(folder, "faders");
        String settings = QUICK + "control-in: raw:" + pipe + "\n" + CONTROLS;
        try (DaemonProcess daemon = new DaemonProcess(folder, settings);
                OutputStream faders = Files.newOutputStream(pipe)) {
            turn(faders, FADER, 50);
            daemon.await("the fader is said", () -> daemon.said("By hand: temperature 0.5" + System.lineSeparator()));

            Files.writeString(daemon.settings(), settings + "polyphony: 5\n");
            daemon.await("the file is read", () -> daemon.said("Settings read again."));
            turn(faders, KNOB, 2);
            daemon.await("the knob goes on from the hand's", () -> daemon.said("By hand: temperature 0.54"));

            Files.writeString(daemon.settings(), settings + "temperature: 0.9\n");
            daemon.await("the file is read", () -> timesRead(daemon) == 2);
            turn(faders, KNOB, 1);
            daemon.await("the knob goes on from the file's", () -> daemon.said("By hand: temperature 0.92"));
        }
    }

    @Test
    void aPadSilencesAnAnswerAndAFloodOfAFaderHindersNone() throws Exception {
        Path pipe = NamedPipes.make(folder, "faders");
        try (DaemonProcess daemon = new DaemonProcess(folder, QUICK + "control-in: raw:" + pipe + "\n" + CONTROLS);
                OutputStream faders = Files.newOutputStream(pipe)) {
            for (int flood = 0; flood < 20_000; flood++) {
                turn(faders, FADER, flood % 128);
            }
            daemon.playAPhrase();
            for (int flood = 0; flood < 20_000; flood++) {
                turn(faders, FADER, flood % 128);
            }
            daemon.awaitSounding();
            faders.write(new byte[] {(byte) 0x90, 62, 100});
            faders.flush();
            daemon.await(
                    "it is silent",
                    () -> daemon.said("panic: ") && daemon.played().hanging() == 0);

            daemon.process().destroy();
            daemon.awaitEnd();
            assertTrue(daemon.said("You played 7 notes"), "note 67 is a control\n" + daemon.log());
            assertEquals(0, daemon.played().hanging());
        }
    }

    @Test
    void aPedalHandsTheLineOverAndTakesItBack() throws Exception {
        String settings = QUICK + "mode: takeover\ncontrol-in: raw:" + NamedPipes.make(folder, "pedals")
                + "\ncontrols:\n  - {on: cc 67, does: takeover}\n";
        try (DaemonProcess daemon = new DaemonProcess(folder, settings);
                OutputStream pedals = Files.newOutputStream(folder.resolve("pedals"))) {
            daemon.playAPhrase();
            turn(pedals, SOFT_PEDAL, 127);
            daemon.awaitSounding();
            turn(pedals, SOFT_PEDAL, 0);
            turn(pedals, SOFT_PEDAL, 127);
            daemon.await(
                    "it is taken back",
                    () -> daemon.log()
                                    .lines()
                                    .filter(line -> line.startsWith("takeover: "))
                                    .count()
                            == 2);
            daemon.await("it is silent", () -> daemon.played().hanging() == 0);
            daemon.process().destroy();
            daemon.awaitEnd();
            assertEquals(0, daemon.played().hanging());
        }
    }

    @Test
    void aPresetChosenByProgramChangeIsHeardAndPlayedAgainToTheSameBytes() throws Exception {
        Path sessions = folder.resolve("sessions");
        Files.createDirectories(folder.resolve("presets"));
        Files.writeString(folder.resolve("presets/low.yaml"), "highest-key: 40\npolyphony: 1\n");
        String settings = QUICK + "record-folder: " + sessions + "\ncontrol-in: raw:"
                + NamedPipes.make(folder, "pads") + "\ncontrols:\n  - {on: program 3, does: preset, value: low}\n"
                + "  - {on: note 36, does: keep}\n";
        try (DaemonProcess daemon = new DaemonProcess(folder, settings);
                OutputStream pads = Files.newOutputStream(folder.resolve("pads"))) {
            pads.write(new byte[] {(byte) 0xC0, 3});
            pads.flush();
            daemon.await("it is said", () -> daemon.said("By hand: preset low"));
            daemon.playAPhrase();
            daemon.awaitSounding();
            pads.write(new byte[] {(byte) 0x90, 36, 100});
            pads.flush();
            daemon.await("it is kept", () -> daemon.said("The last minute is kept in " + sessions));
            pads.write(new byte[] {(byte) 0xB0, 123, 0});
            pads.flush();
            daemon.await(
                    "it is silent",
                    () -> daemon.said("panic: ") && daemon.played().hanging() == 0);
            daemon.process().destroy();
            daemon.awaitEnd();
        }
        StringWriter out = new StringWriter();
        PrintWriter printer = new PrintWriter(out, true);
        Main.run(printer, printer, "sessions", "--json", "--folder", sessions.toString());
        String name = JsonParser.parseString(out.toString())
                .getAsJsonArray()
                .get(0)
                .getAsJsonObject()
                .get("session")
                .getAsString();
        assertEquals(0, Main.run(printer, printer, "replay", name, "--folder", sessions.toString()), out.toString());
        assertTrue(out.toString().contains("the same."), out.toString());
        MidiFile file = MidiFile.read(sessions.resolve(name + ".mid"));
        assertTrue(file.notes().stream().anyMatch(note -> note.pitch() <= 40), "an answer");
        assertTrue(
                file.notes().stream().allMatch(note -> note.pitch() <= 40 || note.pitch() >= 60),
                "the preset's range, and the phrase");
    }

    @Test
    void thePortOfTheControllerShowsWhatIsOnAndWhatContinuoIsAt() throws Exception {
        Path pads = NamedPipes.make(folder, "pads");
        Path lights = NamedPipes.make(folder, "lights");
        String settings = QUICK + "control-in: raw:" + pads + "\ncontrol-out: raw:" + lights
                + "\nstate-out: cc 20\nstate-channel: 16\ncontrols:\n  - {on: note 36, sets: mode, value: \"answer, listen\"}\n";
        List<String> shown = new CopyOnWriteArrayList<>();
        Thread reader = Thread.ofPlatform().daemon().start(() -> read(lights, shown));
        try (DaemonProcess daemon = new DaemonProcess(folder, settings);
                OutputStream pad = Files.newOutputStream(pads)) {
            daemon.await("it listens", () -> shown.containsAll(List.of("BF 20 64", "8F 36 0")));
            daemon.playAPhrase();
            daemon.await("it answers", () -> shown.getLast().equals("BF 20 127"));
            pad.write(new byte[] {(byte) 0x90, 36, 100});
            pad.flush();
            daemon.await("the pad is lit", () -> shown.contains("9F 36 127"));
            daemon.await("it only listens", () -> shown.lastIndexOf("BF 20 64") > shown.indexOf("BF 20 127"));
            daemon.process().destroy();
            daemon.awaitEnd();
            reader.join(5_000);
            assertEquals(List.of("BF 20 0", "8F 36 0"), shown.subList(shown.size() - 2, shown.size()));
        }
    }

    private static void read(Path pipe, List<String> shown) {
        MidiByteParser parser = new MidiByteParser();
        try (InputStream in = Files.newInputStream(pipe)) {
            for (int next = in.read(); next >= 0; next = in.read()) {
                int message = parser.accept((byte) next);
                if (message != MidiByteParser.NOTHING) {
                    shown.add("%X %d %d"
                            .formatted(
                                    ShortMessages.status(message),
                                    ShortMessages.data1(message),
                                    ShortMessages.data2(message)));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long timesRead(DaemonProcess daemon) {
        return daemon.log().lines().filter("Settings read again."::equals).count();
    }

    private static void turn(OutputStream faders, int controller, int value) throws IOException {
        faders.write(new byte[] {(byte) 0xB0, (byte) controller, (byte) value});
        faders.flush();
    }
}
