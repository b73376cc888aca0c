package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What keyboards send beside their keys, and how else they tell of them: whatever it is, the tune is heard as the
/// hands mean it, and answered as if it came from a plain keyboard.
class RareKeyboardsTest {

    private static final int[] TUNE = {60, 62, 64, 65, 67, 67, 65, 64, 62, 60, 62, 60};
    private static final long STEP = BEAT / 2;
    private static final long END = TUNE.length * STEP + 4 * BEAT;

    private final Session session = new Session(Session.SETTINGS);

    record At(long nanos, int source, int message) {}

    private static List<At> tune() {
        return tune(0, 0, 0);
    }

    private static List<At> tune(int source, int channel, long lateNanos) {
        List<At> messages = new ArrayList<>();
        for (int n = 0; n < TUNE.length; n++) {
            long onset = n * STEP + lateNanos;
            messages.add(new At(onset, source, ShortMessages.noteOn(channel, TUNE[n], 80)));
            messages.add(new At(onset + STEP - 60 * MILLI, source, ShortMessages.noteOff(channel, TUNE[n])));
        }
        return messages;
    }

    private static void play(Session session, List<At> messages, long end) {
        long begin = session.now();
        messages.stream().sorted(Comparator.comparingLong(At::nanos)).forEach(one -> {
            session.pass(begin + one.nanos() - session.now());
            session.message(one.source(), one.message());
        });
        session.pass(begin + end - session.now());
    }

    private static List<Integer> answer(Session session, List<At> messages) {
        play(session, messages, END);
        assertEquals(TUNE.length, session.meters.heard().get());
        assertEquals(2 * TUNE.length, session.heardNotes.size(), session.heardNotes.toString());
        List<Integer> pitches = session.noteOnsSinceBegin().stream()
                .map(note -> ShortMessages.data1(note.message()))
                .toList();
        assertFalse(pitches.isEmpty(), session.said.toString());
        return pitches;
    }

    private void assertHeardAsTheTune(List<At> messages) {
        assertEquals(answer(new Session(Session.SETTINGS), tune()), answer(session, messages));
        assertEquals(List.of(), session.said);
    }

    private static List<At> tuneAnd(List<At> others) {
        List<At> all = new ArrayList<>(others);
        all.addAll(tune());
        return all;
    }

    private static List<At> every(long nanos, int... messages) {
        List<At> all = new ArrayList<>();
        for (long at = 0; at < END; at += nanos) {
            for (int message : messages) {
                all.add(new At(at, 0, message));
            }
        }
        return all;
    }

    /// What comes without end beside the keys.
    private static Arguments beside(String name, int millis, int... messages) {
        return Arguments.of(name, every(millis * MILLI + 1, messages));
    }

