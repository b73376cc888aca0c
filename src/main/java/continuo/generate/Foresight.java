package continuo.generate;

import continuo.encoding.Encoding;
import continuo.music.Tempo;

/// Whether a silence is the end of a phrase or hangs in the air, as the network sees it: how likely it is that no note
/// begins within a beat, given what was played and that none has begun yet. Nothing here allocates after construction.
///
/// Against silences of less than a beat as breaths and of two beats or more as ends (40 pieces a set), at one false
/// entry in twenty: an end is answered after 0.59 beats on the split valid and 0.61 on test_public, where the best
/// fixed
/// silence takes 0.91 and 0.91. With [#SURE], 4 % and 5 % of the entries are false. What is played without a rest, as
/// the
/// rolls, gains little; scores and songs gain most. Of silences between one beat and two, most are entered, as after a
/// fixed beat. On valid, being sure of two quiet beats instead took 1.0 beat. See `evaluate --parts turns`.
public final class Foresight {

    /// How sure it is by the usual measure: one entry in twenty is false.
    public static final double SURE = 0.93;

    /// So long nothing is to begin: who does not play for a beat has ended his phrase, or makes a rest.
    public static final int QUIET_TICKS = Tempo.TICKS_PER_BEAT;

    /// How likely somebody who plays is to end anywhere: the network has only heard music that goes on.
    private static final double ENDS_ANYWHERE = 0.001;

    /// Nobody answers sooner.
    private static final int LEAST_TICKS = Tempo.TICKS_PER_BEAT / 4;

    private final Continuation continuation;
    private final double[] later = new double[Encoding.ONSET_BINS + 1]; // how likely the next onset is there or later

    public Foresight(Continuation continuation) {
        this.continuation = continuation;
    }

    /// Nothing sounds from `silentTick` on. Returns the first tick, a quarter of a beat later or more, by which it is
    /// as sure as asked, should nothing have begun, that nothing begins before [#QUIET_TICKS] of silence; or their
    /// end.
    ///
    /// @param sure from 0 to 1
    public long endTick(long silentTick, double sure) {
        long latest = silentTick + QUIET_TICKS;
        if (!continuation.hasBegun()) {
            return latest;
        }
        continuation.expectOnset(later);
        later[Encoding.ONSET_BINS] = 0;
        for (int bin = Encoding.ONSET_BINS - 1; bin >= 0; bin--) {
            later[bin] += later[bin + 1];
        }
        long last = continuation.lastOnsetTick();
        double lasts = later(latest - last);
        for (long tick = silentTick + LEAST_TICKS; tick < latest; tick++) {
            if (lasts >= sure * later(tick - last)) {
                return tick;
            }
        }
        return latest;
    }

    /// How likely the next onset is to be so long after the last or later.
    private double later(long ticks) {
        double foreseen = later[Math.min(Encoding.firstOnsetBinNotBefore(ticks), Encoding.ONSET_BINS - 1)];
        return ENDS_ANYWHERE + (1 - ENDS_ANYWHERE) * foreseen;
    }
}
