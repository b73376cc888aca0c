package continuo.live;

import static continuo.live.Session.MILLI;

import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.generate.Style;
import continuo.midi.ShortMessages;
import continuo.music.Tempo;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/// Random playing, and random trouble.
public final class Script {

    public enum Kind {
        PRESS,
        RELEASE,
        CHORD,
        PEDAL,
        WHEEL,
        ALL_OFF,
        NOISE,
        LOST,
        PANIC,
        CLOCK,
        TAP,
        MODE,
        ANY_MODE,
        TAKEOVER,
        AGAIN,
        ANOTHER,
        SETTINGS,
        HANDS,
        SPLIT,
        AUTO_SILENCE,
        PASS,
        SLEEP,
        STALL_PLAYER,
        STALL_ALL,
        OBSERVER_FAILS,
        OUTPUT_FAILS
    }

    public record Action(Kind kind, int pitch, int number, int millis) {}

    /// A bar of thirds.
    static final Style STYLE = new Style(
            "thirds.mid",
            "192 48",
            "60 70 -192 48 64 70 -192 48 62 70 -144 48 65 70 -144 48 64 70 -96 96 67 70 -96 96");

    static final List<Kind> TROUBLE =
            List.of(Kind.SLEEP, Kind.STALL_PLAYER, Kind.STALL_ALL, Kind.OBSERVER_FAILS, Kind.OUTPUT_FAILS);

    private static final VelocityDelay SLOW_HAMMERS =
            VelocityDelay.of("1: 120, 64: 60, 127: 20").orElseThrow();
    private static final int[] GRIDS = {0, 48, 24, 16, 12, 8};

    private Script() {}

