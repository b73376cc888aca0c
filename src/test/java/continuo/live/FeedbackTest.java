package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Own notes that come back.
class FeedbackTest {

    private static int softer(int message) {
        return ShortMessages.isPress(message)
                ? ShortMessages.pack(
                        ShortMessages.status(message),
                        ShortMessages.data1(message),
                        1 + ShortMessages.data2(message) / 2)
                : message;
    }

    private static int octave(int message) {
        return isNote(message) ? message + (12 << 8) : message;
    }

    private static int channel(int message) {
        return message | 5;
    }

    private static int unchanged(int message) {
        return message;
    }

    private static int onlyPresses(int message) {
        return ShortMessages.isPress(message) ? message : 0;
    }

    private static boolean isNote(int message) {
        return ShortMessages.isPress(message) || ShortMessages.isRelease(message);
    }

    private static Session looped(long leadNanos, long lagNanos, IntUnaryOperator change) {
        Session session = new Session(Session.SETTINGS, leadNanos, 1, 1_000_000 * MILLI);
        session.feedBackAfter(lagNanos, change);
        return session;
    }

    private static Arguments loop(String name, long leadMillis, long lagMillis, IntUnaryOperator change) {
        return Arguments.of(name, leadMillis, lagMillis, change);
    }

    static List<Arguments> changes() {
        return List.of(
                loop("softer at once", 0L, 1L, FeedbackTest::softer),
                loop("softer", 0L, 8L, FeedbackTest::softer),
                loop("an octave higher", 0L, 3L, FeedbackTest::octave),
                loop("late", 0L, 60L, FeedbackTest::unchanged),
                loop("later", 0L, 120L, FeedbackTest::unchanged),
                loop("latest, on another channel", 0L, 200L, FeedbackTest::channel),
                loop("late and softer", 0L, 90L, FeedbackTest::softer),
                loop("late, an octave higher, without note-offs", 0L, 70L, message -> onlyPresses(octave(message))),
                loop("late and softer, without note-offs", 0L, 90L, message -> onlyPresses(softer(message))),
                loop("late and scheduled", 40L, 80L, FeedbackTest::unchanged),
                loop("softer, before its time", 100L, -100L, FeedbackTest::softer));
    }

    /// Own notes come back once; who strikes the same key as hard a while later is the player.
    @Test
    void aKeyThatThePlayerStrikesLikeAnOwnNoteIsHeardWhereThatHasComeBackBefore() {
        Session session = looped(0, 2 * MILLI, FeedbackTest::unchanged);
        session.chord(4 * BEAT, 60, 64, 67);
        int own = session.noteOnsSinceBegin().size();
        for (int n = 0; n < 1000 && session.noteOnsSinceBegin().size() == own; n++) {
            session.pass(5 * MILLI);
        }
        Sent first = session.noteOnsSinceBegin().getLast();
        long heard = session.meters.heard().get();
        session.pass(60 * MILLI);
        session.message(first.message());

        assertEquals(heard + 1, session.meters.heard().get());
    }

