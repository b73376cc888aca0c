package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.control;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.notes;
import static continuo.midi.file.MidiBytes.notesOn;
import static continuo.midi.file.MidiBytes.off;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;
import static continuo.midi.file.ReadNotes.assertReads;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// How long notes are: which release belongs to which strike, and what holds or ends them besides.
class PairsAndPedalsTest {

    private static final byte[] PORT_1 = bytes(0, 0xFF, 0x21, 1, 1);

    @Test
    void twoStrikesAndTwoReleasesGoFirstInFirstOut() throws Exception {
        assertReads(
                "60 at 0.00 for 0.50, 60 at 0.50 for 1.00",
                "",
                file(on(0, 0, 60), on(BEAT, 0, 60), off(BEAT, 0, 60), off(BEAT, 0, 60)));
    }

    @Test
    void aStrikeThatIsDoubledShiftsNoLaterRelease() throws Exception {
        byte[] doubled = bytes(on(0, 0, 60), on(0, 0, 60), off(BEAT, 0, 60));
        assertReads(
                "60 at 0.00 for 0.50, 60 at 0.50 for 0.50, 62 at 1.00 for 0.50, 60 at 1.50 for 0.50",
                "",
                file(doubled, notes(60, 62, 60)));
    }

    @Test
    void aStrikeThatIsNeverLetGoEndsWithTheNext() throws Exception {
        assertReads(
                "60 at 0.00 for 1.00, 62 at 0.00 for 0.50, 60 at 1.00 for 0.50, 64 at 1.50 for 0.50, 60 at 2.00 for 0.50",
                "",
                file(on(0, 0, 60), notes(62), time(BEAT), 0xFF, 1, 0, notes(60, 64, 60)));
    }

    @Test
    void aReleaseThatIsDoubledEndsNothing() throws Exception {
        assertReads(
                "60 at 0.00 for 0.50, 60 at 0.50 for 0.50",
                "",
                file(notes(60), off(0, 0, 60), on(0, 0, 60), off(BEAT, 0, 60), off(0, 0, 60)));
    }

    @Test
    void aReleaseMayStandInAnotherTrackOfTheSamePortAndChannel() throws Exception {
        byte[] strikes = bytes(on(0, 0, 60), on(BEAT, 0, 62));
        byte[] releases = bytes(off(BEAT, 0, 60), off(BEAT, 0, 62));
        String two = "60 at 0.00 for 0.50, 62 at 0.50 for 0.50";
        assertReads(two, "", bytes(header(1, 2, BEAT), track(strikes, time(3 * BEAT), 0xFF, 1, 0), track(releases)));
        assertReads(two, "", bytes(header(1, 2, BEAT), track(releases), track(strikes, time(3 * BEAT), 0xFF, 1, 0)));
    }

    @Test
    void aReleaseOfAnotherPortOrChannelEndsNothing() throws Exception {
        byte[] strike = track(on(0, 0, 60), time(3 * BEAT), 0xFF, 1, 0);
        assertReads("60 at 0.00 for 1.50", "", bytes(header(1, 2, BEAT), strike, track(PORT_1, off(BEAT, 0, 60))));
        assertReads("60 at 0.00 for 1.50", "", bytes(header(1, 2, BEAT), strike, track(off(BEAT, 1, 60))));
    }

    @Test
    void aTrackWhoseReleasesFitKeepsThem() throws Exception {
        byte[] lower = track(on(0, 0, 60), off(3 * BEAT, 0, 60));
        byte[] upper = track(on(BEAT, 0, 60), off(BEAT, 0, 60)); // first in, first out of both would give it two beats
        assertReads("60 at 0.00 for 0.50, 60 at 0.50 for 0.50", "", bytes(header(1, 2, BEAT), lower, upper));
    }

    @Test
    void pedalsHoldNotesOfTheirOwnPortAndChannelAlone() throws Exception {
        byte[] pedal = track(control(0, 0, 64, 127), control(4 * BEAT, 0, 64, 0));
        byte[] here = track(notes(60));
        byte[] otherPort = track(PORT_1, notes(62));
        byte[] otherChannel = track(notesOn(1, 64));
        assertReads(
                "60 at 0.00 for 2.00, 62 at 0.00 for 0.50, 64 at 0.00 for 0.50",
                "",
                bytes(header(1, 4, BEAT), pedal, here, otherPort, otherChannel));
    }

