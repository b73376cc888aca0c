package continuo.live;

import static continuo.live.ClockedPlaying.CONTINUE;
import static continuo.live.ClockedPlaying.START;
import static continuo.live.ClockedPlaying.STOP;
import static continuo.live.ClockedPlaying.TICKS;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `tempo: clock`: the beat is that of a MIDI clock, and answers keep to it.
class SentClockTest {

    private static final LiveSettings CLOCK = Script.following(BeatSource.CLOCK);
    private static final long BEGIN = 3_000 * MILLI; // long enough in silence

    private static LiveSettings answering(double beats) {
        return Script.with(SessionTest.with(CLOCK, 1, beats), BeatSource.CLOCK);
    }

    private static double beat(double beatsPerMinute) {
        return 60e9 / beatsPerMinute;
    }

    private static Session session(long leadNanos, long tickNanos) {
        Session session = new Session(CLOCK, leadNanos, tickNanos, 5_000_000 * MILLI);
        session.found();
        return session;
    }

    /// The figure: the first note is within 5 ms of the beat, of 95 answers of 100.
    @ParameterizedTest
    @CsvSource({"40,2", "70,5", "96,2", "120,2", "120,5", "180,5", "240,2", "240,5"})
    void answersBeginOnTheBeat(double beatsPerMinute, long jitterMillis) {
        List<Double> off = new ArrayList<>();
        for (int seed = 0; seed < 24; seed++) {
            Random random = new Random(seed);
            double beat = beat(beatsPerMinute);
            Session session = session(seed % 2 == 0 ? 0 : 30 * MILLI, 1);
            new ClockedPlaying()
                    .add(BEGIN - MILLI, START)
                    .clock(BEGIN, beat, 40, jitterMillis * MILLI, random)
                    .bars(BEGIN + Math.round(8 * beat), beat, 3 + seed % 3, random)
                    .play(session);
            for (RecordingOutput.Sent first :
                    session.noteOnsSinceBegin().stream().limit(1).toList()) {
                double beats = (first.atNanos() - BEGIN) / beat;
                off.add(Math.abs(beats - Math.rint(beats)) * beat / MILLI);
                assertTrue(beats > 8 + 4 * (3 + seed % 3), "into the playing: " + beats);
                assertTrue(beats < 8 + 4 * (3 + seed % 3) + 2.5, "late: " + beats);
            }
        }
        Collections.sort(off);
        double p95 = off.get((int) (0.95 * (off.size() - 1)));
        System.out.printf(
                "%3.0f bpm, jitter %d ms: %d answers, off the beat p95 %.2f ms%n",
                beatsPerMinute, jitterMillis, off.size(), p95);
        assertTrue(off.size() > 16, "answers " + off.size());
        assertTrue(p95 < 5, "p95 " + p95);
    }

