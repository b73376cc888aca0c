package continuo.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is answered on systems that are not as they should be.
class RealTimeTest {

    private static final List<String> ADVICE = List.of("type this");

    @AfterEach
    void end() {
        RealTime.end();
    }

    /// Asked of a system that always does the same.
    private record Strict(Throwable thrown) implements Scheduling {

        @Override
        public Optional<Grant> raise(Urgency urgency) throws RefusedException {
            switch (thrown) {
                case RefusedException refused -> throw refused;
                case Error error -> throw error;
                default -> throw new IllegalStateException(thrown);
            }
        }

        @Override
        public List<String> advice() {
            return ADVICE;
        }
    }

    @Test
    void aRefusalIsAnsweredWithWhatToType() {
        RealTime.Answer answer =
                RealTime.begin(new Strict(new Scheduling.RefusedException("you may not use it")), line -> {});

        assertEquals(new RealTime.Answer(false, "you may not use it", ADVICE), answer);
    }

    @Test
    void aLibraryThatDoesNotFitIsARefusalAndNoThreadSuffersFromIt() {
        RealTime.Answer answer = RealTime.begin(new Strict(new UnsatisfiedLinkError("no such function")), line -> {});

        assertFalse(answer.granted());
        assertTrue(answer.why().contains("no such function"), answer.why());
        assertEquals("played", RealTime.during(Urgency.PLAY, () -> "played"));
    }
}
