package continuo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.midi.ShortMessages;
import continuo.web.Scene.State;
import continuo.web.Sight.Kind;
import org.junit.jupiter.api.Test;

class SceneTest {

    private final Scene scene = new Scene();

    @Test
    void listensWhileAKeyIsHeldAndWaitsOnceAllAreUp() {
        hear(10, ShortMessages.noteOn(0, 60, 80));
        hear(11, ShortMessages.noteOn(0, 64, 80));
        hear(20, ShortMessages.noteOff(0, 60));
        assertEquals(State.LISTENING, scene.state(25, true));

        hear(30, ShortMessages.noteOff(0, 64));
        assertEquals(State.WAITING, scene.state(35, true));
        assertEquals(30, scene.silentNanos());
        assertEquals(State.LISTENING, scene.state(35, false), "nobody waits for an answer that is not given");
    }

    @Test
    void thePedalHoldsWhatTheFingersLetGo() {
        hear(10, ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, 127));
        hear(11, ShortMessages.noteOn(0, 60, 80));
        hear(12, ShortMessages.noteOff(0, 60));
        assertEquals(State.LISTENING, scene.state(15, true));

        hear(20, ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, 0));
        assertEquals(State.WAITING, scene.state(25, true));
        assertEquals(20, scene.silentNanos());
    }

    @Test
    void answersFromTheFirstNotePlannedToTheEndOfTheLast() {
        hear(10, ShortMessages.noteOn(0, 60, 80));
        hear(20, ShortMessages.noteOff(0, 60));
        see(Kind.NOTE, 100, 200, 60 << 8 | 80);
        see(Kind.NOTE, 150, 180, 62 << 8 | 80);
        assertEquals(State.ANSWERING, scene.state(50, true));
        assertEquals(State.ANSWERING, scene.state(199, true));
        assertEquals(State.LISTENING, scene.state(200, true));
    }

    @Test
    void aKeyPressEndsTheAnswerAndBeginsAPhrase() {
        see(Kind.NOTE, 100, 200, 60 << 8 | 80);
        see(Kind.CANCEL, 120, 0, 0);
        hear(120, ShortMessages.noteOn(0, 60, 80));
        assertEquals(State.LISTENING, scene.state(130, true));
        hear(140, ShortMessages.noteOff(0, 60));
        assertEquals(State.WAITING, scene.state(150, true));
    }

    @Test
    void aBeatThatIsFoundIsATempo() {
        assertEquals(0, scene.foundTempo());
        see(Kind.BEAT, 10, 0, 600_000);
        assertEquals(100, scene.foundTempo());
    }

    private void hear(long nanos, int message) {
        see(Kind.HEARD, nanos, 0, message);
    }

    private void see(Kind kind, long nanos, long toNanos, int data) {
        Sight sight = new Sight();
        sight.set(kind, nanos, toNanos, data);
        scene.see(sight);
    }
}
