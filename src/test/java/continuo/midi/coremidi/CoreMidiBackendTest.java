package continuo.midi.coremidi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import continuo.midi.loop.LoopPort;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// The backend on a library that behaves as CoreMIDI is documented to, and is strict about it.
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class CoreMidiBackendTest {

    private static final int SETUP_CHANGED = 1;
    private static final int PROPERTY_CHANGED = 4;

    @TempDir
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static FakeCoreMidi system;

    private final Hardware hardware = new Hardware();
    private final CoreMidiBackend backend = new CoreMidiBackend(HostSystem.MACOS, hardware, () -> system.library());
    private final RecordingSink sink = new RecordingSink();

    @BeforeAll
    static void compile() throws Exception {
        system = FakeCoreMidi.compile(folder);
    }

    @BeforeEach
    void reset() {
        system.reset();
    }

    @AfterEach
    void nothingIsLeftBehind() {
        backend.close();
        assertTrue(hardware.closed);
        assertEquals(0, system.liveStrings());
        assertEquals(
                List.of(),
                system.log().stream().filter(line -> line.contains("WRONG")).toList());
        assertTrue(Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().equals("continuo-coremidi")));
    }

    @Test
    void makesItsPortsInOrderAndGivesThemUpInOrder() throws Exception {
        MidiOutput output = backend.openOutput("auto");
        MidiInput input = backend.openInput("virtual");
        system.notifyOf(PROPERTY_CHANGED); // the loop runs by then
        assertEquals("Continuo", output.name());
        assertEquals("Continuo", input.name());
        output.close();
        output.close();
        input.close();
        backend.close();

        List<String> calls = system.log();
        assertEquals("MIDIClientCreate Continuo", calls.getFirst());
        assertTrue(calls.contains("CFRunLoopRun"));
        assertTrue(calls.indexOf("MIDISourceCreate Continuo") < calls.indexOf("MIDIDestinationCreate Continuo"));
        assertEquals(2, calls.stream().filter("MIDIEndpointDispose"::equals).count());
        assertTrue(calls.indexOf("MIDIClientDispose") > calls.lastIndexOf("MIDIEndpointDispose"));
        assertEquals("CFRunLoopRun returns", calls.getLast());
    }

    @Test
    void aPortKeepsItsUniqueIdOverARestart() throws Exception {
        Set<String> first = ids();
        system.reset();
        Set<String> second = ids();

        assertEquals(2, first.size(), "source and destination have one each");
        assertEquals(first, second);
    }

    private static Set<String> ids() throws PortException {
        CoreMidiBackend once = new CoreMidiBackend(HostSystem.MACOS, new Hardware(), system::library);
        once.openOutput("virtual");
        once.openInput("virtual");
        once.close();
        Set<String> ids = new TreeSet<>(system.log());
        ids.removeIf(line -> !line.startsWith("unique ID") || !line.endsWith("set"));
        return ids;
    }

    @Test
    void playsAllTheSameWhenAnotherContinuoHasItsUniqueId() throws Exception {
        system.takeId(Integer.parseInt(ids().iterator().next().split(" ")[2]));
        system.takeId(Integer.parseInt(List.copyOf(ids()).getLast().split(" ")[2]));
        MidiOutput output = backend.openOutput("virtual");
        output.send(System.nanoTime(), ShortMessages.noteOn(0, 60, 90));

        assertTrue(system.log().stream().anyMatch(line -> line.endsWith(": 90 3C 5A")));
    }

    @Test
    void stampsEachMessageWithTheHostTimeAtWhichItIsDue() throws Exception {
        MidiOutput output = backend.openOutput("virtual");
        CoreMidiLibrary library = system.library();
        long now = System.nanoTime();
        long hostNow = library.hostTime();
        system.log();
        output.send(now, ShortMessages.noteOn(1, 60, 90));
        output.send(now + 5_000_000, ShortMessages.noteOff(1, 60));
        output.send(now + 10_000_000, ShortMessages.pack(0xC1, 5, 0));
        output.send(now + 15_000_000, 0xF8);

        List<String> sent = system.log().stream()
                .filter(line -> line.contains(" packet at "))
                .toList();
        assertEquals(
                List.of("91 3C 5A", "81 3C 00", "C1 05", "F8"),
                sent.stream()
                        .map(line -> line.substring(line.indexOf(": ") + 2))
                        .toList());
        List<Long> stamps = sent.stream()
                .map(line -> Long.parseLong(line.replaceAll(".* at (\\d+):.*", "$1")))
                .toList();
        for (int i = 0; i < 4; i++) {
            assertNear(120_000L * i, stamps.get(i) - hostNow, 240_000, "a tick is 125/3 ns, and 10 ms are forgiven");
            assertNear(120_000L * i, stamps.get(i) - stamps.getFirst(), 24_000, "and 1 ms between them");
        }
        assertFalse(output.schedules());
    }

    @Test
    void hearsWhatProgramsSendOnAThreadOfTheirs() throws Exception {
        CoreMidiLibrary library = system.library();
        List<Long> times = new ArrayList<>();
        MidiInput input = backend.openInput("virtual");
        input.start(timed(times));
        long before = System.nanoTime();
        long host = library.hostTime();
        system.deliver(host - 240_000, 0); // 10 ms ago, and now
        long after = System.nanoTime();

        assertEquals(List.of("90 3C 50", "80 3C 00", "B0 40 7F"), sink.lines());
        assertNear(before - 10_000_000, times.getFirst(), 5_000_000, "when it was sent");
        assertTrue(times.get(1) >= before && times.get(1) <= after);

        system.deliver(host + 24_000_000, host); // what lies ahead is heard now
        assertTrue(times.get(3) <= System.nanoTime());
        input.close();
        system.deliver(host, host);
        assertEquals(6, sink.lines().size(), "nothing after it is closed");
    }

    private static void assertNear(long expected, long actual, long most, String what) {
        assertTrue(Math.abs(actual - expected) <= most, () -> what + ": " + expected + ", was " + actual);
    }

    private MidiSink timed(List<Long> times) {
        return new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                times.add(whenNanos);
                sink.message(whenNanos, source, message);
            }

            @Override
            public void lost(long whenNanos, String port) {}

            @Override
            public void found(long whenNanos, String port) {}
        };
    }

    @Test
    void aListenerThatFailsDoesNotEndTheProcess() throws Exception {
        MidiInput input = backend.openInput("virtual");
        AtomicInteger calls = new AtomicInteger();
        input.start(new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                calls.incrementAndGet();
                throw new IllegalStateException("meant to fail");
            }

            @Override
            public void lost(long whenNanos, String port) {}

            @Override
            public void found(long whenNanos, String port) {}
        });
        system.deliver(0, 0);
        system.deliver(0, 0);

        assertEquals(2, calls.get());
    }

    @Test
    void playsOnHardwareAndTheIacBusByTheOtherBackend() throws Exception {
        assertEquals("hardware IAC", backend.openOutput("IAC").name());
        assertEquals("hardware Piano", backend.openInput("Piano").name());
        assertEquals("hardware auto", backend.openInput("auto").name());
        assertEquals(List.of(new PortInfo("javasound", "Piano", true)), backend.inputs());
        assertEquals(
                1,
                system.log().stream()
                        .filter(line -> line.startsWith("MIDIClientCreate"))
                        .count());
    }

    @Test
    void hearsTheKeyboardAndProgramsAtOnce() throws Exception {
        MidiInput input = backend.openInput("auto");
        input.start(sink);
        hardware.opened.getLast().send(0, ShortMessages.noteOn(0, 40, 70));
        system.deliver(0, 0);

        assertTrue(sink.lines().contains("90 28 46"), sink.lines()::toString);
        assertTrue(sink.lines().contains("90 3C 50"), sink.lines()::toString);
    }

    @Test
    void looksAgainWhenSomethingWasPluggedInOrOut() throws Exception {
        backend.openInput("auto");
        system.notifyOf(PROPERTY_CHANGED);
        assertEquals(0, hardware.looks.get());
        system.notifyOf(SETUP_CHANGED);
        assertEquals(1, hardware.looks.get());
    }

    @Test
    void makesItsSourceAnewAfterCoreMidisServerWasRestarted() throws Exception {
        MidiOutput output = backend.openOutput("virtual");
        system.refuse("MIDIReceived", -10838);
        output.send(System.nanoTime(), ShortMessages.noteOn(0, 60, 90));
        system.accept();
        output.send(System.nanoTime(), ShortMessages.noteOn(0, 61, 90));
        assertTrue(system.log().stream().noneMatch(line -> line.contains(" packet ")), "lost with the port");

        system.notifyOf(SETUP_CHANGED);
        output.send(System.nanoTime(), ShortMessages.noteOn(0, 62, 90));
        List<String> calls = system.log();
        assertTrue(calls.contains("MIDISourceCreate Continuo"));
        assertTrue(calls.getLast().endsWith(": 90 3E 5A"));
    }

    @Test
    void aRefusalIsOneLineThatNamesTheFunction() {
        system.refuse("MIDIClientCreate", -10839);
        assertEquals(
                "CoreMIDI refused MIDIClientCreate (error -10839): log out and in again, or restart the Mac",
                assertThrows(PortException.class, () -> backend.openOutput("auto"))
                        .getMessage());
        system.refuse("MIDISourceCreate", -1);
        assertTrue(String.valueOf(assertThrows(PortException.class, () -> backend.openOutput("auto"))
                        .getMessage())
                .contains("MIDISourceCreate"));
    }

    @Test
    void sendingAllocatesNothing() throws Exception {
        MidiOutput output = backend.openOutput("virtual");
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < 20_000; i++) {
                output.send(i, ShortMessages.noteOn(0, i & 127, 64));
            }
        });
        assertTrue(bytes < 20_000, "20,000 messages allocated " + bytes + " bytes");
    }

    @Test
    void existsOnMacOsOnlyAndSaysWhatItLacks() {
        assertEquals("", backend.whyUnavailable());
        CoreMidiBackend onLinux = new CoreMidiBackend(HostSystem.LINUX, hardware);
        assertEquals("CoreMIDI exists on macOS only", onLinux.whyUnavailable());
        CoreMidiBackend without = new CoreMidiBackend(HostSystem.MACOS, hardware);
        assertNotEquals("", without.whyUnavailable(), "there is no such library here");
        assertTrue(backend.howToListen("").contains("choose the MIDI input \"Continuo\""));
    }

    /// Opens whatever it is asked for.
    private static final class Hardware implements MidiBackend {

        private final List<LoopPort> opened = new ArrayList<>();
        private final AtomicInteger looks = new AtomicInteger();
        private boolean closed;

        @Override
        public String name() {
            return "javasound";
        }

        @Override
        public String whyUnavailable() {
            return "";
        }

        @Override
        public List<PortInfo> inputs() {
            return List.of(new PortInfo("javasound", "Piano", true));
        }

        @Override
        public List<PortInfo> outputs() {
            return inputs();
        }

        @Override
        public LoopPort openInput(String wanted) {
            LoopPort port = new LoopPort("hardware " + wanted);
            opened.add(port);
            return port;
        }

        @Override
        public LoopPort openOutput(String wanted) {
            return openInput(wanted);
        }

        @Override
        public void lookAgain() {
            looks.incrementAndGet();
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
