package continuo.beat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/// How likely the next onset comes how long after the last one, given the metre and the place in the bar: counted on
/// written music. Lengths are in steps, of which a beat has 24. Immutable.
final class Rhythm {

    static final int STEPS = 24; // of a beat: thirds, quarters and eighths of it are whole
    static final int LONGEST = 4 * STEPS;
    static final double UNIT = 1 / 20.0; // nats
    static final float NEVER = -12.5f;

    private static final Metre[] METRES = Metre.values();
    private static final Rhythm SHIPPED = read();

    private final float[][] wait = new float[METRES.length][]; // by place * (LONGEST + 1) + steps; 0 steps: longer
    private final float[][] first = new float[METRES.length][]; // by place: of any onset

    private Rhythm(byte[] table) {
        int at = 0;
        for (Metre metre : METRES) {
            int places = metre.beats() * STEPS;
            float[] of = new float[places * (LONGEST + 1)];
            float[] any = new float[places];
            for (int place = 0; place < places; place++) {
                any[place] = (float) -((table[at++] & 0xff) * UNIT);
                for (int steps = 0; steps <= LONGEST; steps++) {
                    of[place * (LONGEST + 1) + steps] = (float) -((table[at++] & 0xff) * UNIT);
                }
            }
            wait[metre.ordinal()] = of;
            first[metre.ordinal()] = any;
        }
    }

    static Rhythm shipped() {
        return SHIPPED;
    }

    private static Rhythm read() {
        try (InputStream in = Rhythm.class.getResourceAsStream("rhythm.bin")) {
            if (in == null) {
                throw new IllegalStateException("the program is incomplete: rhythm.bin is missing");
            }
            return new Rhythm(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// ln P of an onset at a place of the bar.
    float place(int metre, int place) {
        return first[metre][place];
    }

    /// ln P of the next onset so many steps after one at `place`.
    float wait(int metre, int place, int steps) {
        float[] of = wait[metre];
        int row = place * (LONGEST + 1);
        if (steps <= LONGEST) {
            return of[row + steps];
        }
        int to = (place + steps) % STEPS;
        float arrival = to == 0 ? -0.7f : to == STEPS / 2 ? -2 : -4.5f;
        return of[row] + arrival - 2.5f - (steps - LONGEST) * (1 / 72f);
    }
}