    static Arbitrary<List<Action>> playing() {
        return actions(Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Kind.PRESS, Kind.RELEASE, Kind.PEDAL)),
                Tuple.of(5, Arbitraries.of(Kind.CHORD, Kind.PASS)),
                Tuple.of(1, Arbitraries.of(Kind.ALL_OFF, Kind.NOISE, Kind.LOST, Kind.PANIC))));
    }

    static Arbitrary<List<Action>> playingWithSettings() {
        return actions(Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Kind.PRESS, Kind.RELEASE, Kind.PEDAL)),
                Tuple.of(6, Arbitraries.of(Kind.CHORD, Kind.PASS)),
                Tuple.of(2, Arbitraries.of(Kind.MODE, Kind.SETTINGS, Kind.HANDS, Kind.CLOCK, Kind.TAP))));
    }

    public static Arbitrary<List<Action>> everything() {
        return actions(Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.of(Kind.values())), Tuple.of(1, Arbitraries.of(Kind.CHORD, Kind.PASS))));
    }

    /// Playing, in modes that change.
    public static Arbitrary<List<Action>> inModes() {
        return actions(Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.of(Kind.PRESS, Kind.RELEASE, Kind.PEDAL)),
                Tuple.of(6, Arbitraries.of(Kind.CHORD, Kind.PASS)),
                Tuple.of(2, Arbitraries.of(Kind.ANY_MODE, Kind.SPLIT)),
                Tuple.of(4, Arbitraries.of(Kind.TAKEOVER))));
    }

    private static Arbitrary<List<Action>> actions(Arbitrary<Kind> kinds) {
        return Combinators.combine(
                        kinds,
                        Arbitraries.integers().between(55, 66),
                        Arbitraries.integers().between(0, 127),
                        Arbitraries.integers().between(0, 2_500))
                .as(Action::new)
                .list()
                .ofMinSize(5)
                .ofMaxSize(60);
    }

    static void play(Session session, List<Action> actions) {
        actions.forEach(action -> play(session, action));
    }

    public static void play(Session session, Action action) {
        int pitch = action.pitch();
        int number = action.number();
        long nanos = action.millis() * MILLI + number; // not on a grid
        switch (action.kind()) {
            case PRESS -> session.press(pitch, Math.max(1, number));
            case RELEASE -> session.release(pitch);
            case CHORD -> {
                session.chord(Math.max(nanos, 8 * MILLI), pitch, pitch + 4, pitch + 7);
                session.pass(nanos);
            }
            case PEDAL -> session.message(ShortMessages.controlChange(0, ShortMessages.SUSTAIN_PEDAL, number));
            case WHEEL -> session.message(ShortMessages.pack(ShortMessages.PITCH_WHEEL, number, number));
            case ALL_OFF -> session.message(ShortMessages.controlChange(0, ShortMessages.ALL_NOTES_OFF, 0));
            case NOISE -> session.message(0xF8 | number << 8);
            case LOST -> session.lost();
            case PANIC -> {
                session.panic();
                session.pass(20 * MILLI); // nobody plays on at once
            }
            case TAP -> taps(session, number, nanos);
            case CLOCK -> clock(session, number, nanos);
            case MODE -> session.settings(Session.SETTINGS.with(number < 64 ? Mode.ANSWER : Mode.LISTEN));
            case ANY_MODE -> session.settings(Session.SETTINGS.with(mode(number)));
            case TAKEOVER -> session.takeover();
            case AGAIN -> session.again();
            case ANOTHER -> session.another();
            case SETTINGS -> session.settings(settings(number));
            case HANDS -> session.settings(Session.SETTINGS.with(hands(number, HandSettings.NO_SPLIT)));
            case SPLIT -> session.settings(Session.SETTINGS.with(hands(number, 60 + number % 3)));
            case AUTO_SILENCE ->
                session.settings(SessionTest.with(Session.SETTINGS, LiveSettings.AUTO_SILENCE, number % 9));
            case PASS -> session.pass(nanos);
            case SLEEP -> session.sleep(nanos * 1_000);
            case STALL_PLAYER -> session.stall(nanos, false);
            case STALL_ALL -> session.stall(nanos, true);
            case OBSERVER_FAILS -> session.failObserver();
            case OUTPUT_FAILS -> session.output.failNext(number / 8);
        }
    }

    private static void taps(Session session, int number, long nanos) {
        if (number % 3 != 0) {
            session.settings(with(Session.SETTINGS, BeatSource.TAP));
        }
        for (int tap = 0; tap < 2 + number % 9; tap++) {
            session.tap();
            session.pass((300 + number % 40 * (1 + tap % 2)) * MILLI);
        }
        session.pass(nanos);
    }

    /// Somebody plays to a clock that begins, or goes on, and perhaps stops.
    private static void clock(Session session, int number, long nanos) {
        if (number % 3 != 0) {
            session.settings(with(Session.SETTINGS, BeatSource.CLOCK));
        }
        if (number % 5 < 3) {
            session.message(number % 5 == 0 ? 0xFB : 0xFA);
        }
        Random random = new Random(number);
        long tickNanos = 60_000 * MILLI / (60 + number) / 24;
        for (int tick = 0; tick < 100; tick++) {
            if (tick % 36 == 3) {
                session.press(50 + number % 20, 70);
            } else if (tick % 36 == 12) {
                session.release(50 + number % 20);
            }
            session.message(random.nextInt(50) == 0 ? 0xF2 | random.nextInt(100) << 8 : 0xF8);
            session.pass(tickNanos * random.nextInt(80, 120) / 100);
        }
        if (number % 7 < 2) {
            session.message(0xFC);
        }
        session.pass(nanos);
    }

    private static HandSettings hands(int number, int split) {
        return new HandSettings(
                Thru.values()[number % 4],
                split,
                PlayersPedal.values()[number / 4 % 2],
                number % 5 == 0 ? 2 : HandSettings.AUTO,
                OwnPedal.values()[number / 8 % 2]);
    }

    private static Mode mode(int number) {
        return Mode.values()[number % Mode.values().length];
    }

    /// The usual settings, with the beat from there.
    public static LiveSettings following(BeatSource beat) {
        return with(LiveSettings.DEFAULT, beat);
    }

    static LiveSettings with(LiveSettings d, BeatSource beat) {
        return new LiveSettings(
                d.tempo(),
                beat,
                d.mode(),
                d.silenceBeats(),
                d.answerBeats(),
                d.outputChannel(),
                d.inputChannel(),
                d.echoWindowNanos(),
                d.lateLimitNanos(),
                d.maxNoteNanos(),
                d.waiting(),
                d.seed(),
                d.generation());
    }

    private static Timing timing(int number) {
        int bars = number % 32 == 7 ? Timing.ENDLESS : number % 9 == 0 ? number % 4 : 0;
        return new Timing(
                StartOn.values()[number % 3],
                0.5 + number % 6 / 20.0,
                bars,
                number % 8 == 1 ? ClockOut.ON : number % 8 == 6 ? ClockOut.ALWAYS : ClockOut.OFF,
                (number % 5 - 2) * 10L * MILLI,
                number % 7 == 3 ? (number - 64) * MILLI : 0,
                number % 10 == 3 ? SLOW_HAMMERS : VelocityDelay.NONE);
    }

    static LiveSettings settings(int number) {
        LiveSettings d = Session.SETTINGS;
        GenerationSettings g = d.generation();
        return new LiveSettings(
                new Tempo(60 + number),
                BeatSource.SET,
                Mode.ANSWER,
                0.75 + number / 40.0, // the slowest stage that is tried needs 0.2 s
                number % 9,
                number % 3,
                number % 5 == 0 ? 0 : LiveSettings.ALL_CHANNELS,
                d.echoWindowNanos(),
                d.lateLimitNanos(),
                d.maxNoteNanos() / (1 + number % 20),
                WaitStyle.BLOCKING,
                1,
                new GenerationSettings(
                                number / 64.0,
                                g.pitchTemperature(),
                                g.lengthTemperature(),
                                g.velocityTemperature(),
                                1 + number % 4,
                                Cuts.NONE,
                                20,
                                100,
                                1 + number % 10,
                                g.maxLengthTicks(),
                                g.constraints().on(GRIDS[number % GRIDS.length], number % 5 / 4.0))
                        .with(number % 4 == 1 ? STYLE : Style.NONE),
                timing(number),
                hands(4 * number, HandSettings.NO_SPLIT)); // thru is off
    }
}
