package continuo.midi.alsa;

import continuo.midi.MidiSink;
import java.util.Arrays;

/// Small numbers for those who play into a port, by their addresses. Those who find all numbers given have the
/// last one in common. Belongs to one thread; allocates nothing.
final class SourceNumbers {

    private static final int NOBODY = -1;
    private static final int LAST = MidiSink.MOST_SOURCES - 1;

    private final int[] addresses = new int[LAST];

    SourceNumbers() {
        Arrays.fill(addresses, NOBODY);
    }

    /// The number of whoever is at that address; the lowest one that is free, if he has none yet.
    int of(int address) {
        int free = LAST;
        for (int number = LAST - 1; number >= 0; number--) {
            if (addresses[number] == address) {
                return number;
            }
            free = addresses[number] == NOBODY ? number : free;
        }
        if (free < LAST) {
            addresses[free] = address;
        }
        return free;
    }

    /// Whoever was there is gone.
    void free(int address) {
        for (int number = 0; number < LAST; number++) {
            if (addresses[number] == address) {
                addresses[number] = NOBODY;
            }
        }
    }
}
