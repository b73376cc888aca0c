package continuo.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class LineLimitTest {

    private static final long SECOND = 1_000_000_000;

    private final LineLimit limit = new LineLimit();

    @Test
    void differentLinesComeAtOnce() {
        assertEquals(List.of("a"), limit.say("a", 0));
        assertEquals(List.of("b"), limit.say("b", 0));
        assertEquals(List.of("a"), limit.say("a", 0));
        assertEquals(List.of(), limit.due(9 * SECOND));
    }

    @Test
    void theSameLineComesOnceASecondWithItsCount() {
        assertEquals(List.of("a"), limit.say("a", 0));
        for (int i = 0; i < 5; i++) {
            assertEquals(List.of(), limit.say("a", SECOND / 2));
        }
        assertEquals(List.of(), limit.due(SECOND / 2));
        assertEquals(List.of("a (5 times)"), limit.due(SECOND));
        assertEquals(List.of(), limit.due(5 * SECOND));
    }

    @Test
    void whatIsRepeatedComesBeforeAnotherLine() {
        assertEquals(List.of("a"), limit.say("a", 0));
        assertEquals(List.of(), limit.say("a", 0));
        assertEquals(List.of("a", "b"), limit.say("b", 0));
        assertEquals(List.of(), limit.say("b", 0));
        assertEquals(List.of(), limit.say("b", 0));
        assertEquals(List.of("b (2 times)", "c"), limit.say("c", SECOND / 2));
        assertEquals(List.of(), limit.due(5 * SECOND));
    }

    @Test
    void aFloodOfPairsIsCutToo() {
        int printed = 0;
        for (int line = 0; line < 100_000; line++) {
            printed +=
                    limit.say("line " + line / 2, 10 * SECOND * line / 100_000).size();
        }
        assertTrue(printed < 260, "printed " + printed);
    }

    @Test
    void aFloodIsCutAndCounted() {
        int printed = 0;
        for (int line = 0; line < 100_000; line++) {
            printed += limit.say("line " + line, 10 * SECOND * line / 100_000).size();
        }
        assertTrue(printed < 260, "printed " + printed);
        List<String> later = limit.say("calm", 60 * SECOND);
        assertEquals(2, later.size());
        assertTrue(
                later.getFirst().matches("… and \\d+ lines more, left out because there were so many\\."),
                later.getFirst());
    }

    @Test
    void plainTextIsOneLineWithoutControlCharacters() {
        assertEquals("a b \uFFFD[2Jc", PlainText.line(" a\n\n  b \u001B[2Jc \n"));
        assertEquals("null", PlainText.line(null));
        assertTrue(PlainText.line(" ".repeat(1_000_000) + "x").length() <= 2_001);
    }
}
