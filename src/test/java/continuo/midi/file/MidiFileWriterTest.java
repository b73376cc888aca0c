package continuo.midi.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MidiFileWriterTest {

    @TempDir
    private Path folder;

    /// Whatever is counted in ticks comes back as it went, at every tempo.
    @Property(tries = 100)
    void whatIsWrittenIsRead(@ForAll @LongRange(min = 0) long seed, @ForAll @IntRange(min = 20, max = 300) int beats)
            throws IOException {
        Tempo tempo = new Tempo(beats);
        List<TickNote> notes = notes(new SplittableRandom(seed));
        Path file = Files.createTempFile("continuo", ".mid");
        try {
            MidiFileWriter.write(file, tempo, List.of(part("both hands", 0, tempo, notes)));

            MidiFile read = MidiFile.read(file);

            assertEquals(
                    notes,
                    read.notes().stream().map(MidiFileWriterTest::inTicks).toList());
            assertEquals(beats, read.beatsPerMinute(), 1e-3);
        } finally {
            Files.delete(file);
        }
    }

    private static TickNote inTicks(FileNote note) {
        return new TickNote(
                note.pitch(),
                note.velocity(),
                Math.round(note.onsetBeats() * Tempo.TICKS_PER_BEAT),
                Math.round(note.lengthBeats() * Tempo.TICKS_PER_BEAT));
    }

    /// Chords, repeated notes with no gap between, long silences.
    private static List<TickNote> notes(SplittableRandom random) {
        List<TickNote> notes = new ArrayList<>();
        int voices = random.nextInt(1, 8);
        for (int voice = 0; voice < voices; voice++) {
            long tick = random.nextInt(3) * 48L;
            int pitch = random.nextInt(16) + 16 * voice;
            for (int n = 0; n < 20; n++) {
                int length = random.nextInt(8, 200); // at 300 beats a minute 8 ticks are 33 ms, no doubled strike
                notes.add(new TickNote(pitch, random.nextInt(1, 128), tick, length));
                tick += length + (random.nextInt(4) == 0 ? random.nextInt(2000) : 0);
            }
        }
        notes.sort(Comparator.comparingLong(TickNote::onsetTicks).thenComparingInt(TickNote::pitch));
        return notes;
    }

    private static Part part(String name, int channel, Tempo tempo, List<TickNote> notes) {
        return new Part(
                name,
                channel,
                notes.stream()
                        .map(note -> new Note(
                                note.pitch(),
                                note.velocity(),
                                tempo.nanos(note.onsetTicks()),
                                tempo.nanos(note.endTicks()) - tempo.nanos(note.onsetTicks())))
                        .toList());
    }

    @Test
    void aSilenceOfDaysIsWrittenAsTheStandardAllows() throws Exception {
        Path file = folder.resolve("days.mid");
        Note last = new Note(62, 80, 1_000_000_000_000_000L, 500_000_000);

        MidiFileWriter.write(
                file, Tempo.UNMARKED, List.of(new Part("one", 0, List.of(new Note(60, 80, 0, 500_000_000), last))));

        MidiFile read = MidiFile.read(file);
        assertEquals(last, read.notes().getLast().note());
        assertEquals(List.of(), read.flaws());
        assertEquals(960_000_480, MidiSystem.getSequence(file.toFile()).getTickLength());
    }

    @Test
    void eachPartHasItsOwnNamedTrack() throws Exception {
        Path file = folder.resolve("session.mid");
        Note played = new Note(60, 80, 0, 500_000_000);
        Note answered = new Note(67, 70, 500_000_000, 250_000_000);

        MidiFileWriter.write(
                file,
                new Tempo(120),
                List.of(new Part("player", 0, List.of(played)), new Part("Continuo", 1, List.of(answered))));

        assertEquals(List.of("player", "Continuo"), trackNames(file));
        List<FileNote> notes = MidiFile.read(file).notes();
        assertEquals(List.of(1, 2), notes.stream().map(FileNote::track).toList());
        assertEquals(List.of(0, 1), notes.stream().map(FileNote::channel).toList());
        assertEquals(
                List.of(played, answered), notes.stream().map(FileNote::note).toList());
    }

    private static List<String> trackNames(Path file) throws Exception {
        Sequence sequence = MidiSystem.getSequence(file.toFile());
        return Stream.of(sequence.getTracks())
                .map(track -> track.get(0).getMessage())
                .filter(message -> message instanceof MetaMessage meta && meta.getType() == 3)
                .map(message -> new String(((MetaMessage) message).getData(), StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void theSameNotesGiveTheSameBytes() throws Exception {
        List<Part> parts = List.of(part("again", 0, Tempo.UNMARKED, notes(new SplittableRandom(5))));
        Path first = folder.resolve("first.mid");
        Path second = folder.resolve("second.mid");

        MidiFileWriter.write(first, Tempo.UNMARKED, parts);
        MidiFileWriter.write(second, Tempo.UNMARKED, parts);

        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void leavesNothingHalfWritten() throws Exception {
        Path taken = Files.createDirectory(folder.resolve("taken.mid"));
        Files.createFile(taken.resolve("inside"));

        assertThrows(IOException.class, () -> MidiFileWriter.write(taken, Tempo.UNMARKED, List.of()));

        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(taken), left.toList());
        }
    }
}
