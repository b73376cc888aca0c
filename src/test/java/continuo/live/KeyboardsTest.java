package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keyboards as they really are.
class KeyboardsTest {

    private static final int[] TUNE = {60, 62, 64, 65, 67, 67, 65, 64, 62, 60, 62, 60};
    private static final long STEP = BEAT / 2;

    private final Session session = new Session(Session.SETTINGS);

    private record At(long nanos, int message) {}

    /// Plays messages at their times, and waits until the session is at `end`.
    private static void play(Session session, List<At> messages, long end) {
        long begin = session.now();
        messages.stream().sorted(Comparator.comparingLong(At::nanos)).forEach(one -> {
            session.pass(begin + one.nanos() - session.now());
            session.message(one.message());
        });
        session.pass(begin + end - session.now());
    }

    private static List<At> tune(int channel, int velocity, long lateNanos) {
        List<At> messages = new ArrayList<>();
        for (int n = 0; n < TUNE.length; n++) {
            long onset = n * STEP + lateNanos;
            messages.add(new At(onset, ShortMessages.noteOn(channel, TUNE[n], velocity)));
            messages.add(new At(onset + STEP - 60 * MILLI, ShortMessages.noteOff(channel, TUNE[n])));
        }
        return messages;
    }

    private static List<At> both(List<At> some, List<At> others) {
        List<At> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static List<Integer> pitches(List<Sent> notes) {
        return notes.stream().map(note -> ShortMessages.data1(note.message())).toList();
    }

    private static List<Integer> answer(List<At> messages) {
        Session session = new Session(Session.SETTINGS);
        play(session, messages, 30 * BEAT);
        assertEquals(TUNE.length, session.meters.heard().get());
        assertEquals(2 * TUNE.length, session.heardNotes.size(), session.heardNotes.toString());
        return pitches(session.noteOnsSinceBegin());
    }

    // ---- One key counts once

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 5, 12})
    void aTuneOnTwoChannelsIsAnsweredAsTheTune(long lateMillis) {
        List<Integer> plain = answer(tune(0, 80, 0));
        assertFalse(plain.isEmpty());
        assertEquals(plain, answer(both(tune(0, 80, 0), tune(1, 64, lateMillis * MILLI))), "the second is softer");
        assertEquals(plain, answer(both(tune(0, 64, 0), tune(1, 80, lateMillis * MILLI))), "the second is louder");
        assertEquals(plain, answer(both(tune(0, 80, 0), tune(0, 80, lateMillis * MILLI))), "all comes twice");
    }

    @Test
    void bothReleasesAreAwaited() {
        session.message(ShortMessages.noteOn(0, 60, 80));
        session.message(ShortMessages.noteOn(1, 60, 80));
        session.pass(BEAT);
        session.message(ShortMessages.noteOff(0, 60));
        session.pass(4 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
        session.message(ShortMessages.noteOff(1, 60));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void keysThatBounceCountOnce() {
        List<At> bouncing = new ArrayList<>();
        for (At one : tune(0, 80, 0)) {
            int pitch = ShortMessages.data1(one.message());
            int other = ShortMessages.isPress(one.message())
                    ? ShortMessages.noteOff(0, pitch)
                    : ShortMessages.noteOn(0, pitch, 20);
            bouncing.add(one);
            bouncing.add(new At(one.nanos() + 4 * MILLI, other));
            bouncing.add(new At(one.nanos() + 7 * MILLI, one.message()));
            bouncing.add(new At(one.nanos() + 11 * MILLI, other));
            bouncing.add(new At(one.nanos() + 15 * MILLI, one.message()));
        }
        assertEquals(answer(tune(0, 80, 0)).size() > 0, answer(bouncing).size() > 0);
    }

    @ParameterizedTest
    @CsvSource({"60, 50", "60, 30", "100, 99", "500, 499", "500, 490"})
    void aKeyStruckAgainByFastFingersCountsTwice(long apartMillis, long heldMillis) {
        for (int n = 0; n < 10; n++) {
            session.press(60, 70 + n);
            session.pass(heldMillis * MILLI);
            session.release(60);
            session.pass((apartMillis - heldMillis) * MILLI);
        }
        session.pass(BEAT);
        assertEquals(10, session.meters.heard().get());
        assertEquals(20, session.heardNotes.size());
    }

    @Test
    void theFirstStrikeIsHeardAtOnceAndAKeyThatMayChatterALittleLater() {
        session.press(60, 80);
        assertEquals(1, session.meters.heard().get());
        session.pass(BEAT);
        session.release(60);
        session.pass(2 * MILLI);
        session.press(60, 80);
        assertEquals(1, session.meters.heard().get());
        session.press(64, 80);
        assertEquals(3, session.meters.heard().get(), "in the order in which they were struck");
    }

    // ---- A phrase is forgotten only when an answer was heard

    @Test
    void aBreathLongerThanTheSilenceBelongsToThePhrase() {
        for (int part = 0; part < 2; part++) {
            session.chord(4 * BEAT, 60, 64, 67);
            session.pass(BEAT + 20 * MILLI);
        }
        session.pass(30 * BEAT);
        assertTrue(lastsBeats() > 5, session.noteOnsSinceBegin().toString());
    }

    @Test
    void restsOfABeatBelongToThePhrase() {
        for (int n = 0; n < 12; n++) {
            session.chord(BEAT - 20 * MILLI, 60 + n % 5, 67);
            session.pass(n == 11 ? 0 : BEAT + 20 * MILLI);
        }
        long end = session.now();
        session.pass(60 * BEAT);
        List<Sent> answer = session.noteOnsSinceBegin().stream()
                .filter(note -> note.atNanos() > end)
                .toList();
        assertTrue(answer.size() > 5, answer.toString());
    }

    private double lastsBeats() {
        List<Sent> notes = session.noteOnsSinceBegin();
        return (double) (notes.getLast().atNanos() - notes.getFirst().atNanos()) / BEAT;
    }

    // ---- Lost releases and stuck pedals

    @Test
    void aReleaseThatIsLostInMidPhraseKeepsNoAnswerBack() {
        List<At> messages = tune(0, 80, 0);
        messages.removeIf(one -> one.message() == ShortMessages.noteOff(0, 67) && one.nanos() > 5 * STEP);
        play(session, messages, 12 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty(), "after eight beats at most");
        assertTrue(lastsBeats() <= 6.1, "as long as the phrase");
    }

    @Test
    void aLastReleaseThatIsLostIsSaidAndThenPassedOver() {
        session.chord(BEAT, 60, 64);
        session.press(67, 80);
        session.pass(25 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
        assertTrue(session.said.getLast().contains("No answer while G4 is held"), session.said.toString());
        session.pass(80 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertTrue(lastsBeats() <= 2, "as long as what was heard");
    }

    @Test
    void aDroneDoesNotSilenceIt() {
        session.press(36, 80);
        session.pass(BEAT);
        for (int phrase = 0; phrase < 3; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            for (int n = 0; n < 10; n++) {
                session.chord(BEAT - 20 * MILLI, 60 + n);
                session.pass(20 * MILLI);
            }
            session.pass(BEAT + BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(12 * BEAT);
        }
        session.release(36);
    }

    @Test
    void aPedalThatIsNeverLiftedIsFoundOutWithinTwoPhrasesAndSaidOnce() {
        session.message(ShortMessages.controlChange(0, 64, 127));
        for (int phrase = 0; phrase < 4; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            play(session, tune(0, 80, 0), 12 * STEP);
            session.pass(3 * BEAT);
            assertEquals(phrase > 0, session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(phrase == 0 ? 0 : 20 * BEAT);
        }
        assertEquals(
                1, session.said.stream().filter(line -> line.contains("edal")).count());
    }

    @Test
    void aPedalThatIsNeverLiftedIsFoundOutByStillness() {
        session.message(ShortMessages.controlChange(0, 64, 127));
        play(session, tune(0, 80, 0), 12 * STEP);
        session.pass(14 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertTrue(session.said.getLast().contains("edal"), session.said.toString());
    }

    @Test
    void aPedalThatCountsAsUpHoldsAgainWhenItMoves() {
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.chord(BEAT, 60, 64);
        session.pass(20 * BEAT);
        session.message(ShortMessages.controlChange(0, 64, 0));
        session.message(ShortMessages.controlChange(0, 64, 127));
        int before = session.noteOnsSinceBegin().size();
        session.chord(BEAT, 60, 64);
        session.pass(6 * BEAT);
        assertEquals(before, session.noteOnsSinceBegin().size());
        session.message(ShortMessages.controlChange(0, 64, 0));
        session.pass(6 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > before);
    }

    /// The foot goes down after each chord and up at the next; the pedal tells the opposite.
    @Test
    void aPedalWiredTheWrongWayRoundIsFoundOutWithinTwoPhrases() {
        for (int phrase = 0; phrase < 5; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            pedalledPhrase(0, 127);
            session.pass((phrase < 2 ? 5 : 2) * BEAT);
            if (phrase > 0) {
                assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase + session.said);
            }
            session.pass(12 * BEAT);
        }
        assertEquals(
                1,
                session.said.stream()
                        .filter(line -> line.contains("wrong way round"))
                        .count());
    }

    @Test
    void aPedalWiredTheRightWayIsLeftAlone() {
        for (int phrase = 0; phrase < 5; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            pedalledPhrase(127, 0);
            session.pass(2 * BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(12 * BEAT);
        }
        assertEquals(List.of(), session.said);
    }

    @Test
    void theSilenceBeginsWhereThePedalIsLifted() {
        for (int phrase = 0; phrase < 30; phrase++) {
            session.message(ShortMessages.controlChange(0, 64, 127));
            session.chord(200 * MILLI, 60 + phrase % 5, 64);
            session.pass(400 * MILLI);
            session.message(ShortMessages.controlChange(0, 64, 0));
            int before = session.noteOnsSinceBegin().size();
            session.pass(BEAT - 2 * MILLI);
            assertEquals(before, session.noteOnsSinceBegin().size(), "phrase " + phrase);
            session.pass(20 * BEAT);
        }
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void chordsThatRingUnderThePedalWithRestsBetweenAreOnePhrase() {
        for (int chord = 0; chord < 8; chord++) {
            session.chord(20 * MILLI, 60 + chord, 64 + chord);
            session.message(ShortMessages.controlChange(0, 64, 0));
            session.pass(150 * MILLI);
            session.message(ShortMessages.controlChange(0, 64, 127));
            session.pass(4 * BEAT);
        }
        assertEquals(List.of(), session.said);
    }

    private void pedalledPhrase(int down, int up) {
        for (int chord = 0; chord < 8; chord++) {
            session.press(60 + chord, 80);
            session.message(ShortMessages.controlChange(0, 64, up));
            session.pass(100 * MILLI);
            session.message(ShortMessages.controlChange(0, 64, down));
            session.pass(BEAT - 200 * MILLI);
            session.release(60 + chord);
            session.pass(100 * MILLI);
        }
        session.press(60, 80);
        session.pass(BEAT);
        session.message(ShortMessages.controlChange(0, 64, up));
        session.pass(30 * MILLI);
        session.release(60);
    }

    @Test
    void padsThatSendNoNoteOffAreAnswered() {
        int[] pads = {36, 38, 42, 36, 38, 42, 46};
        for (int phrase = 0; phrase < 3; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            for (int pad : pads) {
                session.press(pad, 100);
                session.pass(BEAT);
            }
            session.pass(BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(20 * BEAT);
        }
        assertEquals(21, session.meters.heard().get());
        assertEquals(
                1,
                session.said.stream().filter(line -> line.contains("note-offs")).count());
    }

    @Test
    void padsOnTwoChannelsThatSendNoNoteOffAreAnswered() {
        int[] pads = {36, 38, 42, 36, 38, 42, 46};
        for (int phrase = 0; phrase < 3; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            for (int pad : pads) {
                session.message(ShortMessages.noteOn(0, pad, 100));
                session.pass(4 * MILLI);
                session.message(ShortMessages.noteOn(1, pad, 90));
                session.pass(BEAT);
            }
            session.pass(BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "phrase " + phrase);
            session.pass(20 * BEAT);
        }
        assertEquals(21, session.meters.heard().get());
    }

    @Test
    void aKeyThatBouncesOnTwoChannelsAndComesTwiceCountsOnce() {
        List<At> bounce = new ArrayList<>();
        long[] comes = {0, 2, 12, 14}; // by the first channel, doubled, by the second, doubled
        for (long at : new long[] {0, 6, 12}) { // down, up, down again
            for (int way = 0; way < comes.length; way++) {
                int channel = way / 2;
                bounce.add(new At(
                        (at + comes[way]) * MILLI,
                        at == 6 ? ShortMessages.noteOff(channel, 60) : ShortMessages.noteOn(channel, 60, 80)));
            }
        }
        play(session, bounce, BEAT);
        session.message(ShortMessages.noteOff(0, 60));
        session.message(ShortMessages.noteOff(1, 60));
        assertEquals(1, session.meters.heard().get());
        assertEquals(2, session.heardNotes.size(), session.heardNotes.toString());
    }

    @Test
    void padsThatAreNeverStruckTwiceAreAnsweredAfterAWhile() {
        for (int pad = 0; pad < 5; pad++) {
            session.press(36 + pad, 100);
            session.pass(BEAT);
        }
        session.pass(14 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void releasesOfKeysThatWereNeverStruckSayNothingOfThem() {
        for (int pitch = 0; pitch < 128; pitch++) {
            session.release(pitch); // as a program puts an instrument at rest
        }
        session.pass(10 * MILLI);
        for (int pad = 0; pad < 5; pad++) {
            session.press(36 + pad, 100);
            session.pass(BEAT);
        }
        assertEquals(
                5,
                session.heardNotes.stream()
                        .filter(note -> ShortMessages.isPress(note.message()))
                        .count());
        assertEquals(10 * MILLI, session.heardNotes.getFirst().atNanos());
        session.pass(14 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {12, -12, 24, -24})
    void anOctaveShiftWhileAKeyIsDownLetsItGo(int shift) {
        session.chord(BEAT, 60, 64);
        session.press(67, 80);
        session.pass(BEAT);
        session.release(67 + shift);
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aKeyThatBouncesWhereTheOctaveWasShiftedIsNotStruckThere() {
        session.press(67, 80);
        session.pass(BEAT);
        session.release(79);
        session.pass(4 * MILLI);
        session.press(79, 20);
        session.pass(3 * MILLI);
        session.release(79);
        session.pass(3 * BEAT);
        assertEquals(1, session.meters.heard().get());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    /// It may be a contact that chatters, and was never struck before: it is no older than this press.
    @Test
    void aKeyThatIsStruckRightAfterAReleaseForAnotherOctaveIsHeard() {
        session.press(72, 80);
        session.pass(8 * MILLI);
        session.release(60);
        session.press(60, 80);
        session.press(55, 80);
        session.pass(BEAT);
        session.release(55);
        session.pass(5 * BEAT);
        assertEquals(3, session.meters.heard().get());
        assertEquals(List.of(), session.noteOnsSinceBegin());
        assertEquals(List.of(), session.said);
    }

    @Test
    void aReleaseThatComesTwiceLetsNoOctaveGo() {
        session.press(60, 80);
        session.pass(100 * MILLI);
        session.press(72, 80);
        session.pass(BEAT);
        session.release(60);
        session.pass(2 * MILLI);
        session.release(60);
        session.pass(5 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
    }

    // ---- Controllers as the standard says

    @ParameterizedTest
    @ValueSource(ints = {123, 124, 125, 126, 127})
    void allNotesOffLetsKeysGoAndLeavesThePedalsNotes(int controller) {
        session.press(60, 80);
        session.pass(BEAT);
        session.message(ShortMessages.controlChange(0, controller, 0));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty(), "no pedal");

        session.pass(20 * BEAT);
        int before = session.noteOnsSinceBegin().size();
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.press(60, 80);
        session.pass(BEAT);
        session.message(ShortMessages.controlChange(0, controller, 0));
        session.pass(5 * BEAT);
        assertEquals(before, session.noteOnsSinceBegin().size(), "the pedal holds");
        session.message(ShortMessages.controlChange(0, 121, 0));
        session.pass(3 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > before, "121 lifts it");
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 0xFF})
    void allSoundOffAndResetEndAll(int what) {
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.press(64, 80);
        session.pass(BEAT);
        session.release(64);
        session.press(60, 80);
        session.pass(BEAT);
        session.message(what == 0xFF ? what : ShortMessages.controlChange(0, what, 0));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {66, 69})
    void sostenutoAndHold2HoldWhatTheyHold(int controller) {
        session.press(60, 80);
        session.pass(BEAT);
        session.message(ShortMessages.controlChange(0, controller, 127));
        session.release(60);
        session.chord(BEAT, 64);
        session.pass(5 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
        session.message(ShortMessages.controlChange(0, controller, 0));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void sostenutoDoesNotHoldWhatIsStruckLater() {
        session.message(ShortMessages.controlChange(0, 66, 127));
        session.chord(BEAT, 60);
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aKeyboardThatNoLongerSaysThatItIsThereHoldsNothing() {
        for (int sign = 0; sign < 4; sign++) {
            session.message(0xFE);
            session.pass(290 * MILLI);
        }
        session.press(60, 80);
        for (int sign = 0; sign < 10; sign++) {
            session.pass(290 * MILLI);
            session.message(sign % 2 == 0 ? 0xFE : ShortMessages.pack(0xE0, 0, sign)); // all is a sign of life
        }
        assertEquals(0, session.noteOnsSinceBegin().size());
        long gone = session.now();
        session.pass(4 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertTrue(session.noteOnsSinceBegin().getFirst().atNanos() <= gone + 350 * MILLI + 2 * BEAT);
        assertTrue(session.said.getLast().contains("stopped saying"), session.said.toString());
    }

    @Test
    void aKeyboardThatIsGoneWhileAnotherPlaysIsLetGoAndTheOtherIsNot() {
        session.message(0, 0xFE);
        session.message(1, 0xFE);
        session.message(0, ShortMessages.noteOn(0, 48, 80));
        session.message(0, ShortMessages.controlChange(2, 64, 127));
        session.message(0, ShortMessages.noteOn(2, 50, 80));
        session.message(0, ShortMessages.noteOff(2, 50)); // held by its pedal
        session.message(1, ShortMessages.noteOn(1, 60, 80));
        for (int n = 0; n < 4; n++) {
            session.pass(200 * MILLI);
            session.message(1, 0xFE);
        }
        assertEquals(List.of(50, 48), ended(), "the first by the hand");
        assertTrue(session.said.getLast().contains("stopped saying"), session.said.toString());

        session.message(1, ShortMessages.noteOff(1, 60));
        for (int n = 0; n < 10; n++) {
            session.pass(200 * MILLI);
            session.message(1, 0xFE);
        }
        assertFalse(session.noteOnsSinceBegin().isEmpty(), "nothing of the keyboard that is gone is waited for");
    }

    @Test
    void aKeyboardThatNeverSaidThatItIsThereIsNotMissedWhereAnotherDid() {
        session.message(0, 0xFE);
        session.message(1, ShortMessages.noteOn(1, 60, 80));
        session.pass(10 * BEAT);
        assertEquals(List.of(), ended());
        session.message(1, ShortMessages.noteOff(1, 60));
        assertEquals(List.of(60), ended());
    }

    @Test
    void aResetLetsOnlyTheKeyboardsOwnKeysGo() {
        session.message(0, ShortMessages.noteOn(0, 48, 80));
        session.message(1, ShortMessages.noteOn(0, 60, 80));
        session.message(0, 0xFF);
        assertEquals(List.of(48), ended());
    }

    /// The pitches of the keys that have gone up.
    private List<Integer> ended() {
        return session.heardNotes.stream()
                .map(Sent::message)
                .filter(ShortMessages::isRelease)
                .map(ShortMessages::data1)
                .toList();
    }

    // ---- MPE

    @Test
    void theManagersPedalHoldsAllItsMembers() {
        session.message(ShortMessages.controlChange(0, 101, 0));
        session.message(ShortMessages.controlChange(0, 100, 6));
        session.message(ShortMessages.controlChange(0, 6, 15));
        session.message(ShortMessages.noteOn(0, 50, 80)); // a note of the manager's own
        session.pass(BEAT);
        session.message(ShortMessages.noteOff(0, 50));
        pedalOfAnotherChannelHolds(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15})
    void thePedalOfAChannelWithoutNotesHoldsAll(int channel) {
        pedalOfAnotherChannelHolds(channel);
    }

    private void pedalOfAnotherChannelHolds(int channel) {
        session.message(ShortMessages.controlChange(channel, 64, 127));
        for (int member = 1; member < 15; member++) {
            session.message(ShortMessages.noteOn(member, 60 + member, 80));
            session.message(ShortMessages.pack(0xE0 | member, 5, 64));
            session.message(ShortMessages.pack(0xD0 | member, 5, 0));
            session.pass(100 * MILLI);
            session.message(ShortMessages.noteOff(member, 60 + member));
        }
        session.pass(5 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
        session.message(ShortMessages.controlChange(channel, 64, 0));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void aPedalHoldsNothingOfAnotherChannelWhereBothHaveNotes() {
        session.message(ShortMessages.noteOn(1, 60, 80));
        session.message(ShortMessages.noteOn(0, 64, 80));
        session.pass(BEAT);
        session.message(ShortMessages.noteOff(0, 64));
        session.message(ShortMessages.controlChange(0, 64, 127));
        session.message(ShortMessages.noteOff(1, 60));
        session.pass(3 * BEAT);
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    // ---- Drums

    @Test
    void channelTenIsLeftOutAndSaid() {
        for (int beat = 0; beat < 8; beat++) {
            session.message(ShortMessages.noteOn(9, 36, 100));
            session.pass(BEAT);
            session.message(ShortMessages.noteOff(9, 36));
        }
        session.pass(10 * BEAT);
        assertEquals(0, session.noteOnsSinceBegin().size());
        assertEquals(0, session.meters.heard().get());
        assertEquals(1, session.said.size());
        assertTrue(session.said.getFirst().contains("input-channel: 10"), session.said.toString());
    }

    @Test
    void channelTenOfAKeyboardWithAChannelForEachNoteIsHeard() {
        for (int note = 0; note < 14; note++) {
            session.message(ShortMessages.noteOn(1 + note, 60 + note, 100));
            session.pass(BEAT);
            session.message(ShortMessages.noteOff(1 + note, 60 + note));
        }
        assertEquals(14, session.meters.heard().get());
        assertEquals(List.of(), session.said);
    }

    /// Of a keyboard that sends each key on three channels, and of a work station with three parts.
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void channelTenIsDrumsBesideThreeChannelsOfMelody(boolean sameKeys) {
        for (int note = 0; note < 12; note++) {
            for (int channel = 0; channel < 3; channel++) {
                session.message(ShortMessages.noteOn(channel, 60 + note + (sameKeys ? 0 : 12 * channel - 12), 100));
            }
            session.message(ShortMessages.noteOn(9, 36, 100));
            session.pass(BEAT / 2);
            for (int channel = 0; channel < 3; channel++) {
                session.message(ShortMessages.noteOff(channel, 60 + note + (sameKeys ? 0 : 12 * channel - 12)));
            }
            session.message(ShortMessages.noteOff(9, 36));
        }
        assertEquals(sameKeys ? 12 : 36, session.meters.heard().get());
        assertEquals(1, session.said.size());
        assertTrue(session.said.getFirst().contains("input-channel: 10"), session.said.toString());
    }
}
