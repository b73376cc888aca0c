package continuo.midi.jack;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

    @TempDir
    private Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void eachNoteComesOutAtTheFrameAtWhichItIsDue() throws Exception {
        int notes = 60;
        try (JackServer server = new JackServer(folder);
                JackBackend jack = new JackBackend(server.name(), said::add);
                JackJudge judge = new JackJudge(server.name())) {
            MidiOutput output = jack.openOutput("virtual");
            server.startDump();
            server.connect("Continuo:out", "dump:input");
            server.connect("Continuo:out", "judge:in");

            long first = System.nanoTime() + 200_000_000;
            for (int note = 0; note < notes; note++) {
                output.send(dueNanos(first, note), ShortMessages.noteOn(0, 30 + note, 64));
            }
            JackServer.await("all notes", () -> presses(server.heard()).size() == notes);

            List<Arrival> arrivals =
                    judge.arrivals().stream().filter(Arrival::isPress).toList();
            List<Heard> heard = presses(server.heard()); // counts from another frame
            long apart = arrivals.getFirst().frame() - heard.getFirst().frame();
            for (int note = 0; note < notes; note++) {
                double late = (arrivals.get(note).nanos() - dueNanos(first, note)) / JackServer.FRAME_NANOS;
                assertTrue(Math.abs(late) <= 1, "note " + note + " is late by " + late + " frames");
                assertEquals(arrivals.get(note).frame() - apart, heard.get(note).frame(), "frame of note " + note);
                assertEquals(30 + note, heard.get(note).data1());
            }
        }
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
                public void message(long whenNanos, int message) {
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
            assertTrue(compared >= presses.size() - 2, compared + " of " + presses + " are in " + judged);
            for (int i = 1; i < judged.size(); i++) {
                assertEquals(2400, judged.get(i).frame() - judged.get(i - 1).frame(), "the sequencer's own spacing");
            }
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
