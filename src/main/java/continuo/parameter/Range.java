package continuo.parameter;

import java.math.BigDecimal;
import java.util.List;

/// What a parameter may be set to, and what is said to somebody who writes something else.
///
/// @param min of numbers
/// @param max of numbers
/// @param unit of numbers; empty where they have none
/// @param words all there are of a choice; of numbers, what may stand in place of one
/// @param counted of numbers, what else may be counted, as in `2 bars`; empty if nothing
public record Range(Kind kind, double min, double max, String unit, List<String> words, String counted) {

    private static final int LONGEST_NUMBER = 40;
    private static final int MOST_COUNTED = 256;

    /// How it is written.
    public enum Kind {
        NUMBER,
        WHOLE,
        CHOICE,
        TEXT,
        /// Several texts, with commas between them.
        TEXTS,
        FILE
    }

    public Range {
        words = List.copyOf(words);
    }

    public static Range number(double min, double max, String unit, String... words) {
        return new Range(Kind.NUMBER, min, max, unit, List.of(words), "");
    }

    public static Range whole(double min, double max, String... words) {
        return new Range(Kind.WHOLE, min, max, "", List.of(words), "");
    }

    public static Range choice(String... words) {
        return new Range(Kind.CHOICE, 0, words.length - 1.0, "", List.of(words), "");
    }

    public static Range anyOf(Kind kind) {
        return new Range(kind, 0, 0, "", List.of(), "");
    }

    /// The same, or so many `of`, the plural.
    public Range orSoMany(String of) {
        return new Range(kind, min, max, unit, words, of);
    }

    /// The same where no number below `least` makes sense.
    Range atLeast(int least) {
        return new Range(kind, least, max, unit, words, counted);
    }

    /// How many are counted in `text`, as in `2 bars` or `1 bar`; 0 if it is none of that.
    public int soMany(String text) {
        String one = counted.isEmpty() ? "" : counted.substring(0, counted.length() - 1);
        if (one.isEmpty() || !text.matches("[1-9][0-9]{0,2} " + one + "s?")) {
            return 0;
        }
        int count = Integer.parseInt(text.substring(0, text.indexOf(' ')));
        return count > MOST_COUNTED ? 0 : count;
    }

    /// Whether `text`, which must be admitted, is a number in the unit.
    public boolean isNumber(String text) {
        return isNumeric() && !words.contains(text) && soMany(text) == 0;
    }

    public boolean isNumeric() {
        return kind == Kind.NUMBER || kind == Kind.WHOLE;
    }

    /// Whether a parameter may be set to `text`. Stricter than [Double#parseDouble], which reads `1d` and
    /// `0x1p3`.
    public boolean admits(String text) {
        return words.contains(text)
                || soMany(text) > 0
                || switch (kind) {
                    case TEXT, TEXTS, FILE -> true;
                    case CHOICE -> false;
                    case WHOLE -> isWithin(text, false);
                    case NUMBER -> isWithin(text, true);
                };
    }

    private boolean isWithin(String text, boolean fractions) {
        if (text.length() > LONGEST_NUMBER) { // would take long to read
            return false;
        }
        try {
            double value = fractions ? new BigDecimal(text).doubleValue() : Long.parseLong(text);
            return value >= min && value <= max;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    /// What may be written, to go on after "must be".
    public String wanted() {
        String inPlace = words.isEmpty() ? "" : "'" + String.join("' or '", words) + "' or ";
        return switch (kind) {
            case NUMBER ->
                inPlace + "a number from " + span(" to ") + (unit.isEmpty() ? "" : " (" + unit + ")")
                        + (counted.isEmpty() ? "" : " or as in '2 " + counted + "'");
            case WHOLE -> inPlace + "a whole number from " + span(" to ");
            case CHOICE -> "one of " + String.join(", ", words);
            case TEXT -> "a text";
            case TEXTS -> "texts with commas between them, or none";
            case FILE -> "the name of a file";
        };
    }

    /// The same for a list: as short as can be.
    public String inShort() {
        String inPlace = words.isEmpty() ? "" : String.join(", ", words) + ", ";
        return switch (kind) {
            case NUMBER, WHOLE ->
                inPlace
                        + (max - min > 1e15 ? "a whole number" : span("–"))
                        + (unit.isEmpty() ? "" : " " + unit)
                        + (counted.isEmpty() ? "" : ", 1–" + MOST_COUNTED + " " + counted);
            case CHOICE -> String.join(", ", words);
            case TEXT, TEXTS, FILE -> "text";
        };
    }

    private String span(String between) {
        return plain(min) + between + plain(max);
    }

    /// A number as people write it.
    public static String plain(double value) {
        return value == Math.rint(value)
                ? Long.toString((long) value)
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
