package continuo.learn.frames;

import java.util.List;
import java.util.stream.IntStream;

/// The simplest predictions, by counting: how often each key sounds, and how often it sounds after having sounded or
/// not. Before the first frame nothing sounds.
final class FrameCounts {

    /// Is added to each count, so that nothing is impossible.
    private static final double ADDED = 0.1;

    private static final int[] SILENCE = {};

    /// By key, then whether it sounded (Markov), then whether it sounds.
    private final double[][][] counts = new double[Roll.KEYS][2][2];

    FrameCounts(List<Roll> train) {
        train.forEach(roll -> {
            int[] before = SILENCE;
            for (int[] frame : roll.frames()) {
                boolean[] sounded = sounding(before);
                boolean[] sounds = sounding(frame);
                for (int key = 0; key < Roll.KEYS; key++) {
                    counts[key][number(sounded[key])][number(sounds[key])]++;
                }
                before = frame;
            }
        });
    }

    /// Nats a frame if each key sounds as often as in train.
    double unigram(List<Roll> rolls) {
        return natsPerFrame(
                rolls,
                (key, sounded, sounds) -> nats(
                        counts[key][0][number(sounds)] + counts[key][1][number(sounds)],
                        counts[key][0][number(!sounds)] + counts[key][1][number(!sounds)]));
    }

    /// Nats a frame if each key sounds as often as in train after having sounded or not.
    double markov(List<Roll> rolls) {
        return natsPerFrame(rolls, (key, sounded, sounds) -> {
            double[] after = counts[key][number(sounded)];
            return nats(after[number(sounds)], after[number(!sounds)]);
        });
    }

    private interface Surprise {
        double nats(int key, boolean sounded, boolean sounds);
    }

    private static double natsPerFrame(List<Roll> rolls, Surprise surprise) {
        double nats = 0;
        for (Roll roll : rolls) {
            int[] before = SILENCE;
            for (int[] frame : roll.frames()) {
                boolean[] sounded = sounding(before);
                boolean[] sounds = sounding(frame);
                nats += IntStream.range(0, Roll.KEYS)
                        .mapToDouble(key -> surprise.nats(key, sounded[key], sounds[key]))
                        .sum();
                before = frame;
            }
        }
        return nats / rolls.stream().mapToInt(roll -> roll.frames().size()).sum();
    }

    private static double nats(double happened, double otherwise) {
        return -Math.log((happened + ADDED) / (happened + otherwise + 2 * ADDED));
    }

    private static boolean[] sounding(int[] frame) {
        boolean[] keys = new boolean[Roll.KEYS];
        for (int key : frame) {
            keys[key] = true;
        }
        return keys;
    }

    private static int number(boolean sounding) {
        return sounding ? 1 : 0;
    }
}
