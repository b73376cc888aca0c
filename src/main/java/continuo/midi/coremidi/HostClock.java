package continuo.midi.coremidi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Converts between [System#nanoTime()] and the host time of packets. Both clocks are read anew for each conversion, so
/// that they may drift apart or be set back by a sleep of the machine. Any thread may use it. Allocates nothing.
final class HostClock {

    private static final long LONG_NANOS = 20_000;
    private static final int TRIES = 3;

    private final CoreMidiLibrary library;
    private final long numerator;
    private final long denominator;

    HostClock(CoreMidiLibrary library) {
        this.library = library;
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(JAVA_INT, 2);
            library.timebase(info);
            numerator = info.getAtIndex(JAVA_INT, 0);
            denominator = info.getAtIndex(JAVA_INT, 1);
        }
    }

    long toHostTime(long nanoTime) {
        long host = 0;
        long before = 0;
        for (int i = 0; i < TRIES; i++) {
            before = System.nanoTime();
            host = library.hostTime();
            if (System.nanoTime() - before < LONG_NANOS) {
                break; // the thread did not have to wait between the two
            }
        }
        return host + (nanoTime - before) * denominator / numerator;
    }

    /// @param hostTime 0 is now, as CoreMIDI has it
    long toNanoTime(long hostTime) {
        long now = System.nanoTime();
        if (hostTime == 0) {
            return now;
        }
        return Math.min(now, now - (library.hostTime() - hostTime) * numerator / denominator);
    }
}
