package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.Findings.Finding;
import continuo.config.Entry;
import continuo.config.Settings;
import continuo.config.SettingsFile;
import continuo.midi.Backends;
import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.PortInfo;
import continuo.midi.javasound.FakeDevice;
import continuo.midi.javasound.FakeDevices;
import continuo.midi.javasound.JavaSoundBackend;
import continuo.midi.loop.LoopPort;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the doctor says of the ports on each system, whatever system this is.
class PortExamTest {

    private final Findings findings = new Findings(null);

    @AfterEach
    void unplugAll() {
        FakeDevices.unplugAll();
    }

    @Test
    void onWindowsWithoutALoopbackItSaysWhatToInstallAndToClick() throws Exception {
        look(new JavaSoundBackend(HostSystem.WINDOWS), "auto", "virtual");

        Finding output = found("output");
        assertFalse(output.ok());
        assertTrue(output.advice().getFirst().contains("install loopMIDI"), output.toString());
        assertTrue(output.advice().getFirst().contains("click +"), output.toString());
    }

    @Test
    void onWindowsWithALoopbackItSaysWhichPortToOpenInTheDaw() throws Exception {
        FakeDevices.plug(new FakeDevice("Default App Loopback (B)"));
        FakeDevices.plug(new FakeDevice("Default App Loopback (A)"));
        FakeDevices.plug(new FakeDevice("Digital Piano"));
        look(new JavaSoundBackend(HostSystem.WINDOWS), "auto", "auto");

        assertTrue(found("output").ok());
        assertTrue(found("output").note().contains("\"Default App Loopback (A)\""));
        assertTrue(found("output").advice().getFirst().contains("\"Default App Loopback (B)\""));
        assertTrue(found("input").note().contains("\"Digital Piano\""), "passes loopbacks by");
        assertTrue(findings.allWell());
    }

    @Test
    void saysWhenContinuoWouldHearItself() throws Exception {
        FakeDevices.plug(new FakeDevice("loopMIDI Port"));
        look(new JavaSoundBackend(HostSystem.WINDOWS), "loopmidi", "loopmidi");

        assertFalse(found("loop").ok());
        assertTrue(found("loop").note().contains("name another port"));
    }

    @Test
    void onLinuxWithoutASequencerItSaysWhatToType() throws Exception {
        MidiBackend alsa = new Desk("alsa", "no sequencer: type `sudo modprobe snd-seq`", true, List.of());
        look(List.of(alsa, new Desk("javasound", "", false, List.of())), "auto", "auto");

        assertTrue(found("alsa").ok(), "nobody has asked for it");
        assertFalse(found("output").ok());
        assertEquals(
                List.of("no sequencer: type `sudo modprobe snd-seq`"),
                found("output").advice());
        assertTrue(found("input").ok(), "it waits for a keyboard");
    }

    @Test
    void whereABackendMakesPortsItSaysWhatToChooseInTheDaw() throws Exception {
        look(List.of(new Desk("coremidi", "", true, List.of("plug the cable in"))), "auto", "auto");

        assertTrue(findings.allWell());
        assertEquals(List.of("plug the cable in"), found("coremidi").advice());
        assertTrue(found("output").note().contains("a port of its own, named Continuo"));
        assertTrue(found("output").advice().getFirst().contains("choose the MIDI input \"Continuo\""));
    }

    @Test
    void aPortThatIsNotThereAndAFileThatIsNotThere() throws Exception {
        FakeDevices.plug(new FakeDevice("Digital Piano"));
        look(
                List.of(new JavaSoundBackend(HostSystem.LINUX), new Desk("raw", "", false, List.of())),
                "organ",
                "raw:/nowhere/pipe");

        assertFalse(found("input").ok());
        assertTrue(found("input").note().contains("no port has that in its name"));
        assertFalse(found("output").ok());
        assertTrue(found("output").note().contains("`mkfifo` makes a pipe"));
    }

    @Test
    void theTestNoteSoundsOnTheOutputAndEnds() throws Exception {
        FakeDevice piano = FakeDevices.plug(new FakeDevice("Digital Piano"));
        exam(List.of(new JavaSoundBackend(HostSystem.LINUX)), "auto", "piano").playTestNote(millis -> {});

        assertTrue(found("test note").ok());
        assertTrue(found("test note").note().contains("\"Digital Piano\""));
        assertEquals(List.of("903C50", "803C00"), piano.received());
        assertFalse(piano.isOpen());
    }

    @Test
    void aTestNoteThatCannotSoundIsSaidInOneLine() throws Exception {
        exam(List.of(new JavaSoundBackend(HostSystem.LINUX)), "auto", "organ").playTestNote(millis -> {});

        assertFalse(found("test note").ok());
        assertTrue(found("test note").note().contains("no MIDI output matches 'organ'"));
    }

    private void look(MidiBackend backend, String input, String output) throws Exception {
        look(List.of(backend), input, output);
    }

    private void look(List<MidiBackend> backends, String input, String output) throws Exception {
        exam(backends, input, output).look();
    }

    private PortExam exam(List<MidiBackend> backends, String input, String output) throws Exception {
        List<Entry> entries =
                List.of(Entry.ofOption("--in", "input", input), Entry.ofOption("--out", "output", output));
        Settings settings = new SettingsFile(Path.of("config/continuo.yaml"), entries, Path.of("."), 1).read();
        return new PortExam(new SystemPorts(new Backends(backends)), settings, findings);
    }

    private Finding found(String subject) {
        return findings.all().stream()
                .filter(finding -> finding.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new AssertionError(subject + " is not among " + findings.all()));
    }

    /// A backend with no ports of others.
    private record Desk(String name, String whyUnavailable, boolean createsPorts, List<String> advice)
            implements MidiBackend {

        @Override
        public List<PortInfo> inputs() {
            return List.of();
        }

        @Override
        public List<PortInfo> outputs() {
            return List.of();
        }

        @Override
        public LoopPort openInput(String wanted) {
            return new LoopPort(wanted);
        }

        @Override
        public LoopPort openOutput(String wanted) {
            return new LoopPort(wanted);
        }

        @Override
        public void close() {}
    }
}
