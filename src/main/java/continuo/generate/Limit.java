package continuo.generate;

/// How much of something there may be: as much as is usual, or as was heard lately if that was more. With each note
/// heard a 64th of what was more is forgotten. One thread owns it. Nothing here allocates.
final class Limit {

    private static final double FORGOTTEN_A_NOTE = 1 / 64.0;

    private final int usual;
    private double heard;

    Limit(int usual) {
        this.usual = usual;
    }

    void reset() {
        heard = 0;
    }

    void copyFrom(Limit other) {
        heard = other.heard;
    }

    /// A note was heard, with which there was so much of it.
    void hear(int much) {
        heard = Math.max(much, heard - Math.max(0, heard - usual) * FORGOTTEN_A_NOTE);
    }

    int most() {
        return Math.max(usual, (int) Math.round(heard));
    }
}
