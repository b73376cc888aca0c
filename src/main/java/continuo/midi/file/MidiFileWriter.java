package continuo.midi.file;

import static continuo.music.Checks.requireRange;

import continuo.files.WholeFile;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import javax.sound.midi.InvalidMidiDataException;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.MidiMessage;
import javax.sound.midi.MidiSystem;
import javax.sound.midi.Sequence;
import javax.sound.midi.ShortMessage;
import javax.sound.midi.Track;

/// Writes notes as a standard MIDI file of format 1: a track with the tempo, then a track for each part. The file
/// appears under its name only when it is whole; the same notes give the same bytes.
public final class MidiFileWriter {

    private static final int TICKS_PER_BEAT = 480;
    private static final int TRACK_NAME = 0x03;
    private static final int SET_TEMPO = 0x51;
    private static final int FORMAT = 1;
    private static final int RELEASE_VELOCITY = 64;

    private MidiFileWriter() {}

    /// What one track plays.
    ///
    /// @param channel 0 to 15
    public record Part(String name, int channel, List<Note> notes) {

        public Part {
            requireRange("channel", channel, 0, 15);
            notes = List.copyOf(notes);
        }
    }

    private record Timed(long tick, MidiMessage message) {}

    public static void write(Path file, Tempo tempo, List<Part> parts) throws IOException {
        Sequence sequence = sequence(tempo, parts);
        WholeFile.write(file, out -> MidiSystem.write(sequence, FORMAT, out));
    }

    private static Sequence sequence(Tempo tempo, List<Part> parts) {
        try {
            Sequence sequence = new Sequence(Sequence.PPQ, TICKS_PER_BEAT);
            sequence.createTrack().add(new MidiEvent(tempoMessage(tempo), 0));
            for (Part part : parts) {
                fill(sequence.createTrack(), tempo, part);
            }
            return sequence;
        } catch (InvalidMidiDataException e) {
            throw new AssertionError("notes and channels are checked when they are made", e);
        }
    }

    private static MetaMessage tempoMessage(Tempo tempo) throws InvalidMidiDataException {
        int micros = (int) Math.round(tempo.nanosPerBeat() / 1e3);
        byte[] data = {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros};
        return new MetaMessage(SET_TEMPO, data, data.length);
    }

    private static void fill(Track track, Tempo tempo, Part part) throws InvalidMidiDataException {
        byte[] name = part.name().getBytes(StandardCharsets.UTF_8);
        track.add(new MidiEvent(new MetaMessage(TRACK_NAME, name, name.length), 0));
        List<Timed> events = new ArrayList<>();
        for (Note note : part.notes()) {
            long onset = ticks(tempo, note.onsetNanos());
            long end = Math.max(onset + 1, ticks(tempo, note.endNanos()));
            events.add(new Timed(
                    end, new ShortMessage(ShortMessage.NOTE_OFF, part.channel(), note.pitch(), RELEASE_VELOCITY)));
            events.add(new Timed(
                    onset, new ShortMessage(ShortMessage.NOTE_ON, part.channel(), note.pitch(), note.velocity())));
        }
        // Releases first: a key struck again in the tick in which it was let go must sound.
        events.sort(Comparator.comparingLong(Timed::tick)
                .thenComparing(event -> event.message().getStatus() >= ShortMessage.NOTE_ON));
        events.forEach(event -> track.add(new MidiEvent(event.message(), event.tick())));
    }

    private static long ticks(Tempo tempo, long nanos) {
        return Math.round(nanos / tempo.nanosPerBeat() * TICKS_PER_BEAT);
    }
}
