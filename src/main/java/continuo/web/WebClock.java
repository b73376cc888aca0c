package continuo.web;

/// Our clock as pages are told it: in microseconds since the start, which a browser's numbers hold exactly.
final class WebClock {

    private static final long NANOS_PER_MICRO = 1_000;

    private final long originNanos = System.nanoTime();

    long micros(long nanos) {
        return Math.floorDiv(nanos - originNanos, NANOS_PER_MICRO);
    }

    long nanos(long micros) {
        return originNanos + micros * NANOS_PER_MICRO;
    }
}
