package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final long SECOND = 1_000_000_000;

    private final StringWriter told = new StringWriter();
    private final Progress progress = new Progress(new PrintWriter(told), 0, 1_000_000);

    @Test
    void tellsShareSpeedAndTimeLeft() {
        progress.tell(20 * SECOND, 0.25, 10, 1_200_000, 6.5);

        assertEquals(
                "[#####...............]  25.0%  1.20 M notes  10000 notes/s  loss 6.500  30 min left",
                told.toString().strip());
    }

    @Test
    void isSilentInBetween() {
        progress.tell(14 * SECOND, 0.25, 10, 1_200_000, 6.5);
        progress.tell(20 * SECOND, 0.25, 10, 1_200_000, 6.5);
        progress.tell(30 * SECOND, 0.26, 10, 1_300_000, 6.5);

        assertEquals(1, told.toString().lines().count());
    }

    @Test
    void leavesTheTimeOfAValidationOutOfTheSpeed() {
        progress.begin(100 * SECOND, 1_000_000);
        progress.tell(120 * SECOND, 1, 10, 1_100_000, 6.5);

        assertEquals(
                "[####################] 100.0%  1.10 M notes  5000 notes/s  loss 6.500  0 min left",
                told.toString().strip());
    }
}
