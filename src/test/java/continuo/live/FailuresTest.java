package continuo.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FailuresTest {

    private final AtomicLong errors = new AtomicLong();
    private final List<String> said = new ArrayList<>();
    private final LiveObserver observer = new LiveObserver() {
        @Override
        public void said(String oneLine) {
            said.add(oneLine);
            throw new IllegalStateException("deaf");
        }
    };
    private final List<String> done = new ArrayList<>();

    @Test
    void resortsToTheLastWhenTheRecoveryFailsTooAndOutlivesEverything() {
        Failures failures = new Failures(
                "player",
                () -> {
                    done.add("recovery");
                    throw new StackOverflowError();
                },
                () -> {
                    done.add("last resort");
                    throw new OutOfMemoryError();
                },
                errors,
                observer);
        failures.handleEventException(new IllegalStateException("first"), 0, null);
        assertEquals(List.of("recovery", "last resort"), done);
    }

    @Test
    void isNotTalkative() {
        Failures failures = new Failures("player", () -> {}, () -> {}, errors, new LiveObserver() {
            @Override
            public void said(String oneLine) {
                said.add(oneLine);
            }
        });
        for (int failure = 0; failure < 1_000; failure++) {
            failures.handleEventException(new IllegalStateException("again"), failure, null);
        }
        assertEquals(1_000, errors.get());
        assertEquals(10, said.size());
    }
}
