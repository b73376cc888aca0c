package continuo.midi.file;

import static continuo.music.Checks.requireRange;

import continuo.files.WholeFile;
import continuo.midi.ShortMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// Writes what was played, as it was played, as a standard MIDI file of format 1: a track with tempos and markers, then
/// a named track for each player with all his messages. The file appears under its name only when it is whole.
public final class PerformanceWriter {

    private static final int TICKS_PER_BEAT = 960; // half a millisecond at 120 bpm
    private static final int TRACK_NAME = 0x03;
    private static final int MARKER = 0x06;
    private static final int SET_TEMPO = 0x51;
    private static final int FORMAT = 1;
    private static final int SLOWEST_MICROS = (1 << 24) - 1;
    private static final int RELEASE_VELOCITY = 64;

    private PerformanceWriter() {}

    /// From here on a quarter lasts so long.
    public record TempoChange(long nanos, int microsPerBeat) {

        public TempoChange {
            requireRange("microsPerBeat", microsPerBeat, 1, SLOWEST_MICROS);
        }
    }

    public record Marker(long nanos, String text) {}

    /// @param message packed as [ShortMessages] says
    public record Message(long nanos, int message) {}

    /// @param messages in any order; at one instant, releases go first
    public record Track(String name, List<Message> messages) {

        public Track {
            messages = messages.stream()
                    .sorted(Comparator.comparingLong(Message::nanos)
                            .thenComparing(one -> ShortMessages.isPress(one.message())))
                    .toList();
        }
    }

    /// @param tempos the first at 0, then rising; all times count from 0
    public static void write(Path file, List<TempoChange> tempos, List<Marker> markers, List<Track> tracks)
            throws IOException {
        long[] ticks = ticks(tempos);
        WholeFile.write(file, out -> {
            int count = 1 + tracks.size();
            byte[] header = {
                0, FORMAT, (byte) (count >> 8), (byte) count, TICKS_PER_BEAT >> 8, (byte) (TICKS_PER_BEAT & 0xFF)
            };
            out.write(TrackBytes.chunk("MThd", header));
            out.write(conductor(tempos, ticks, markers));
            for (Track track : tracks) {
                out.write(track(track, tempos, ticks));
            }
        });
    }

    /// The tick at which each tempo begins.
    private static long[] ticks(List<TempoChange> tempos) {
        long[] ticks = new long[tempos.size()];
        for (int n = 1; n < ticks.length; n++) {
            ticks[n] = ticks[n - 1]
                    + ticksOf(
                            tempos.get(n).nanos() - tempos.get(n - 1).nanos(),
                            tempos.get(n - 1).microsPerBeat());
        }
        return ticks;
    }

    private static long ticksOf(long nanos, int microsPerBeat) {
        return Math.round(nanos * (TICKS_PER_BEAT / 1e3) / microsPerBeat);
    }

    private static byte[] conductor(List<TempoChange> tempos, long[] ticks, List<Marker> markers) {
        TrackBytes track = new TrackBytes();
        int marker = 0;
        for (int n = 0; n < ticks.length; n++) {
            marker = markers(track, markers, marker, tempos, ticks, n - 1);
            int micros = tempos.get(n).microsPerBeat();
            track.meta(ticks[n], SET_TEMPO, new byte[] {(byte) (micros >> 16), (byte) (micros >> 8), (byte) micros});
        }
        markers(track, markers, marker, tempos, ticks, ticks.length - 1);
        return track.chunk();
    }

    /// Writes the markers before the end of the tempo `n`, from `marker` on; returns the first that is left.
    private static int markers(
            TrackBytes track, List<Marker> markers, int marker, List<TempoChange> tempos, long[] ticks, int n) {
        long end = n + 1 < ticks.length ? tempos.get(n + 1).nanos() : Long.MAX_VALUE;
        int next = marker;
        while (next < markers.size() && markers.get(next).nanos() < end) {
            Marker one = markers.get(next++);
            long most = n + 1 < ticks.length ? ticks[n + 1] : Long.MAX_VALUE;
            track.meta(
                    Math.min(most, tick(one.nanos(), tempos, ticks, Math.max(n, 0))),
                    MARKER,
                    one.text().getBytes(StandardCharsets.UTF_8));
        }
        return next;
    }

    private static long tick(long nanos, List<TempoChange> tempos, long[] ticks, int n) {
        TempoChange tempo = tempos.get(n);
        return ticks[n] + Math.max(0, ticksOf(nanos - tempo.nanos(), tempo.microsPerBeat()));
    }

    private static byte[] track(Track part, List<TempoChange> tempos, long[] ticks) {
        TrackBytes track = new TrackBytes();
        track.meta(0, TRACK_NAME, part.name().getBytes(StandardCharsets.UTF_8));
        int n = 0;
        for (Message one : part.messages()) {
            while (n + 1 < ticks.length && tempos.get(n + 1).nanos() <= one.nanos()) {
                n++;
            }
            int message = one.message();
            boolean release = ShortMessages.isRelease(message);
            track.message(
                    tick(one.nanos(), tempos, ticks, n),
                    release ? ShortMessages.NOTE_OFF | ShortMessages.channel(message) : ShortMessages.status(message),
                    ShortMessages.data1(message),
                    release ? RELEASE_VELOCITY : ShortMessages.data2(message));
        }
        return track.chunk();
    }
}
