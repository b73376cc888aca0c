package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.Audience;
import continuo.midi.MidiOutput;
import continuo.midi.OutputWatcher;
import continuo.midi.RecordingSink;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestNoteTest {

    private final Stage stage = new Stage();
    private long passedMillis;

    @Test
    void waitsForAListenerThenPlaysForASecond() throws Exception {
        TestNote note = new TestNote(stage, 2, millis -> {
            passedMillis += millis;
            if (passedMillis == 300) {
                stage.audience.joined("synth", "FLUID Synth");
            }
        });

        assertTrue(note.play());
        assertEquals(List.of("92 3C 50", "82 3C 00"), stage.sent);
        assertEquals(1_300, passedMillis);
        assertTrue(note.inWords().contains("\"FLUID Synth\""), note.inWords());
    }

    @Test
    void playsAllTheSameWhenNobodyComesAndSaysSo() throws Exception {
        TestNote note = new TestNote(stage, 0, millis -> passedMillis += millis);

        assertFalse(note.play());
        assertEquals(List.of("90 3C 50", "80 3C 00"), stage.sent);
        assertEquals(11_000, passedMillis);
        assertTrue(note.inWords().contains("nobody was connected"), note.inWords());
    }

    @Test
    void endsWhenItIsInterrupted() {
        stage.audience.joined("synth", "FLUID Synth");
        TestNote note = new TestNote(stage, 0, millis -> {
            throw new InterruptedException();
        });

        assertThrows(InterruptedException.class, note::play);
        assertEquals(List.of("90 3C 50", "80 3C 00"), stage.sent);
    }

    private static final class Stage implements MidiOutput {

        private final Audience audience = new Audience();
        private final List<String> sent = new ArrayList<>();

        @Override
        public void send(long atNanos, int message) {
            sent.add(RecordingSink.text(message));
        }

        @Override
        public void watch(OutputWatcher watcher) {
            audience.watch(watcher);
        }

        @Override
        public String name() {
            return "stage";
        }

        @Override
        public void close() {}
    }
}
