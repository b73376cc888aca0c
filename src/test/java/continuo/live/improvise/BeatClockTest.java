package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.music.Tempo;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BeatClockTest {

    @Test
    void countsTicksFromWhereItBegan() {
        BeatClock clock = new BeatClock(new Tempo(120));
        clock.begin(7_000_000_000L);
        assertEquals(0, clock.tick(7_000_000_000L));
        assertEquals(48, clock.tick(7_500_000_000L));
        assertEquals(7_500_000_000L, clock.nanos(48));
        assertEquals(48, clock.tickNotBefore(7_500_000_000L));
        assertEquals(49, clock.tickNotBefore(7_500_000_001L));
    }

    @Test
    void goesOnWithoutAJumpWhenTheTempoChanges() {
        Random random = new Random(1);
        BeatClock clock = new BeatClock(new Tempo(120));
        clock.begin(1_000);
        long now = 1_000;
        for (int change = 0; change < 1_000; change++) {
            now += random.nextLong(5_000_000_000L);
            long tickBefore = clock.tick(now);
            long nanosBefore = clock.nanos(tickBefore);
            Tempo tempo = new Tempo(20 + random.nextInt(281));
            clock.change(tempo, now);
            assertEquals(tickBefore, clock.tick(nanosBefore));
            assertEquals(nanosBefore, clock.nanos(tickBefore));
            assertEquals(tickBefore + 48, clock.tick(nanosBefore + Math.round(tempo.nanosPerBeat())));
        }
        assertTrue(clock.tick(now) > 1_000);
    }
}
