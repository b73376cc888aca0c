package continuo.beat;

/// How beats make bars. In compound metres a beat is a dotted quarter.
public enum Metre {
    TWO_FOUR(2, false),
    THREE_FOUR(3, false),
    FOUR_FOUR(4, false),
    SIX_EIGHT(2, true),
    NINE_EIGHT(3, true);

    private static final int QUARTER_TICKS = continuo.music.Tempo.TICKS_PER_BEAT;

    private final int beats;
    private final boolean compound;

    Metre(int beats, boolean compound) {
        this.beats = beats;
        this.compound = compound;
    }

    /// Beats of a bar.
    public int beats() {
        return beats;
    }

    /// Whether beats go in three parts.
    public boolean compound() {
        return compound;
    }

    /// A beat in ticks, of which a quarter has 48.
    public int beatTicks() {
        return compound ? QUARTER_TICKS * 3 / 2 : QUARTER_TICKS;
    }

    /// A bar in ticks.
    public int barTicks() {
        return beats * beatTicks();
    }

    /// As it is written: `6/8`.
    public String signature() {
        return numerator() + "/" + denominator();
    }

    /// Of the signature.
    public int numerator() {
        return compound ? 3 * beats : beats;
    }

    /// Of the signature.
    public int denominator() {
        return compound ? 8 : 4;
    }
}
