package continuo.generate;

import static continuo.music.Checks.requireRange;

import continuo.model.Network;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Plays on from whole pieces: their notes are heard in the order of onset and pitch, then notes are drawn. Pure
/// functions: equal arguments, equal notes. What is drawn counts its ticks from the same zero as what was heard.
public final class OfflineContinuation {

    private static final int MOST_NOTES = 1_000_000;
    private static final int MOST_BEATS = 100_000;

    private static final Comparator<TickNote> IN_ORDER =
            Comparator.comparingLong(TickNote::onsetTicks).thenComparingInt(TickNote::pitch);

    private OfflineContinuation() {}

    /// Is told how far a piece has been heard, and how far it has been played on; after each note.
    public interface Progress {

        /// Tells nobody.
        Progress NONE = (what, done, all) -> {};

        /// @param what such as `notes heard`
        /// @param all how many there are to be, or 0 where nobody knows
        void tell(String what, long done, long all);
    }

    /// The next `count` notes.
    public static List<TickNote> notes(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed, int count) {
        return notes(network, heard, settings, seed, count, Progress.NONE);
    }

    /// The same, telling how far it is.
    public static List<TickNote> notes(
            Network network,
            List<TickNote> heard,
            GenerationSettings settings,
            long seed,
            int count,
            Progress progress) {
        requireRange("count", count, 0, MOST_NOTES);
        return drawn(
                afterHearing(network, heard, settings, seed, progress), last(heard), Long.MAX_VALUE, count, progress);
    }

    /// The next notes, as far as they begin less than `beats` beats after the end of what was heard.
    public static List<TickNote> beats(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed, double beats) {
        return beats(network, heard, settings, seed, beats, Progress.NONE);
    }

    /// The same, telling how far it is.
    public static List<TickNote> beats(
            Network network,
            List<TickNote> heard,
            GenerationSettings settings,
            long seed,
            double beats,
            Progress progress) {
        requireRange("beats", beats, 0, MOST_BEATS);
        long end = heard.stream().mapToLong(TickNote::endTicks).max().orElse(0);
        long until = end + Math.round(beats * Tempo.TICKS_PER_BEAT);
        return drawn(afterHearing(network, heard, settings, seed, progress), last(heard), until, MOST_NOTES, progress);
    }

    private static long last(List<TickNote> heard) {
        return heard.stream().mapToLong(TickNote::onsetTicks).max().orElse(0);
    }

    private static Continuation afterHearing(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed, Progress progress) {
        Continuation continuation = new Continuation(network, settings, seed);
        Hearing hearing = new Hearing(continuation);
        int count = 0;
        for (TickNote note : heard.stream().sorted(IN_ORDER).toList()) {
            hearing.hear(note.pitch(), note.velocity(), note.onsetTicks());
            hearing.release(note.pitch(), note.endTicks());
            progress.tell("notes heard", ++count, heard.size());
        }
        return continuation;
    }

    private static List<TickNote> drawn(
            Continuation continuation, long fromTick, long untilTick, int most, Progress progress) {
        List<TickNote> notes = new ArrayList<>();
        Drafts drafts = new Drafts(continuation);
        drafts.begin(continuation.settings().drafts(), fromTick, Long.MAX_VALUE, Drafts.HORIZON_TICKS);
        while (notes.size() < most && drafts.next(fromTick, Long.MAX_VALUE) && continuation.onsetTick() < untilTick) {
            notes.add(new TickNote(
                    continuation.pitch(),
                    continuation.velocity(),
                    continuation.onsetTick(),
                    continuation.lengthTicks()));
            progress.tell("notes played on", notes.size(), untilTick == Long.MAX_VALUE ? most : 0);
        }
        return notes;
    }
}
