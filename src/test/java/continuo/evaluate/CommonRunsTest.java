package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CommonRunsTest {

    @Test
    void saysHowLongARunThatWasReadEndsAtEachPlace() {
        int[] played = {2, 2, 1, 7, 2, 2};
        CommonRuns runs = new CommonRuns();
        runs.add(played);
        CommonRuns.Found found = runs.reader();

        found.read(new int[] {5, 2, 1, 7, 5});
        found.read(new int[] {2, 2, 2});

        assertArrayEquals(new int[] {1, 2, 2, 3, 1, 2}, found.longestRuns(played));
    }

    @Test
    void nothingReadIsNothingFound() {
        CommonRuns runs = new CommonRuns();
        runs.add(new int[] {1, 2, 3});

        assertArrayEquals(new int[3], runs.reader().longestRuns(new int[] {1, 2, 3}));
    }

    @Property(tries = 300)
    void findsWhatComparingEveryPlaceWithEveryPlaceFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<int[]> few = sequences(random, 5, 20);
        List<int[]> many = sequences(random, 6, 25);
        CommonRuns runs = new CommonRuns();
        few.forEach(runs::add);
        CommonRuns.Found one = runs.reader();
        CommonRuns.Found other = runs.reader();
        many.subList(0, 3).forEach(one::read);
        many.subList(3, 6).forEach(other::read);
        one.add(other);

        for (int[] sequence : few) {
            assertArrayEquals(slow(sequence, many), one.longestRuns(sequence));
        }
    }

    private static List<int[]> sequences(Random random, int count, int most) {
        List<int[]> sequences = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            sequences.add(random.ints(random.nextInt(most), -1, 2).toArray());
        }
        return sequences;
    }

    private static int[] slow(int[] sequence, List<int[]> many) {
        int[] longest = new int[sequence.length];
        for (int at = 0; at < sequence.length; at++) {
            for (int[] read : many) {
                for (int there = 0; there < read.length; there++) {
                    int run = 0;
                    while (run <= at && run <= there && sequence[at - run] == read[there - run]) {
                        run++;
                    }
                    longest[at] = Math.max(longest[at], run);
                }
            }
        }
        return longest;
    }
}
