package continuo.midi.javasound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import continuo.midi.HostSystem;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.SysexMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class JavaSoundBackendTest {

    private final JavaSoundBackend backend =
            new JavaSoundBackend(HostSystem.LINUX, Duration.ofDays(1)); // the tests look by themselves
    private final RecordingSink sink = new RecordingSink();
    private final FakeDevice piano = new FakeDevice("Fake Piano");

    @AfterEach
    void unplugAll() {
        backend.close();
        FakeDevices.unplugAll();
    }

    @Test
    void listsDevicesWithoutSoftwareSynthesizersAndItsOwn() {
        FakeDevices.plug(new FakeDevice("Continuo"));
        FakeDevices.plug(new FakeDevice("CoreMIDI4J - Continuo"));
        FakeDevices.plug(new FakeDevice("CoreMIDI4J - Organ"));
        FakeDevices.plug(new FakeDevice("loopMIDI Port"));
        FakeDevices.plug(piano);

        List<PortInfo> inputs = backend.inputs();
        assertTrue(inputs.contains(new PortInfo("javasound", "Fake Piano", true)));
        assertTrue(inputs.contains(new PortInfo("javasound", "loopMIDI Port", false)));
        assertTrue(inputs.contains(new PortInfo("javasound", "Organ", true)));
        assertFalse(inputs.stream().anyMatch(port -> port.name().contains("Continuo")));
        assertFalse(backend.outputs().stream().anyMatch(port -> port.name().equals("Gervill")));
    }

    @Test
    void hearsShortMessagesAndNoSystemExclusive() throws Exception {
        FakeDevices.plug(piano);
        MidiInput input = backend.openInput("piano");
        input.start(sink);
        assertEquals("Fake Piano", input.name());

        piano.play(new ShortMessage(0x93, 60, 90));
        piano.play(new SysexMessage(new byte[] {(byte) 0xF0, 1, (byte) 0xF7}, 3));
        piano.play(new ShortMessage(0xF8));
        piano.play(new ShortMessage(0x83, 60, 0));
        input.close();
        piano.play(new ShortMessage(0x93, 61, 90));

        assertEquals(List.of("found Fake Piano", "93 3C 5A", "F8 00 00", "83 3C 00"), sink.lines());
    }

    @Test
    void goesOnWhenTheKeyboardIsPluggedInAgain() throws Exception {
        FakeDevices.plug(piano);
        MidiInput input = backend.openInput("auto");
        input.start(sink);
        backend.look();
        FakeDevices.unplug(piano);
        backend.look();
        assertFalse(piano.isOpen());

        FakeDevice again = FakeDevices.plug(new FakeDevice("Fake Piano"));
        backend.look();
        again.play(new ShortMessage(0x90, 60, 90));

        assertEquals(List.of("found Fake Piano", "lost Fake Piano", "found Fake Piano", "90 3C 5A"), sink.lines());
    }

    @Test
    void autoWaitsForAKeyboardAndPassesLoopbacksBy() throws Exception {
        FakeDevices.plug(new FakeDevice("loopMIDI Port"));
        MidiInput input = backend.openInput("auto");
        input.start(sink);
        assertEquals(List.of(), sink.lines());

        FakeDevices.plug(piano);
        backend.look();
        assertEquals(List.of("found Fake Piano"), sink.lines());
    }

    @Test
    void watchesByItself() throws Exception {
        try (JavaSoundBackend watching = new JavaSoundBackend(HostSystem.LINUX, Duration.ofMillis(5))) {
            watching.openInput("auto").start(sink);
            FakeDevices.plug(piano);

            assertEquals("found Fake Piano", sink.next());
        }
    }

    @Test
    void aBusyDeviceIsOneLineAndIsTakenOnceItIsFree() throws Exception {
        FakeDevices.plug(piano.busy());
        assertOneLine("close the program that uses it", () -> backend.openInput("piano"));
        assertOneLine("close the program that uses it", () -> backend.openOutput("piano"));

        FakeDevices.unplug(piano);
        MidiInput input = backend.openInput("auto");
        input.start(sink);
        FakeDevices.plug(piano);
        backend.look();
        assertEquals(List.of(), sink.lines());
        piano.free();
        backend.look();
        assertEquals(List.of("found Fake Piano"), sink.lines());
    }

    @Test
    void portsOfAnyContinuoAreNeitherHeardNorPlayedOn() {
        FakeDevices.plug(new FakeDevice("Continuo"));
        FakeDevices.plug(new FakeDevice("CoreMIDI4J - Continuo"));

        assertEquals(List.of(), backend.inputs());
        assertEquals(List.of(), backend.outputs());
    }

    @Test
    void saysWhatIsThereWhenTheWantedPortIsNot() {
        FakeDevices.plug(piano);
        assertOneLine("Fake Piano", () -> backend.openInput("organ"));
        assertOneLine("Fake Piano", () -> backend.openOutput("organ"));
        assertOneLine("name a port that is there", () -> backend.openInput("virtual"));
        assertOneLine("name a port that is there", () -> backend.openOutput("virtual"));
    }

    @Test
    void saysForEachSystemHowToGetALoopback() {
        FakeDevices.plug(piano);
        assertOneLine("install loopMIDI", () -> on(HostSystem.WINDOWS).openOutput("virtual"));
        assertOneLine("IAC Driver", () -> on(HostSystem.MACOS).openOutput("virtual"));

        assertTrue(on(HostSystem.WINDOWS).advice().getFirst().contains("click + in its window"));
        assertEquals(List.of(), on(HostSystem.MACOS).advice());
        FakeDevices.plug(new FakeDevice("loopMIDI Port"));
        assertEquals(List.of(), on(HostSystem.WINDOWS).advice());
    }

    private static JavaSoundBackend on(HostSystem system) {
        return new JavaSoundBackend(system, Duration.ofDays(1));
    }

    @Test
    void saysWhereTheOtherEndOfALoopbackIs() {
        assertTrue(backend.howToListen("loopMIDI Port").contains("choose the MIDI input \"loopMIDI Port\""));
        assertTrue(backend.howToListen("Default App Loopback (A)").contains("\"Default App Loopback (B)\""));
        assertTrue(backend.howToListen("Default App Loopback (B)").contains("\"Default App Loopback (A)\""));
        assertTrue(backend.howToListen("Grand Piano").contains("plays \"Grand Piano\" itself"));

        assertTrue(backend.loops("loopMIDI Port", "loopMIDI Port"));
        assertTrue(backend.loops("Default App Loopback (A)", "Default App Loopback (B)"));
        assertFalse(backend.loops("Default App Loopback (A)", "Default App Loopback (A)"));
        assertFalse(backend.loops("Grand Piano", "Grand Piano"), "a keyboard with sounds of its own");
    }

    @Test
    void playsAtOnceAndSilencesADeviceThatReturns() throws Exception {
        FakeDevices.plug(piano);
        MidiOutput output = backend.openOutput("piano");
        output.send(Long.MAX_VALUE, ShortMessages.noteOn(2, 60, 90));
        output.send(0, ShortMessages.pack(0xC2, 7, 0));
        assertEquals(List.of("923C5A", "C207"), piano.received());

        FakeDevices.unplug(piano);
        backend.look();
        output.send(0, ShortMessages.noteOff(2, 60)); // lost with the device
        FakeDevice again = FakeDevices.plug(new FakeDevice("Fake Piano"));
        backend.look();
        output.send(0, ShortMessages.noteOn(2, 61, 90));

        assertEquals(List.of("B27B00", "923D5A"), again.received());
    }

    @Test
    void opensADeviceAgainThatClosesItself() throws Exception {
        FakeDevices.plug(piano);
        MidiOutput output = backend.openOutput("piano");
        piano.close();
        output.send(0, ShortMessages.noteOn(0, 60, 90));
        assertEquals(List.of(), piano.received());

        backend.look();
        output.send(0, ShortMessages.noteOn(0, 61, 90));
        assertEquals(List.of("B07B00", "903D5A"), piano.received());
    }

    @Test
    void saysWhenAnOutputComesAndGoes() throws Exception {
        FakeDevices.plug(piano);
        MidiOutput output = backend.openOutput("piano");
        output.watch(sink);
        FakeDevices.unplug(piano);
        backend.look();
        backend.look();
        FakeDevices.plug(new FakeDevice("Fake Piano"));
        backend.look();
        backend.look();
        output.close();

        assertEquals(List.of("connected Fake Piano", "disconnected Fake Piano", "connected Fake Piano"), sink.lines());
    }

    @Test
    void allocatesNothingPerMessageSent() throws Exception {
        FakeDevices.plug(piano.deaf());
        MidiOutput output = backend.openOutput("piano");
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        sendMany(output, 1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        sendMany(output, 100_000);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;

        assertTrue(bytes < 10_000, "100,000 messages allocated " + bytes + " bytes");
    }

    private static void sendMany(MidiOutput output, int messages) {
        for (int i = 0; i < messages; i++) {
            output.send(0, ShortMessages.noteOn(0, i & 127, 64));
        }
    }

    @Test
    void outputPrefersALoopbackThenHardwareThenTheSynthesizerOfWindows() {
        PortInfo synthesizer = new PortInfo("javasound", "Microsoft GS Wavetable Synth", false);
        PortInfo keyboard = new PortInfo("javasound", "Keys", true);
        PortInfo loopback = new PortInfo("javasound", "loopMIDI Port", false);

        assertEquals(loopback, chosen("auto", synthesizer, keyboard, loopback));
        assertEquals(keyboard, chosen("auto", synthesizer, keyboard));
        assertEquals(synthesizer, chosen("auto", synthesizer));
        assertEquals(loopback, chosen("virtual", keyboard, loopback));
    }

    @Test
    void ofAPairOfWindowsLoopbacksItTakesTheFirstAndLeavesTheSecondToTheDaw() {
        PortInfo a = new PortInfo("javasound", "Default App Loopback (A)", false);
        PortInfo b = new PortInfo("javasound", "Default App Loopback (B)", false);

        assertEquals(a, chosen("auto", b, a));
        assertEquals(a, chosen("virtual", a, b));
        assertEquals(b, chosen("loopback (b)", a, b));
        assertEquals(a, chosen("app loopback", a, b));
    }

    private static PortInfo chosen(String wanted, PortInfo... ports) {
        return JavaSoundOutput.choosePort(List.of(ports), wanted).orElseThrow();
    }

    private static void assertOneLine(String part, Executable opening) {
        String message =
                String.valueOf(assertThrows(PortException.class, opening).getMessage());
        assertEquals(1, message.lines().count());
        assertTrue(message.contains(part), message);
    }
}
