package continuo.live;

import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.Constraints;
import continuo.generate.GenerationSettings;
import continuo.live.Script.Action;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What must hold in whatever mode, and when modes change in the midst. That no note hangs, and that a session is
/// played
/// again to the same bytes, is held by [GuaranteesTest] and `ReplayTest`, whose playing changes modes too.
class ModesTest {

    private static final long LEAD_NANOS = 40 * MILLI;
    private static final long BEGIN_NANOS = 5_000_000_000_000L;
    private static final long LATEST_WAKE_NANOS = 12 * MILLI; // what is drawn after a key may be due in 20

    @Provide
    Arbitrary<List<Action>> inModes() {
        return Script.inModes();
    }

    @Provide
    Arbitrary<List<Action>> playing() {
        return Script.playing();
    }

    @Provide
    Arbitrary<Mode> besideThePlayer() {
        return Arbitraries.of(Mode.FINISH, Mode.TOGETHER);
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
        assertSameBut(LATEST_WAKE_NANOS, prompt, late);
        assertEquals(0, prompt.meters.report().errors());
        assertEquals(0, prompt.meters.report().late(), "a note in the past");
        assertEquals(0, prompt.meters.report().dropped());
    }

    /// Key by key the same notes, as late as who plays them was woken; one that he was to end before it began may have
    /// begun.
    private static void assertSameBut(long nanos, Session prompt, Session late) {
        for (int key = 0; key < 128; key++) {
            List<RecordingOutput.Sent> one = ofKey(key, prompt);
            List<RecordingOutput.Sent> other = new ArrayList<>(ofKey(key, late));
            for (int n = 0; n < other.size(); n++) {
                while (n + 1 < other.size() && !isSame(one, other, n, nanos) && isShort(other, n, nanos)) {
                    other.subList(n, n + 2).clear();
                }
                if (n < other.size()) {
                    assertTrue(isSame(one, other, n, nanos), "at " + n + " of " + one + ", but late " + other);
                }
            }
            assertEquals(one.size(), other.size(), "at " + key);
        }
    }

    private static boolean isSame(List<RecordingOutput.Sent> one, List<RecordingOutput.Sent> other, int n, long nanos) {
        return n < one.size()
                && one.get(n).message() == other.get(n).message()
                && Math.abs(other.get(n).atNanos() - one.get(n).atNanos()) <= nanos;
    }

    private static boolean isShort(List<RecordingOutput.Sent> notes, int n, long nanos) {
        return ShortMessages.isPress(notes.get(n).message())
                && notes.get(n + 1).atNanos() - notes.get(n).atNanos() <= nanos;
    }

    private static List<RecordingOutput.Sent> ofKey(int key, Session session) {
        return session.playedSinceBegin().stream()
                .filter(one -> ShortMessages.data1(one.message()) == key)
                .toList();
    }

    /// Whatever changes meanwhile: range, scale, velocity, how many sound at once, how many begin within a beat.
    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void noNoteThatIsSentBreaksAConstraint(@ForAll("inModes") List<Action> actions, @ForAll Mode mode) {
        GenerationSettings d = Session.SETTINGS.generation();
        Constraints constraints = new Constraints("D major", 4, 2, 24, 20, 5);
        LiveSettings settings = Session.SETTINGS
                .with(new GenerationSettings(1, 1, 1, 1, 4, d.cuts(), 40, 90, 3, d.maxLengthTicks(), constraints))
                .with(mode);
        Session session = session(false);
        session.settings(settings);
        for (Action action : actions) {
            if (action.kind() == Script.Kind.ANY_MODE) {
                session.settings(settings.with(Mode.values()[action.number() % Mode.values().length]));
            } else if (action.kind() == Script.Kind.SPLIT) {
                session.settings(settings.with(Mode.ANSWER).with(HandSettings.DEFAULT.splitAt(60)));
            } else {
                Script.play(session, action);
            }
        }
        session.pass(20_000 * MILLI);
        List<RecordingOutput.Sent> notes = session.noteOnsSinceBegin();
        for (int n = 0; n < notes.size(); n++) {
            int pitch = ShortMessages.data1(notes.get(n).message());
            assertTrue(pitch >= 40 && pitch <= 90, "range: " + pitch);
            assertTrue(List.of(2, 4, 6, 7, 9, 11, 1).contains(pitch % 12), "scale: " + pitch);
            assertTrue(ShortMessages.data2(notes.get(n).message()) >= 22, "velocity: " + notes.get(n));
            assertTrue(session.output.sounding(notes.get(n).atNanos() + BEGIN_NANOS) <= 3, "polyphony");
        }
        assertEquals(0, session.meters.report().errors());
    }

    /// What an output that schedules has been given already cannot be told from what comes at the same instant.
    @Property(tries = 200, shrinking = ShrinkingMode.BOUNDED)
    void neverStrikesAKeyThatThePlayerHolds(
            @ForAll("playing") List<Action> actions, @ForAll("besideThePlayer") Mode mode, @ForAll boolean schedules) {
        Session session = session(schedules);
        session.settings(Session.SETTINGS.with(mode));
        session.chord(100 * MILLI, 40); // this keyboard does send note-offs
        boolean[] down = new boolean[128];
        long lead = schedules ? LEAD_NANOS : 0;
        for (Action action : actions) {
            long before = session.now();
            boolean[] held = down.clone();
            Script.play(session, action);
            switch (action.kind()) {
                case PRESS -> down[action.pitch()] = true;
                case RELEASE -> down[action.pitch()] = false;
                case CHORD -> Arrays.asList(0, 4, 7).forEach(interval -> down[action.pitch() + interval] = false);
                case ALL_OFF, LOST, PANIC -> Arrays.fill(down, false);
                default -> {}
            }
            assertNoneStruck(session, held, down, before + lead);
            if (session.said.stream().anyMatch(line -> line.contains("No note-offs"))) {
                return; // keys that are down count as up from there on
            }
        }
        assertEquals(0, session.meters.report().errors());
    }

    /// Nothing has begun since at a key that was down all the time.
    private static void assertNoneStruck(Session session, boolean[] before, boolean[] after, long sinceNanos) {
        for (RecordingOutput.Sent note : session.noteOnsSinceBegin()) {
            int pitch = ShortMessages.data1(note.message());
            boolean held = before[pitch] && after[pitch] && note.atNanos() > sinceNanos;
            assertFalse(held && note.atNanos() <= session.now(), "struck though the player holds it: " + note);
        }
    }

    private static Session session(boolean schedules) {
        return new Session(Session.SETTINGS, schedules ? LEAD_NANOS : 0, 1, BEGIN_NANOS);
    }
}
