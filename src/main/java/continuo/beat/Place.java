package continuo.beat;

/// Kinds of places in a bar.
final class Place {

    static final int DOWNBEAT = 0;
    static final int BEAT = 1;
    static final int HALF = 2;
    static final int THIRD = 3;
    static final int QUARTER = 4;
    static final int NONE = 5;
    static final int MIDDLE = 6; // the third beat of four
    static final int KINDS = 7;

    private static final int[] BARS = new int[Metre.values().length];
    private static final byte[][] KIND = new byte[Metre.values().length][];

    static {
        for (Metre metre : Metre.values()) {
            int bar = metre.beats() * Rhythm.STEPS;
            BARS[metre.ordinal()] = bar;
            KIND[metre.ordinal()] = new byte[bar];
            for (int place = 0; place < bar; place++) {
                KIND[metre.ordinal()][place] = (byte) kind(place, bar);
            }
        }
    }

    private Place() {}

    private static int kind(int place, int bar) {
        if (place == 0) {
            return DOWNBEAT;
        }
        if (place == 2 * Rhythm.STEPS && bar == 4 * Rhythm.STEPS) {
            return MIDDLE;
        }
        return switch (place % Rhythm.STEPS) {
            case 0 -> BEAT;
            case 12 -> HALF;
            case 8, 16 -> THIRD;
            case 6, 18 -> QUARTER;
            default -> NONE;
        };
    }

    static int barSteps(int metre) {
        return BARS[metre];
    }

    static int of(int metre, int place) {
        return KIND[metre][place];
    }
}
