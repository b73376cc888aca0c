package continuo.generate;

import continuo.encoding.Encoding;
import continuo.music.Tempo;

/// Whether a silence is the end of a phrase or hangs in the air, as the network sees it: how likely it is that no note
/// begins within a beat, given what was played and that none has begun yet. Nothing here allocates after construction.
///
/// On the split valid (40 pieces a set, up to 4,000 notes each), against silences of less than a beat as breaths and of
/// two beats or more as ends: at one false entry in twenty an end is answered after 0.59 beats, where the best fixed
/// silence takes 0.92. Of silences between one beat and two, most are entered, as after a fixed beat. Being sure of two
/// quiet beats instead took 1.00 beats, and of how likely a note is within the next half beat, 1.5 and more. See
/// `evaluate --parts turns`.
public final class Foresight {

    /// How sure it is by the usual measure: one entry in twenty is false.
    public static final double SURE = 0.87;

    /// So long nothing is to begin: who does not play for a beat has ended his phrase, or makes a rest.
    public static final int QUIET_TICKS = Tempo.TICKS_PER_BEAT;

    /// Nobody answers sooner.
    private static final int LEAST_TICKS = Tempo.TICKS_PER_BEAT / 4;

    private final Continuation continuation;
    private final double[] later = new double[Encoding.ONSET_BINS + 1]; // how likely the next onset is there or later

    public Foresight(Continuation continuation) {
        this.continuation = continuation;
    }

    /// Nothing sounds from `silentTick` on. Returns the first tick, a quarter of a beat later or more, by which, should
    /// nothing have begun, it is as sure as asked that nothing begins before a silence of [#QUIET_TICKS]; else the end
    /// of that.
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
        return later[Math.min(Encoding.firstOnsetBinNotBefore(ticks), Encoding.ONSET_BINS - 1)];
    }
}