    /// An answer of many beats goes along when the tempo does.
    @Test
    void anAnswerFollowsAnotherTempo() {
        double beat = beat(100);
        double faster = beat(120);
        int notes = 0;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            Session session = session(0, 1);
            session.settings(answering(32));
            long change = BEGIN + Math.round(28 * beat);
            new ClockedPlaying()
                    .add(BEGIN - MILLI, START)
                    .clock(BEGIN, beat, 28, 2 * MILLI, random)
                    .clock(change, faster, 40, 2 * MILLI, random)
                    .bars(BEGIN + Math.round(8 * beat), beat, 4, random)
                    .play(session);
            for (RecordingOutput.Sent note : session.noteOnsSinceBegin()) {
                double ticks = (note.atNanos() - change) / faster * 48;
                if (ticks > 2 * 48) {
                    notes++;
                    assertEquals(0, (ticks - Math.rint(ticks)) * faster / 48 / MILLI, 2.5, "off its tick: " + note);
                }
            }
        }
        assertTrue(notes > 30, "notes: " + notes);
    }

    @Test
    void whatWasPlannedIsTakenBackWhenTheSongStopsAndWhatSoundsEndsByItself() {
        double beat = beat(100);
        int stopped = 0;
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            Session session = session(seed % 2 == 0 ? 0 : 30 * MILLI, 1);
            session.settings(answering(16));
            long stop = BEGIN + Math.round((25.5 + seed / 4.0) * beat);
            new ClockedPlaying()
                    .add(BEGIN - MILLI, START)
                    .clock(BEGIN, beat, 36, MILLI, random)
                    .bars(BEGIN + Math.round(8 * beat), beat, 4, random)
                    .add(stop, STOP)
                    .play(session);
            stopped += session.noteOnsSinceBegin().stream()
                            .anyMatch(note -> note.atNanos() > stop - beat && note.atNanos() <= stop)
                    ? 1
                    : 0;
            session.pass(60_000 * MILLI);
            assertTrue(
                    session.noteOnsSinceBegin().stream().noneMatch(note -> note.atNanos() > stop),
                    "plays on after the stop");
            assertEquals(0, session.output.sounding(5_000_000 * MILLI + stop + Math.round(1.02 * beat)));
            assertEquals(0, session.meters.report().hanging());
        }
        assertTrue(stopped > 10, "an answer was sounding: " + stopped);
    }

    /// In the modes in which it plays beside the player, or for him; he may be playing.
    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"TAKEOVER", "FINISH", "TOGETHER"})
    void aStopOfTheSongEndsALineToo(Mode mode) {
        double beat = beat(100);
        int stopped = 0;
        for (int seed = 0; seed < 12; seed++) {
            Random random = new Random(seed);
            Session session = session(seed % 2 == 0 ? 0 : 30 * MILLI, 1);
            session.settings(CLOCK.with(mode));
            new ClockedPlaying()
                    .add(BEGIN - MILLI, START)
                    .clock(BEGIN, beat, 20, MILLI, random)
                    .bars(BEGIN + Math.round(4 * beat), beat, 4, random)
                    .play(session);
            if (mode == Mode.TAKEOVER) {
                session.takeover();
            } else if (mode == Mode.FINISH) {
                session.press(60, 80);
                session.press(64, 80);
            }
            new ClockedPlaying()
                    .clock(Math.round(beat / TICKS), beat, 4 + seed % 3, MILLI, random)
                    .play(session);
            long stop = session.now();
            session.message(1, STOP);
            stopped += session.noteOnsSinceBegin().stream().anyMatch(note -> note.atNanos() > stop - 4 * beat) ? 1 : 0;
            session.pass(Math.round(1.01 * beat));
            assertEquals(0, session.soundingNow(), "sounds for longer than a beat");
            session.pass(60_000 * MILLI);
            assertTrue(
                    session.noteOnsSinceBegin().stream().noneMatch(note -> note.atNanos() > stop),
                    "plays on after the stop");
            assertEquals(0, session.meters.report().hanging());
        }
        assertTrue(stopped > 5, "a line was played: " + stopped);
    }

    /// An answer that is given again, or otherwise.
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aStopOfTheSongEndsWhatIsRepeatedToo(boolean another) {
        double beat = beat(100);
        for (int seed = 0; seed < 8; seed++) {
            Random random = new Random(seed);
            Session session = session(0, 1);
            session.settings(answering(8));
            new ClockedPlaying()
                    .add(BEGIN - MILLI, START)
                    .clock(BEGIN, beat, 36, MILLI, random)
                    .bars(BEGIN + Math.round(4 * beat), beat, 4, random)
                    .play(session);
            if (another) {
                session.another();
            } else {
                session.again();
            }
            new ClockedPlaying()
                    .clock(Math.round(beat / TICKS), beat, 4, MILLI, random)
                    .play(session);
            long stop = session.now();
            session.message(1, STOP);
            session.pass(Math.round(1.01 * beat));
            assertEquals(0, session.soundingNow(), "sounds for longer than a beat");
            session.pass(60_000 * MILLI);
            assertTrue(
                    session.noteOnsSinceBegin().stream().noneMatch(note -> note.atNanos() > stop),
                    "plays on after the stop");
        }
    }

    @Test
    void aStartElsewhereInTheBarEndsTheAnswerAndTheNextOneBeginsOnTheNewBeat() {
        double beat = beat(110);
        Random random = new Random(8);
        Session session = session(0, 1);
        long again = BEGIN + Math.round(27.3 * beat);
        new ClockedPlaying()
                .add(BEGIN - MILLI, START)
                .clock(BEGIN, beat, 27, MILLI, random)
                .bars(BEGIN + Math.round(8 * beat), beat, 4, random)
                .add(again - MILLI, START)
                .clock(again, beat, 40, MILLI, random)
                .bars(again + Math.round(4 * beat), beat, 4, random)
                .play(session);
        session.pass(10_000 * MILLI);
        List<RecordingOutput.Sent> notes = session.noteOnsSinceBegin();
        assertTrue(notes.stream().anyMatch(note -> note.atNanos() < again), "an answer before");
        assertTrue(
                notes.stream()
                        .noneMatch(note -> note.atNanos() > again + 5 * MILLI && note.atNanos() < again + 20 * beat),
                "plays into the playing");
        double beats = (notes.stream()
                                .filter(note -> note.atNanos() > again + 20 * beat)
                                .findFirst()
                                .orElseThrow()
                                .atNanos()
                        - again)
                / beat;
        assertEquals(Math.rint(beats), beats, 0.01);
        assertEquals(0, session.soundingNow());
    }

    @Test
    void afterAContinueItAnswersAgain() {
        double beat = beat(110);
        Random random = new Random(8);
        Session session = session(0, 1);
        long again = BEGIN + Math.round(14 * beat);
        new ClockedPlaying()
                .add(BEGIN - MILLI, START)
                .clock(BEGIN, beat, 60, MILLI, random)
                .add(BEGIN + Math.round(10 * beat), STOP)
                .add(again - MILLI, CONTINUE)
                .bars(again, beat, 4, random)
                .play(session);
        session.pass(10_000 * MILLI);
        double beats = (session.noteOnsSinceBegin().getFirst().atNanos() - again) / beat;
        assertEquals(Math.rint(beats), beats, 0.01);
    }

    @Test
    void whereNoClockComesItFindsTheBeatInThePlaying() {
        Session session = session(0, 1);
        double beat = beat(90);
        new ClockedPlaying().bars(BEGIN, beat, 8, new Random(1)).play(session);
        session.pass(20_000 * MILLI);
        double beats = (session.noteOnsSinceBegin().getFirst().atNanos() - BEGIN) / beat;
        assertEquals(Math.rint(beats), beats, 0.06);
    }

    @Test
    void halfASecondWithoutTicksIsRiddenThrough() {
        double beat = beat(120);
        Random random = new Random(2);
        Session session = session(0, 1);
        long from = BEGIN + Math.round(24 * beat); // while the answer is waited for
        ClockedPlaying playing = new ClockedPlaying()
                .add(BEGIN - MILLI, START)
                .clock(BEGIN, beat, 24, 2 * MILLI, random)
                .clock(from + Math.round(beat), beat, 24, 2 * MILLI, random)
                .bars(BEGIN + Math.round(8 * beat), beat, 4, random);
        playing.play(session);
        List<RecordingOutput.Sent> notes = session.noteOnsSinceBegin();
        double beats = (notes.getFirst().atNanos() - BEGIN) / beat;
        assertEquals(0, (beats - Math.rint(beats)) * beat / MILLI, 5);
    }

    @Test
    void theFirstInputThatSendsAClockIsTheOneThatCounts() {
        double beat = beat(100);
        Random random = new Random(2);
        Session session = session(0, 1);
        long other = BEGIN + 40 * MILLI;
        ClockedPlaying playing = new ClockedPlaying()
                .add(BEGIN - MILLI, START)
                .clock(BEGIN, beat, 40, MILLI, random)
                .bars(BEGIN + Math.round(8 * beat), beat, 4, random);
        for (int tick = 0; tick < 40 * TICKS; tick++) {
            playing.add(other + Math.round(tick * beat(131) / TICKS), 3, ClockedPlaying.TICK);
        }
        playing.play(session);
        double beats = (session.noteOnsSinceBegin().getFirst().atNanos() - BEGIN) / beat;
        assertEquals(0, (beats - Math.rint(beats)) * beat / MILLI, 5);
        assertEquals(
                List.of("The beat is that of the MIDI clock that comes from \"keyboard\": 100 beats a minute."),
                session.said.stream().filter(line -> line.contains("clock")).toList());
    }

    @Test
    void thatTheClockIsGoneIsSaid() {
        Session session = session(0, 1);
        new ClockedPlaying().clock(BEGIN, beat(100), 8, MILLI, new Random(1)).play(session);
        session.pass(5_000 * MILLI);
        assertEquals("No MIDI clock comes any more; Continuo goes by your own beat.", session.said.getLast());
    }

    @Test
    void answersAreTheSameHoweverOftenTheStageIsWoken() {
        List<RecordingOutput.Sent> expected = answers(1);
        assertFalse(expected.isEmpty());
        for (long tick : new long[] {7, 40, 130, 400}) {
            assertEquals(expected, answers(tick * MILLI), "woken each " + tick + " ms");
        }
    }

    private static List<RecordingOutput.Sent> answers(long tickNanos) {
        double beat = beat(90);
        Random random = new Random(11);
        Session session = session(1_000 * MILLI, tickNanos); // handed over so early that nobody is late
        ClockedPlaying playing =
                new ClockedPlaying().add(BEGIN - MILLI, START).clock(BEGIN, beat, 60, 4 * MILLI, random);
        long faster = BEGIN + Math.round(60 * beat);
        playing.clock(faster, 0.9 * beat, 60, 4 * MILLI, random);
        for (int phrase = 0; phrase < 4; phrase++) {
            playing.bars(BEGIN + Math.round((4 + 23.3 * phrase) * beat), beat, 3, random);
        }
        playing.play(session);
        session.pass(10_000 * MILLI);
        return session.noteOnsSinceBegin();
    }
}
