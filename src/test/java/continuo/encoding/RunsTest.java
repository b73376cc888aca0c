package continuo.encoding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RunsTest {

    private final Memory memory = new Memory();
    private final Runs runs = new Runs(memory);
    private final List<Integer> heard = new ArrayList<>();

    /// Few pitches, so that runs are many.
    @Property(tries = 30)
    void findsWhatTheSlowTwinFinds(@ForAll long seed) {
        Random random = new Random(seed);
        memory.reset(); // one instance serves all tries
        runs.reset();
        heard.clear();
        int range = 1 + random.nextInt(12);
        for (int n = 0; n < 300; n++) {
            int pitch = 50 + random.nextInt(range);
            heard.add(pitch);
            memory.add(pitch, 0, n, n + 1);
            runs.heard();
            assertEquals(slowLongest(), new Found(runs.length(), runs.at()));
        }
    }

    private record Found(int length, int at) {}

    private Found slowLongest() {
        int last = heard.size() - 1;
        int notesAt = -1;
        int notes = 0;
        int intervalsAt = -1;
        int intervals = 0;
        for (int i = 0; i < last; i++) {
            int same = 0;
            while (same <= i && heard.get(i - same).equals(heard.get(last - same))) {
                same++;
            }
            if (same > 0 && same >= notes) {
                notes = same;
                notesAt = i;
            }
            int even = 0;
            while (even < i && interval(i - even) == interval(last - even)) {
                even++;
            }
            if (even > 0 && even >= intervals) {
                intervals = even;
                intervalsAt = i;
            }
        }
        return intervals > notes + 1 ? new Found(intervals, intervalsAt) : new Found(notes, notesAt);
    }

    private int interval(int note) {
        return heard.get(note) - heard.get(note - 1);
    }
}
