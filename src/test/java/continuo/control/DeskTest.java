package continuo.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Controls in a time of the test's own.
class DeskTest {

    private static final long MILLI = 1_000_000;
    private static final int KNOB = 74;

    private final Map<Parameter, String> board = new HashMap<>();
    private final List<String> moves = new ArrayList<>();
    private final List<String> said = new ArrayList<>();
    private final List<Integer> music = new ArrayList<>();
    private final Desk desk = new Desk(new RecordingBoard(), said::add);
    private final MidiSink keys = desk.at(Port.KEYS, new RecordingMusic());
    private final MidiSink faders = desk.at(Port.CONTROL, new RecordingMusic());
    private long now = 1_000 * MILLI;
    private boolean full;

    private final class RecordingBoard implements Board {

        @Override
        public String text(Parameter parameter) {
            return board.getOrDefault(parameter, parameter.usual());
        }

        @Override
        public String move(Map<Parameter, String> texts) {
            if (texts.containsValue("99")) {
                return "99 is too much";
            }
            board.putAll(texts);
            texts.forEach((parameter, text) -> moves.add(parameter.name() + " " + text));
            return "";
        }

        @Override
        public void tap(long nanos) {
            moves.add("tap at " + nanos);
        }

        @Override
        public void act(Action action) {
            if (full) {
                throw new IllegalStateException("full");
            }
            moves.add(action.word());
        }
    }

    private final class RecordingMusic implements MidiSink {

        @Override
        public void message(long whenNanos, int source, int message) {
            music.add(message);
        }

        @Override
        public void lost(long whenNanos, String port) {}

        @Override
        public void found(long whenNanos, String port) {}
    }

    @Test
    void aFaderSetsItsWholeRange() {
        desk.controls(List.of(fader(Parameters.TEMPERATURE, 0, 2)));

        turnTo(0);
        turnTo(127);
        turnTo(64);
        assertEquals(List.of("temperature 0", "temperature 2", "temperature 1.008"), moves);
    }

    @Test
    void allSoundOffAndAllNotesOffFromAPortThatIsOnlyForControlAreAPanic() {
        faders.message(now, ShortMessages.controlChange(3, ShortMessages.ALL_NOTES_OFF, 0));
        faders.message(now, ShortMessages.controlChange(3, ShortMessages.ALL_SOUND_OFF, 0));
        desk.work(now);
        desk.work(now);
        faders.message(now, ShortMessages.controlChange(0, ShortMessages.ALL_SOUND_OFF, 0));
        desk.work(now);
        keys.message(now, ShortMessages.controlChange(0, ShortMessages.ALL_SOUND_OFF, 0));
        desk.work(now);

        assertEquals(List.of("panic", "panic"), moves, "from the keyboard it is music");
        assertEquals(4, music.size());
    }

    @Test
    void aFloodLeavesTheLastValueAndFortyMovesASecondAtMost() {
        desk.controls(List.of(fader(Parameters.TEMPERATURE, 0, 1.27)));

        for (int milli = 0; milli < 1_000; milli++) {
            now += MILLI;
            faders.message(now, ShortMessages.controlChange(0, KNOB, milli % 128));
            desk.work(now);
        }
        long wake = desk.work(now);
        assertTrue(moves.size() <= 40 && moves.size() > 30, moves.size() + " moves");

        desk.work(wake);
        assertEquals("temperature 1.03", moves.getLast(), "999 % 128 = 103");
        assertEquals(List.of(), said, "not while it moves");
        desk.work(wake + Desk.REST_NANOS);
        assertEquals(List.of("By hand: temperature 1.03"), said);
        assertEquals(Long.MAX_VALUE, desk.work(wake + 2 * Desk.REST_NANOS), "nothing more to do");
    }

    @Test
    void aFaderThatPicksUpMovesNothingBeforeItComesByTheValueInForce() {
        desk.controls(List.of(new Control(
                cc(KNOB), Parameters.TEMPERATURE, null, Coding.ABSOLUTE, 0, 1.27, Curve.LINEAR, true, List.of(), 0)));
        board.put(Parameters.TEMPERATURE, "1");

        turnTo(10);
        turnTo(90);
        assertEquals(List.of(), moves);
        turnTo(110);
        turnTo(20);
        assertEquals(List.of("temperature 1.1", "temperature 0.2"), moves);

        board.put(Parameters.TEMPERATURE, "0.9"); // by the file, say
        turnTo(21);
        turnTo(60);
        assertEquals(2, moves.size());
        turnTo(89);
        assertEquals("temperature 0.89", moves.getLast());
    }

