package continuo.generate;

import static continuo.music.Checks.requireRange;

import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;

/// Plays on from what was heard. Equal arguments, equal notes. What is drawn counts its ticks from the same zero as what
/// was heard. Whoever has played on from a [Heard] makes another one to play on from it again.
public final class OfflineContinuation {

    private static final int MOST_NOTES = 1_000_000;

    private OfflineContinuation() {}

    /// The next `count` notes.
    ///
    /// @param earliestTick none begins before it, nor before the last onset heard
    public static List<TickNote> notes(Heard heard, long earliestTick, int count) {
        requireRange("count", count, 0, MOST_NOTES);
        return drawn(heard, earliestTick, Long.MAX_VALUE, count);
    }

    /// The next notes, as far as they begin before `untilTick`.
    public static List<TickNote> until(Heard heard, long earliestTick, long untilTick) {
        return drawn(heard, earliestTick, untilTick, MOST_NOTES);
    }

    private static List<TickNote> drawn(Heard heard, long earliestTick, long untilTick, int most) {
        Continuation continuation = heard.continuation();
        long from = Math.max(earliestTick, heard.lastOnsetTick());
        List<TickNote> notes = new ArrayList<>();
        Drafts drafts = new Drafts(continuation);
        drafts.begin(continuation.settings().drafts(), from, Long.MAX_VALUE, Drafts.HORIZON_TICKS);
        while (notes.size() < most && drafts.next(from, Long.MAX_VALUE) && continuation.onsetTick() < untilTick) {
            notes.add(new TickNote(
                    continuation.pitch(),
                    continuation.velocity(),
                    continuation.onsetTick(),
                    continuation.lengthTicks()));
        }
        return notes;
    }
}
