package continuo.corpus;

import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Music made for tests: scales over broken chords, each piece in a key and with a turn of its own.
public final class Tunes {

    private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};

    private Tunes() {}

    /// Writes `count` pieces of 160 notes into `folder`.
    public static void write(Path folder, int count) throws IOException {
        Files.createDirectories(folder);
        for (int piece = 0; piece < count; piece++) {
            write(folder.resolve("piece%03d.mid".formatted(piece)), new SplittableRandom(piece));
        }
    }

    static void write(Path file, SplittableRandom random) throws IOException {
        Tempo tempo = Tempo.UNMARKED;
        int key = random.nextInt(12);
        int turn = random.nextInt(1, 4);
        List<Note> notes = new ArrayList<>();
        for (int n = 0; n < 80; n++) {
            notes.add(note(tempo, 60 + key + SCALE[n * turn % SCALE.length], random.nextInt(60, 100), 24L * n, 20));
            notes.add(note(tempo, 36 + key + SCALE[n % 4 * 2 % SCALE.length], 50, 24L * n + 12L * (n % 2), 40));
        }
        MidiFileWriter.write(file, tempo, List.of(new Part("tune", 0, notes)));
    }

    private static Note note(Tempo tempo, int pitch, int velocity, long tick, long ticks) {
        return new Note(pitch, velocity, tempo.nanos(tick), tempo.nanos(ticks));
    }
}
