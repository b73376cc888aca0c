package continuo.live.hands;

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
        Set<Key> caught = new HashSet<>();
        Set<Integer> catching = new HashSet<>();
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
                    if (!pedals.remove(channel)) {
                        pedals.add(channel);
                    }
                    pedalled.removeIf(held -> !pedals.contains(held.channel()));
                    keys.pedals(bits(pedals));
                    dampen(keys);
                }
                default -> {
                    if (catching.remove(channel)) {
                        caught.removeIf(held -> held.channel() == channel);
                    } else {
                        catching.add(channel);
                        down.stream().filter(held -> held.channel() == channel).forEach(caught::add);
                    }
                    keys.sostenuto(bits(catching));
                    dampen(keys);
                }
            }
            Set<Integer> sounding = new HashSet<>();
            down.forEach(held -> sounding.add(held.pitch()));
            pedalled.forEach(held -> sounding.add(held.pitch()));
            caught.forEach(held -> sounding.add(held.pitch()));
            assertEquals(sounding.size(), keys.sounding());
            assertEquals(sounding.contains(pitch), keys.sounds(pitch));
            assertEquals(!down.isEmpty(), keys.anyDown());
        }
    }

    private static int bits(Set<Integer> channels) {
        return channels.stream().mapToInt(Keys::bit).sum();
    }

    private static void dampen(Keys keys) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            keys.dampen(pitch);
        }
    }
}
