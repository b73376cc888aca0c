package continuo.session;

import continuo.live.Step;
import continuo.live.hear.LiveEvent;
import java.util.ArrayList;
import java.util.List;

/// The kinds of entries of a log, as small numbers. Their names stand in its header, so that a program which knows more
/// kinds, or others, reads it right or refuses it.
final class Codes {

    static final int HEARD = 0;
    static final int SENT = 1;
    static final int GAP = 2;
    static final int PASSED = 3;
    private static final int FIRST_EVENT = 4;

    private static final LiveEvent.Kind[] KINDS = LiveEvent.Kind.values();
    private static final Step[] STEPS = Step.values();
    private static final int FIRST_STEP = FIRST_EVENT + KINDS.length;

    /// What each code means.
    static final List<String> NAMES = names();

    private Codes() {}

    private static List<String> names() {
        List<String> names = new ArrayList<>(List.of("heard", "sent", "gap", "passed"));
        for (LiveEvent.Kind kind : KINDS) {
            names.add("event " + kind);
        }
        for (Step step : STEPS) {
            names.add("step " + step);
        }
        return List.copyOf(names);
    }

    static int of(LiveEvent.Kind kind) {
        return FIRST_EVENT + kind.ordinal();
    }

    static int of(Step step) {
        return FIRST_STEP + step.ordinal();
    }

    static boolean isEvent(int code) {
        return code >= FIRST_EVENT && code < FIRST_STEP;
    }

    static LiveEvent.Kind event(int code) {
        return KINDS[code - FIRST_EVENT];
    }

    static Step step(int code) {
        return STEPS[code - FIRST_STEP];
    }
}
