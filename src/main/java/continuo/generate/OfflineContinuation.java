package continuo.generate;

import static continuo.music.Checks.requireRange;

import continuo.model.Network;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Plays on from whole pieces: their notes are heard in the order of onset and pitch, then notes are drawn. Pure
/// functions: equal arguments, equal notes. The ticks of what is drawn go on from those of what was heard.
public final class OfflineContinuation {

    private static final Comparator<TickNote> IN_ORDER =
            Comparator.comparingLong(TickNote::onsetTicks).thenComparingInt(TickNote::pitch);

    private OfflineContinuation() {}

    /// The next `count` notes; fewer only if what sounds for ever leaves no room.
    public static List<TickNote> notes(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed, int count) {
        return drawn(
                afterHearing(network, heard, settings, seed),
                Long.MAX_VALUE,
                requireRange("count", count, 0, 1_000_000));
    }

    /// The notes that begin less than `beats` beats after the end of what was heard.
    public static List<TickNote> beats(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed, double beats) {
        requireRange("beats", beats, 0, 100_000);
        long end = heard.stream().mapToLong(TickNote::endTicks).max().orElse(0);
        long until = end + Math.round(beats * Tempo.TICKS_PER_BEAT);
        return drawn(afterHearing(network, heard, settings, seed), until - 1, 1_000_000);
    }

    private static Continuation afterHearing(
            Network network, List<TickNote> heard, GenerationSettings settings, long seed) {
        Continuation continuation = new Continuation(network, settings, seed);
        for (TickNote note : heard.stream().sorted(IN_ORDER).toList()) {
            continuation.hear(note.pitch(), note.velocity(), note.onsetTicks());
            continuation.release(note.pitch(), note.endTicks());
        }
        return continuation;
    }

    private static List<TickNote> drawn(Continuation continuation, long latestTick, int most) {
        List<TickNote> notes = new ArrayList<>();
        while (notes.size() < most && continuation.next(Long.MIN_VALUE, latestTick)) {
            notes.add(new TickNote(
                    continuation.pitch(),
                    continuation.velocity(),
                    continuation.onsetTick(),
                    continuation.lengthTicks()));
        }
        return notes;
    }
}
