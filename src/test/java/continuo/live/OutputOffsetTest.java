package continuo.live;

import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.VelocityDelay.Point;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `output-offset` and `velocity-delay`: notes are sent so that they sound at their time.
class OutputOffsetTest {

    private static final LiveSettings SETTINGS =
            SessionTest.with(Session.SETTINGS.with(Session.SETTINGS.generation().withDrafts(1)), 1, 32);
    private static final VelocityDelay PIANO = new VelocityDelay(
            List.of(new Point(1, 120 * MILLI), new Point(64, 60 * MILLI), new Point(127, 20 * MILLI)));

    private static LiveSettings sending(long offsetMillis, VelocityDelay delays) {
        return SETTINGS.with(SETTINGS.timing().withOutput(offsetMillis * MILLI, delays));
    }

    private static Session answered(LiveSettings settings, long leadNanos) {
        Session session = new Session(settings, leadNanos, 1, 5_000_000 * MILLI);
        session.chord(BEAT, 60, 64, 67);
        session.pass(60 * BEAT);
        assertTrue(session.noteOnsSinceBegin().size() > 5);
        assertEquals(0, session.soundingNow());
        assertEquals(0, session.meters.report().late());
        return session;
    }

    private static List<RecordingOutput.Sent> moved(List<RecordingOutput.Sent> sent, long nanos) {
        return sent.stream()
                .map(one -> new RecordingOutput.Sent(one.atNanos() + nanos, one.message()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"-120,0", "-40,30", "-200,0", "15,0", "250,30"})
    void allNotesAreSentSoMuchLaterOrEarlier(long offsetMillis, long leadMillis) {
        Session usual = answered(SETTINGS, leadMillis * MILLI);
        Session moved = answered(sending(offsetMillis, VelocityDelay.NONE), leadMillis * MILLI);
        assertEquals(moved(usual.playedSinceBegin(), offsetMillis * MILLI), moved.playedSinceBegin());
    }

    /// What the piano makes of it: each note as late as its velocity says.
    private static List<RecordingOutput.Sent> heard(Session session, VelocityDelay delays) {
        List<RecordingOutput.Sent> heard = new ArrayList<>();
        for (RecordingOutput.Sent one : session.noteOnsSinceBegin()) {
            long delay = delays.nanos(ShortMessages.data2(one.message()));
            heard.add(new RecordingOutput.Sent(one.atNanos() + delay, one.message()));
        }
        heard.sort(Comparator.comparingLong(RecordingOutput.Sent::atNanos)
                .thenComparingInt(RecordingOutput.Sent::message));
        return heard;
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 30, 120})
    void softAndLoudNotesSoundTogether(long offsetMillis) {
        Session usual = answered(SETTINGS, 0);
        Session piano = answered(sending(offsetMillis, PIANO), 0);
        assertEquals(moved(heard(usual, VelocityDelay.NONE), offsetMillis * MILLI), heard(piano, PIANO));
    }

    @Test
    void eachNoteKeepsItsLength() {
        assertEquals(lengths(answered(SETTINGS, 0)), lengths(answered(sending(0, PIANO), 0)));
    }

    private static List<String> lengths(Session session) {
        List<String> lengths = new ArrayList<>();
        List<RecordingOutput.Sent> sent = session.playedSinceBegin();
        for (int n = 0; n < sent.size(); n++) {
            RecordingOutput.Sent on = sent.get(n);
            if (ShortMessages.isPress(on.message())) {
                long end = sent.subList(n + 1, sent.size()).stream()
                        .filter(one -> ShortMessages.isRelease(one.message())
                                && ShortMessages.data1(one.message()) == ShortMessages.data1(on.message()))
                        .findFirst()
                        .orElseThrow()
                        .atNanos();
                lengths.add(ShortMessages.data1(on.message()) + " for " + (end - on.atNanos()));
            }
        }
        lengths.sort(null);
        return lengths;
    }

    @ParameterizedTest
    @CsvSource({"1,120", "33,89.524", "64,60", "127,20", "100,37.143"})
    void betweenTwoVelocitiesIsWhatLiesBetween(int velocity, double millis) {
        assertEquals(millis, PIANO.nanos(velocity) / 1e6, 0.001);
    }
}
