package continuo.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Finds what was meant by a word that is not known.
final class Spelling {

    private static final int LONGEST = 64; // no known word is; of a longer one the beginning must do

    private Spelling() {}

    /// The known word that takes the fewest letters changed, added or left out; the first of several.
    static String nearest(String word, Collection<String> known) {
        String begin = word.substring(0, Math.min(word.length(), LONGEST));
        return known.stream()
                .min(Comparator.comparingInt(candidate -> changes(begin, candidate)))
                .orElseThrow();
    }

    /// The edit distance of Levenshtein, one row of its table at a time.
    private static int changes(String from, String to) {
        int[] above = IntStream.rangeClosed(0, to.length()).toArray();
        for (int i = 1; i <= from.length(); i++) {
            int[] row = new int[to.length() + 1];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = above[j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
            }
            above = row;
        }
        return above[to.length()];
    }
}
