package continuo.live;

import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.live.Script.Action;
import continuo.live.Script.Kind;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/// What must hold whatever is played and whatever goes wrong.
class GuaranteesTest {

    private static final long LEAD_NANOS = 40 * MILLI;
    private static final long BEGIN_NANOS = 5_000_000_000_000L;
    private static final long NEVER = Long.MAX_VALUE;
    private static final long LONG_ENOUGH_NANOS = 1_000_000 * MILLI; // no script plays for longer

    @Provide
    Arbitrary<List<Action>> playing() {
        return Script.playing();
    }

    @Provide
    Arbitrary<List<Action>> playingWithSettings() {
        return Script.playingWithSettings();
    }

    @Provide
    Arbitrary<List<Action>> everything() {
        return Script.everything();
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void noNoteHangsWhateverHappens(@ForAll("everything") List<Action> actions, @ForAll boolean schedules) {
        Session session = session(schedules, 1);
        Script.play(session, actions);
        session.output.failNext(0);
        session.settings(Session.SETTINGS); // no line goes on for ever
        session.pass(LONG_ENOUGH_NANOS);
        assertEveryNoteOnIsPaired(session.sentSinceBegin());
        assertEquals(0, session.soundingNow());
        assertEquals(0, session.meters.report().hanging());
    }

    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void closingInTheMidstLeavesNothingSounding(@ForAll("everything") List<Action> actions, @ForAll boolean schedules) {
        Session session = session(schedules, 1);
        Script.play(session, actions);
        session.output.failNext(0);
        session.close();
        assertEveryNoteOnIsPaired(session.sentSinceBegin());
        assertEquals(0, session.output.sounding(Long.MAX_VALUE));
        assertEquals(0, session.meters.report().hanging());
    }

    /// Where it finds out that a key or pedal only seems to be down, it may play on; it says so of pedals, of
    /// pads that send no note-offs, and of a key that was held for four beats.
    @Property(tries = 150, shrinking = ShrinkingMode.BOUNDED)
    void neverPlaysWhileThePlayerDoesNorBeforeTheSilenceHasLasted(
            @ForAll("playing") List<Action> actions, @ForAll boolean schedules) {
        Session session = session(schedules, 1);
        session.chord(100 * MILLI, 40); // this keyboard does send note-offs
        session.pass(100 * Session.BEAT);
        TreeMap<Long, Long> soundsFrom =
                new TreeMap<>(); // the slow twin: since when the oldest key sounds, from when on
        soundsFrom.put(0L, NEVER);
        PlayerTwin twin = new PlayerTwin();
        long checked = session.now();
        for (Action action : actions) {
            for (Action step : inSteps(action)) {
                twin.apply(step, session.now());
                soundsFrom.put(session.now(), twin.soundsSince());
                Script.play(session, step);
                if (session.said.stream().noneMatch(line -> line.contains("edal") || line.contains("No note-offs"))) {
                    checked = session.now();
                    if (twin.soundsSince() > checked - 4 * Session.BEAT && twin.soundsSince() != NEVER) {
                        assertEquals(0, session.soundingNow(), "sounds although the player plays");
                    }
                }
            }
        }
        for (Sent note : session.noteOnsSinceBegin()) {
            var entry = soundsFrom.lowerEntry(note.atNanos()); // a note of the very instant of a press came before it
            long since = entry.getValue();
            if (note.atNanos() < checked && (since == NEVER || since > note.atNanos() - 4 * Session.BEAT)) {
                assertEquals(NEVER, since, "played into the playing: " + note);
                long silentFrom = silentFrom(soundsFrom, entry.getKey());
                var playing = soundsFrom.lowerEntry(silentFrom);
                boolean mayHaveCountedAsUp = playing != null && playing.getValue() <= silentFrom - 4 * Session.BEAT;
                assertTrue(mayHaveCountedAsUp || note.atNanos() >= silentFrom + Session.BEAT, "too early: " + note);
            }
        }
        assertEquals(0, session.meters.report().errors());
        assertEquals(0, session.meters.report().late());
        assertEquals(0, session.meters.report().dropped());
    }

    private static long silentFrom(NavigableMap<Long, Long> soundsFrom, long key) {
        long from = key;
        for (var entry = soundsFrom.floorEntry(key);
                entry != null && entry.getValue() == NEVER;
                entry = soundsFrom.lowerEntry(from)) {
            from = entry.getKey();
            if (soundsFrom.lowerEntry(from) == null) {
                break;
            }
        }
        return from;
    }

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void whatIsPlayedDoesNotDependOnWhenTheStagesHaveTime(
            @ForAll("playingWithSettings") List<Action> actions, @ForAll boolean schedules) {
        Session prompt = session(schedules, 1);
        Session slow = new Session(Session.SETTINGS, schedules ? LEAD_NANOS : 0, 37 * MILLI, BEGIN_NANOS + 12_345);
        Session slower = new Session(Session.SETTINGS, schedules ? LEAD_NANOS : 0, 170 * MILLI, BEGIN_NANOS);
        for (Session session : List.of(prompt, slow, slower)) {
            Script.play(session, actions);
            session.pass(LONG_ENOUGH_NANOS);
        }
        assertEquals(prompt.playedSinceBegin(), slow.playedSinceBegin());
        assertEquals(prompt.playedSinceBegin(), slower.playedSinceBegin());
    }

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void whatIsPlayedFollowsFromTheEventsAloneAtWhateverTimesTheImproviserWakes(
            @ForAll("playingWithSettings") List<Action> actions,
            @ForAll BeatSource beat,
            @ForAll boolean schedules,
            @ForAll long seed) {
        Session prompt = session(schedules, 1);
        Session random = session(schedules, 1);
        random.wakeAtRandom(seed);
        for (Session session : List.of(prompt, random)) {
            session.settings(Script.following(beat));
            Script.play(session, actions);
            session.pass(LONG_ENOUGH_NANOS);
        }
        assertEquals(prompt.playedSinceBegin(), random.playedSinceBegin());
    }

    @Example
    void aBeatThatWasToldInAShortSilenceAndTakenBackLeavesNoTrace() {
        List<Action> actions = new ArrayList<>();
        for (int[] chord : new int[][] {{55, 23}, {55, 108}, {57, 0}, {58, 0}, {56, 46}, {55, 125}}) {
            actions.add(new Action(Kind.CHORD, chord[0], 0, chord[1]));
        }
        actions.add(new Action(Kind.PRESS, 55, 0, 0));
        whatIsPlayedFollowsFromTheEventsAloneAtWhateverTimesTheImproviserWakes(
                actions, BeatSource.AUTO, true, 1_602_697_386L);
    }

    @Property(tries = 80, shrinking = ShrinkingMode.BOUNDED)
    void ownNotesHeardBackChangeNothing(@ForAll("playing") List<Action> actions) {
        // Not where the output schedules: there the release of a note that was taken back comes back alone, and if the
        // player has just struck that very key, it counts as released.
        Session alone = session(false, 1);
        Session fedBack = session(false, 1);
        fedBack.feedBackAfter(7 * MILLI);
        for (Session session : List.of(alone, fedBack)) {
            session.pass(20 * MILLI); // what the start sends has come back
            PlayerTwin keys = new PlayerTwin();
            for (Action action : actions) {
                if (action.kind() != Kind.RELEASE
                        || keys.down[action.pitch()]) { // a stray release would pass for an echo
                    Script.play(session, action);
                    session.pass(8 * MILLI); // no finger is quicker than the way back
                }
                inSteps(action).forEach(step -> keys.apply(step, session.now()));
            }
            session.pass(LONG_ENOUGH_NANOS);
        }
        assertEquals(alone.playedSinceBegin(), fedBack.playedSinceBegin());
        assertEquals(alone.heardNotes, fedBack.heardNotes);
    }

    private static Session session(boolean schedules, long tickNanos) {
        return new Session(Session.SETTINGS, schedules ? LEAD_NANOS : 0, tickNanos, BEGIN_NANOS);
    }

    private static void assertEveryNoteOnIsPaired(List<Sent> sent) {
        boolean[] on = new boolean[16 * 128];
        for (Sent one : sent) {
            int key = ShortMessages.channel(one.message()) * 128 + ShortMessages.data1(one.message());
            if (ShortMessages.isPress(one.message())) {
                assertFalse(on[key], "struck again while it sounds: " + one);
                on[key] = true;
            } else if (ShortMessages.isRelease(one.message())) {
                on[key] = false;
            }
        }
        for (int key = 0; key < on.length; key++) {
            assertFalse(on[key], "hangs: " + key);
        }
    }

    /// A chord is presses, time, releases, time.
    private static List<Action> inSteps(Action action) {
        if (action.kind() != Kind.CHORD) {
            return List.of(action);
        }
        List<Action> steps = new ArrayList<>();
        for (Kind kind : List.of(Kind.PRESS, Kind.PASS, Kind.RELEASE, Kind.PASS)) {
            for (int interval : kind == Kind.PASS ? new int[] {0} : new int[] {0, 4, 7}) {
                steps.add(new Action(kind, action.pitch() + interval, action.number(), action.millis()));
            }
        }
        return steps;
    }

    /// Which keys of the player sound, told as simply as possible.
    private static final class PlayerTwin {

        private final boolean[] down = new boolean[128];
        private final boolean[] held = new boolean[128];
        private final long[] since = new long[128];
        private boolean pedal;

        /// Since when the oldest key sounds; [#NEVER] if none does.
        long soundsSince() {
            long oldest = NEVER;
            for (int pitch = 0; pitch < 128; pitch++) {
                oldest = down[pitch] || held[pitch] ? Math.min(oldest, since[pitch]) : oldest;
            }
            return oldest;
        }

        void apply(Action action, long now) {
            switch (action.kind()) {
                case PRESS -> {
                    down[action.pitch()] = true;
                    since[action.pitch()] = now;
                }
                case RELEASE -> up(action.pitch());
                case PEDAL -> {
                    pedal = action.number() >= 64;
                    if (!pedal) {
                        java.util.Arrays.fill(held, false);
                    }
                }
                case ALL_OFF -> allUp();
                case LOST, PANIC -> {
                    pedal = false;
                    allUp();
                    java.util.Arrays.fill(held, false);
                }
                default -> {}
            }
        }

        private void up(int pitch) {
            held[pitch] |= down[pitch] && pedal;
            down[pitch] = false;
        }

        private void allUp() {
            for (int pitch = 0; pitch < 128; pitch++) {
                up(pitch);
            }
        }
    }
}
