package continuo.session;

import continuo.live.BeatSource;
import continuo.live.Script.Action;
import java.io.IOException;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;

/// As [ReplayTest], for minutes.
@Tag("slow")
class ManyReplaysTest {

    @Provide
    Arbitrary<List<Action>> everything() {
        return ReplayTest.actions();
    }

    @Property(tries = 2_000, shrinking = ShrinkingMode.OFF)
    void whateverHappensItIsPlayedAgainToTheSameBytes(
            @ForAll("everything") List<Action> actions,
            @ForAll BeatSource beat,
            @ForAll boolean schedules,
            @ForAll long seed)
            throws IOException {
        ReplayTest.replayed(actions, beat, schedules, seed);
    }
}
