package continuo.generate;

import static continuo.music.Checks.requireRange;

import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;

/// Plays on from what was heard. Equal arguments, equal notes. What is drawn counts its ticks from the same zero as
/// what
/// was heard. Whoever has played on from a [Heard] makes another one to play on from it again.
public final class OfflineContinuation {

    private static final int MOST_NOTES = 1_000_000;

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
    ///
    /// @param earliestTick none begins before it, nor before the last onset heard
    public static List<TickNote> notes(Heard heard, long earliestTick, int count, Progress progress) {
        requireRange("count", count, 0, MOST_NOTES);
        return drawn(heard, earliestTick, Long.MAX_VALUE, count, progress);
    }

    /// The next notes, as far as they begin before `untilTick`.
    public static List<TickNote> until(Heard heard, long earliestTick, long untilTick, Progress progress) {
        return drawn(heard, earliestTick, untilTick, MOST_NOTES, progress);
    }

    private static List<TickNote> drawn(Heard heard, long earliestTick, long untilTick, int most, Progress progress) {
        Continuation continuation = heard.continuation();
        long from = Math.max(earliestTick, heard.lastOnsetTick());
        List<TickNote> notes = new ArrayList<>();
        // whoever takes over at a certain tick does not let it pass by
        long latest = earliestTick > heard.lastOnsetTick() ? from + Tempo.TICKS_PER_BEAT : Long.MAX_VALUE;
        Drafts drafts = new Drafts(continuation);
        drafts.begin(continuation.settings().drafts(), from, latest, Drafts.HORIZON_TICKS);
        while (notes.size() < most
                && drafts.next(from, notes.isEmpty() ? latest : Long.MAX_VALUE)
                && continuation.onsetTick() < untilTick) {
            notes.add(new TickNote(
                    continuation.pitch(),
                    continuation.velocity(),
                    continuation.onsetTick(),
                    continuation.lengthTicks()));
            progress.tell("notes played on", notes.size(), untilTick == Long.MAX_VALUE ? most : 0);
            drafts.goOn();
        }
        return notes;
    }
}
