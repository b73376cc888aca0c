package continuo.evaluate;

import static continuo.music.Checks.requireRange;

/// How likely a value is after those just before it, by counting: the estimate from the longest context is mixed with
/// that from the next shorter one, in the proportion of how often the context was seen to how many different values
/// followed it (Witten and Bell 1991, method C, interpolated); below the empty context all values are equally likely.
final class NGram {

    private static final int BEFORE_THE_FIRST = 255;
    private static final int MOST_CHOICES = 128;
    private static final int MOST_CONTEXT = 4;

    private final int choices;
    private final int context;
    private final LongCounts followed = new LongCounts();
    private final LongCounts seen = new LongCounts();
    private final LongCounts kinds = new LongCounts();

    /// @param context how many values before are looked at
    NGram(int choices, int context) {
        this.choices = requireRange("choices", choices, 1, MOST_CHOICES);
        this.context = requireRange("context", context, 0, MOST_CONTEXT);
    }

    /// Counts the values of one piece; the first only as context.
    void learn(int[] values) {
        for (int at = 1; at < values.length; at++) {
            for (int length = 0; length <= context; length++) {
                long before = key(values, at, length);
                if (followed.count(with(before, values[at])) == 1) {
                    kinds.count(before);
                }
                seen.count(before);
            }
        }
    }

    /// How likely `value` is at `at`, after the values before it.
    double probability(int[] values, int at, int value) {
        double probability = 1.0 / choices;
        for (int length = 0; length <= context; length++) {
            long before = key(values, at, length);
            int different = kinds.of(before);
            if (different == 0) {
                break; // a longer context was not seen either
            }
            probability = (followed.of(with(before, value)) + different * probability) / (seen.of(before) + different);
        }
        return probability;
    }

    /// A number for the `length` values before `at`, and for how many they are.
    private static long key(int[] values, int at, int length) {
        long key = 1L + length;
        for (int n = 1; n <= length; n++) {
            key = with(key, at - n >= 0 ? values[at - n] : BEFORE_THE_FIRST);
        }
        return key;
    }

    private static long with(long key, int value) {
        return key << 8 | value;
    }
}
