package continuo.music;

/// Argument checks whose message names the argument and shows the value.
public final class Checks {

    private Checks() {}

    /// Returns `value`, which must lie in `[min, max]`.
    public static int requireRange(String name, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be in " + min + ".." + max + ", was " + value);
        }
        return value;
    }

    /// Returns `value`, which must lie in `[min, max]`.
    public static long requireRange(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " must be in " + min + ".." + max + ", was " + value);
        }
        return value;
    }

    /// Returns `value`, which must lie in `[min, max]`; not a number never does.
    public static double requireRange(String name, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(name + " must be in " + min + ".." + max + ", was " + value);
        }
        return value;
    }
}
