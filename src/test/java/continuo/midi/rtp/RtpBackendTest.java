package continuo.midi.rtp;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.PortException;
import continuo.midi.RecordingSink;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Two backends that meet on loopback, over real sockets.
class RtpBackendTest {

    private final int port = FreePorts.pair();
    private final BlockingQueue<String> said = new LinkedBlockingQueue<>();
    private final RtpBackend studio = backend("Studio", port, List.of("Tablet"), List.of());
    private final RtpBackend tablet = caller("Tablet");

    private RtpBackend caller(String name) {
        return backend(name, FreePorts.pair(), List.of(), List.of("127.0.0.1:" + port));
    }

    private RtpBackend backend(String name, int itsPort, List<String> allow, List<String> connect) {
        return new RtpBackend(
                new RtpSettings(name, itsPort, RtpSettings.LOOPBACK, allow, connect, 20_000_000), said::add);
    }

    @AfterEach
    void close() {
        studio.close();
        tablet.close();
    }

    @Test
    void notesGoBothWaysOverOneSession() throws Exception {
        RecordingSink heardInStudio = new RecordingSink();
        RecordingSink heardAtTablet = new RecordingSink();
        studio.openInput("auto").start(heardInStudio);
        MidiOutput fromStudio = studio.openOutput("auto");
        MidiOutput fromTablet = tablet.openOutput("auto");
        tablet.openInput("auto").start(heardAtTablet);

        assertEquals("found Tablet (127.0.0.1)", heardInStudio.next());
        assertEquals("found Studio (127.0.0.1)", heardAtTablet.next());
        fromTablet.send(System.nanoTime(), noteOn(0, 60, 90));
        assertEquals("90 3C 5A", heardInStudio.next());
        fromStudio.send(System.nanoTime() + 15_000_000, noteOn(1, 62, 91));
        assertEquals("91 3E 5B", heardAtTablet.next());
        assertEquals("Tablet (127.0.0.1)", studio.outputs().getFirst().name());
    }

    @Test
    void whoIsGoneIsLostAndComesBack() throws Exception {
        RecordingSink heard = new RecordingSink();
        studio.openInput("auto").start(heard);
        for (int i = 0; i < 3; i++) {
            try (MidiOutput output = tablet.openOutput("auto")) {
                awaitListener(output);
                assertEquals("found Tablet (127.0.0.1)", heard.next());
                output.send(System.nanoTime(), noteOn(0, 60, 90));
                assertEquals("90 3C 5A", heard.next());
            }
            assertEquals("80 3C 00", heard.next(), "what was held ends");
            assertEquals("lost Tablet (127.0.0.1)", heard.next());
        }
    }

    static void awaitListener(MidiOutput output) throws InterruptedException {
        assertTrue(String.valueOf(watch(output).poll(10, TimeUnit.SECONDS)).startsWith("connected"));
    }

    private static BlockingQueue<String> watch(MidiOutput output) {
        BlockingQueue<String> watched = new LinkedBlockingQueue<>();
        output.watch(new OutputWatcher() {
            @Override
            public void connected(String name) {
                watched.add("connected " + name);
            }

            @Override
            public void disconnected(String name) {
                watched.add("disconnected " + name);
            }
        });
        return watched;
    }

    @Test
    void tellsWhoHearsTheOutput() throws Exception {
        BlockingQueue<String> watched = watch(studio.openOutput("auto"));
        tablet.openInput("auto").start(new RecordingSink());
        assertEquals("connected Tablet (127.0.0.1)", watched.poll(10, TimeUnit.SECONDS));
        tablet.close();
        assertEquals("disconnected Tablet (127.0.0.1)", watched.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aRefusalSaysWhatToWrite() throws Exception {
        studio.openInput("auto").start(new RecordingSink());
        RtpBackend stranger = caller("Stranger");
        try (MidiInput input = stranger.openInput("auto")) {
            input.start(new RecordingSink());
            List<String> lines = List.of(next(), next());
            assertTrue(lines.stream().anyMatch(line -> line.contains("write 'Stranger' at 'allow' under 'rtp'")));
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(said.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void mistakesAreToldInOneLine() throws Exception {
        studio.openInput("auto");
        RtpBackend second = backend("Second", port, List.of(), List.of());
        assertOneLine("cannot be had on 127.0.0.1", assertThrows(PortException.class, () -> second.openInput("auto")));
        RtpBackend misled = backend("Misled", port, List.of(), List.of("127.0.0.1:midi"));
        assertOneLine("no port number", assertThrows(PortException.class, () -> misled.openOutput("auto")));
        RtpBackend nowhere =
                new RtpBackend(new RtpSettings("Nowhere", port, "192.0.2.1", List.of(), List.of(), 0), said::add);
        assertOneLine("'connect' under 'rtp'", assertThrows(PortException.class, () -> tablet.openInput("Piano")));
        assertOneLine("'bind'", assertThrows(PortException.class, () -> nowhere.openInput("auto")));
    }

    private static void assertOneLine(String part, PortException mistake) {
        String line = String.valueOf(mistake.getMessage());
        assertTrue(line.contains(part) && line.lines().count() == 1, line);
    }

    @Test
    void saysWhyNobodyMayHearIt() throws Exception {
        RtpBackend closed = backend("Closed", FreePorts.pair(), List.of(), List.of());
        try (MidiOutput output = closed.openOutput("auto")) {
            assertTrue(output.remark().contains("'allow' under 'rtp'"));
            assertTrue(closed.howToListen("").startsWith("write who may connect at 'allow'"));
        }
        assertTrue(studio.howToListen("").endsWith("address, port " + port));
        assertTrue(tablet.howToListen("").contains("Continuo connects to 127.0.0.1:" + port));
        assertTrue(studio.openOutput("auto").remark().contains("'bind: all'"));
        assertEquals("", tablet.openOutput("auto").remark());
    }

    @Test
    void sendingAllocatesNothing() throws Exception {
        studio.openInput("auto").start(new RecordingSink());
        MidiOutput output = tablet.openOutput("auto");
        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < 5_000; i++) {
                output.send(System.nanoTime(), i % 2 == 0 ? noteOn(0, 60, 90) : noteOff(0, 60));
            }
        });
        assertEquals(0, bytes);
    }
}
