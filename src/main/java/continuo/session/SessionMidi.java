package continuo.session;

import continuo.midi.ShortMessages;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.midi.file.PerformanceWriter;
import continuo.midi.file.PerformanceWriter.Marker;
import continuo.midi.file.PerformanceWriter.Message;
import continuo.midi.file.PerformanceWriter.Score;
import continuo.midi.file.PerformanceWriter.Signature;
import continuo.midi.file.PerformanceWriter.TempoChange;
import continuo.midi.file.PerformanceWriter.Track;
import continuo.music.Note;
import continuo.session.Takedown.Beat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A session as a MIDI file: two tracks, which begin with the first thing played, and the tempo that was set or found.
/// Where the beat was found in the playing, what is played on the beat is on the file's.
public final class SessionMidi {

    static final String PLAYER = "Player";
    static final String CONTINUO = "Continuo";

    private static final int MOST_MICROS = (1 << 24) - 1;

    private SessionMidi() {}

    /// Writes the session of a log.
    ///
    /// @throws IOException with a message for the user
    public static void write(Path file, Path log) throws IOException {
        write(file, Takedown.of(log));
    }

    /// Writes what the player of a session played, with his pedals, and nothing else.
    static void writePlayer(Path file, Takedown session) throws IOException {
        write(file, session, Long.MIN_VALUE, false);
    }

    /// The notes of a session's player and of Continuo, as long as their keys are down; the first begins at 0.
    ///
    /// @throws IOException if it is no log that this program can read; the message is for the user
    public static List<Part> parts(Path log) throws IOException {
        Takedown session = Takedown.of(log);
        long first = first(session.player(), session.own(), 0);
        return List.of(
                new Part(PLAYER, 0, notes(session.player(), first)),
                new Part(CONTINUO, 1, notes(session.own(), first)));
    }

    private static List<Note> notes(List<Message> messages, long first) {
        List<Note> notes = new ArrayList<>();
        @Nullable Message[] down = new Message[16 * 128];
        for (Message one : messages) {
            int message = one.message();
            if (ShortMessages.isPress(message) || ShortMessages.isRelease(message)) {
                int key = ShortMessages.channel(message) * 128 + ShortMessages.data1(message);
                end(down[key], one.nanos(), first, notes);
                down[key] = ShortMessages.isPress(message) ? one : null;
            }
        }
        return notes;
    }

    private static void end(@Nullable Message press, long nanos, long first, List<Note> notes) {
        if (press != null && nanos > press.nanos()) {
            notes.add(new Note(
                    ShortMessages.data1(press.message()),
                    ShortMessages.data2(press.message()),
                    press.nanos() - first,
                    nanos - press.nanos()));
        }
    }

    private static long first(List<Message> player, List<Message> own, long otherwise) {
        return LongStream.concat(
                        player.stream().mapToLong(Message::nanos), own.stream().mapToLong(Message::nanos))
                .min()
                .orElse(otherwise);
    }

    static void write(Path file, Takedown session) throws IOException {
        write(file, session, Long.MIN_VALUE);
    }

    /// Only what was played from `fromNanos` on.
    static void write(Path file, Takedown session, long fromNanos) throws IOException {
        write(file, session, fromNanos, true);
    }

    private static void write(Path file, Takedown session, long fromNanos, boolean both) throws IOException {
        List<Message> player = from(fromNanos, session.player());
        List<Message> own = from(fromNanos, session.own());
        long first = first(player, own, session.header().startNanos());
        List<TempoChange> tempos = session.isBeatFound() ? onBeats(session.beats(), first) : set(session, first);
        long origin = tempos.getFirst().nanos();
        List<Marker> markers = session.markers().stream()
                .filter(marker -> marker.nanos() >= fromNanos)
                .map(marker -> new Marker(Math.max(0, marker.nanos() - origin), marker.text()))
                .toList();
        List<Signature> bars = session.bars().stream()
                .filter(bar -> bar.nanos() >= origin)
                .map(bar -> new Signature(bar.nanos() - origin, bar.numerator(), bar.denominator()))
                .toList();
        List<TempoChange> shifted = tempos.stream()
                .map(tempo -> new TempoChange(tempo.nanos() - origin, tempo.microsPerBeat()))
                .toList();
        PerformanceWriter.write(
                file,
                new Score(shifted, bars, markers),
                both
                        ? List.of(new Track(PLAYER, shifted(player, origin)), new Track(CONTINUO, shifted(own, origin)))
                        : List.of(new Track(PLAYER, shifted(player, origin))));
    }

    private static List<Message> from(long nanos, List<Message> messages) {
        return messages.stream().filter(one -> one.nanos() >= nanos).toList();
    }

    private static List<Message> shifted(List<Message> messages, long origin) {
        return messages.stream()
                .map(one -> new Message(one.nanos() - origin, one.message()))
                .toList();
    }

    private static List<TempoChange> set(Takedown session, long first) {
        List<TempoChange> tempos = new ArrayList<>();
        for (Beat tempo : session.beats()) {
            if (tempo.nanos() <= first) {
                tempos.clear();
            }
            if (tempos.isEmpty() || tempos.getLast().microsPerBeat() != tempo.microsPerBeat()) {
                tempos.add(new TempoChange(Math.max(first, tempo.nanos()), tempo.microsPerBeat()));
            }
        }
        return tempos;
    }

    /// The first beat found is followed to the beginning; between two that were found there are whole beats.
    private static List<TempoChange> onBeats(List<Beat> beats, long first) {
        List<Beat> found = new ArrayList<>();
        for (Beat beat : beats) {
            if (beat.nanos() <= first) {
                found.clear();
            }
            if (found.isEmpty() || beats(found.getLast(), beat) >= 1) {
                found.add(beat);
            }
        }
        long length = found.getFirst().microsPerBeat() * 1_000L;
        long back = Math.ceilDiv(found.getFirst().nanos() - first, length);
        List<TempoChange> tempos = new ArrayList<>();
        long from = found.getFirst().nanos() - back * length;
        for (int n = 0; n < found.size(); n++) {
            Beat beat = found.get(n);
            int micros = beat.microsPerBeat();
            if (n + 1 < found.size()) {
                Beat next = found.get(n + 1);
                long between = Math.max(1, beats(beat, next) + (n == 0 ? back : 0));
                micros = Math.clamp(Math.round((next.nanos() - from) / 1e3 / between), 1, MOST_MICROS);
            }
            tempos.add(new TempoChange(from, micros));
            from = n + 1 < found.size() ? found.get(n + 1).nanos() : from;
        }
        return tempos;
    }

    private static long beats(Beat from, Beat to) {
        return Math.round((to.nanos() - from.nanos()) / 1e3 / from.microsPerBeat());
    }
}
