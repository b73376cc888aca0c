package continuo.control;

/// Lets so many things through in a second, and as many at once. One thread at a time uses it.
public final class Rate {

    private static final double NANOS_PER_SECOND = 1e9;

    private final int perSecond;
    private double left;
    private long lastNanos;

    public Rate(int perSecond, long now) {
        this.perSecond = perSecond;
        left = perSecond;
        lastNanos = now;
    }

    public boolean admits(long now) {
        left = Math.min(perSecond, left + (now - lastNanos) * perSecond / NANOS_PER_SECOND);
        lastNanos = now;
        if (left < 1) {
            return false;
        }
        left--;
        return true;
    }
}
