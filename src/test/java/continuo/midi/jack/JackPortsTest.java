package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.midi.RecordingSink;
import continuo.midi.ShortMessages;
import continuo.midi.jack.JackJudge.Arrival;
import continuo.midi.jack.JackServer.Heard;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// Both directions on a real JACK server, with JACK's own example programs at the other end.
@EnabledOnOs(OS.LINUX)
@Timeout(120)
class JackPortsTest {

    private static final int NOTES = 60;
    private static final int LOWEST = 30;
    private static final double MOST = 0.8; // a program that is not done with a cycle in time loses what it brings

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void eachNoteComesOutAtTheFrameAtWhichItIsDue() throws Exception {
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add);
                JackJudge judge = new JackJudge(server.name())) {
            MidiOutput output = jack.openOutput("virtual");
            server.startDump();
            server.connect("Continuo:out", "dump:input");
            server.connect("Continuo:out", "judge:in");

            long first = System.nanoTime() + 200_000_000;
            for (int note = 0; note < NOTES; note++) {
                output.send(dueNanos(first, note), ShortMessages.noteOn(0, LOWEST + note, 64));
            }
            JackServer.await(
                    "the last note", () -> presses(server.heard()).stream().anyMatch(JackPortsTest::isLast));
            List<Arrival> arrivals =
                    judge.arrivals().stream().filter(Arrival::isPress).toList();
            List<Heard> heard = presses(server.heard());
            int exact = 0;
            for (Arrival arrival : arrivals) {
                int note = ShortMessages.data1(arrival.message()) - LOWEST;
                double late = (arrival.nanos() - dueNanos(first, note)) / JackServer.FRAME_NANOS;
                assertTrue(late > -2, "note " + note + " comes too early by " + -late + " frames");
                exact += late <= 1 ? 1 : 0;
            }
            int agreed = agreed(arrivals, heard);
            assertTrue(exact >= MOST * NOTES, exact + " notes at their frame, of " + arrivals);
            assertTrue(agreed >= MOST * NOTES, agreed + " at the same frame for JACK's own program: " + heard);
        }
    }

    /// How many notes two programs hear at the same frame. Each counts frames from its own beginning, and no
    /// longer the same after a cycle that one of them missed: so as long after the note before.
    private static int agreed(List<Arrival> arrivals, List<Heard> heard) {
        int agreed = 0;
        long before = Long.MAX_VALUE;
        for (Arrival arrival : arrivals) {
            for (Heard same : heard) {
                if (same.data1() == ShortMessages.data1(arrival.message())) {
                    long apart = arrival.frame() - same.frame();
                    agreed += apart == before ? 1 : 0;
                    before = apart;
                }
            }
        }
        return agreed;
    }

    private static boolean isLast(Heard heard) {
        return heard.data1() == LOWEST + NOTES - 1;
    }

    /// No multiple of any number of frames.
    private static long dueNanos(long first, int note) {
        return first + note * 7_123_457L;
    }

    private static List<Heard> presses(List<Heard> heard) {
        return heard.stream().filter(Heard::isPress).toList();
    }

    @Test
    void eachNoteComesInWithTheTimeOfItsFrame() throws Exception {
        List<Arrival> heard = new CopyOnWriteArrayList<>();
        RecordingSink connections = new RecordingSink();
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add);
                JackJudge judge = new JackJudge(server.name())) {
            server.startSequencer(4800, 0, 60, 1200, 2400, 67, 600);
            MidiInput input = jack.openInput("seq");
            server.connect("seq:out", "judge:in");
            input.start(new MidiSink() {
                @Override
                public void message(long whenNanos, int source, int message) {
                    heard.add(new Arrival(0, whenNanos, 0, message));
                }

                @Override
                public void lost(long whenNanos, String port) {}

                @Override
                public void found(long whenNanos, String port) {
                    connections.found(whenNanos, port);
                }
            });
            JackServer.await("it listens", () -> connections.lines().contains("found seq:out"));
            JackServer.await("forty messages", () -> heard.size() >= 40 && judge.count() >= 40);

            List<Arrival> presses = heard.stream().filter(Arrival::isPress).toList();
            List<Arrival> judged =
                    judge.arrivals().stream().filter(Arrival::isPress).toList();
            int compared = 0;
            for (Arrival press : presses) {
                compared += agrees(press, judged) ? 1 : 0;
            }
            assertTrue(compared >= MOST * presses.size(), compared + " of " + presses + " are in " + judged);
            int spaced = 0;
            for (int i = 1; i < judged.size(); i++) {
                spaced += judged.get(i).frame() - judged.get(i - 1).frame() == 2400 ? 1 : 0;
            }
            assertTrue(spaced >= MOST * (judged.size() - 1), "the sequencer's own spacing: " + judged);
        }
    }

    /// Whether the judge, too, has heard it, a period later.
    private static boolean agrees(Arrival press, List<Arrival> judged) {
        return judged.stream()
                .filter(other -> other.message() == press.message())
                .mapToDouble(other -> (other.nanos() - other.periodNanos() - press.nanos()) / JackServer.FRAME_NANOS)
                .anyMatch(frames -> Math.abs(frames) <= 1);
    }
}
