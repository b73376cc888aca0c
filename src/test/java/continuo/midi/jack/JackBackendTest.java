package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import continuo.midi.jack.JackServer.Heard;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of Continuo's ports when servers and programs come and go.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class JackBackendTest {

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void needTheLibrary() {
        Needs.that(Libjack.isInstalled(), Libjack.LIBRARY);
    }

    @Test
    void saysInOneLineThatNoServerRunsAndStartsNone() {
        try (JackBackend jack = new JackBackend("continuo-test-none", said::add)) {
            PortException refusal = assertThrows(PortException.class, () -> jack.openOutput("virtual"));
            assertEquals(
                    "no JACK server named 'continuo-test-none' runs: start it (with QjackCtl, say), then Continuo;"
                            + " where PipeWire takes its place: pw-jack launchers/continuo",
                    refusal.getMessage());
            assertEquals(refusal.getMessage(), jack.whyUnavailable());
        }
    }

    @Test
    void listsThePortsOfOthersAndFindsAWantedOneByPartOfItsName() throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            server.startSequencer(48_000, 0, 60, 1_000);
            server.startDump();
            assertEquals(List.of(new PortInfo("jack", "seq:out", false)), jack.inputs());
            assertEquals(List.of(new PortInfo("jack", "dump:input", false)), jack.outputs());
            try (MidiOutput output = jack.openOutput("UMP:IN")) {
                assertEquals("Continuo:out to UMP:IN", output.name());
                JackServer.await("connected", () -> !server.heard().isEmpty());
            }
            PortException missing = assertThrows(PortException.class, () -> jack.openInput("piano"));
            assertEquals("no MIDI input matches 'piano'; there is: seq:out", missing.getMessage());
            assertEquals(
                    List.of("dump:input", "seq:out"),
                    server.ports().stream()
                            .filter(JackBackendTest::isMidi)
                            .sorted()
                            .toList());
        }
    }

    @Test
    void ownOutputIsNeverConnectedToOwnInputByItself() throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add);
                JackBackend second = new JackBackend(server.name(), said::add)) {
            server.startDump();
            server.startSequencer(48_000, 0, 60, 1_000);
            MidiInput input = jack.openInput("auto");
            jack.openOutput("auto");
            second.openOutput("virtual");
            MidiInput part = second.openInput("out"); // as Continuo's own are named
            input.start(new RecordingSink());

            List<PortInfo> others = List.of(new PortInfo("jack", "seq:out", false));
            assertEquals(others, jack.inputs(), "neither its own nor another Continuo's");
            assertEquals(others, second.inputs());
            JackServer.await("connected", () -> part.name().equals("seq:out"));
            assertEquals(List.of(), server.connections("Continuo:out"));
            assertEquals(List.of(), server.connections("Continuo-01:out"));
            PortException refusal = assertThrows(PortException.class, () -> jack.openInput("Continuo"));
            assertEquals("no MIDI input matches 'Continuo'; there is: seq:out", refusal.getMessage());
        }
    }

    @Test
    void anyContinuosPortsAreKnownByTheirNamesThroughBridgesToo() {
        for (String own : List.of(
                "Continuo:out",
                "Continuo-01:in",
                "a2j:Continuo [128] (capture): Continuo out",
                "Midi-Bridge:Continuo:(playback_0) Continuo in")) {
            assertTrue(JackSession.isAnyContinuo(own), own);
        }
        for (String other : List.of("Basso Continuo:out", "seq:Continuo inside", "system:midi_capture_1")) {
            assertFalse(JackSession.isAnyContinuo(other), other);
        }
    }

    @Test
    void bothEndsOfMidiThroughAreOne() {
        try (JackBackend jack = new JackBackend("continuo-test-none", said::add)) {
            assertTrue(jack.loops(
                    "a2j:Midi Through [14] (playback): Midi Through Port-0",
                    "a2j:Midi Through [14] (capture): Midi Through Port-0"));
            assertFalse(jack.loops("system:midi_playback_1", "system:midi_capture_1"));
        }
    }

    private static boolean isMidi(String port) {
        return !port.startsWith("system:");
    }

    @Test
    void survivesTheServersRestartAndLeavesNothingSounding() throws Exception {
        RecordingSink heard = new RecordingSink();
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            server.startDump();
            server.startSequencer(4_800, 0, 60, 4_000);
            MidiInput input = jack.openInput("seq");
            MidiOutput output = jack.openOutput("dump");
            input.start(heard);
            JackServer.await("it listens", () -> heard.lines().contains("found seq:out"));
            output.send(System.nanoTime(), ShortMessages.noteOn(0, 61, 90));
            JackServer.await("a note sounds", () -> server.heard().stream().anyMatch(Heard::isPress));

            server.kill();
            JackServer.await("it is said", () -> said.contains("The JACK server is gone; Continuo waits for it."));
            JackServer.await("keys are let go", () -> heard.lines().contains("lost seq:out"));
            output.send(System.nanoTime(), ShortMessages.noteOff(0, 61)); // nobody hears it
            output.send(System.nanoTime(), ShortMessages.noteOn(0, 62, 90));

            server.restart();
            JackServer.await("it is said", () -> said.contains("The JACK server is back."));
            int before = server.heard().size();
            server.startDump();
            server.startSequencer(4_800, 0, 65, 4_000);
            JackServer.await("greeted", () -> server.heard().size() > before);
            List<Heard> all = server.heard();
            List<Heard> since = all.subList(before, all.size());
            assertTrue(
                    since.stream().noneMatch(Heard::isPress),
                    () -> "what was sent meanwhile is lost, but not " + since);
            JackServer.await("heard again", () -> heard.lines().contains("90 41 40"));
            output.send(System.nanoTime(), ShortMessages.noteOn(0, 63, 90));
            JackServer.await("plays again", () -> server.heard().getLast().isPress());
            assertEquals(63, server.heard().getLast().data1());
        }
        assertEquals(2, said.size(), said::toString);
    }

    @Test
    void aProgramThatIsKilledLetsGoOfItsKeysAndIsFoundAgain() throws Exception {
        RecordingSink heard = new RecordingSink();
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            Process sequencer = server.startSequencer(480_000, 0, 60, 400_000);
            MidiInput input = jack.openInput("seq");
            input.start(heard);
            JackServer.await("it listens", () -> heard.lines().contains("found seq:out"));
            JackServer.await("a key is down", () -> heard.lines().contains("90 3C 40"));
            sequencer.destroyForcibly().waitFor();
            JackServer.await("it is let go", () -> heard.lines().getLast().equals("lost seq:out"));
            server.startSequencer(480_000, 0, 62, 400_000);
            JackServer.await("it is heard again", () -> heard.lines().contains("90 3E 40"));
        }
        assertEquals(List.of(), said);
    }

    /// What is still sounding when the output is closed is heard to end.
    @Test
    void closingEndsWhatSounds() throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add)) {
            server.startDump();
            MidiOutput output = jack.openOutput("dump");
            JackServer.await("connected", () -> !server.heard().isEmpty());
            output.send(System.nanoTime(), ShortMessages.noteOn(0, 61, 90));
            JackServer.await("a note sounds", () -> server.heard().getLast().isPress());
            output.close();
            JackServer.await(
                    "it ends",
                    () -> server.heard()
                            .getLast()
                            .equals(new Heard(server.heard().getLast().frame(), 0x80, 61, 0)));
            output.close();
        }
    }
}
