package continuo.evaluate.turns;

/// One silence of a piece.
///
/// @param ticks how long it lasts; [#FOR_EVER] after the last note
/// @param entryTicks how long after its beginning one who waits by the network enters, for each of [#SURENESSES]
@SuppressWarnings("ArrayRecordComponent") // read once, never compared
record Silence(int ticks, int[] entryTicks) {

    static final int FOR_EVER = Integer.MAX_VALUE;

    /// How sure one is that it is an end.
    static final double[] SURENESSES = {
        0.1, 0.2, 0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.84, 0.87, 0.89, 0.9, 0.92, 0.94, 0.96, 0.98, 0.99
    };
}
