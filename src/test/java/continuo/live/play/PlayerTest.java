package continuo.live.play;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.live.BeatSource;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.RecordingOutput;
import continuo.live.improvise.PlannedNote;
import continuo.live.improvise.PlannedNote.Kind;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlayerTest {

    private static final long MILLI = 1_000_000;

    private final LiveMeters meters = new LiveMeters();
    private final PlannedNote order = new PlannedNote();
    private long now;
    private RecordingOutput output = new RecordingOutput(0, () -> now);
    private Player player = new Player(output, LiveSettings.DEFAULT, meters, LiveObserver.NONE, () -> now);

    @Test
    void playsANoteWhenItIsDueAndEndsIt() {
        plan(60, 100, 300);
        playAt(99);
        assertEquals(List.of(), sent());
        assertEquals(100 * MILLI, player.wakeNanos());
        playAt(100);
        assertEquals(300 * MILLI, player.wakeNanos());
        playAt(300);
        assertEquals(List.of("on 60 at 100", "off 60 at 300"), sent());
        assertEquals(Player.NEVER, player.wakeNanos());
    }

    @Test
    void endsANoteBeforeItIsStruckAgain() {
        plan(60, 100, 300);
        plan(60, 200, 400);
        playAt(100);
        playAt(200);
        playAt(400);
        assertEquals(List.of("on 60 at 100", "off 60 at 200", "on 60 at 200", "off 60 at 400"), sent());
    }

    @Test
    void releasesComeBeforePressesOfTheSameInstant() {
        plan(60, 100, 200);
        plan(60, 200, 300);
        playAt(100);
        playAt(200);
        assertEquals(List.of("on 60 at 100", "off 60 at 200", "on 60 at 200"), sent());
    }

    @Test
    void dropsANoteThatIsTooLateAndNeverARelease() {
        plan(60, 100, 300);
        plan(62, 110, 300);
        playAt(100);
        playAt(5_000);
        assertEquals(List.of("on 60 at 100", "off 60 at 5000"), sent());
        assertEquals(1, meters.unplayed().get());
    }

    @Test
    void endsWhatIsAtOnePitchAndLetsTheOthersBe() {
        plan(60, 100, 300);
        plan(64, 100, 300);
        plan(60, 200, 400);
        playAt(100);
        now = 150 * MILLI;
        order.setEnd(60);
        player.take(order, now);
        playAt(400);
        assertEquals(List.of("on 60 at 100", "on 64 at 100", "off 60 at 150", "off 64 at 400"), sent());
    }

    @Test
    void whatWasHandedOverAheadOfItsTimeEndsAfterItsBeginning() {
        output = new RecordingOutput(40 * MILLI, () -> now);
        player = new Player(output, LiveSettings.DEFAULT, meters, LiveObserver.NONE, () -> now);
        plan(60, 100, 300);
        playAt(70);
        order.setEnd(60);
        player.take(order, now);
        playAt(400);
        assertEquals(List.of("on 60 at 100", "off 60 at 101"), sent());
        assertEquals(0, meters.sounding().get());
    }

    @Test
    void aLateNoteKeepsItsLengthAndIsCounted() {
        plan(60, 100, 120);
        playAt(130);
        playAt(150);
        assertEquals(List.of("on 60 at 130", "off 60 at 150"), sent());
        assertEquals(1, meters.late().get());
    }

    @Test
    void noNoteIsLongerThanAllowed() {
        plan(60, 0, 60_000);
        playAt(0);
        assertEquals(LiveSettings.DEFAULT.maxNoteNanos(), player.wakeNanos());
    }

    @Test
    void cancelEndsWhatSoundsAndDropsTheRest() {
        plan(60, 100, 300);
        plan(64, 150, 300);
        playAt(100);
        now = 120 * MILLI;
        order(Kind.CANCEL, 0);
        playAt(1_000);
        assertEquals(List.of("on 60 at 100", "off 60 at 120"), sent());
    }

    @Test
    void withdrawDropsWhatIsDueLaterOnly() {
        plan(60, 100, 300);
        plan(64, 150, 300);
        plan(67, 151, 300);
        order(Kind.WITHDRAW, 150 * MILLI);
        playAt(100);
        playAt(150);
        playAt(300);
        assertEquals(2, output.noteOns().size());
        assertEquals(0, output.sounding(now));
    }

    @Test
    void anotherChannelEndsWhatSoundsOnTheOld() {
        plan(60, 100, 300);
        playAt(100);
        order.set(Kind.SETTINGS, 0, onChannel(9));
        player.take(order, now);
        plan(62, 200, 300);
        playAt(200);
        assertEquals(0, ShortMessages.channel(output.sent().get(1).message()));
        assertEquals(9, ShortMessages.channel(output.sent().get(2).message()));
        assertEquals(List.of("on 60 at 100", "off 60 at 100", "on 62 at 200"), sent());
    }

    @Test
    void putsTheInstrumentAtRestFirst() {
        player.start(0);
        assertEquals(130, output.sent().size());
        for (int pitch = 0; pitch < 128; pitch++) {
            assertEquals(
                    ShortMessages.noteOff(0, pitch), output.sent().get(pitch).message());
        }
        assertEquals(
                List.of(ShortMessages.controlChange(0, 64, 0), ShortMessages.controlChange(0, 123, 0)),
                output.sent().subList(128, 130).stream()
                        .map(RecordingOutput.Sent::message)
                        .toList());
    }

    @Test
    void triesAReleaseAgainThatTheOutputRefused() {
        plan(60, 100, 300);
        playAt(100);
        now = 120 * MILLI;
        output.failNext(2);
        assertThrows(IllegalStateException.class, () -> order(Kind.CANCEL, 0));
        assertThrows(IllegalStateException.class, player::recover);
        assertEquals(1, meters.sounding().get());
        playAt(220);
        assertEquals(0, output.sounding(now));
        assertEquals(0, meters.sounding().get());
    }

    @Test
    void handsNotesOverAheadWhereTheOutputSchedules() {
        schedule(40);
        plan(60, 100, 130);
        assertEquals(60 * MILLI, player.wakeNanos());
        playAt(60);
        playAt(90);
        assertEquals(List.of("on 60 at 100", "off 60 at 130"), sent());
        assertEquals(0, meters.dueToSent().read().max());
    }

    @Test
    void whatWasHandedOverAheadIsTakenBackAndCutsNoLaterNote() {
        schedule(40);
        plan(60, 100, 130);
        playAt(90);
        order(Kind.CANCEL, 0); // the release of the note comes at 130 all the same
        plan(60, 120, 400);
        plan(60, 140, 400);
        playAt(120);
        playAt(400);
        assertEquals(List.of("off 60 at 90", "off 60 at 130", "on 60 at 140", "off 60 at 400"), sent());
    }

    @Test
    void dropsWhatFindsNoRoom() {
        for (int note = 0; note < 300; note++) {
            plan(60, 100 + note, 500);
        }
        assertTrue(meters.unplayed().get() > 0);
    }

    @Test
    void aKeyOfThePlayersSoundsOnWhereANoteEndsAndTheOtherWayRound() {
        plan(60, 100, 200);
        playAt(50);
        pass(ShortMessages.noteOn(0, 60, 70));
        playAt(100);
        playAt(200);
        playAt(300);
        pass(ShortMessages.noteOff(0, 60));
        assertEquals(List.of("on 60 at 50", "off 60 at 100", "on 60 at 100", "off 60 at 300"), sent());

        plan(62, 400, 600);
        playAt(400);
        playAt(450);
        pass(ShortMessages.noteOn(0, 62, 70));
        playAt(500);
        pass(ShortMessages.noteOff(0, 62));
        playAt(600);
        assertEquals(List.of("on 62 at 400", "off 62 at 450", "on 62 at 450", "off 62 at 600"), sent().subList(4, 8));
        assertEquals(0, meters.sounding().get());
    }

    @Test
    void anEndThatWasHandedOverAheadDoesNotCutAKeyOfThePlayers() {
        schedule(40);
        plan(60, 100, 130);
        playAt(60);
        playAt(90);
        playAt(110);
        pass(ShortMessages.noteOn(0, 60, 70));
        playAt(150);
        pass(ShortMessages.noteOff(0, 60));
        assertEquals(List.of("on 60 at 100", "off 60 at 130", "on 60 at 130", "off 60 at 150"), sent());
    }

    @Test
    void aKeyOfThePlayersIsStruckAnewByANoteThatWasHandedOverAhead() {
        schedule(40);
        plan(60, 100, 200);
        playAt(60);
        playAt(70);
        pass(ShortMessages.noteOn(0, 60, 70));
        playAt(200);
        assertEquals(1, output.sounding(now));
        pass(ShortMessages.noteOff(0, 60));
        assertEquals(List.of("on 60 at 70", "off 60 at 99", "on 60 at 100", "off 60 at 200"), sent());
    }

    @Test
    void whatThePlayerHoldsIsEndedAgainWhereTheOutputRefusesIt() {
        pass(ShortMessages.noteOn(3, 60, 70));
        output.failNext(3);
        order.setLetGo(true, true);
        assertThrows(IllegalStateException.class, () -> player.take(order, now));
        assertThrows(IllegalStateException.class, () -> player.recover(now));
        assertEquals(1, output.sounding(now));
        assertEquals(100 * MILLI, player.wakeNanos());
        playAt(100);
        assertEquals(0, output.sounding(now));
    }

    private void pass(int message) {
        order.setPassed(message);
        player.take(order, now);
    }

    private void schedule(long leadMillis) {
        output = new RecordingOutput(leadMillis * MILLI, () -> now);
        player = new Player(output, LiveSettings.DEFAULT, meters, LiveObserver.NONE, () -> now);
    }

    private void plan(int pitch, long dueMillis, long endMillis) {
        order.set(pitch, 90, dueMillis * MILLI, endMillis * MILLI, false);
        player.take(order, now);
    }

    private void order(Kind kind, long nanos) {
        order.set(kind, nanos, LiveSettings.DEFAULT);
        player.take(order, now);
    }

    private void playAt(long millis) {
        now = millis * MILLI;
        player.playDue(now);
    }

    private List<String> sent() {
        List<String> lines = new ArrayList<>();
        for (RecordingOutput.Sent one : output.sent()) {
            String what = ShortMessages.isPress(one.message()) ? "on " : "off ";
            lines.add(what + ShortMessages.data1(one.message()) + " at " + one.atNanos() / MILLI);
        }
        return lines;
    }

    private static LiveSettings onChannel(int channel) {
        LiveSettings d = LiveSettings.DEFAULT;
        return new LiveSettings(
                d.tempo(),
                BeatSource.SET,
                d.mode(),
                d.silenceBeats(),
                d.answerBeats(),
                channel,
                d.inputChannel(),
                d.echoWindowNanos(),
                d.lateLimitNanos(),
                d.maxNoteNanos(),
                d.waiting(),
                d.seed(),
                d.generation());
    }
}
