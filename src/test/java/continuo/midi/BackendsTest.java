package continuo.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import continuo.midi.loop.LoopPort;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class BackendsTest {

    private final Backends backends = new Backends(
            List.of(new Desk("alsa", "no sequencer: load it"), new Desk("javasound", ""), new Desk("raw", "")));

    @Test
    void opensWithTheFirstBackendThatCanBeUsed() throws Exception {
        assertEquals("javasound Piano", backends.openInput("Piano").name());
        assertEquals("javasound hw:1,0", backends.openOutput("hw:1,0").name());
    }

    @Test
    void opensWithTheBackendThatIsNamed() throws Exception {
        assertEquals("raw /tmp/a:b", backends.openOutput("raw:/tmp/a:b").name());
        assertEquals("raw auto", backends.openOutput("raw").name(), "and chooses its port, if none is named");
        assertEquals("auto", backends.portOf("raw"));
        assertOneLine("no sequencer: load it", () -> backends.openInput("alsa:Piano"));
        assertOneLine(
                "no MIDI backend is named 'jack'; known here: alsa, javasound, raw", () -> backends.named("jack"));
    }

    @Test
    void aMissingPortIsToldWithWhyABetterBackendWasPassedBy() {
        assertOneLine("missing (no sequencer: load it)", () -> backends.openInput("missing"));
        assertOneLine("missing", () -> backends.openInput("raw:missing"));
        assertOneLine(
                "no MIDI here: broken", () -> new Backends(List.of(new Desk("alsa", "broken"))).openInput("auto"));
    }

    private static void assertOneLine(String expected, Executable opening) {
        assertEquals(expected, assertThrows(PortException.class, opening).getMessage());
    }

    /// Opens whatever it is asked for but `missing`.
    private record Desk(String name, String whyUnavailable) implements MidiBackend {

        @Override
        public List<PortInfo> inputs() {
            return List.of();
        }

        @Override
        public List<PortInfo> outputs() {
            return List.of();
        }

        @Override
        public LoopPort openInput(String wanted) throws PortException {
            if (wanted.equals("missing")) {
                throw new PortException(wanted);
            }
            return new LoopPort(name + " " + wanted);
        }

        @Override
        public LoopPort openOutput(String wanted) throws PortException {
            return openInput(wanted);
        }

        @Override
        public void close() {}
    }
}
