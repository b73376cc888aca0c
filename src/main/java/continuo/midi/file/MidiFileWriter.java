package continuo.midi.file;

import static continuo.music.Checks.requireRange;

import continuo.files.WholeFile;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Writes notes as a standard MIDI file of format 1: a track with the tempo, then a track for each part. The file
/// appears under its name only when it is whole; the same notes give the same bytes.
public final class MidiFileWriter {

    private static final int TICKS_PER_BEAT = 480;
    private static final int TRACK_NAME = 0x03;
    private static final int SET_TEMPO = 0x51;
    private static final int FORMAT = 1;
    private static final int NOTE_OFF = 0x80;
    private static final int NOTE_ON = 0x90;
    private static final int RELEASE_VELOCITY = 64;
    private static final int MOST_NOTES = 1 << 22; // leaves 40 bits for the tick

    private MidiFileWriter() {}

    /// What one track plays.
    ///
    /// @param channel 0 to 15
    public record Part(String name, int channel, List<Note> notes) {

        public Part {
            requireRange("channel", channel, 0, 15);
            requireRange("notes", notes.size(), 0, MOST_NOTES);
            notes = List.copyOf(notes);
        }
    }

    public static void write(Path file, Tempo tempo, List<Part> parts) throws IOException {
        WholeFile.write(file, out -> {
            out.write(header(1 + parts.size()));
            out.write(tempoTrack(tempo));
            for (Part part : parts) {
                out.write(track(tempo, part));
            }
        });
    }

    private static byte[] header(int tracks) {
        byte[] body = {0, FORMAT, (byte) (tracks >> 8), (byte) tracks, TICKS_PER_BEAT >> 8, (byte) TICKS_PER_BEAT};
        return TrackBytes.chunk("MThd", body);
    }

    private static byte[] tempoTrack(Tempo tempo) {
        int micros = (int) Math.round(tempo.nanosPerBeat() / 1e3);
        TrackBytes track = new TrackBytes();
        track.meta(0, SET_TEMPO, new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
        return track.chunk();
    }

    private static byte[] track(Tempo tempo, Part part) {
        TrackBytes track = new TrackBytes();
        track.meta(0, TRACK_NAME, part.name().getBytes(StandardCharsets.UTF_8));
        for (long event : events(tempo, part.notes())) {
            Note note = part.notes().get((int) (event % MOST_NOTES));
            boolean on = event / MOST_NOTES % 2 == 1;
            track.message(
                    event / MOST_NOTES / 2,
                    (on ? NOTE_ON : NOTE_OFF) | part.channel(),
                    note.pitch(),
                    on ? note.velocity() : RELEASE_VELOCITY);
        }
        return track.chunk();
    }

    /// The strikes and releases as numbers that are in order: the tick, whether it is a strike, which note. So releases
    /// come first: a key struck again in the tick in which it was let go must sound.
    private static long[] events(Tempo tempo, List<Note> notes) {
        long[] events = new long[2 * notes.size()];
        for (int n = 0; n < notes.size(); n++) {
            Note note = notes.get(n);
            long onset = ticks(tempo, note.onsetNanos());
            long end = Math.max(onset + 1, ticks(tempo, note.endNanos()));
            events[2 * n] = 2 * end * MOST_NOTES + n;
            events[2 * n + 1] = (2 * onset + 1) * MOST_NOTES + n;
        }
        Arrays.sort(events);
        return events;
    }

    private static long ticks(Tempo tempo, long nanos) {
        return Math.round(nanos / tempo.nanosPerBeat() * TICKS_PER_BEAT);
    }
}
