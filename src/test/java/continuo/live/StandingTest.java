package continuo.live;

import static continuo.live.ClockedPlaying.START;
import static continuo.live.Session.BEAT;
import static continuo.live.Session.MILLI;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.GenerationSettings;
import continuo.midi.ShortMessages;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where its notes stand: on a grid, in a swing, from a beat or a bar line on.
class StandingTest {

    private static final LiveSettings SETTINGS = SessionTest.with(Session.SETTINGS, 1, 32);
    private static final double TICK = BEAT / 48.0;

    private static LiveSettings on(LiveSettings settings, int gridTicks, double strength) {
        GenerationSettings generation = settings.generation();
        return settings.with(generation.with(generation.constraints().on(gridTicks, strength)));
    }

    /// Somebody plays, and lets it play: in each mode as it is meant. Time 0 is his first key, which is a beat.
    private static List<RecordingOutput.Sent> played(LiveSettings settings) {
        Session session = new Session(settings);
        for (int chord = 0; chord < 6; chord++) {
            session.chord(130 * MILLI, 60 + chord, 64 + chord, 67 + chord);
            session.pass(settings.beat() == BeatSource.SET ? 171 * MILLI : (40 << chord) * MILLI);
        }
        if (settings.mode() == Mode.TAKEOVER) {
            session.takeover();
        } else if (settings.mode() == Mode.FINISH) {
            session.press(60, 80);
            session.press(64, 80);
        } else if (settings.mode() == Mode.TOGETHER) {
            for (int quarter = 0; quarter < 40; quarter++) {
                session.chord(201 * MILLI, 40 + quarter % 7);
                session.pass(303 * MILLI);
            }
        }
        session.pass(40 * BEAT);
        List<RecordingOutput.Sent> notes = session.noteOnsSinceBegin();
        assertTrue(notes.size() > 4, settings.mode() + " plays " + notes.size());
        assertNoneIsShorterThanATick(session);
        return notes;
    }

    private static void assertNoneIsShorterThanATick(Session session) {
        Map<Integer, Long> since = new HashMap<>();
        for (RecordingOutput.Sent one : session.playedSinceBegin()) {
            int pitch = ShortMessages.data1(one.message());
            if (ShortMessages.isPress(one.message())) {
                since.put(pitch, one.atNanos());
            } else if (ShortMessages.isRelease(one.message()) && since.containsKey(pitch)) {
                assertTrue(one.atNanos() > since.remove(pitch), "no length: " + one);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Mode.class, names = "LISTEN", mode = EnumSource.Mode.EXCLUDE)
    void everyNoteStandsOnTheGrid(Mode mode) {
        for (int grid : new int[] {48, 24, 16, 12, 8}) {
            for (RecordingOutput.Sent note : played(on(SETTINGS, grid, 1).with(mode))) {
                double places = note.atNanos() / (grid * TICK);
                assertEquals(Math.rint(places), places, 1e-6, mode + ", grid of " + grid + ": " + note);
            }
        }
    }

    @Test
    void halfTheStrengthMovesThemHalfTheWay() {
        double off = 0;
        double halfOff = 0;
        for (RecordingOutput.Sent note : played(SETTINGS)) {
            off += Math.abs(Math.IEEEremainder(note.atNanos() / TICK, 12));
        }
        List<RecordingOutput.Sent> notes = played(on(SETTINGS, 12, 0.5));
        for (RecordingOutput.Sent note : notes) {
            halfOff = Math.max(halfOff, Math.abs(Math.IEEEremainder(note.atNanos() / TICK, 12)));
        }
        assertTrue(off > 0);
        assertTrue(halfOff > 0 && halfOff <= 3.001, "off by " + halfOff);
    }

    @Test
    void aGridOfNoStrengthChangesNothing() {
        assertEquals(played(SETTINGS), played(on(SETTINGS, 24, 0)));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 0.56, 0.66, 0.75})
    void theSecondQuaverOfABeatComesAsLateAsTheSwingSays(double share) {
        int second = 0;
        for (Mode mode : List.of(Mode.ANSWER, Mode.FINISH)) {
            LiveSettings swung = on(SETTINGS, 24, 1).with(mode);
            for (RecordingOutput.Sent note : played(swung.with(swung.timing().withSwing(share)))) {
                double place = note.atNanos() % BEAT / (double) BEAT;
                place = place > 0.999 ? 0 : place;
                assertEquals(place < 0.1 ? 0 : share, place, 1e-6, "swing " + share + ": " + note);
                second += place < 0.1 ? 0 : 1;
            }
        }
        assertTrue(second > 5, "second quavers: " + second);
    }

    @Test
    void aTripletStaysOneInASwingThatIsNoMore() {
        LiveSettings triplets = on(SETTINGS, 16, 1);
        for (RecordingOutput.Sent note : played(triplets.with(triplets.timing().withSwing(0.62)))) {
            double places = note.atNanos() / (16 * TICK);
            assertEquals(Math.rint(places), places, 1e-6, "" + note);
        }
    }

    @ParameterizedTest
    @CsvSource({"BEAT, 1", "BAR, 4"})
    void anAnswerBeginsOnTheNextBeatOrBar(StartOn start, int beats) {
        for (Mode mode : List.of(Mode.ANSWER, Mode.TAKEOVER, Mode.FINISH, Mode.TOGETHER)) {
            LiveSettings settings = SETTINGS.with(mode).with(SETTINGS.timing().with(start));
            double first = (double) played(settings).getFirst().atNanos() / (beats * BEAT);
            assertEquals(Math.rint(first), first, 1e-6, mode + " on " + start);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Mode.class,
            names = {"ANSWER", "TAKEOVER"})
    void whereNoBeatIsKnownAnAnswerBeginsAsItWouldAndKeepsToNoGrid(Mode mode) {
        LiveSettings free = Script.with(SETTINGS.with(mode), BeatSource.TAP); // nobody taps
        LiveSettings wanted =
                on(free, 24, 1).with(free.timing().with(StartOn.BAR).withSwing(0.66));
        assertEquals(played(free), played(wanted));
    }

    /// Bars that a MIDI clock tells.
    @ParameterizedTest
    @CsvSource({"BEAT, 1", "BAR, 4"})
    void itBeginsOnTheBeatOrBarOfAMidiClock(StartOn start, int beats) {
        double beat = 60e9 / 100;
        long begin = 3_000 * MILLI;
        for (int seed = 0; seed < 6; seed++) {
            Random random = new Random(seed);
            LiveSettings settings = on(Script.following(BeatSource.CLOCK), 12, 1);
            Session session = new Session(settings.with(settings.timing().with(start)));
            session.found();
            new ClockedPlaying()
                    .add(begin - MILLI, START)
                    .clock(begin, beat, 48, 2 * MILLI, random)
                    .bars(begin + Math.round((8 + seed) * beat), beat, 3, random)
                    .play(session);
            List<RecordingOutput.Sent> notes = session.noteOnsSinceBegin();
            double first = (notes.getFirst().atNanos() - begin) / beat / beats;
            assertEquals(Math.rint(first), first, 0.005, "first of " + seed);
            for (RecordingOutput.Sent note : notes) {
                double place = (note.atNanos() - begin) / beat * 4;
                assertEquals(Math.rint(place), place, 0.02, "" + note);
            }
        }
    }
}
