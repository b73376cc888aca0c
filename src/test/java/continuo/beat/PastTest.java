package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PastTest {

    /// What [Past] tells by index, told by a list from which nothing is ever dropped.
    private record Onset(double seconds, double time, double beat) {}

    @Property(tries = 100)
    void tellsWhatASlowTwinTells(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        History history = new History(1 << 7);
        List<Onset> twin = new ArrayList<>();
        int node = History.NONE;
        int steps = 0;
        double at = 0;
        int onsets = random.nextInt(2, 60);
        for (int n = 0; n < onsets; n++) {
            at += random.nextDouble(0.1, 1);
            steps += random.nextInt(1, 30);
            double time = at + random.nextDouble(-0.04, 0.04);
            node = history.add(node, steps, at, time);
            history.add(History.NONE, random.nextInt(), at, time); // another hypothesis
            twin.add(new Onset(at, time, steps / 24.0 + 7));
        }
        Past past = new Past();
        past.tell(history, node, 7);

        for (int n = 1; n < onsets; n++) {
            Onset onset = twin.get(n);
            assertEquals(onset.beat, past.meant(onset.seconds + 0.02, 0.045), 1e-9);
            assertEquals(onset.beat, past.beat(onset.time), 1e-9);
            double between = (onset.time + twin.get(n - 1).time) / 2;
            assertEquals((onset.beat + twin.get(n - 1).beat) / 2, past.beat(between), 1e-9);
        }
    }

    @Test
    void tellsNothingOfOrnaments() {
        History history = new History(16);
        int node = history.add(History.NONE, 0, 1, 1);
        node = history.add(node, 24, 1.5, 1.5);
        Past past = new Past();
        past.tell(history, node, 0);

        assertEquals(Double.NaN, past.meant(1.2, 0.045));
        assertEquals(Double.NaN, past.meant(0.5, 0.045));
        assertEquals(1, past.meant(1.5, 0.045));
    }

    @Test
    void whatIsWrittenOverIsForgotten() {
        History history = new History(8);
        int node = History.NONE;
        for (int n = 0; n < 20; n++) {
            node = history.add(node, 24 * n, n, n);
        }
        Past past = new Past();
        past.tell(history, node, 0);

        assertEquals(19, past.meant(19, 0.045));
        assertEquals(13, past.meant(13, 0.045));
        assertEquals(Double.NaN, past.meant(11, 0.045));
        assertFalse(history.holds(10));
    }
}
