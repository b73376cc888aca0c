package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class EndingTest {

    private final Ending ending = new Ending();

    @Test
    void tellsHowFarTheEndIsOnceItIsNear() {
        assertEquals(-1, ending.left(0), "nobody means to end");

        ending.tell(1_000);
        assertEquals(-1, ending.left(0), "too far");
        assertEquals(12, ending.left(1_000 - 768));
        assertEquals(5, ending.left(1_000 - 49));
        assertEquals(4, ending.left(1_000 - 48));
        assertEquals(1, ending.left(999));
        assertEquals(0, ending.left(1_000));
        assertEquals(0, ending.left(2_000), "it has come");

        ending.forget();
        assertEquals(-1, ending.left(1_000));
    }
}