    @Test
    void anEndlessKnobGoesOnFromWhatIsInForceAndStopsAtTheEnds() {
        desk.controls(List.of(relative(Parameters.TEMPERATURE, Coding.TWOS)));
        board.put(Parameters.TEMPERATURE, "1");

        turnTo(1);
        turnTo(125);
        assertEquals(List.of("temperature 1.02", "temperature 0.96"), moves);
        board.put(Parameters.TEMPERATURE, "1.98");
        turnTo(5);
        turnTo(1);
        assertEquals("temperature 2", moves.getLast());
        assertEquals(3, moves.size());
    }

    @Test
    void stepsOfAnEndlessKnobThatComeTogetherAddUp() {
        desk.controls(List.of(relative(Parameters.POLYPHONY, Coding.OFFSET)));

        faders.message(now, ShortMessages.controlChange(0, KNOB, 67));
        faders.message(now, ShortMessages.controlChange(0, KNOB, 66));
        faders.message(now, ShortMessages.controlChange(0, KNOB, 63));
        work();
        assertEquals(List.of("polyphony 14"), moves);
    }

    @Test
    void aPadGoesThroughTheChoicesAndIsNoMusic() {
        desk.controls(List.of(button(note(36), Parameters.MODE)));

        keys.message(now, ShortMessages.noteOn(0, 36, 100));
        work();
        keys.message(now, ShortMessages.noteOff(0, 36));
        keys.message(now, ShortMessages.noteOn(0, 36, 100));
        work();
        keys.message(now, ShortMessages.noteOn(0, 37, 100));

        assertEquals(List.of("mode listen", "mode takeover"), moves);
        assertEquals(1, music.stream().filter(ShortMessages::isPress).count(), "the key beside it");
        assertTrue(music.stream().noneMatch(ShortMessages::isRelease));
    }

    /// Else it would sound on for ever.
    @Test
    void theReleaseOfAKeyThatWentDownAsMusicIsMusic() {
        keys.message(now, ShortMessages.noteOn(0, 36, 100));
        desk.controls(List.of(button(note(36), Parameters.MODE)));
        keys.message(now, ShortMessages.noteOff(0, 36));

        assertEquals(List.of(ShortMessages.noteOn(0, 36, 100), ShortMessages.noteOff(0, 36)), music);
    }

    @Test
    void theReleaseOfAKeyThatWentDownAsControlIsNone() {
        desk.controls(List.of(button(note(36), Parameters.MODE)));
        keys.message(now, ShortMessages.noteOn(0, 36, 100));
        desk.controls(List.of());
        keys.message(now, ShortMessages.noteOff(0, 36));

        assertTrue(music.stream()
                .noneMatch(message -> ShortMessages.isPress(message) || ShortMessages.isRelease(message)));
    }

    @Test
    void aKeyHeldLongDoesWhatAShortPressDoesNot() {
        desk.controls(List.of(Control.doing(Action.PANIC, note(21), 1_000 * MILLI)));

        keys.message(now, ShortMessages.noteOn(0, 21, 80));
        assertEquals(now + 1_000 * MILLI, desk.work(now));
        keys.message(now, ShortMessages.noteOff(0, 21));
        desk.work(now += 2_000 * MILLI);
        assertEquals(List.of(), moves);

        keys.message(now, ShortMessages.noteOn(0, 21, 80));
        desk.work(now += 999 * MILLI);
        assertEquals(List.of(), moves);
        desk.work(now += MILLI);
        desk.work(now += 5_000 * MILLI);
        assertEquals(List.of("panic"), moves, "once, however long it is held");
    }

    @Test
    void savingTheFileWithTheSameControlsInterruptsNone() {
        desk.controls(List.of(Control.doing(Action.PANIC, note(21), 1_000 * MILLI)));
        keys.message(now, ShortMessages.noteOn(0, 21, 80));
        desk.controls(List.of(Control.doing(Action.PANIC, note(21), 1_000 * MILLI)));

        desk.work(now += 1_000 * MILLI);
        assertEquals(List.of("panic"), moves);
    }

    @Test
    void aPedalThatSaysAgainThatItIsDownWasPressedOnce() {
        desk.controls(List.of(Control.doing(Action.PANIC, cc(64), 0)));

        for (int value : new int[] {127, 127, 100, 0, 0, 127}) {
            keys.message(now, ShortMessages.controlChange(0, 64, value));
            work();
        }
        assertEquals(List.of("panic", "panic"), moves);
    }

    @Test
    void aTapIsToldWithItsInstantAndNotSaid() {
        desk.controls(List.of(Control.doing(Action.TAP, cc(64), 0)));
        long tapped = now;

        keys.message(tapped, ShortMessages.controlChange(0, 64, 127));
        now += 30 * MILLI; // the desk is late
        work();

        assertEquals(List.of("tap at " + tapped), moves);
        assertEquals(List.of(), said);
    }

