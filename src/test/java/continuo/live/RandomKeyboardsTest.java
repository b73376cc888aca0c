package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.RandomKeyboard.At;
import continuo.live.RandomKeyboard.Foot;
import continuo.live.RecordingOutput.Sent;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random keyboards with all quirks at once: no hanging note, no phantom voices, and always an answer within the
/// silence that is asked for, or one line that says why not. The same ones every time.
class RandomKeyboardsTest {

    private static final int PHRASES = 4;
    private static final long ANSWERED_NANOS =
            2 * BEAT + 250 * MILLI; // the silence, the first note's choice, a pad's length
    private static final long FOUND_OUT_NANOS = 13 * BEAT; // what only stillness tells
    private static final long FORGOTTEN_NANOS = 31_000 * MILLI;

    @Test
    void twoHundredAreHeardAsTheHandsMeanIt() {
        play(1, 200);
    }

    @Tag("fuzz")
    @ParameterizedTest(name = "from {0}")
    @ValueSource(longs = {0, 1000, 2000, 3000, 4000, 5000, 6000, 7000, 8000, 9000})
    void tenThousandAreHeardAsTheHandsMeanIt(long before) {
        play(before + 1, before + 1000);
    }

    private static void play(long from, long to) {
        List<String> failures = new ArrayList<>();
        for (long seed = from; seed <= to; seed++) {
            try {
                play(seed);
            } catch (AssertionError e) {
                failures.add(String.valueOf(e.getMessage()));
            }
        }
        assertEquals(0, failures.size(), () -> String.join("\n", failures));
    }

    private static void play(long seed) {
        Random random = new Random(seed);
        RandomKeyboard keyboard = new RandomKeyboard(random);
        long lead = random.nextInt(3) * 40L * MILLI;
        Session session = new Session(Session.SETTINGS, lead, 1, 1_000_000 * MILLI);
        if (random.nextInt(2) == 0) {
            session.feedBackAfter(random.nextInt(20) * MILLI); // unchanged: ignored
        }
        session.pass(random.nextInt(3_000) * MILLI);
        play(session, keyboard.switchedOn());
        session.pass(random.nextInt(3_000) * MILLI);
        long struck = 0;
        for (int phrase = 0; phrase < PHRASES; phrase++) {
            String what = "seed " + seed + " phrase " + phrase + " " + keyboard;
            int said = session.said.size();
            long begin = session.now();
            play(session, keyboard.phrase());
            struck += keyboard.strikes();
            assertEquals(
                    struck,
                    session.meters.heard().get(),
                    "phantom voices or lost notes: " + what + " since " + begin + " " + session.heardNotes.reversed());
            expectAnswer(session, keyboard, phrase, said, begin, what + session.said);
            still(session, keyboard, random.nextInt(40) * BEAT);
        }
        still(session, keyboard, 400 * BEAT);
        assertEquals(0, session.soundingNow(), "hangs: seed " + seed + keyboard);
        assertEquals(0, session.meters.report().hanging());
        assertEquals(0, session.meters.report().errors());
        assertTrue(session.said.size() < 16, "too many words: " + session.said);
    }

    private static void expectAnswer(
            Session session, RandomKeyboard keyboard, int phrase, int said, long begin, String what) {
        boolean feet = phrase < 2 && (keyboard.foot == Foot.WRONG_WAY_ROUND || keyboard.foot == Foot.NEVER_LIFTED);
        boolean prompt = !keyboard.lostOne() && !feet && !(keyboard.pads && phrase == 0);
        long end = keyboard.pads ? begin + keyboard.lastStruckNanos() : session.now(); // pads let nothing go
        still(session, keyboard, prompt ? ANSWERED_NANOS : FOUND_OUT_NANOS + ANSWERED_NANOS);
        boolean answered = hasPlayedSince(session, end);
        if (!answered && keyboard.lostLast()) {
            still(session, keyboard, FORGOTTEN_NANOS);
            answered = hasPlayedSince(session, end);
            assertTrue(session.said.size() > said || begin < 0, "nothing said: " + what);
        }
        assertTrue(
                answered,
                "not answered: " + what + " until " + session.now() + session.heardNotes + " but "
                        + session.playedSinceBegin());
    }

    private static boolean hasPlayedSince(Session session, long nanos) {
        return session.noteOnsSinceBegin().stream().anyMatch(note -> note.atNanos() > nanos);
    }

    private static void play(Session session, List<At> messages) {
        long begin = session.now();
        Set<Sent> own = new HashSet<>();
        for (At one : messages) {
            session.pass(begin + one.nanos() - session.now());
            own.addAll(session.noteOnsSinceBegin()); // some are to be taken back
            session.message(isOwn(own, one.message(), session.now()) ? softer(one.message()) : one.message());
        }
    }

    /// Whether Continuo has just played the very same, or was about to: nobody can tell a key struck so from its own
    /// note coming back.
    private static boolean isOwn(Set<Sent> own, int message, long now) {
        return ShortMessages.isPress(message)
                && own.stream()
                        .anyMatch(note -> now - note.atNanos() < 100 * MILLI
                                && ShortMessages.data1(note.message()) == ShortMessages.data1(message)
                                && ShortMessages.data2(note.message()) == ShortMessages.data2(message));
    }

    private static int softer(int message) {
        return ShortMessages.noteOn(
                ShortMessages.channel(message), ShortMessages.data1(message), ShortMessages.data2(message) - 1);
    }

    /// Hands and feet are still; a keyboard that senses goes on saying that it is there.
    private static void still(Session session, RandomKeyboard keyboard, long nanos) {
        long until = session.now() + nanos;
        boolean alive = keyboard.senses || keyboard.sensesSeldom;
        while (alive && session.now() + keyboard.aliveNanos() < until) {
            session.message(0xFE);
            session.pass(keyboard.aliveNanos());
        }
        if (keyboard.senses) {
            session.message(0xFE);
        }
        session.pass(until - session.now());
    }
}
