package continuo.midi.jack;

import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.jack.JackJudge.Arrival;
import continuo.midi.jack.SentNotes.Pair;
import continuo.midi.jack.SentNotes.Said;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Times in milliseconds, cycles of 20.
class SentNotesTest {

    private static final long MILLI_NANOS = 1_000_000;
    private static final long PERIOD_NANOS = 20 * MILLI_NANOS;

    private final List<Said> sent = new ArrayList<>();
    private final List<Arrival> arrived = new ArrayList<>();

    @Test
    void aNoteThatArrivesIsBesideTheOneSaid() {
        say(100, noteOn(0, 60, 90));
        say(90, noteOn(0, 64, 90)); // handed over later, due before
        say(200, noteOff(0, 60));
        arrive(90, noteOn(0, 64, 90));
        arrive(103, noteOn(0, 60, 90));
        arrive(200, noteOff(0, 60));
        List<Pair> pairs = match();
        assertEquals(
                List.of(0L, 3 * MILLI_NANOS),
                pairs.stream().map(Pair::apartNanos).toList());
    }

    @Test
    void aNoteThatIsNotTakenBackArrives() {
        say(100, noteOn(0, 60, 90));
        say(200, noteOff(0, 60));
        assertRefused("did not arrive");
    }

    @Test
    void aNoteThatIsTakenBackInTimeDoesNotArrive() {
        say(100, noteOn(0, 60, 90));
        say(59, noteOff(0, 60));
        assertEquals(List.of(), match());
        arrive(100, noteOn(0, 60, 90));
        assertRefused("arrived, but is not due");
    }

    @Test
    void aNoteThatIsTakenBackJustBeforeItIsDueMayArrive() {
        say(100, noteOn(0, 60, 90));
        say(110, noteOn(0, 64, 90));
        say(97, noteOff(0, 60));
        say(97, noteOff(0, 64));
        say(500, noteOn(0, 67, 90));
        arrive(100, noteOn(0, 60, 90));
        arrive(500, noteOn(0, 67, 90));
        assertEquals(2, match().size(), "one of two");
        arrived.removeFirst();
        assertEquals(1, match().size(), "neither");
    }

    @Test
    void nothingArrivesThatIsNotSaid() {
        say(100, noteOn(0, 60, 90));
        arrive(100, noteOn(0, 60, 90));
        arrive(100, noteOn(0, 60, 90));
        assertRefused("arrived, but is not due");
    }

    private void say(long millis, int message) {
        sent.add(new Said(millis * MILLI_NANOS, message));
    }

    private void arrive(long millis, int message) {
        arrived.add(new Arrival(48 * millis, millis * MILLI_NANOS, PERIOD_NANOS, message));
    }

    private List<Pair> match() {
        return SentNotes.match(sent, arrived, PERIOD_NANOS);
    }

    private void assertRefused(String why) {
        String said = assertThrows(AssertionError.class, this::match).toString();
        assertTrue(said.contains(why), said);
    }
}
