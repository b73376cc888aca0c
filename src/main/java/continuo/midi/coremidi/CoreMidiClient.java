package continuo.midi.coremidi;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import continuo.midi.PortException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A client of CoreMIDI named "Continuo". The thread `continuo-coremidi` makes it and then runs the loop on which
/// CoreMIDI tells what has changed, until it is closed.
final class CoreMidiClient implements AutoCloseable {

    static final String NAME = "Continuo";

    private static final int SETUP_CHANGED = 1; // kMIDIMsgSetupChanged, sent once after any number of changes
    private static final int NOT_ASKED = -1; // should the thread end before CoreMIDI has answered
    private static final long MESSAGE_BYTES = 8; // of a MIDINotification
    private static final long STOP_MILLIS = 50;
    private static final int STOPS = 20;

    private final CoreMidiLibrary library;
    private final Thread loop =
            Thread.ofPlatform().daemon().name("continuo-coremidi").unstarted(this::serve);
    private final CountDownLatch made = new CountDownLatch(1);
    private final List<Runnable> onChange = new CopyOnWriteArrayList<>();
    private volatile MemorySegment runLoop = MemorySegment.NULL;
    private volatile int client;
    private volatile int status = NOT_ASKED;
    private volatile boolean closed;

    CoreMidiClient(CoreMidiLibrary library) throws PortException {
        this.library = library;
        loop.start();
        try {
            made.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PortException("interrupted while CoreMIDI was opened", e);
        }
        requireSuccess("MIDIClientCreate", status);
    }

    private void serve() {
        MemorySegment notifyProc = CoreMidiLibrary.function(MethodHandles.lookup(), this, "changed", 2);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(JAVA_INT);
            MemorySegment name = library.newString(NAME);
            status = library.createClient(name, notifyProc, number);
            library.release(name);
            client = number.get(JAVA_INT, 0);
            runLoop = library.currentRunLoop();
        } finally {
            made.countDown();
        }
        if (status == 0) {
            library.runLoop();
        }
    }

    /// CoreMIDI's notification, on the loop's thread. `void (*)(const MIDINotification *message, void *refCon)`.
    void changed(MemorySegment message, MemorySegment context) {
        try {
            boolean setup = CoreMidiLibrary.view(message, MESSAGE_BYTES).get(JAVA_INT, 0) == SETUP_CHANGED;
            if (setup && !closed) {
                onChange.forEach(Runnable::run);
            }
        } catch (RuntimeException | Error e) {
            return; // nothing thrown must escape to C; the next notification tells again
        }
    }

    /// Calls `action` on the loop's thread whenever devices or programs came or went.
    void onChange(Runnable action) {
        onChange.add(action);
    }

    /// Makes a source that other programs listen to; returns its number.
    int createSource(int uniqueId) throws PortException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(JAVA_INT);
            MemorySegment name = library.newString(NAME);
            int result = library.createSource(client, name, number);
            library.release(name);
            requireSuccess("MIDISourceCreate", result);
            return known(number.get(JAVA_INT, 0), uniqueId);
        }
    }

    /// Makes a destination that other programs play into; returns its number.
    ///
    /// @param readProc a C function as [CoreMidiInput] has it
    int createDestination(MemorySegment readProc, int uniqueId) throws PortException {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment number = arena.allocate(JAVA_INT);
            MemorySegment name = library.newString(NAME);
            int result = library.createDestination(client, name, readProc, number);
            library.release(name);
            requireSuccess("MIDIDestinationCreate", result);
            return known(number.get(JAVA_INT, 0), uniqueId);
        }
    }

    /// Lets other programs know the endpoint again after a restart. Where the number is taken, by another
    /// Continuo that runs, the endpoint keeps the one that CoreMIDI gave it.
    private int known(int endpoint, int uniqueId) {
        library.setUniqueId(endpoint, uniqueId);
        return endpoint;
    }

    void dispose(int endpoint) {
        library.disposeEndpoint(endpoint);
    }

    private static void requireSuccess(String function, int status) throws PortException {
        if (status != 0) {
            throw new PortException("CoreMIDI refused %s (error %d): log out and in again, or restart the Mac"
                    .formatted(function, status));
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        library.disposeClient(client);
        for (int i = 0; i < STOPS && loop.isAlive(); i++) { // a loop that has not begun to run misses the first
            library.stop(runLoop);
            join();
        }
    }

    private void join() {
        try {
            loop.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
