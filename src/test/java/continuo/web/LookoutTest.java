package continuo.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.live.Step;
import continuo.live.improvise.PlannedNote;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookoutTest {

    private static final int MANY = 10_000; // more than there is room for

    private final Lookout lookout = new Lookout();
    private final PlannedNote order = new PlannedNote();

    @Test
    void whoPlaysNeitherWaitsNorAllocatesWhereNobodyTakesWhatIsSeen() {
        order.set(60, 80, 1, 2, false);

        long bytes = Allocation.bytesOf(() -> {
            for (int i = 0; i < MANY; i++) {
                lookout.heard(i, 0x90);
                lookout.sent(i, 0x90);
                lookout.ordered(i, order);
                lookout.step(Step.BEAT, i, 500_000);
            }
        });

        assertEquals(0, bytes);
        assertTrue(lookout.missed() > MANY);
    }

    @Test
    void whatIsSeenIsTakenInItsOrder() {
        lookout.heard(1, 0x90);
        order.set(60, 80, 20, 30, true);
        lookout.ordered(2, order);
        lookout.step(Step.BAR, 3, 4 << 8 | 4);
        lookout.step(Step.WOKEN, 4, 0); // nothing to be seen

        List<String> seen = new ArrayList<>();
        lookout.drain(sight -> seen.add(sight.kind() + " " + sight.nanos() + " " + sight.toNanos()));

        assertEquals(List.of("HEARD 1 0", "NOTE 20 30", "BAR 3 0"), seen);
    }
}
