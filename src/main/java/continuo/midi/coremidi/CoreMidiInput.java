package continuo.midi.coremidi;

import continuo.midi.MidiByteParser;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import continuo.midi.PortException;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/// A virtual destination, and the keyboard beside it. What programs send to the destination is delivered on
/// CoreMIDI's own thread.
final class CoreMidiInput implements MidiInput {

    private static final int UNIQUE_ID = 0x436E7469; // any fixed number, but not the output's
    private static final int PROGRAMS = 1; // as a source; the keyboard is 0
    private static final boolean ALIGNED = System.getProperty("os.arch", "").startsWith("aarch64");

    private final CoreMidiClient client;
    private final HostClock clock;
    private final @Nullable MidiInput keyboard;
    private final MidiByteParser parser = new MidiByteParser(); // the receiving thread's
    private final int destination;
    private volatile @Nullable MidiSink sink;
    private boolean closed;

    /// @param keyboard heard as well, and closed with this
    CoreMidiInput(CoreMidiLibrary library, CoreMidiClient client, @Nullable MidiInput keyboard) throws PortException {
        this.client = client;
        this.keyboard = keyboard;
        clock = new HostClock(library);
        MemorySegment readProc = CoreMidiLibrary.function(MethodHandles.lookup(), this, "receive", 3);
        destination = client.createDestination(readProc, UNIQUE_ID);
    }

    @Override
    public void start(MidiSink listener) {
        sink = listener;
        if (keyboard != null) {
            keyboard.start(listener);
        }
    }

    /// `void (*)(const MIDIPacketList *pktlist, void *readProcRefCon, void *srcConnRefCon)`.
    void receive(MemorySegment pointer, MemorySegment ours, MemorySegment theirs) {
        MidiSink listener = sink;
        if (listener == null) {
            return;
        }
        try {
            deliver(CoreMidiLibrary.view(pointer, Long.MAX_VALUE), listener); // as long as its packets say
        } catch (RuntimeException | Error e) {
            parser.reset(); // nothing thrown must escape to C
        }
    }

    private void deliver(MemorySegment list, MidiSink listener) {
        long packet = PacketList.first();
        for (int left = PacketList.packets(list); left > 0; left--) {
            long whenNanos = clock.toNanoTime(PacketList.hostTime(list, packet));
            int length = PacketList.length(list, packet);
            for (int i = 0; i < length; i++) {
                int message = parser.accept(PacketList.data(list, packet, i));
                if (message != MidiByteParser.NOTHING) {
                    listener.message(whenNanos, PROGRAMS, message);
                }
            }
            packet = PacketList.next(list, packet, ALIGNED);
        }
    }

    @Override
    public String name() {
        return keyboard == null ? CoreMidiClient.NAME : keyboard.name();
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            sink = null;
            client.dispose(destination);
            if (keyboard != null) {
                keyboard.close();
            }
        }
    }
}
