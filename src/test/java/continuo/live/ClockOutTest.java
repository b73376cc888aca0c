package continuo.live;

import static continuo.live.ClockedPlaying.START;
import static continuo.live.ClockedPlaying.STOP;
import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `clock-out`: others follow Continuo's beat by a MIDI clock.
class ClockOutTest {

    private static final long LEAD = 30 * MILLI;
    private static final long BEGIN = 5_000_000 * MILLI;
    private static final LiveSettings SET = sending(Session.SETTINGS, 0);

    private static LiveSettings sending(LiveSettings settings, long offsetNanos) {
        return settings.with(settings.timing().withClock(ClockOut.ON, offsetNanos));
    }

    private static Session session(LiveSettings settings, boolean schedules) {
        return new Session(settings, schedules ? LEAD : 0, 1, BEGIN);
    }

    /// A tick as who follows the clock takes it.
    ///
    /// @param song where in the song it is, in ticks; below 0 if the song does not run
    private record Tick(long nanos, long song) {}

    /// What a drum machine makes of what it is sent.
    private static List<Tick> received(Session session) {
        List<Tick> ticks = new ArrayList<>();
        boolean runs = false;
        long song = 0;
        for (RecordingOutput.Sent one : session.sentSinceBegin()) {
            switch (ShortMessages.status(one.message())) {
                case ShortMessages.START -> {
                    song = 0;
                    runs = true;
                }
                case ShortMessages.CONTINUE -> runs = true;
                case ShortMessages.STOP -> runs = false;
                case ShortMessages.SONG_POSITION -> {
                    assertFalse(runs, "a song position while the song runs");
                    song = 6L * (ShortMessages.data1(one.message()) | ShortMessages.data2(one.message()) << 7);
                }
                case ShortMessages.CLOCK -> ticks.add(new Tick(one.atNanos(), runs ? song++ : -1));
                default -> {}
            }
        }
        return ticks;
    }

    private static List<Long> sent(Session session, int status) {
        return session.sentSinceBegin().stream()
                .filter(one -> ShortMessages.status(one.message()) == status)
                .map(RecordingOutput.Sent::atNanos)
                .toList();
    }

    private static void assertNear(long expected, long nanos, long most, String what) {
        assertTrue(Math.abs(nanos - expected) <= most, what + ": " + nanos + " is not " + expected);
    }

    private static void assertEven(List<Tick> ticks, double tickNanos, double most) {
        for (int n = 1; n < ticks.size(); n++) {
            double gap = (ticks.get(n).nanos() - ticks.get(n - 1).nanos()) / tickNanos;
            assertEquals(1, gap, most, "gap before " + ticks.get(n));
        }
    }