    @Test
    void programsAndTheWheelAreControlsToo() {
        Trigger program = new Trigger(Trigger.Kind.PROGRAM, 3, Trigger.ALL_CHANNELS, Port.ANY);
        Trigger wheel = new Trigger(Trigger.Kind.WHEEL, 0, 1, Port.ANY);
        desk.controls(List.of(
                new Control(
                        program,
                        Parameters.TEMPO,
                        null,
                        Coding.BUTTON,
                        20,
                        300,
                        Curve.LINEAR,
                        false,
                        List.of("auto", "96"),
                        0),
                new Control(
                        wheel,
                        Parameters.TEMPO,
                        null,
                        Coding.ABSOLUTE,
                        60,
                        240,
                        Curve.EXPONENTIAL,
                        false,
                        List.of(),
                        0)));

        faders.message(now, ShortMessages.pack(ShortMessages.PROGRAM_CHANGE, 3, 0));
        work();
        faders.message(now, ShortMessages.pack(ShortMessages.PITCH_WHEEL | 1, 0x7F, 0x7F));
        work();
        faders.message(now, ShortMessages.pack(ShortMessages.PITCH_WHEEL | 2, 0, 0)); // another channel
        work();
        assertEquals(List.of("tempo 96", "tempo 240"), moves);
    }

    @Test
    void whatTheBoardRefusesIsSaidAndNotSet() {
        desk.controls(List.of(fader(Parameters.POLYPHONY, 99, 99)));

        turnTo(5);
        assertEquals(List.of(), moves);
        assertEquals(List.of("A control is left alone: 99 is too much."), said);
    }

    @Test
    void whatFailsIsSaidAndTheNextIsDone() {
        desk.controls(List.of(Control.doing(Action.PANIC, cc(KNOB), 0)));
        full = true;
        turnTo(127);
        turnTo(0);
        assertEquals(List.of("What a control has done is not in force (full); do it again."), said);

        full = false;
        turnTo(127);
        assertEquals(List.of("panic"), moves);
    }

    /// The settings file takes them.
    @Test
    void digitsOfOtherScriptsAreNumbers() {
        desk.controls(List.of(relative(Parameters.TEMPERATURE, Coding.TWOS)));
        board.put(Parameters.TEMPERATURE, "\u0661");

        turnTo(1);
        assertEquals(List.of("temperature 1.02"), moves);
    }

    @Test
    void oneFaderMayMoveSeveralAndOnlyFromItsPort() {
        Trigger onlyKeys = new Trigger(Trigger.Kind.CC, KNOB, Trigger.ALL_CHANNELS, Port.KEYS);
        desk.controls(List.of(
                fader(Parameters.TEMPERATURE, 0, 2),
                fader(Parameters.SILENCE, 0, 16),
                button(onlyKeys, Parameters.MODE)));

        turnTo(127);
        assertEquals(List.of("temperature 2", "silence 16"), moves);
    }

    @Test
    void allocatesNothingOnTheThreadOfTheInput() {
        desk.controls(List.of(
                fader(Parameters.TEMPERATURE, 0, 2),
                relative(Parameters.SILENCE, Coding.SIGNED),
                button(note(36), Parameters.MODE)));
        MidiSink quiet = desk.at(Port.KEYS, new Nobody());
        Runnable play = () -> {
            for (int i = 0; i < 10_000; i++) {
                quiet.message(i, ShortMessages.controlChange(0, KNOB, i & 0x7F));
                quiet.message(i, ShortMessages.noteOn(0, i & 0x3F, 80));
                quiet.message(i, ShortMessages.noteOff(0, i & 0x3F));
            }
        };
        play.run();

        assertEquals(0, Allocation.bytesOf(play));
    }

    private static final class Nobody implements MidiSink {

        @Override
        public void message(long whenNanos, int source, int message) {}

        @Override
        public void lost(long whenNanos, String port) {}

        @Override
        public void found(long whenNanos, String port) {}
    }

    private void turnTo(int value) {
        faders.message(now, ShortMessages.controlChange(0, KNOB, value));
        work();
    }

    private void work() {
        desk.work(now += Desk.APART_NANOS);
    }

    private static Trigger cc(int number) {
        return new Trigger(Trigger.Kind.CC, number, Trigger.ALL_CHANNELS, Port.ANY);
    }

    private static Trigger note(int number) {
        return new Trigger(Trigger.Kind.NOTE, number, Trigger.ALL_CHANNELS, Port.ANY);
    }

    private static Control fader(Parameter parameter, double from, double to) {
        return new Control(cc(KNOB), parameter, null, Coding.ABSOLUTE, from, to, Curve.LINEAR, false, List.of(), 0);
    }

    private static Control relative(Parameter parameter, Coding coding) {
        return new Control(
                cc(KNOB),
                parameter,
                null,
                coding,
                parameter.range().min(),
                parameter.range().max(),
                Curve.LINEAR,
                false,
                List.of(),
                0);
    }

    private static Control button(Trigger trigger, Parameter parameter) {
        return new Control(trigger, parameter, null, Coding.BUTTON, 0, 0, Curve.LINEAR, false, List.of(), 0);
    }
}
