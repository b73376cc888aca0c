package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class PulseTest {

    private final Pulse pulse = new Pulse();

    @Test
    void knowsNothingAtFirst() {
        pulse.note(7);
        assertEquals(-1, pulse.phase(7));
    }

    @Test
    void findsTheBeatWhereMostNotesBegin() {
        for (int beat = 0; beat < 8; beat++) {
            pulse.note(5 + 48L * beat);
            pulse.note(5 + 48L * beat);
            pulse.note(5 + 48L * beat + 24);
            pulse.note(5 + 48L * beat + 36);
        }
        assertEquals(0, pulse.phase(5 + 48 * 9));
        assertEquals(24, pulse.phase(29));
        assertEquals(47, pulse.phase(4));
    }

    @Test
    void findsTheBeatOfTriplets() {
        for (int beat = 0; beat < 8; beat++) {
            pulse.note(48L * beat);
            pulse.note(48L * beat);
            pulse.note(48L * beat + 16);
            pulse.note(48L * beat + 32);
        }
        assertEquals(32, pulse.phase(48 * 9 + 32));
    }

    @Test
    void isHardlyEverKnownInFreePlaying() {
        Random random = new Random(1);
        long tick = 0;
        int known = 0;
        for (int n = 0; n < 1000; n++) {
            tick += random.nextInt(60);
            pulse.note(tick);
            known += n > 20 && pulse.phase(tick) >= 0 ? 1 : 0;
        }
        assertTrue(known < 20, known + " of 979 notes");
    }

    /// When a piece begins makes no difference.
    @Property(tries = 50)
    void goesWithTheMusic(@ForAll long seed, @ForAll @LongRange(min = 0, max = 5000) long later) {
        Random random = new Random(seed);
        pulse.reset(); // one instance serves all tries
        for (int beat = 0; beat < 30; beat++) {
            long tick = later + 48L * beat;
            pulse.note(tick);
            if (random.nextBoolean()) {
                pulse.note(tick + 12L * (1 + random.nextInt(3)));
            }
            if (beat >= 8) {
                assertEquals(0, pulse.phase(tick));
                assertEquals(17, pulse.phase(tick + 17));
            }
        }
    }
}
