package continuo.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.control.Trigger.Kind;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LearningTest {

    private static final long MILLI = 1_000_000;

    private final List<String> said = new ArrayList<>();
    private final Learning learning = new Learning(trigger -> trigger.kind() != Kind.PROGRAM, said::add);
    private Optional<Trigger> learnt = Optional.empty();
    private long now = 5_000 * MILLI;

    @Test
    void theSecondMovementAfterARestConfirmsTheFirst() {
        sweep(74, 10, 60);
        assertEquals(List.of("cc 74 on channel 3; move it once more"), said);
        assertEquals(Optional.empty(), learnt, "one long movement is one");

        now += Learning.REST_NANOS;
        sweep(74, 60, 40);
        assertEquals(Optional.of(new Trigger(Kind.CC, 74, 2, Port.ANY)), learnt);
        assertEquals(1, said.size());
    }

    @Test
    void whatTremblesHasNotMoved() {
        for (int i = 0; i < 100; i++) {
            hear(ShortMessages.controlChange(2, 74, 60 + i % 3));
            now += 400 * MILLI;
        }
        assertEquals(List.of(), said);
    }

    @Test
    void anotherOneInBetweenBeginsAnew() {
        sweep(74, 0, 20);
        now += Learning.REST_NANOS;
        sweep(75, 0, 20);
        now += Learning.REST_NANOS;
        sweep(74, 0, 20);
        assertEquals(Optional.empty(), learnt);
        now += Learning.REST_NANOS;
        sweep(74, 20, 0);
        assertEquals(74, learnt.orElseThrow().number());
    }

    @Test
    void padsPedalsAndTheWheelAreLearntAndWhatDoesNotFitIsPassedOver() {
        hear(ShortMessages.noteOn(0, 36, 90));
        hear(ShortMessages.noteOff(0, 36));
        now += Learning.REST_NANOS;
        hear(ShortMessages.pack(ShortMessages.PROGRAM_CHANGE, 3, 0));
        hear(ShortMessages.noteOn(0, 36, 90));
        assertEquals(Optional.of(new Trigger(Kind.NOTE, 36, 0, Port.ANY)), learnt);

        learnt = Optional.empty();
        hear(ShortMessages.pack(ShortMessages.PITCH_WHEEL, 0, 0x60));
        now += Learning.REST_NANOS;
        hear(ShortMessages.pack(ShortMessages.PITCH_WHEEL, 0, 0x40));
        assertEquals(Kind.WHEEL, learnt.orElseThrow().kind());
    }

    private void sweep(int controller, int from, int to) {
        int step = Integer.signum(to - from);
        for (int value = from; value != to + step; value += step) {
            hear(ShortMessages.controlChange(2, controller, value));
            now += 20 * MILLI;
        }
    }

    private void hear(int message) {
        Optional<Trigger> found = learning.message(now, message);
        learnt = found.isPresent() ? found : learnt;
    }
}
