package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class NGramTest {

    @Test
    void mixesWhatFollowedWithWhatIsCommon() {
        NGram ngram = new NGram(4, 1);
        ngram.learn(new int[] {0, 1, 0, 1, 0, 2}); // the first is context only

        // Alone: 5 values of 3 kinds, 1 twice: (2 + 3/4) / (5 + 3). After 0: 3 values of 2 kinds, 1 twice.
        double alone = (2 + 3 / 4.0) / 8;
        assertEquals((2 + 2 * alone) / 5, ngram.probability(new int[] {0, 9}, 1, 1), 1e-12);
    }

    @Test
    void fallsBackToTheShorterContextWhereTheLongerWasNeverSeen() {
        NGram ngram = new NGram(4, 1);
        ngram.learn(new int[] {0, 1, 0, 1});

        assertEquals((2 + 2 / 4.0) / 5, ngram.probability(new int[] {3, 9}, 1, 1), 1e-12);
    }

    @Test
    void knowsNothingAtFirst() {
        assertEquals(0.25, new NGram(4, 3).probability(new int[] {1, 2, 3, 0}, 3, 0), 1e-12);
    }

    @Property(tries = 100)
    void allValuesTogetherAreCertain(@ForAll long seed, @ForAll @IntRange(max = 4) int context) {
        Random random = new Random(seed);
        NGram ngram = new NGram(6, context);
        for (int piece = 0; piece < 5; piece++) {
            ngram.learn(random.ints(40, 0, 6).toArray());
        }
        int[] asked = random.ints(10, 0, 6).toArray();
        for (int at = 1; at < asked.length; at++) {
            double sum = 0;
            for (int value = 0; value < 6; value++) {
                sum += ngram.probability(asked, at, value);
            }
            assertEquals(1, sum, 1e-9);
        }
    }

    @Property(tries = 100)
    void countsAsReadingThePiecesAgainWould(@ForAll long seed) {
        Random random = new Random(seed);
        NGram ngram = new NGram(128, 3);
        List<int[]> pieces = new ArrayList<>();
        for (int piece = 0; piece < 3; piece++) {
            pieces.add(random.ints(30, 100, 104).toArray());
            ngram.learn(pieces.getLast());
        }
        int[] asked = random.ints(6, 100, 104).toArray();

        for (int at = 3; at < asked.length; at++) {
            assertEquals(slow(pieces, asked, at, 3), ngram.probability(asked, at, asked[at]), 1e-12);
        }
    }

    private static double slow(List<int[]> pieces, int[] asked, int at, int context) {
        double shorter = context == 0 ? 1 / 128.0 : slow(pieces, asked, at, context - 1);
        Set<Integer> kinds = new HashSet<>();
        int seen = 0;
        int followed = 0;
        for (int[] piece : pieces) {
            for (int n = 1; n < piece.length; n++) {
                if (sameBefore(piece, n, asked, at, context)) {
                    kinds.add(piece[n]);
                    seen++;
                    followed += piece[n] == asked[at] ? 1 : 0;
                }
            }
        }
        return seen == 0 ? shorter : (followed + kinds.size() * shorter) / (seen + kinds.size());
    }

    private static boolean sameBefore(int[] piece, int n, int[] asked, int at, int context) {
        for (int back = 1; back <= context; back++) {
            if (n - back < 0 || piece[n - back] != asked[at - back]) {
                return false;
            }
        }
        return true;
    }
}
