package continuo.live;

import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/// `tempo: tap`: the beat is the one that was tapped, and answers begin on it.
class TappedBeatSessionTest {

    private static final long BEAT = 700 * MILLI;

    private final Session session = new Session(Script.following(BeatSource.TAP));

    @Test
    void anAnswerBeginsOnTheBeatThatWasTapped() {
        for (int tap = 0; tap < 4; tap++) {
            session.tap();
            session.pass(BEAT);
        }
        session.pass(10 * BEAT + 123 * MILLI); // and plays off it
        session.chord(900 * MILLI, 60, 64, 67);
        session.pass(100 * MILLI);
        session.chord(500 * MILLI, 62, 65);
        session.pass(10 * BEAT);

        double beats = session.noteOnsSinceBegin().getFirst().atNanos() / (double) BEAT;
        assertEquals(Math.rint(beats), beats, 1e-3);
        assertTrue(session.said.contains("Tapped: 85.7 beats a minute."), session.said.toString());
    }

    @Test
    void withoutTapsItFindsTheBeatInThePlaying() {
        session.chord(900 * MILLI, 60, 64, 67);
        session.pass(5_000 * MILLI);
        assertTrue(!session.noteOnsSinceBegin().isEmpty());
    }

    @Test
    void tapsWhileAnAnswerIsPlayedEndItWithoutAHangingNote() {
        session.chord(4 * BEAT, 60, 64, 67);
        session.pass(2 * BEAT);
        for (int tap = 0; tap < 8; tap++) {
            session.tap();
            session.pass(BEAT / 2);
        }
        session.pass(60 * BEAT);
        assertEquals(0, session.soundingNow());
        assertEquals(
                List.of(),
                session.said.stream().filter(line -> line.contains("failed")).toList());
    }
}
