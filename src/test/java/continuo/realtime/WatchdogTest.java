package continuo.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.realtime.Scheduling.Grant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WatchdogTest {

    private static final long LOOK = Watchdog.LOOK_NANOS;

    private final List<String> said = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final Watchdog watchdog = new Watchdog(said::add);
    private final Worker worker = new Worker();
    private long now;

    private final class Worker implements Grant {

        private long cpuNanos;

        @Override
        public String thread() {
            return "continuo-play";
        }

        @Override
        public long cpuNanos() {
            return cpuNanos;
        }

        @Override
        public void giveBack() {
            done.add("given back");
        }

        @Override
        public void takeAgain() {
            done.add("taken again");
        }
    }

    @Test
    void takesItFromAThreadThatSpins() {
        watchdog.add(worker, now);
        passes(LOOK, 0.5);
        passes(LOOK, 0.89);
        assertEquals(List.of(), done);
        passes(LOOK, 1);
        passes(LOOK, 1);
        assertEquals(List.of("given back"), done);
        assertEquals(1, said.size());
        assertEquals(
                "A thread of Continuo (continuo-play) has computed for half a second without a rest; it goes on without"
                        + " real-time scheduling.",
                said.getFirst());
    }

    @Test
    void givesItAgainAfterTenCalmSecondsAndSaysItOnlyOnce() {
        watchdog.add(worker, now);
        passes(LOOK, 1);
        for (int look = 0; look < 19; look++) {
            passes(LOOK, 0.1);
        }
        passes(LOOK, 0.6); // not calm: the ten seconds begin anew
        for (int look = 0; look < 19; look++) {
            passes(LOOK, 0.1);
        }
        assertEquals(List.of("given back"), done);
        passes(LOOK, 0.1);
        assertEquals(List.of("given back", "taken again"), done);
        passes(LOOK, 1);
        assertEquals(List.of("given back", "taken again", "given back"), done);
        assertEquals(1, said.size());
    }

    @Test
    void doesNotJudgeByAMoment() {
        watchdog.add(worker, now);
        passes(LOOK / 10, 1);
        assertEquals(List.of(), done);
    }

    @Test
    void aThreadThatEndsGivesItBackOnce() {
        watchdog.add(worker, now);
        watchdog.end(worker);
        watchdog.end(worker);
        watchdog.endAll();
        passes(LOOK, 1);
        assertEquals(List.of("given back"), done);
    }

    private void passes(long nanos, double share) {
        now += nanos;
        worker.cpuNanos += Math.round(nanos * share);
        watchdog.look(now);
    }
}
