package continuo.midi.file;

import static continuo.midi.file.MidiBytes.BEAT;
import static continuo.midi.file.MidiBytes.bytes;
import static continuo.midi.file.MidiBytes.chunk;
import static continuo.midi.file.MidiBytes.control;
import static continuo.midi.file.MidiBytes.file;
import static continuo.midi.file.MidiBytes.header;
import static continuo.midi.file.MidiBytes.notes;
import static continuo.midi.file.MidiBytes.notesOn;
import static continuo.midi.file.MidiBytes.on;
import static continuo.midi.file.MidiBytes.tempo;
import static continuo.midi.file.MidiBytes.time;
import static continuo.midi.file.MidiBytes.track;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/// MIDI files that something has happened to: bytes flipped, set, lost, doubled, cut off, and parts of one in another.
public final class MutantFiles {

    private static final int[] TELLING = {
        0, 1, 0x2F, 0x40, 0x51, 0x7F, 0x80, 0x81, 0x90, 0xB0, 0xC0, 0xF0, 0xF7, 0xF8, 0xFE, 0xFF
    };

    private static final List<byte[]> SEEDS = List.of(
            file(notes(60, 62, 64, 65)),
            file(tempo(0, 300_000), control(0, 0, 64, 127), notes(60, 64, 67), control(0, 0, 64, 0), tempo(9, 700_000)),
            file(on(0, 0, 60), on(0, 0, 60), notes(60), control(0, 0, 66, 127), control(9, 0, 121, 0), notes(61)),
            file(0, 0x90, 60, 80, time(BEAT), 60, 0, 0, 0xFF, 1, 5, "verse", 0, 62, 80, 0, 0xF0, 2, 1, 0xF7, 9, 62, 0),
            bytes(
                    header(1, 4, BEAT),
                    track(tempo(0, 400_000)),
                    track(0, 0xFF, 0x21, 1, 1, notes(36, 38)),
                    track(notesOn(9, 35, 42), control(0, 1, 123, 0)),
                    chunk("XFIH", 3, bytes("abc")),
                    track(notesOn(1, 72, 74))),
            bytes(header(2, 2, BEAT), track(tempo(0, 300_000), notes(60, 62)), track(notes(64, 65))),
            bytes(header(1, 2, 0xE728), track(notes(60, 62)), track(notes(64, 65))),
            bytes("RIFF", 90, 0, 0, 0, "RMIDdata", 78, 0, 0, 0, file(notes(60, 62)), "LIST", 4, 0, 0, 0, "INFO"),
            file(notes(60), 0x81, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x80, 0x2F, 0x90, 64, 80, notes(62)));

    private final SplittableRandom random;

    public MutantFiles(long seed) {
        random = new SplittableRandom(seed);
    }

    public byte[] next() {
        byte[] mutant = any();
        for (int n = 1 + random.nextInt(6); n > 0; n--) {
            mutant = mutated(mutant);
        }
        return mutant;
    }

    private byte[] any() {
        return SEEDS.get(random.nextInt(SEEDS.size())).clone();
    }

    private byte[] mutated(byte[] file) {
        if (file.length == 0) {
            return any();
        }
        int at = random.nextInt(file.length);
        int to = Math.min(file.length, at + random.nextInt(1, 12));
        switch (random.nextInt(9)) {
            case 0 -> file[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> file[at] = (byte) random.nextInt(256);
            case 2, 3 -> file[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            case 4 -> file = bytes(head(file, at), tail(file, to)); // lost
            case 5 -> file = bytes(head(file, to), tail(file, at)); // doubled
            case 6 -> file = bytes(head(file, at), random.nextInt(256), tail(file, at)); // one more
            case 7 -> file = random.nextInt(4) == 0 ? head(file, at) : file;
            default -> {
                byte[] other = any();
                file = bytes(head(file, at), tail(other, random.nextInt(other.length)));
            }
        }
        return file;
    }

    private static byte[] head(byte[] file, int to) {
        return Arrays.copyOf(file, to);
    }

    private static byte[] tail(byte[] file, int from) {
        return Arrays.copyOfRange(file, from, file.length);
    }
}
