package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanwhileTest {

    private static final long SECOND = 1_000_000_000;

    private final StringWriter err = new StringWriter();
    private long now = 77;
    private final Meanwhile meanwhile = new Meanwhile(new PrintWriter(err), () -> now);

    @Test
    void whatIsSoonDoneIsNotSpokenOf() {
        now += 2 * SECOND - 1;
        meanwhile.tell("notes heard", 900, 1000);
        now += SECOND;
        meanwhile.tell("notes heard", 1000, 1000);

        assertEquals("", err.toString());
    }

    @Test
    void whatTakesLongerIsSpokenOfMoreAndMoreSeldom() {
        for (int second = 1; second <= 60; second++) {
            now += SECOND;
            meanwhile.tell("notes heard", 100L * second, second < 30 ? 6000 : 0);
        }

        assertEquals(
                List.of(
                        "… 200 of 6,000 notes heard",
                        "… 700 of 6,000 notes heard",
                        "… 1,200 of 6,000 notes heard",
                        "… 1,700 of 6,000 notes heard",
                        "… 2,200 of 6,000 notes heard",
                        "… 2,800 of 6,000 notes heard",
                        "… 3,500 notes heard",
                        "… 4,400 notes heard",
                        "… 5,500 notes heard"),
                err.toString().lines().toList());
    }
}
