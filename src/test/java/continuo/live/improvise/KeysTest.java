package continuo.live.improvise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {

    private record Key(int channel, int pitch) {}

    @Test
    void twoKeyboardsMayHoldTheSameKey() {
        Keys keys = new Keys();
        keys.press(Keys.bit(0), 60);
        keys.press(Keys.bit(1), 60);
        assertFalse(keys.release(Keys.bit(0), 60));
        assertTrue(keys.release(Keys.bit(1), 60));
        assertFalse(keys.release(Keys.bit(1), 60));
    }

    @Test
    void agreesWithTwoSetsOfKeys() {
        Random random = new Random(1);
        Keys keys = new Keys();
        Set<Key> down = new HashSet<>();
        Set<Key> pedalled = new HashSet<>();
        Set<Integer> pedals = new HashSet<>();
        for (int step = 0; step < 50_000; step++) {
            int channel = random.nextInt(3);
            int pitch = 60 + random.nextInt(5);
            Key key = new Key(channel, pitch);
            switch (random.nextInt(6)) {
                case 0, 1 -> {
                    keys.press(Keys.bit(channel), pitch);
                    down.add(key);
                }
                case 2, 3 -> {
                    keys.release(Keys.bit(channel), pitch);
                    if (down.remove(key) && pedals.contains(channel)) {
                        pedalled.add(key);
                    }
                }
                case 4 -> {
                    keys.pedalDown(Keys.bit(channel));
                    pedals.add(channel);
                }
                default -> {
                    keys.pedalUp(Keys.bit(channel));
                    for (int p = 0; p < Keys.PITCHES; p++) {
                        keys.dampen(p);
                    }
                    pedals.remove(channel);
                    pedalled.removeIf(held -> held.channel() == channel);
                }
            }
            Set<Integer> sounding = new HashSet<>();
            down.forEach(held -> sounding.add(held.pitch()));
            pedalled.forEach(held -> sounding.add(held.pitch()));
            assertEquals(sounding.size(), keys.sounding());
            assertEquals(sounding.contains(pitch), keys.sounds(pitch));
        }
    }
}