    static List<Arguments> beside() {
        return List.of(
                beside("clock and sensing", 20, 0xF8, 0xFE),
                beside("clock, start and stop", 20, 0xF8, 0xFA, 0xFC, 0xFB),
                beside("pressure", 1, ShortMessages.pack(0xD0, 64, 0), ShortMessages.pack(0xA0, 60, 90)),
                beside("bends and wheels", 1, ShortMessages.pack(0xE0, 3, 64), ShortMessages.controlChange(0, 1, 9)),
                beside("breath", 3, ShortMessages.controlChange(0, 2, 100), ShortMessages.controlChange(0, 11, 90)),
                beside("programs", 40, ShortMessages.pack(0xC0, 5, 0), ShortMessages.controlChange(0, 0, 1)),
                beside("finer velocities", 7, ShortMessages.controlChange(0, 88, 64)),
                beside("a pedal that is up", 10, ShortMessages.controlChange(0, 64, 0)),
                beside(
                        "a pedal that rests a little down",
                        10,
                        ShortMessages.controlChange(0, 64, 9),
                        ShortMessages.controlChange(0, 64, 8)),
                beside("data", 9, ShortMessages.controlChange(0, 6, 15), ShortMessages.controlChange(0, 38, 0)),
                beside("songs", 100, ShortMessages.pack(0xF2, 5, 5), ShortMessages.pack(0xF3, 1, 0)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beside")
    void whatComesBesideTheKeysChangesNothing(String name, List<At> messages) {
        assertHeardAsTheTune(tuneAnd(messages));
    }

    @Test
    void aKeyboardPutsItselfAtRestWhenItIsSwitchedOn() {
        List<At> rest = new ArrayList<>();
        for (int channel = 0; channel < 16; channel++) {
            for (int controller : new int[] {120, 121, 123, 124, 127}) {
                rest.add(new At(0, 0, ShortMessages.controlChange(channel, controller, 0)));
            }
        }
        assertHeardAsTheTune(tuneAnd(rest));
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 123, 121})
    void allKeysAreLetGoWhereverTheLastOneIs(int controller) {
        List<At> messages = new ArrayList<>();
        for (At one : tune()) {
            messages.add(one);
            if (ShortMessages.isRelease(one.message())) {
                for (int channel = 0; channel < 16; channel++) {
                    messages.add(new At(one.nanos(), 0, ShortMessages.controlChange(channel, controller, 0)));
                }
            }
        }
        assertHeardAsTheTune(messages);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 5, 15, 27, 35, 45, 55})
    void whatAProgramSendsBackToTheKeyboardIsTheSameKey(long lateMillis) {
        List<At> messages = tune();
        messages.addAll(tune(0, 0, lateMillis * MILLI));
        assertHeardAsTheTune(messages);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 8, 25})
    void aKeyboardWithTwoPortsCountsOnce(long lateMillis) {
        List<At> messages = tune();
        messages.addAll(tune(1, 0, lateMillis * MILLI));
        assertHeardAsTheTune(messages);
    }

