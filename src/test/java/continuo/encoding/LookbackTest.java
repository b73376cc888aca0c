package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class LookbackTest {

    private final Memory memory = new Memory();
    private final Lookback lookback = new Lookback(memory);

    @Test
    void tellsWhenTheNextOnsetCameABarAgoAndWhatBeganThere() {
        for (long onset : new long[] {0, 36, 96, 192}) {
            memory.add(60, 16, onset, onset + 12);
            memory.add(64, 16, onset, onset + 12);
        }

        assertEquals(Encoding.onsetBin(36), lookback.onsetBin(192, 192));
        assertEquals(List.of(160, 164), pitches(192 + 96, 192));
        assertEquals(List.of(160, 164), pitches(192 + 97, 192), "hands miss a place");
        assertEquals(List.of(), pitches(192 + 50, 192));
        assertEquals(-1, lookback.onsetBin(192, 400), "nothing was heard before that");
    }

    @Property(tries = 200)
    void findsWhatASlowTwinFinds(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long onset = 0;
        for (int n = 0; n < 100; n++) {
            onset += random.nextInt(20);
            memory.add(random.nextInt(128), 16, onset, onset + 5);
        }
        for (int tries = 0; tries < 20; tries++) {
            long at = random.nextLong(onset + 50);
            long lag = random.nextLong(300);
            List<Integer> expected = IntStream.range(0, memory.count())
                    .filter(note -> Math.abs(memory.onsetTick(note) - (at - lag)) <= 2)
                    .limit(Lookback.MOST_PITCHES)
                    .map(note -> memory.pitch(note) + 100)
                    .boxed()
                    .toList();
            assertEquals(expected, pitches(at, lag));
        }
        memory.reset();
    }

    private List<Integer> pitches(long onset, long lag) {
        int[] target = new int[Lookback.MOST_PITCHES];
        int count = lookback.pitches(onset, lag, target, 0, 100);
        return Arrays.stream(target, 0, count).boxed().toList();
    }
}
