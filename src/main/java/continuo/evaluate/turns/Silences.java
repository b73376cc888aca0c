package continuo.evaluate.turns;

import continuo.corpus.TimedNote;
import continuo.corpus.Transcript;
import continuo.encoding.BarTeller;
import continuo.generate.Continuation;
import continuo.generate.Foresight;
import continuo.generate.GenerationSettings;
import continuo.model.Network;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;

/// Plays a piece to a network, as live: key by key, with ends that are not known before they come.
final class Silences {

    private static final int FIRST_NOTES = 16; // nobody knows anything before

    private final Continuation continuation;
    private final Foresight foresight;
    private final BarTeller bars;
    private final List<Silence> found = new ArrayList<>();

    private Silences(Network network, Transcript piece) {
        continuation = new Continuation(network, GenerationSettings.DEFAULT, 1);
        foresight = new Foresight(continuation);
        bars = new BarTeller(piece.bars());
    }

    static List<Silence> of(Transcript piece, Network network) {
        Silences silences = new Silences(network, piece);
        List<TickNote> sounding = new ArrayList<>();
        int heard = 0;
        for (TimedNote timed : piece.notes()) {
            TickNote note = timed.note();
            long ends = silences.release(sounding, note.onsetTicks());
            if (heard >= FIRST_NOTES && sounding.isEmpty() && ends < note.onsetTicks()) {
                silences.add(ends, (int) (note.onsetTicks() - ends));
            }
            silences.hear(note, sounding);
            heard++;
        }
        if (heard >= FIRST_NOTES) {
            silences.add(silences.release(sounding, Long.MAX_VALUE), Silence.FOR_EVER);
        }
        return silences.found;
    }

    private void hear(TickNote note, List<TickNote> sounding) {
        sounding.removeIf(other -> other.pitch() == note.pitch());
        bars.tell(note.onsetTicks(), continuation::tellBar);
        continuation.hear(note.pitch(), note.velocity(), note.onsetTicks());
        sounding.add(note);
    }

    /// What ends up to `tick` ends. Returns when the last of it did.
    private long release(List<TickNote> sounding, long tick) {
        long last = Long.MIN_VALUE;
        for (TickNote note : sounding) {
            if (note.endTicks() <= tick) {
                continuation.release(note.pitch(), note.endTicks());
                last = Math.max(last, note.endTicks());
            }
        }
        sounding.removeIf(note -> note.endTicks() <= tick);
        return last;
    }

    private void add(long silentTick, int ticks) {
        int[] entries = new int[Silence.SURENESSES.length];
        for (int n = 0; n < entries.length; n++) {
            entries[n] = (int) (foresight.endTick(silentTick, Silence.SURENESSES[n]) - silentTick);
        }
        found.add(new Silence(ticks, entries));
    }
}
