package continuo.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import continuo.encoding.Encoding;
import continuo.model.NetworkShape;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EncodingFourTest {

    private static final int UNITS = 2;
    private static final NetworkShape OLD = new NetworkShape(606, 2, UNITS, 3, EncodingFour.EXPECTED.heads());

    private final Parameters then = new Parameters(OLD);
    private final Parameters now = new Parameters(EncodingFour.today(OLD));
    private final float[] old = new float[then.size()];

    @Test
    void whatWasLearntStandsWhereItIsReadNowAndTheRestIsNought() {
        for (int n = 0; n < old.length; n++) {
            old[n] = n + 1;
        }
        float[] today = EncodingFour.today(OLD, old);

        assertSame("lstm0_W", 605, today, 605);
        assertNought("lstm0_W", today, 606);
        assertSame("lstm1_RW", 1, today, 1);
        assertSame("onset-hidden_W", UNITS, today, UNITS);
        assertSame("pitch-hidden_W", UNITS + 823, today, UNITS + Encoding.ONSET_CONDITION);
        assertNought("pitch-hidden_W", today, UNITS + Encoding.BAR_CONDITION);
        assertNought("pitch-hidden_W", today, UNITS + Encoding.PLANNED_CHORD_CONDITION);
        assertSame("length-hidden_W", UNITS + 1254 + 60, today, UNITS + Encoding.PITCH_CONDITION + 60);
        assertSame("velocity-hidden_W", UNITS + 1444, today, UNITS + Encoding.CONDITIONS - 1);
        assertSame("velocity-choices_W", 2, today, 2);
        assertSame("onset-repeat_b", 0, today, 0);
    }

    private void assertSame(String name, int oldRow, float[] today, int row) {
        assertArrayEquals(row(then.block(name), old, oldRow), row(now.block(name), today, row), name);
    }

    private void assertNought(String name, float[] today, int row) {
        Parameters.Block block = now.block(name);
        assertArrayEquals(new float[block.columns()], row(block, today, row), name);
    }

    private static float[] row(Parameters.Block block, float[] values, int row) {
        int from = block.offset() + row * block.columns();
        return Arrays.copyOfRange(values, from, from + block.columns());
    }
}
