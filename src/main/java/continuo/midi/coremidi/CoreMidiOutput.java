package continuo.midi.coremidi;

import continuo.midi.MidiOutput;
import continuo.midi.PortException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A virtual source. CoreMIDI does not tell who listens to it.
final class CoreMidiOutput implements MidiOutput {

    private static final int UNIQUE_ID = 0x436E746F; // any fixed number
    private static final int NO_SOURCE = 0;

    private final CoreMidiLibrary library;
    private final CoreMidiClient client;
    private final HostClock clock;
    private final Arena arena = Arena.ofShared();
    private final MemorySegment packets = arena.allocate(PacketList.SHORTEST_BYTES, Integer.BYTES);
    private int source;
    private boolean closed; // guarded by this, as the source is, so that no message meets freed memory

    CoreMidiOutput(CoreMidiLibrary library, CoreMidiClient client) throws PortException {
        this.library = library;
        this.client = client;
        clock = new HostClock(library);
        clock.toHostTime(System.nanoTime()); // links the call before the first answer needs it
        source = client.createSource(UNIQUE_ID);
        client.onChange(this::createAgain);
    }

    @Override
    public synchronized void send(long atNanos, int message) {
        if (closed || source == NO_SOURCE) {
            return;
        }
        PacketList.write(packets, clock.toHostTime(atNanos), message);
        if (library.received(source, packets) != 0) {
            source = NO_SOURCE; // CoreMIDI's server has ended; it says so when it is back
        }
    }

    private synchronized void createAgain() {
        if (!closed && source == NO_SOURCE) {
            try {
                source = client.createSource(UNIQUE_ID);
            } catch (PortException e) {
                source = NO_SOURCE; // until the next change
            }
        }
    }

    @Override
    public String name() {
        return CoreMidiClient.NAME;
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            client.dispose(source);
            arena.close();
        }
    }
}