    /// Of a note that is taken back only the end is sent, and comes back.
    @ParameterizedTest
    @ValueSource(ints = {0, 12, -12, 24, -24})
    void theEndOfANoteThatWasTakenBackLetsNoKeyGo(int octaves) {
        Session session = looped(40 * MILLI, 14 * MILLI, FeedbackTest::unchanged);
        session.pass(BEAT); // what puts the instrument at rest is back
        int tried = 0;
        for (int phrase = 0; phrase < 20 && tried == 0; phrase++) {
            session.chord(4 * BEAT, 60, 64, 67);
            int before = session.noteOnsSinceBegin().size();
            for (int n = 0; n < 4_000 && session.noteOnsSinceBegin().size() < before + 2; n++) {
                session.pass(MILLI);
            }
            Sent pending = session.noteOnsSinceBegin().getLast();
            int key = ShortMessages.data1(pending.message()) + octaves;
            if (pending.atNanos() > session.now() && key >= 0 && key < 128) {
                tried++;
                session.press(key, 60);
                session.pass(BEAT);
                assertTrue(
                        ShortMessages.isPress(session.heardNotes.getLast().message()), session.heardNotes.toString());
                session.release(key);
            }
            session.pass(20 * BEAT);
        }
        assertEquals(1, tried);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("changes")
    void whatComesBackChangedOrLateIsRecognisedSaidAndAnsweredNoMore(
            String name, long leadMillis, long lagMillis, IntUnaryOperator change) {
        Session session = looped(leadMillis * MILLI, lagMillis * MILLI, change);
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(400 * BEAT);
        List<String> proofs =
                session.said.stream().filter(line -> line.contains("come back")).toList();
        assertEquals(1, proofs.size(), session.said.toString());
        assertTrue(session.said.stream().noneMatch(line -> line.contains("is held")), session.said.toString());
        assertTrue(proofs.getFirst().contains(lagMillis + " ms")
                && proofs.getFirst().contains("recording"));
        int played = session.noteOnsSinceBegin().size();
        session.pass(1_000 * BEAT);
        assertEquals(played, session.noteOnsSinceBegin().size(), "goes on playing with itself");
        assertEquals(0, session.soundingNow());

        session.feedBackAfter(Long.MAX_VALUE, FeedbackTest::unchanged); // the connection is taken away
        for (int phrase = 0; phrase < 3; phrase++) { // a small network may have little to say to one
            session.chord(4 * BEAT, 60, 64, 67);
            session.pass(20 * BEAT);
        }
        assertTrue(session.noteOnsSinceBegin().size() > played + 2, "it answers again");
        session.press(60, 80);
        assertTrue(session.said.getLast().contains("answers again"), session.said.toString());
    }

    @Test
    void whileTheyComeBackAPhraseIsAnsweredByNoMoreThanOneOnset() {
        Session session = looped(0, 60 * MILLI, FeedbackTest::unchanged);
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(400 * BEAT);
        for (int phrase = 0; phrase < 5; phrase++) {
            int before = session.noteOnsSinceBegin().size();
            session.chord(4 * BEAT, 60, 64, 67);
            session.pass(100 * BEAT);
            List<Sent> answer = session.noteOnsSinceBegin()
                    .subList(before, session.noteOnsSinceBegin().size());
            assertTrue(
                    answer.isEmpty()
                            || answer.getLast().atNanos() - answer.getFirst().atNanos() <= 60 * MILLI,
                    answer.toString());
        }
    }

    /// A server whose cycles last from 1 to 170 ms gives notes back up to a cycle before their time.
    @ParameterizedTest
    @ValueSource(longs = {1, 3, 21, 43, 85, 171})
    void throughAServerWithCyclesOfAnyLengthOwnNotesAreIgnored(long periodMillis) {
        long lead = Math.max(30, periodMillis + 20) * MILLI;
        Session alone = looped(lead, Long.MAX_VALUE, FeedbackTest::unchanged);
        Session session = looped(lead, -periodMillis * MILLI, FeedbackTest::unchanged);
        for (Session each : List.of(alone, session)) {
            each.pass(300 * MILLI);
            each.chord(8 * BEAT, 60, 64, 67);
            each.pass(40 * BEAT);
        }
        assertEquals(alone.playedSinceBegin(), session.playedSinceBegin());
        assertFalse(session.noteOnsSinceBegin().isEmpty());
        assertEquals(1, session.said.size(), session.said.toString());
    }

    @Test
    void noteOnsThatComeBackAloneSwallowNoRelease() {
        Session session = looped(0, 5 * MILLI, FeedbackTest::onlyPresses);
        for (int phrase = 0; phrase < 6; phrase++) {
            session.chord(2 * BEAT, 60, 64, 67);
            session.pass(3 * BEAT);
            for (Sent note : session.noteOnsSinceBegin()) {
                session.press(ShortMessages.data1(note.message()), 90);
            }
            session.pass(BEAT);
            for (Sent note : session.noteOnsSinceBegin()) {
                session.release(ShortMessages.data1(note.message()));
            }
            int before = session.noteOnsSinceBegin().size();
            session.pass(4 * BEAT);
            assertTrue(session.noteOnsSinceBegin().size() > before, "a key counts as held");
        }
    }

    /// A player who strikes what he has just heard, but not each note, nor always as late, is none.
    @Test
    void whoPlaysAlongIsNoConnection() {
        Session session = new Session(Session.SETTINGS);
        for (int phrase = 0; phrase < 30; phrase++) {
            session.chord(2 * BEAT, 60, 64, 67);
            int before = session.noteOnsSinceBegin().size();
            for (int wait = 0; wait < 5 * 100 && session.noteOnsSinceBegin().size() == before; wait++) {
                session.pass(5 * MILLI);
            }
            session.pass((40 + phrase * 37 % 160) * MILLI);
            session.press(
                    ShortMessages.data1(session.noteOnsSinceBegin().getLast().message()), 80);
            session.pass(BEAT);
            session.release(
                    ShortMessages.data1(session.noteOnsSinceBegin().getLast().message()));
        }
        assertEquals(List.of(), session.said);
    }
}
