package continuo.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.file.FileBeats.Signature;
import java.nio.file.Path;
import java.util.List;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileBeatsTest {

    private static final int TEMPO = 0x51;
    private static final int SIGNATURE = 0x58;

    @TempDir
    private Path folder;

    @Test
    void tellsWhenQuartersAreThroughChangesOfTempo() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        meta(track, 0, TEMPO, 0x07, 0xA1, 0x20); // 120
        meta(track, 4 * 480, TEMPO, 0x0F, 0x42, 0x40); // 60

        FileBeats beats = read(sequence);

        assertTrue(beats.tellsTempo());
        assertEquals(0, beats.seconds(0));
        assertEquals(0.25, beats.seconds(0.5), 1e-9);
        assertEquals(2, beats.seconds(4), 1e-9);
        assertEquals(4.5, beats.seconds(6.5), 1e-9);
        assertEquals(-0.5, beats.seconds(-1), 1e-9);
    }

    @Test
    void tellsTheSignaturesInTheirOrder() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        meta(sequence.createTrack(), 3 * 480, SIGNATURE, 6, 3, 24, 8);
        meta(sequence.createTrack(), 0, SIGNATURE, 3, 2, 24, 8);

        FileBeats beats = read(sequence);

        assertEquals(List.of(new Signature(0, 3, 4), new Signature(3, 6, 8)), beats.signatures());
        assertFalse(beats.tellsTempo());
    }

    @Test
    void passesOverSignaturesThatCannotBe() throws Exception {
        Sequence sequence = new Sequence(Sequence.PPQ, 480);
        Track track = sequence.createTrack();
        meta(track, 0, SIGNATURE, 0, 2, 24, 8);
        meta(track, 0, SIGNATURE, 4, 77, 24, 8);
        meta(track, 0, SIGNATURE, 4);

        assertEquals(List.of(), read(sequence).signatures());
    }

    @Test
    void framesAreNoBeats() throws Exception {
        Sequence sequence = new Sequence(Sequence.SMPTE_25, 40);
        meta(sequence.createTrack(), 0, TEMPO, 0x07, 0xA1, 0x20);

        assertFalse(read(sequence).tellsTempo());
    }

    private FileBeats read(Sequence sequence) throws Exception {
        Path file = folder.resolve("file.mid");
        MidiSystem.write(sequence, 1, file.toFile());
        return FileBeats.read(file);
    }

    private static void meta(Track track, long tick, int type, int... data) throws Exception {
        byte[] bytes = new byte[data.length];
        for (int n = 0; n < data.length; n++) {
            bytes[n] = (byte) data[n];
        }
        track.add(new MidiEvent(new MetaMessage(type, bytes, bytes.length), tick));
    }
}
