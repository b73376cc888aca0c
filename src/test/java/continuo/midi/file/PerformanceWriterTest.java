package continuo.midi.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.midi.ShortMessages;
import continuo.midi.file.PerformanceWriter.Marker;
import continuo.midi.file.PerformanceWriter.Message;
import continuo.midi.file.PerformanceWriter.Score;
import continuo.midi.file.PerformanceWriter.Signature;
import continuo.midi.file.PerformanceWriter.TempoChange;
import continuo.midi.file.PerformanceWriter.Track;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// What was played is in the file when it was played, whatever the tempo does meanwhile.
class PerformanceWriterTest {

    private static final long SECOND = 1_000_000_000;

    @Property(tries = 100)
    void everyNoteIsWhereItWasPlayed(@ForAll long seed) throws IOException {
        Random random = new Random(seed);
        List<TempoChange> tempos = new ArrayList<>();
        for (long at = 0; at < 60 * SECOND; at += 1 + random.nextLong(20 * SECOND)) {
            tempos.add(new TempoChange(at, 200_000 + random.nextInt(2_000_000)));
        }
        List<Message> messages = new ArrayList<>();
        long[] onsets = random.longs(50, 0, 90 * SECOND).sorted().toArray();
        for (long onset : onsets) {
            messages.add(new Message(onset, ShortMessages.noteOn(0, 60, 80)));
            messages.add(new Message(onset, ShortMessages.noteOff(0, 60)));
        }
        Path file = Files.createTempFile("performance", ".mid");
        PerformanceWriter.write(file, new Score(tempos, List.of(), List.of()), List.of(new Track("Player", messages)));
        Sequence sequence = sequence(file);
        FileBeats beats = FileBeats.read(file);

        long[] read = Arrays.stream(sequence.getTracks())
                .flatMap(track ->
                        java.util.stream.IntStream.range(0, track.size()).mapToObj(track::get))
                .filter(event -> event.getMessage() instanceof javax.sound.midi.ShortMessage note
                        && note.getCommand() == ShortMessages.NOTE_ON)
                .mapToLong(event ->
                        Math.round(beats.seconds((double) event.getTick() / sequence.getResolution()) * SECOND))
                .toArray();
        assertEquals(onsets.length, read.length);
        for (int n = 0; n < read.length; n++) {
            // half a tick, at each change another half, in the slowest tempo of 2.2 s a beat
            long most = (tempos.size() + 1) * 1_200_000L;
            assertTrue(Math.abs(read[n] - onsets[n]) <= most, read[n] + " instead of " + onsets[n]);
        }
        Files.delete(file);
    }

    @Example
    void tracksAndMarkersHaveTheirNames() throws IOException {
        Path file = Files.createTempFile("performance", ".mid");
        PerformanceWriter.write(
                file,
                new Score(
                        List.of(new TempoChange(0, 500_000), new TempoChange(2 * SECOND, 1_000_000)),
                        List.of(),
                        List.of(new Marker(SECOND, "mode listen"), new Marker(3 * SECOND, "mode answer"))),
                List.of(
                        new Track("Player", List.of(new Message(0, ShortMessages.controlChange(0, 64, 127)))),
                        new Track("Continuo", List.of())));
        List<String> texts = new ArrayList<>();
        for (javax.sound.midi.Track track : sequence(file).getTracks()) {
            for (int n = 0; n < track.size(); n++) {
                if (track.get(n).getMessage() instanceof MetaMessage text
                        && (text.getType() == 3 || text.getType() == 6)) {
                    texts.add(new String(text.getData(), StandardCharsets.UTF_8) + " at "
                            + track.get(n).getTick());
                }
            }
        }
        assertEquals(List.of("mode listen at 1920", "mode answer at 4800", "Player at 0", "Continuo at 0"), texts);
        Files.delete(file);
    }

    /// A bar line at beat 5 of 4/4: one beat before the first bar. Later 3/4, then a beat is missing.
    @Example
    void barsAreCountedBackFromTheFirstThatIsKnownAndAnewWhereTheyChange() throws IOException {
        Path file = Files.createTempFile("performance", ".mid");
        PerformanceWriter.write(
                file,
                new Score(
                        List.of(new TempoChange(0, 500_000)),
                        List.of(
                                new Signature(5 * SECOND / 2 + 20_000_000, 4, 4),
                                new Signature(13 * SECOND / 2, 4, 4),
                                new Signature(21 * SECOND / 2, 3, 4),
                                new Signature(23 * SECOND / 2, 3, 4)),
                        List.of()),
                List.of());
        assertEquals(
                List.of(
                        new FileBeats.Signature(0, 2, 8),
                        new FileBeats.Signature(1, 4, 4),
                        new FileBeats.Signature(21, 3, 4),
                        new FileBeats.Signature(23, 3, 4)),
                FileBeats.read(file).signatures());
        Files.delete(file);
    }

    private static Sequence sequence(Path file) throws IOException {
        try {
            return MidiSystem.getSequence(file.toFile());
        } catch (javax.sound.midi.InvalidMidiDataException e) {
            throw new IOException(e);
        }
    }
}