    @Test
    void messagesThatComeInBurstsAreHeard() {
        play(
                session,
                tune().stream()
                        .map(one -> new At((one.nanos() / (22 * MILLI) + 1) * 22 * MILLI, 0, one.message()))
                        .toList(),
                END);
        assertEquals(TUNE.length, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 10})
    void padsThatLetGoAtOnceAreAnswered(long heldMillis) {
        for (int n = 0; n < 12; n++) {
            session.press(36 + n % 4, 100);
            session.pass(heldMillis * MILLI);
            session.release(36 + n % 4);
            session.pass(STEP - heldMillis * MILLI);
        }
        session.pass(3 * BEAT);
        assertEquals(12, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertEquals(List.of(), session.said);
    }

    /// Some of whose releases are lost.
    @Test
    void keysThatAreHeldForAMomentOnlyAreNoPads() {
        for (int n = 0; n < 24; n++) {
            session.press(60 + n % 4, 80);
            session.pass(20 * MILLI);
            if (n % 7 != 5) {
                session.release(60 + n % 4);
            }
            session.pass(STEP - 20 * MILLI);
        }
        assertEquals(List.of(), session.said);
    }

    // ---- Releases that come elsewhere

    private void assertLetsGo(int press, int release) {
        session.chord(BEAT, 60, 64);
        session.message(press);
        session.pass(BEAT);
        session.message(release);
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty(), session.heardNotes.toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 15})
    void aChannelChangedWhileAKeyIsDownLetsItGo(int channel) {
        assertLetsGo(ShortMessages.noteOn(0, 67, 80), ShortMessages.noteOff(channel, 67));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 2, 5, -7})
    void aTranspositionWhileAKeyIsDownIsSaid(int shift) {
        session.chord(BEAT, 60, 64);
        session.press(67, 80);
        session.pass(BEAT);
        session.release(67 + shift);
        session.pass(22 * BEAT);
        assertEquals(1, session.said.size());
        assertTrue(session.said.getFirst().contains("G4 is held"), session.said.toString());
    }

    @Test
    void aChannelThatIsOnlyForReleasesIsUnderstood() {
        assertHeardAsTheTune(tune().stream()
                .map(one -> ShortMessages.isRelease(one.message())
                        ? new At(one.nanos(), 0, ShortMessages.noteOff(3, ShortMessages.data1(one.message())))
                        : one)
                .toList());
    }

    // ---- Signs of life

    @ParameterizedTest
    @ValueSource(longs = {360, 400, 500, 1_000})
    void aKeyboardThatSeldomSaysThatItIsThereLosesNoHeldKeys(long everyMillis) {
        for (int phrase = 0; phrase < 3; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            session.press(60, 80);
            for (long passed = 0; passed < 8_000; passed += everyMillis) {
                session.message(0xFE);
                session.pass(everyMillis * MILLI);
            }
            if (phrase > 0) {
                assertEquals(before, session.noteOnsSinceBegin().size(), "plays into a held key");
            }
            session.release(60);
            session.pass(20 * BEAT);
        }
        assertTrue(session.said.size() <= 1, session.said.toString());
    }

    // ---- Pedals

    /// How far down a foot at rest, and one that is down, say that the pedal is.
    private void phrase(long notes, ToIntFunction<Boolean> pedal, boolean lastOnly) {
        for (int n = 0; n < notes; n++) {
            boolean last = n == notes - 1;
            session.press(60 + n % 5, 80);
            if (!lastOnly) {
                session.message(ShortMessages.controlChange(0, 64, pedal.applyAsInt(false)));
            }
            session.pass(100 * MILLI);
            if (!lastOnly || last) {
                session.message(ShortMessages.controlChange(0, 64, pedal.applyAsInt(true)));
            }
            session.pass(STEP - 150 * MILLI);
            session.release(60 + n % 5);
            session.pass(last ? BEAT : 50 * MILLI);
        }
        session.message(ShortMessages.controlChange(0, 64, pedal.applyAsInt(false)));
    }

    private void assertAnsweredAfterTwoPhrases(ToIntFunction<Boolean> pedal, boolean lastOnly) {
        for (int phrase = 0; phrase < 6; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            phrase(12, pedal, lastOnly);
            session.pass((phrase < 2 ? 14 : 2) * BEAT + 250 * MILLI);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase + session.said);
            session.pass(14 * BEAT);
        }
        assertTrue(session.said.size() <= 2, session.said.toString());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPedalWiredTheWrongWayRoundIsFoundOut(boolean lastOnly) {
        assertAnsweredAfterTwoPhrases(down -> down ? 0 : 127, lastOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPedalWiredTheWrongWayRoundThatSaysSoWhenSwitchedOnIsFoundOut(boolean lastOnly) {
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.pass(3 * BEAT);
        assertAnsweredAfterTwoPhrases(down -> down ? 0 : 127, lastOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aHalfPedalWiredTheWrongWayRoundIsFoundOut(boolean lastOnly) {
        assertAnsweredAfterTwoPhrases(down -> down ? 12 : 119, lastOnly);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aPedalWiredTheWrongWayRoundThatIsOftenLeftAloneIsFoundOut(boolean before) {
        session.message(ShortMessages.controlChange(0, 64, 127));
        for (int phrase = 0; phrase < 8; phrase++) {
            int played = session.noteOnsSinceBegin().size();
            if (phrase % 2 == (before ? 0 : 1)) {
                phrase(12, down -> down ? 0 : 127, false);
            } else {
                play(session, tune(), TUNE.length * STEP);
            }
            session.pass((phrase < 3 ? 14 : 2) * BEAT + 250 * MILLI);
            assertTrue(session.noteOnsSinceBegin().size() > played, "phrase " + phrase + session.said);
            session.pass(14 * BEAT);
        }
    }

    @Test
    void aPedalThatTremblesWhileItStaysDownIsFoundOut() {
        for (int phrase = 0; phrase < 5; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            List<At> messages = new ArrayList<>(tune());
            for (int n = 0; n < 100; n++) {
                messages.add(new At(n * 20L * MILLI, 0, ShortMessages.controlChange(0, 64, 120 + n % 7)));
            }
            play(session, messages, TUNE.length * STEP);
            session.pass((phrase < 2 ? 14 : 2) * BEAT + 250 * MILLI);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase + session.said);
            session.pass(14 * BEAT);
        }
        assertEquals(1, session.said.size(), session.said.toString());
    }

    @Test
    void aHalfPedalThatSweepsIsAPedal() {
        for (int phrase = 0; phrase < 4; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            session.press(60, 80);
            sweep(0, 127);
            session.release(60);
            session.pass(6 * BEAT);
            assertEquals(before, session.noteOnsSinceBegin().size(), "held");
            sweep(127, 0);
            session.pass(2 * BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(14 * BEAT);
        }
        assertEquals(List.of(), session.said);
    }

    private void sweep(int from, int to) {
        for (int value = from; value != to; value += Integer.signum(to - from)) {
            session.message(ShortMessages.controlChange(0, 64, value));
            session.pass(2 * MILLI);
        }
        session.message(ShortMessages.controlChange(0, 64, to));
    }

    @Test
    void aPedalThatComesOnAllChannelsIsOne() {
        for (int phrase = 0; phrase < 3; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            session.press(60, 80);
            onAll(127);
            session.pass(BEAT);
            session.release(60);
            session.pass(5 * BEAT);
            assertEquals(before, session.noteOnsSinceBegin().size(), "held");
            onAll(0);
            session.pass(2 * BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(14 * BEAT);
        }
        assertEquals(List.of(), session.said);
    }

    private void onAll(int value) {
        for (int channel = 0; channel < 16; channel++) {
            session.message(ShortMessages.controlChange(channel, 64, value));
        }
    }

    // ---- Hands

    @Test
    void aWindControllerThatSlursIsAnswered() {
        for (int n = 0; n < 12; n++) {
            session.press(TUNE[n] + n % 2, 127);
            if (n > 0) {
                session.release(TUNE[n - 1] + (n - 1) % 2);
            }
            for (int breath = 0; breath < 50; breath++) {
                session.message(ShortMessages.controlChange(0, 2, breath));
                session.pass(STEP / 50);
            }
        }
        session.release(TUNE[11] + 1);
        session.pass(3 * BEAT);
        assertEquals(12, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aKeyThatIsStruckAgainWithoutComingUpIsStruckTwice() {
        for (int n = 0; n < 6; n++) {
            session.press(60, 60 + n);
            session.pass(STEP);
        }
        session.release(60);
        session.pass(3 * BEAT);
        assertEquals(6, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aGlissandoOverAllKeysIsHeardKeyByKey() {
        for (int pitch = 21; pitch < 109; pitch++) {
            session.press(pitch, 80);
            session.pass(4 * MILLI);
            session.release(pitch);
        }
        session.pass(3 * BEAT);
        assertEquals(88, session.meters.heard().get());
        assertEquals(List.of(), session.said);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aTrillOfTwoFingersIsHeardKeyByKey() {
        for (int n = 0; n < 40; n++) {
            session.press(72 + n % 2, 80);
            session.pass(10 * MILLI);
            session.release(72 + (n + 1) % 2); // the one before
            session.pass(30 * MILLI);
        }
        session.release(73);
        session.pass(3 * BEAT);
        assertEquals(40, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void theKeyboardsOwnPanicLetsGoOnceAndTheReleasesAfterItSayNothing() {
        session.chord(BEAT, 60, 64);
        session.press(60, 80);
        session.press(67, 80);
        session.pass(100 * MILLI);
        for (int channel = 0; channel < 16; channel++) {
            session.message(ShortMessages.controlChange(channel, 120, 0));
            session.message(ShortMessages.controlChange(channel, 123, 0));
        }
        session.pass(200 * MILLI);
        session.press(72, 80);
        session.release(60);
        session.release(67);
        session.pass(4 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size(), "72 is held");
        session.release(72);
        session.pass(3 * BEAT);
        assertEquals(5, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }
}
