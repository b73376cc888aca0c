package continuo.generate;

import continuo.beat.BeatTracker;
import continuo.encoding.BarTeller;
import continuo.generate.OfflineContinuation.Progress;
import continuo.model.Network;
import continuo.music.Bars;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A continuation that has heard a piece up to some point, and how its ticks stand in time there.
public final class Heard {

    private static final Comparator<TickNote> IN_ORDER =
            Comparator.comparingLong(TickNote::onsetTicks).thenComparingInt(TickNote::pitch);

    private static final int MOST_REMEMBERED = 1024; // by the tracker are fewer

    private final Continuation continuation;
    private final long lastOnsetTick;
    private final long endTick;
    private final double nanosPerTick;
    private final double zeroNanos;
    private final boolean foundBeat;

    private Heard(
            Continuation continuation,
            long lastOnsetTick,
            long endTick,
            double nanosPerTick,
            double zeroNanos,
            boolean foundBeat) {
        this.continuation = continuation;
        this.lastOnsetTick = lastOnsetTick;
        this.endTick = endTick;
        this.nanosPerTick = nanosPerTick;
        this.zeroNanos = zeroNanos;
        this.foundBeat = foundBeat;
    }

    /// Hears music in its own ticks.
    ///
    /// @param bars in the same ticks; none if they are not known
    /// @param tempo at which it goes on
    /// @param zeroNanos when tick 0 is, by that tempo
    public static Heard inTicks(
            Network network,
            List<TickNote> notes,
            Bars bars,
            Tempo tempo,
            double zeroNanos,
            GenerationSettings settings,
            long seed,
            Progress progress) {
        Continuation continuation = new Continuation(network, settings, seed);
        Hearing hearing = new Hearing(continuation);
        BarTeller teller = new BarTeller(bars);
        int count = 0;
        for (TickNote note : notes.stream().sorted(IN_ORDER).toList()) {
            teller.tell(note.onsetTicks(), continuation::tellBar);
            hearing.hear(note.pitch(), note.velocity(), note.onsetTicks());
            hearing.release(note.pitch(), note.endTicks());
            progress.tell("notes heard", ++count, notes.size());
        }
        return new Heard(
                continuation,
                notes.stream().mapToLong(TickNote::onsetTicks).max().orElse(0),
                notes.stream().mapToLong(TickNote::endTicks).max().orElse(0),
                tempo.nanosPerTick(),
                zeroNanos,
                false);
    }

    /// Hears music that is only known in time, and finds its beat; where there is none, it counts as played at
    /// [Tempo#UNMARKED].
    ///
    /// @param notes at least one
    public static Heard asPlayed(
            Network network, List<Note> notes, GenerationSettings settings, long seed, Progress progress) {
        BeatTracker tracker = new BeatTracker();
        listen(tracker, notes);
        if (!tracker.known()) {
            return atTempo(network, notes, Tempo.UNMARKED, settings, seed, progress);
        }
        Recollection recollection = new Recollection(MOST_REMEMBERED);
        List<Note> latest = latest(notes);
        latest.forEach(note -> {
            recollection.press(note.pitch(), note.velocity(), note.onsetNanos());
            recollection.release(note.pitch(), note.endNanos());
        });
        FoundBeat beat = new FoundBeat(tracker);
        beat.begin(recollection.firstNanos());
        Continuation continuation = new Continuation(network, settings, seed);
        long last = latest.getLast().onsetNanos();
        beat.tellBar(last, continuation);
        recollection.begin(beat);
        while (recollection.isTelling()) {
            recollection.tell(continuation);
        }
        double nanosPerTick = beat.nanosPerTick();
        long end = notes.stream().mapToLong(Note::endNanos).max().orElseThrow();
        long lastTick = continuation.lastOnsetTick();
        return new Heard(
                continuation,
                lastTick,
                Math.max(lastTick + 1, beat.tick(end)),
                nanosPerTick,
                beat.beatNanos(last) - beat.beatTick(last) * nanosPerTick,
                true);
    }

    private static List<Note> latest(List<Note> notes) {
        List<Note> sorted = notes.stream()
                .sorted(Comparator.comparingLong(Note::onsetNanos))
                .toList();
        return sorted.subList(Math.max(0, sorted.size() - MOST_REMEMBERED), sorted.size());
    }

    /// In the order of time, releases before presses.
    static void listen(BeatTracker tracker, List<Note> notes) {
        record Move(long nanos, boolean press, Note note) {}
        List<Move> moves = new ArrayList<>();
        for (Note note : notes) {
            moves.add(new Move(note.onsetNanos(), true, note));
            moves.add(new Move(note.endNanos(), false, note));
        }
        moves.sort(Comparator.comparingLong(Move::nanos).thenComparing(Move::press));
        for (Move move : moves) {
            if (move.press) {
                tracker.press(move.note.pitch(), move.note.velocity(), move.nanos);
            } else {
                tracker.release(move.note.pitch(), move.nanos);
            }
        }
    }

    /// Hears music as played at a tempo, from time 0 on.
    public static Heard atTempo(
            Network network, List<Note> notes, Tempo tempo, GenerationSettings settings, long seed, Progress progress) {
        return inTicks(network, inTicks(notes, tempo), Bars.NONE, tempo, 0, settings, seed, progress);
    }

    static List<TickNote> inTicks(List<Note> notes, Tempo tempo) {
        return notes.stream()
                .map(note -> {
                    long onset = tempo.ticks(note.onsetNanos());
                    return new TickNote(
                            note.pitch(), note.velocity(), onset, Math.max(1, tempo.ticks(note.endNanos()) - onset));
                })
                .toList();
    }

    Continuation continuation() {
        return continuation;
    }

    long lastOnsetTick() {
        return lastOnsetTick;
    }

    /// The first tick at which nothing sounds any more.
    public long endTick() {
        return endTick;
    }

    /// Whether its beat was found in the playing.
    public boolean foundBeat() {
        return foundBeat;
    }

    /// The tempo at which it goes on, in quarters a minute.
    public double beatsPerMinute() {
        return 60e9 / (nanosPerTick * Tempo.TICKS_PER_BEAT);
    }

    /// The tick nearest to an instant.
    public long tick(double nanos) {
        return Math.round((nanos - zeroNanos) / nanosPerTick);
    }

    /// When a tick is.
    public long nanos(long tick) {
        return Math.round(zeroNanos + tick * nanosPerTick);
    }
}
