package continuo.midi.file;

import static continuo.music.Checks.requireRange;

import continuo.files.WholeFile;
import continuo.midi.ShortMessages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/// Writes what was played, as it was played, as a standard MIDI file of format 1: a track with tempos and markers, then
/// a named track for each player with all his messages. The file appears under its name only when it is whole.
public final class PerformanceWriter {

    private static final int TICKS_PER_BEAT = 960; // half a millisecond at 120 bpm
    private static final int TRACK_NAME = 0x03;
    private static final int MARKER = 0x06;
    private static final int SET_TEMPO = 0x51;
    private static final int TIME_SIGNATURE = 0x58;
    private static final int EIGHTH_TICKS = TICKS_PER_BEAT / 2;
    private static final byte CLOCKS_A_CLICK = 24;
    private static final byte THIRTY_SECONDS_A_QUARTER = 8;
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

    /// There is a bar line here, and from here on so many of these are a bar.
    ///
    /// @param denominator a power of two, up to 32
    public record Signature(long nanos, int numerator, int denominator) {

        public Signature {
            requireRange("numerator", numerator, 1, 127);
            if (denominator < 1 || denominator > 32 || Integer.bitCount(denominator) != 1) {
                throw new IllegalArgumentException("denominator must be a power of two up to 32, was " + denominator);
            }
        }
    }

    /// What holds for all tracks.
    ///
    /// @param tempos the first at 0, then rising
    /// @param bars rising
    public record Score(List<TempoChange> tempos, List<Signature> bars, List<Marker> markers) {

        public Score {
            tempos = List.copyOf(tempos);
            bars = List.copyOf(bars);
            markers = List.copyOf(markers);
        }
    }

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

    /// All times count from 0.
    public static void write(Path file, Score score, List<Track> tracks) throws IOException {
        List<TempoChange> tempos = score.tempos();
        long[] ticks = ticks(tempos);
        WholeFile.write(file, out -> {
            int count = 1 + tracks.size();
            byte[] header = {
                0, FORMAT, (byte) (count >> 8), (byte) count, TICKS_PER_BEAT >> 8, (byte) (TICKS_PER_BEAT & 0xFF)
            };
            out.write(TrackBytes.chunk("MThd", header));
            out.write(conductor(score, ticks));
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

    /// What the first track says at a tick.
    private record Meta(long tick, Consumer<TrackBytes> writing) {

        static Meta of(long tick, int type, byte... data) {
            return new Meta(tick, track -> track.meta(tick, type, data));
        }
    }

    private static byte[] conductor(Score score, long[] ticks) {
        List<Meta> all = new ArrayList<>();
        for (int n = 0; n < ticks.length; n++) {
            int micros = score.tempos().get(n).microsPerBeat();
            all.add(Meta.of(ticks[n], SET_TEMPO, (byte) (micros >> 16), (byte) (micros >> 8), (byte) micros));
        }
        addBars(all, score, ticks);
        for (Marker one : score.markers()) {
            byte[] text = one.text().getBytes(StandardCharsets.UTF_8);
            all.add(Meta.of(tick(one.nanos(), score.tempos(), ticks), MARKER, text));
        }
        TrackBytes track = new TrackBytes();
        all.stream()
                .sorted(Comparator.comparingLong(Meta::tick)) // stable
                .forEach(one -> one.writing().accept(track));
        return track.chunk();
    }

    /// Bars are counted back from the first line that is known; what is before the first of them is a shorter one.
    /// Where a
    /// later line does not lie on a bar of these, they are counted anew.
    private static void addBars(List<Meta> all, Score score, long[] ticks) {
        long from = 0;
        long length = 0;
        for (Signature bar : score.bars()) {
            long line = Math.round((double) tick(bar.nanos(), score.tempos(), ticks) / EIGHTH_TICKS) * EIGHTH_TICKS;
            boolean first = length == 0;
            long newLength = 8L * EIGHTH_TICKS * bar.numerator() / bar.denominator();
            if (first || newLength != length || (line - from) % length != 0) {
                length = newLength;
                from = first ? line % length : line;
                if (first && from > 0) {
                    all.add(signature(0, (int) (from / EIGHTH_TICKS), 8));
                }
                all.add(signature(from, bar.numerator(), bar.denominator()));
            }
        }
    }

    private static Meta signature(long tick, int numerator, int denominator) {
        return Meta.of(
                tick,
                TIME_SIGNATURE,
                (byte) numerator,
                (byte) Integer.numberOfTrailingZeros(denominator),
                CLOCKS_A_CLICK,
                THIRTY_SECONDS_A_QUARTER);
    }

    private static long tick(long nanos, List<TempoChange> tempos, long[] ticks) {
        int n = 0;
        while (n + 1 < ticks.length && tempos.get(n + 1).nanos() <= nanos) {
            n++;
        }
        return tick(nanos, tempos, ticks, n);
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
