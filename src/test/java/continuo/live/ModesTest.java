package continuo.live;

import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;

import continuo.live.Script.Action;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What must hold in whatever mode, and when modes change in the midst. That no note hangs, and that a session is played
/// again to the same bytes, is held by [GuaranteesTest] and `ReplayTest`, whose playing changes modes too.
class ModesTest {

    private static final long LEAD_NANOS = 40 * MILLI;
    private static final long BEGIN_NANOS = 5_000_000_000_000L;
    private static final long LATEST_WAKE_NANOS = 12 * MILLI; // what is drawn after a key may be due in 20

    @Provide
    Arbitrary<List<Action>> inModes() {
        return Script.inModes();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void whatIsPlayedFollowsFromTheEventsAlone(
            @ForAll("inModes") List<Action> actions,
            @ForAll Mode mode,
            @ForAll BeatSource beat,
            @ForAll boolean schedules,
            @ForAll long seed) {
        Session prompt = session(schedules);
        Session late = session(schedules);
        late.wakeAtRandom(seed, LATEST_WAKE_NANOS);
        for (Session session : List.of(prompt, late)) {
            session.settings(Script.following(beat).with(mode));
            Script.play(session, actions);
            session.pass(20_000 * MILLI);
            session.panic();
        }
        assertEquals(prompt.playedSinceBegin(), late.playedSinceBegin());
        assertEquals(0, prompt.meters.report().errors());
        assertEquals(0, prompt.meters.report().late(), "a note in the past");
        assertEquals(0, prompt.meters.report().dropped());
    }

    private static Session session(boolean schedules) {
        return new Session(Session.SETTINGS, schedules ? LEAD_NANOS : 0, 1, BEGIN_NANOS);
    }
}
