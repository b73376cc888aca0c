package continuo.encoding;

import continuo.music.Bars;

/// Tells whoever hears a piece where its bars are, as it comes to them. One thread owns it.
public final class BarTeller {

    /// What can be told, as by [Encoder#tellBar].
    public interface Listener {

        /// From the next note on, a bar begins at `tick`, and others as long before and after it.
        void tellBar(long tick, int barTicks, int beatTicks);
    }

    private final Bars bars;
    private int next;

    public BarTeller(Bars bars) {
        this.bars = bars;
    }

    /// The next note begins at `onsetTick`, which must not run backwards.
    public void tell(long onsetTick, Listener listener) {
        int known = next;
        while (next < bars.count() && bars.countsFrom(next) <= onsetTick + 0.5) {
            next++;
        }
        if (next > known) {
            int bar = next - 1;
            listener.tellBar(
                    Math.round(bars.start(bar)), (int) Math.max(1, Math.round(bars.length(bar))), bars.beat(bar));
        }
    }
}
