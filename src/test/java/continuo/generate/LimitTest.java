package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LimitTest {

    private final Limit limit = new Limit(3);

    private void hear(int much, int times) {
        for (int n = 0; n < times; n++) {
            limit.hear(much);
        }
    }

    @Test
    void asMuchAsIsUsualOrAsWasHeard() {
        assertEquals(3, limit.most());
        hear(2, 1);
        assertEquals(3, limit.most());
        hear(9, 1);
        assertEquals(9, limit.most());
    }

    @Test
    void forgetsWhatWasMoreThanUsualAsOtherThingsAreHeard() {
        hear(9, 1);
        hear(1, 44); // half of it: (63 / 64)^44 = 0.50
        assertEquals(6, limit.most());
        hear(1, 300);
        assertEquals(3, limit.most());
    }

    @Test
    void whatIsHeardAgainIsNotForgotten() {
        hear(9, 1);
        hear(7, 500);

        assertEquals(7, limit.most());
    }

    @Test
    void afterAResetOnlyWhatIsUsual() {
        hear(9, 1);
        limit.reset();

        assertEquals(3, limit.most());
    }
}
