package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ChanceTest {

    @Test
    void densitiesSumToOne() {
        double sum = 0;
        for (double wait = 0.0005; wait < 60; wait += 0.001) {
            Chance chance = new Chance();
            chance.of(0.3);
            chance.of(0.7);
            sum += Math.exp(chance.of(wait)) * 0.001;
        }

        assertEquals(1, sum, 0.02);
    }

    @Test
    void whatCameLatelyIsLikely() {
        Chance chance = new Chance();
        for (int n = 0; n < 10; n++) {
            chance.of(0.5);
        }

        double again = chance.of(0.5);
        double other = chance.of(0.2);

        assertTrue(again > other);
    }
}
