package continuo.midi.alsa;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// One of our ports. All calls come from the client's reading thread.
interface Endpoint {

    /// An event came to the port.
    ///
    /// @param memory where all memory is visible
    /// @param at the event's address in it, valid during the call
    void event(MemorySegment memory, long at);

    /// Somebody connected two ports, ours or others'; addresses as in [SequencerEvent#address].
    default void connected(int sender, int destination) {}

    /// Somebody parted two ports. Not told when one of them is gone.
    default void parted(int sender, int destination) {}

    /// Clients or ports came or went; `present` are those of others that are there now.
    default void portsChanged(List<SequencerPort> present) {}

    /// Events were lost, because they came faster than they were read.
    default void overrun() {}
}