    private static void phrase(Session session) {
        for (int chord = 0; chord < 12; chord++) {
            session.chord(400 * MILLI, 60, 64, 67 + chord % 3);
            session.pass(100 * MILLI);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void atATempoThatIsSetTicksAreExactToTheNanosecond(boolean schedules) {
        Session session = session(SET, schedules);
        phrase(session);
        session.pass(30 * BEAT); // it answers
        List<Tick> ticks = received(session);
        assertEven(ticks, BEAT / 24.0, 0.11);
        long settled = 2 * BEAT; // what ran before the first key had another beat
        for (Tick tick : ticks.stream().filter(one -> one.nanos() > settled).toList()) {
            double place = tick.nanos() * 24.0 / BEAT;
            assertEquals(Math.rint(place), place, 24.0 / BEAT, "" + tick);
        }
        assertFalse(session.noteOnsSinceBegin().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theSongStartsOnABarLineAndBeatsAreOnItsTicks(boolean schedules) {
        Session session = session(SET, schedules);
        phrase(session);
        List<Tick> song =
                received(session).stream().filter(tick -> tick.song() >= 0).toList();
        assertEquals(4 * BEAT, song.getFirst().nanos(), "the bar after the first key");
        assertEquals(0, song.getFirst().song());
        assertEquals(1, sent(session, ShortMessages.START).size());
        long start = sent(session, ShortMessages.START).getFirst();
        assertNear(4 * BEAT - BEAT / 48, start, 2, "half a tick before");
        for (Tick tick : song) {
            assertNear(4 * BEAT + tick.song() * BEAT / 24, tick.nanos(), 2, "" + tick);
        }
    }

    @Test
    void theSongStopsWhenNobodyHasPlayedForAWhileAndGoesOnAtItsNextBar() {
        Session session = session(SET.with(Mode.LISTEN), false);
        phrase(session);
        long end = session.now();
        session.pass(40 * BEAT);
        List<Long> stops = sent(session, ShortMessages.STOP);
        assertEquals(1, stops.size());
        assertNear(end + 9 * BEAT, stops.getFirst(), 2 * BEAT, "stops");
        assertTrue(sent(session, ShortMessages.CLOCK).getLast() > session.now() - BEAT, "ticks go on");
        phrase(session);
        List<Tick> song =
                received(session).stream().filter(tick -> tick.song() >= 0).toList();
        int again = 0;
        while (song.get(again).nanos() < stops.getFirst()) {
            again++;
        }
        assertNear(0, song.get(again).nanos() % (4 * BEAT), 2, "on a bar line");
        assertEquals(0, song.get(again).song() % 96);
        assertEquals(
                Math.ceilDiv(song.get(again - 1).song(), 96L) * 96,
                song.get(again).song());
        assertEquals(1, sent(session, ShortMessages.CONTINUE).size());
        assertEquals(1, sent(session, ShortMessages.START).size());
    }

    @Test
    void itGoesOnThroughAnAnswer() {
        LiveSettings long32 = SessionTest.with(Session.SETTINGS, 1, 32);
        Session session = session(sending(long32, 0), false);
        phrase(session);
        session.pass(20 * BEAT);
        assertEquals(List.of(), sent(session, ShortMessages.STOP));
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 100, 130, 200})
    void anotherTempoIsComeToWithoutAJump(int beatsPerMinute) {
        Session session = session(SET, false);
        phrase(session);
        LiveSettings faster = sending(SET.with(new Tempo(beatsPerMinute)), 0);
        long change = session.now();
        session.settings(faster);
        phrase(session);
        phrase(session);
        double tick = 60e9 / beatsPerMinute / 24;
        List<Tick> ticks = received(session);
        double before = BEAT / 24.0;
        for (int n = 1; n < ticks.size(); n++) {
            double gap = ticks.get(n).nanos() - ticks.get(n - 1).nanos();
            if (ticks.get(n).nanos() > change) {
                assertTrue(gap > 0.85 * Math.min(tick, before) && gap < 1.15 * Math.max(tick, before), "gap " + gap);
            }
        }
        assertEven(ticks.stream().filter(one -> one.nanos() > change + 4e9).toList(), tick, 1e-6);
        assertEquals(List.of(), sent(session, ShortMessages.STOP));
    }

    @Test
    void noTickIsLostWhereAKeyTakesBackWhatWasHandedOver() {
        Session session = session(SET, true);
        for (int n = 0; n < 40; n++) {
            session.chord(333 * MILLI, 60 + n % 5);
            session.pass(n % 4 == 0 ? 3 * BEAT : 77 * MILLI);
        }
        assertEven(received(session), BEAT / 24.0, 0.11);
    }

    @ParameterizedTest
    @ValueSource(longs = {-25, -2, 3, 40})
    void anOffsetMovesAllOfIt(long millis) {
        Session straight = session(SET, true);
        Session moved = session(sending(Session.SETTINGS, millis * MILLI), true);
        for (Session session : List.of(straight, moved)) {
            phrase(session);
            session.pass(4 * BEAT);
        }
        List<Long> from = sent(straight, ShortMessages.CLOCK);
        List<Long> to = sent(moved, ShortMessages.CLOCK);
        for (long tick : to.subList(100, to.size() - 10)) {
            assertTrue(from.contains(tick - millis * MILLI), "tick at " + tick);
        }
    }

    @Test
    void aPauseOfTheMachineIsNoReasonForAHeapOfTicks() {
        Session session = session(SET, false);
        phrase(session);
        session.stall(130 * MILLI, true);
        phrase(session);
        session.sleep(3_600_000 * MILLI);
        phrase(session);
        phrase(session);
        List<Tick> ticks = received(session);
        double tick = BEAT / 24.0;
        for (int n = 1; n < ticks.size(); n++) {
            assertTrue(ticks.get(n).nanos() - ticks.get(n - 1).nanos() > 0.45 * tick, "a heap at " + ticks.get(n));
        }
        for (Tick one : ticks.subList(ticks.size() - 48, ticks.size())) {
            assertEquals((double) (one.song() % 96), one.nanos() * 24 / (double) BEAT % 96, 0.001, "in the bar again");
        }
    }

    @Test
    void itStopsWhenContinuoEndsOrAClockIsWantedNoMore() {
        Session session = session(SET, false);
        phrase(session);
        session.settings(Session.SETTINGS);
        int ticks = received(session).size();
        session.pass(10 * BEAT);
        assertEquals(1, sent(session, ShortMessages.STOP).size());
        assertEquals(ticks, received(session).size());
        session.settings(SET);
        phrase(session);
        session.close();
        assertEquals(2, sent(session, ShortMessages.STOP).size());
        assertTrue(received(session).size() > ticks);
    }

    @Test
    void whereNoClockIsWantedNoneIsSent() {
        Session session = session(Session.SETTINGS, false);
        phrase(session);
        session.pass(20 * BEAT);
        assertEquals(List.of(), received(session));
    }

    /// The beat that is found in the playing.
    @ParameterizedTest
    @CsvSource({"70", "100", "120", "150"})
    void aDrumMachineFollowsTheBeatThatIsFound(double beatsPerMinute) {
        double beat = 60e9 / beatsPerMinute;
        List<Double> offs = new ArrayList<>();
        List<Double> unevenness = new ArrayList<>(); // from tick to tick
        int starts = 0;
        for (int seed = 0; seed < 8; seed++) {
            Session session = session(sending(Script.following(BeatSource.AUTO), 0), seed % 2 == 0);
            long begin = 100 * MILLI;
            new ClockedPlaying().bars(begin, beat, 12, new Random(seed)).play(session);
            List<Tick> ticks = received(session);
            starts += sent(session, ShortMessages.START).size();
            double before = 0;
            for (int n = 1; n < ticks.size(); n++) {
                double gap = ticks.get(n).nanos() - ticks.get(n - 1).nanos();
                if (before > 0 && ticks.get(n - 1).song() > 0) {
                    unevenness.add(Math.abs(gap / before - 1));
                }
                before = gap;
            }
            for (Tick tick : ticks) {
                if (tick.song() >= 96 && tick.song() % 24 == 0) {
                    double beats = (tick.nanos() - begin) / beat;
                    offs.add(Math.abs(beats - Math.rint(beats)) * beat / MILLI);
                }
            }
        }
        offs.sort(null);
        unevenness.sort(null);
        double p95 = offs.get((int) (0.95 * (offs.size() - 1)));
        System.out.printf(
                "%3.0f bpm: %d beats sent, %d starts, off the player's beat p50 %.1f ms, p95 %.1f ms; uneven by %.1f%%, %.1f%% at most%n",
                beatsPerMinute,
                offs.size(),
                starts,
                offs.get(offs.size() / 2),
                p95,
                100 * unevenness.get((int) (0.95 * unevenness.size())),
                100 * unevenness.getLast());
        assertEquals(8, starts);
        assertTrue(unevenness.getLast() < 0.1, "uneven " + unevenness.getLast());
        assertTrue(offs.size() > 100, "beats " + offs.size());
        assertTrue(p95 < 20, "p95 " + p95);
    }

    @Test
    void itIsNotSentWhereTheBeatIsThatOfAMidiClockUnlessAlways() {
        LiveSettings clock = Script.following(BeatSource.CLOCK);
        for (ClockOut out : ClockOut.values()) {
            Session session = session(clock.with(clock.timing().withClock(out, 0)), false);
            session.found();
            double beat = 60e9 / 110;
            long begin = 3_000 * MILLI;
            long stop = begin + Math.round(24 * beat);
            new ClockedPlaying()
                    .add(begin - MILLI, START)
                    .clock(begin, beat, 40, 2 * MILLI, new Random(1))
                    .bars(begin + Math.round(4 * beat), beat, 4, new Random(1))
                    .add(stop, STOP)
                    .play(session);
            List<Tick> ticks = received(session);
            if (out != ClockOut.ALWAYS) {
                assertEquals(List.of(), ticks);
                continue;
            }
            assertEven(ticks, beat / 24, 0.2);
            List<Tick> song = ticks.stream().filter(tick -> tick.song() >= 0).toList();
            assertTrue(song.size() > 12 * 24, "ticks " + song.size());
            assertTrue(song.getLast().nanos() < stop + beat / 12, "stops");
            for (Tick tick : song.subList(24, song.size())) {
                double place = (tick.nanos() - begin) / beat * 24;
                assertEquals(0, (place - Math.rint(place)) * beat / 24 / MILLI, 3, "" + tick);
                assertEquals(tick.song() % 96, Math.floorMod(Math.round(place), 96L), "" + tick);
            }
        }
    }
}
