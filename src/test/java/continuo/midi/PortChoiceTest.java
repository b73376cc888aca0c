package continuo.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PortChoiceTest {

    private static final PortInfo THROUGH = new PortInfo("alsa", "Midi Through Port-0", false);
    private static final PortInfo VIRTUAL = new PortInfo("alsa", "VirMIDI 0-0", true);
    private static final PortInfo PIANO = new PortInfo("alsa", "Digital Piano MIDI 1", true);
    private static final PortInfo PAD = new PortInfo("alsa", "Digital Piano MIDI 1 Pads", true);

    @Test
    void autoTakesTheFirstHardwareAndVirMidiLast() {
        assertEquals(Optional.of(PIANO), PortChoice.choose(List.of(THROUGH, VIRTUAL, PIANO, PAD), "auto"));
        assertEquals(Optional.of(VIRTUAL), PortChoice.choose(List.of(THROUGH, VIRTUAL), "auto"));
        assertEquals(Optional.empty(), PortChoice.choose(List.of(THROUGH), "auto"));
    }

    @Test
    void autoNeverTakesThePortThatGivesBackWhateverIsPlayedIntoIt() {
        PortInfo bridged = new PortInfo("jack", "Midi-Bridge:Midi Through:(capture_0) Midi Through Port-0", true);
        PortInfo alias = new PortInfo("jack", "system:midi-through-capture", true);

        assertEquals(Optional.empty(), PortChoice.choose(List.of(bridged, alias), "auto"));
        assertEquals(Optional.of(PIANO), PortChoice.choose(List.of(bridged, PIANO), "auto"));
        assertEquals(Optional.of(bridged), PortChoice.choose(List.of(bridged), "through"), "who asks for it gets it");
    }

    @Test
    void aNameMatchesByAnyPartAndAWholeNameWins() {
        assertEquals(Optional.of(THROUGH), PortChoice.choose(List.of(PIANO, THROUGH), "through"));
        assertEquals(Optional.of(PAD), PortChoice.choose(List.of(PIANO, PAD), "pads"));
        assertEquals(Optional.of(PIANO), PortChoice.choose(List.of(PAD, PIANO), "digital piano midi 1"));
    }

    @Test
    void aMissingPortIsToldInOneLineWithThoseThatAreThere() {
        String message = text(PortChoice.missing("input", "Organ", List.of(PIANO, PAD)));

        assertEquals(
                "no MIDI input matches 'Organ'; there is: Digital Piano MIDI 1, Digital Piano MIDI 1 Pads", message);
        assertTrue(text(PortChoice.missing("input", "Organ", List.of())).contains("plug it in"));
    }

    private static String text(PortException e) {
        return String.valueOf(e.getMessage());
    }
}