    @Test
    void aPortMayBeNamedInsteadOfNumbered() throws Exception {
        byte[] pedal = track(device("A"), control(0, 0, 64, 127), time(BEAT), 0xFF, 1, 0);
        assertReads("60 at 0.00 for 0.50", "", bytes(header(1, 2, BEAT), pedal, track(device("B"), notes(60))));
        assertReads(
                "60 at 0.00 for 1.00",
                "",
                bytes(header(1, 2, BEAT), pedal, track(device("A"), notes(60), time(BEAT), 0xFF, 1, 0)));
    }

    private static byte[] device(String name) {
        return bytes(0, 0xFF, 9, name.length(), name);
    }

    @Test
    void allNotesOffLetsKeysGoAndLeavesWhatThePedalHolds() throws Exception {
        for (int mode : new int[] {123, 124, 125, 126, 127}) {
            assertReads(
                    "60 at 0.00 for 0.50", "", file(on(0, 0, 60), control(BEAT, 0, mode, 0), time(BEAT), 0xFF, 1, 0));
            assertReads(
                    "60 at 0.00 for 1.00",
                    "",
                    file(
                            control(0, 0, 64, 127),
                            on(0, 0, 60),
                            control(BEAT, 0, mode, 0),
                            control(BEAT, 0, 64, 0),
                            time(BEAT),
                            0xFF,
                            1,
                            0));
        }
    }

    @Test
    void allSoundOffEndsKeysAndPedals() throws Exception {
        assertReads(
                "60 at 0.00 for 1.00, 62 at 0.50 for 0.50",
                "",
                file(
                        control(0, 0, 64, 127),
                        notes(60),
                        on(0, 0, 62),
                        control(BEAT, 0, 120, 0),
                        off(BEAT, 0, 62),
                        control(BEAT, 0, 64, 0)));
    }

    @Test
    void allNotesOffDoesNotReachOtherChannelsOrPorts() throws Exception {
        assertReads(
                "60 at 0.00 for 1.50",
                "",
                bytes(
                        header(1, 2, BEAT),
                        track(on(0, 0, 60), control(BEAT, 1, 123, 0), off(2 * BEAT, 0, 60)),
                        track(PORT_1, control(BEAT, 0, 123, 0))));
    }

    @Test
    void aReleaseAfterAllNotesOffIsOfNoStrikeBefore() throws Exception {
        assertReads(
                "60 at 0.00 for 0.50, 60 at 1.00 for 0.50",
                "",
                file(on(0, 0, 60), control(BEAT, 0, 123, 0), off(BEAT, 0, 60), notes(60)));
    }

    @Test
    void resettingTheControllersLiftsThePedals() throws Exception {
        for (int pedal : new int[] {64, 69}) {
            assertReads(
                    "60 at 0.00 for 1.00, 62 at 0.50 for 0.50, 64 at 1.00 for 0.50",
                    "",
                    file(control(0, 0, pedal, 127), notes(60, 62), control(0, 0, 121, 0), notes(64)));
        }
    }

    @Test
    void theSostenutoPedalHoldsOnlyWhatIsDown() throws Exception {
        assertReads(
                "60 at 0.00 for 1.50, 62 at 0.50 for 0.50, 64 at 1.00 for 0.50",
                "",
                file(
                        on(0, 0, 60),
                        control(BEAT / 2, 0, 66, 127),
                        off(BEAT / 2, 0, 60),
                        notes(62, 64),
                        control(0, 0, 66, 0),
                        time(BEAT),
                        0xFF,
                        1,
                        0));
    }

    @Test
    void aPedalThatStaysDownHoldsUntilTheEnd() throws Exception {
        assertReads("60 at 0.00 for 1.00, 62 at 0.50 for 0.50", "", file(control(0, 0, 64, 127), notes(60, 62)));
    }

    /// Strikes without a release and releases without a strike, one key: whatever else is lost, a pair that follows a
    /// silence with nothing down is read as it is.
    @Test
    void lossesBeforeAPauseDoNotReachBeyondIt() throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            List<Object> events = new ArrayList<>();
            for (int n = random.nextInt(20); n > 0; n--) {
                events.add(random.nextBoolean() ? on(BEAT, 0, 60) : off(BEAT, 0, 60));
            }
            events.add(off(BEAT, 0, 60));
            events.add(on(2 * BEAT, 0, 60));
            events.add(off(BEAT / 2, 0, 60));

            FileNote last = ReadNotes.read(file(events.toArray())).notes().getLast();

            assertEquals(0.5, last.lengthBeats(), 1e-9, "trial " + trial);
        }
    }
}
