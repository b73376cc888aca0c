package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import continuo.generate.Continuation;
import continuo.generate.GenerationSettings;
import continuo.generate.Hearing;
import continuo.generate.SmallNetworks;
import continuo.model.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RollingWindowTest {

    private static final int SIZE = 8;

    private record Heard(boolean press, int pitch, int velocity, long tick) {}

    private final Network network = SmallNetworks.network(3);

    @Test
    void tellsTheLastNotesAsTheyWereHeard() {
        Random random = new Random(1);
        RollingWindow window = new RollingWindow(SIZE);
        List<Heard> twin = new ArrayList<>();
        long tick = 0;
        for (int step = 0; step < 300; step++) {
            tick += 1 + random.nextInt(20);
            Heard event = new Heard(random.nextBoolean(), 60 + random.nextInt(6), 1 + step % 127, tick);
            if (event.press()) {
                window.press(event.pitch(), event.velocity(), tick);
            } else {
                window.release(event.pitch(), tick);
            }
            twin.add(event);
            Continuation told = continuation();
            window.tell(new Hearing(told));
            Continuation heard = continuation();
            hear(new Hearing(heard), sinceLastPresses(twin));
            assertSameFuture(heard, told, tick);
        }
    }

    @Test
    void insistsOnAPowerOfTwo() {
        assertThrows(IllegalArgumentException.class, () -> new RollingWindow(12));
    }

    private Continuation continuation() {
        return new Continuation(network, GenerationSettings.DEFAULT, 5);
    }

    private static List<Heard> sinceLastPresses(List<Heard> events) {
        int begin = events.size();
        for (int presses = 0; presses < SIZE && begin > 0; ) {
            begin--;
            presses += events.get(begin).press() ? 1 : 0;
        }
        return events.subList(begin, events.size());
    }

    private static void hear(Hearing hearing, List<Heard> events) {
        for (Heard event : events) {
            if (event.press()) {
                hearing.hear(event.pitch(), event.velocity(), event.tick());
            } else {
                hearing.release(event.pitch(), event.tick());
            }
        }
    }

    private static void assertSameFuture(Continuation expected, Continuation actual, long tick) {
        for (int note = 0; note < 5; note++) {
            assertEquals(expected.next(tick, tick + 2_000), actual.next(tick, tick + 2_000));
            assertEquals(expected.pitch(), actual.pitch());
            assertEquals(expected.onsetTick(), actual.onsetTick());
            assertEquals(expected.lengthTicks(), actual.lengthTicks());
        }
    }
}
