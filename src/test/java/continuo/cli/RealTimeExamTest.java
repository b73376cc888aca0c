package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.cli.Findings.Finding;
import continuo.live.WaitStyle;
import continuo.realtime.RealTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the doctor says of real-time scheduling, whatever this machine allows.
class RealTimeExamTest {

    private final StringWriter printed = new StringWriter();
    private final Findings findings = new Findings(new PrintWriter(printed));

    @Test
    void saysThatItWasGot() {
        look(WaitStyle.BLOCKING, new RealTime.Answer(true, "", List.of()));

        assertEquals("OK    real time  granted: busy programs seldom make notes late\n", printed.toString());
    }

    @Test
    void saysWhyNotAndWhatToType() {
        look(
                WaitStyle.BLOCKING,
                new RealTime.Answer(false, "you may not use it", List.of("type `sudo this`", "then log in again")));

        assertEquals("""
                OK    real time  not granted (you may not use it): busy programs may make notes late
                                 type `sudo this`
                                 then log in again
                """, printed.toString());
        assertTrue(findings.allWell(), "Continuo plays without it");
    }

    @Test
    void saysThatThreadsWhichNeverSleepDoNotAskForIt() {
        for (WaitStyle waiting : WaitStyle.values()) {
            if (waiting != WaitStyle.BLOCKING) {
                new RealTimeExam(findings).look(waiting, () -> {
                    throw new AssertionError("asked for with " + waiting);
                });
                Finding last = findings.all().getLast();
                assertTrue(last.ok());
                assertTrue(last.note().startsWith("not asked for: with `wait: "), last.note());
            }
        }
    }

    private void look(WaitStyle waiting, RealTime.Answer answer) {
        new RealTimeExam(findings).look(waiting, () -> answer);
    }
}
