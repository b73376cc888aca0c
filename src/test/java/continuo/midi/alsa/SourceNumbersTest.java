package continuo.midi.alsa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SourceNumbersTest {

    private final SourceNumbers numbers = new SourceNumbers();

    @Test
    void eachKeepsItsNumberUntilItIsGone() {
        assertEquals(0, numbers.of(0x1400));
        assertEquals(1, numbers.of(0x1800));
        assertEquals(0, numbers.of(0x1400));
        numbers.free(0x1400);
        assertEquals(1, numbers.of(0x1800));
        assertEquals(0, numbers.of(0x1C00));
    }

    @Test
    void thoseWhoFindAllNumbersGivenHaveTheLastInCommon() {
        for (int address = 0; address < 15; address++) {
            assertEquals(address, numbers.of(address));
        }
        assertEquals(15, numbers.of(100));
        assertEquals(15, numbers.of(101));
        assertEquals(3, numbers.of(3));
        numbers.free(3);
        assertEquals(3, numbers.of(101));
    }
}
