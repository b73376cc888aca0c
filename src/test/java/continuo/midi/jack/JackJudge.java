package continuo.midi.jack;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.midi.ShortMessages;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A JACK client of its own with one input, that takes down when each message comes: at which frame, and when by
/// [System#nanoTime()] that frame is, as JACK itself says in the cycle of its arrival. Shares nothing with what it
/// judges but the bindings. Also a program, so that pauses of the judged JVM do not stop the judge.
final class JackJudge implements JackCallbacks.Listener, AutoCloseable {

    /// @param frame counted from the server's start
    /// @param periodNanos how long the cycle is
    record Arrival(long frame, long nanos, long periodNanos, int message) {

        boolean isPress() {
            return ShortMessages.isPress(message);
        }
    }

    private static final int SIZE = 1 << 17;
    private static final int READINGS = 4;

    private final Arena arena = Arena.ofShared();
    private final MemorySegment event = arena.allocate(JackEvent.LAYOUT);
    private final MemorySegment firstFrame = arena.allocate(JAVA_INT);
    private final MemorySegment begin = arena.allocate(JAVA_LONG);
    private final MemorySegment end = arena.allocate(JAVA_LONG);
    private final MemorySegment period = arena.allocate(JAVA_INT);
    private final JackCallbacks callbacks = JackCallbacks.of(this);
    private final long[] frames = new long[SIZE];
    private final long[] nanos = new long[SIZE];
    private final long[] periods = new long[SIZE];
    private final int[] messages = new int[SIZE];
    private final long client;
    private final long port;
    private long nanosMinusJack;
    private volatile int size;
    private volatile boolean ending;
    private volatile @Nullable JackThread thread;

    /// Its port is `judge:in`.
    JackJudge(String server) {
        client = LibjackClient.open("judge", 5, arena.allocate(JAVA_INT), server); // JackNoStartServer, JackServerName
        if (client == 0) {
            throw new IllegalStateException("no server " + server);
        }
        LibjackClient.onCycle(client, callbacks.cycle());
        port = LibjackClient.registerPort(client, "in", JackSession.INPUT);
        LibjackClient.activate(client);
    }

    /// Arguments: the server, and the file to write the arrivals into when standard input ends.
    public static void main(String[] args) throws IOException {
        try (JackJudge judge = new JackJudge(args[0])) {
            System.in.readAllBytes();
            List<String> lines = judge.arrivals().stream()
                    .map(arrival -> arrival.frame() + " " + arrival.nanos() + " " + arrival.periodNanos() + " "
                            + arrival.message())
                    .toList();
            Files.write(Path.of(args[1]), lines);
        }
    }

    static List<Arrival> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .map(line -> line.split(" "))
                .map(words -> new Arrival(
                        Long.parseLong(words[0]),
                        Long.parseLong(words[1]),
                        Long.parseLong(words[2]),
                        Integer.parseInt(words[3])))
                .toList();
    }

    List<Arrival> arrivals() {
        List<Arrival> all = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            all.add(new Arrival(frames[i], nanos[i], periods[i], messages[i]));
        }
        return all;
    }

    int count() {
        return size;
    }

    @Override
    public int cycle(int cycleFrames, long unused) {
        if (thread == null) {
            thread = JackThread.current();
        }
        compareClocks();
        LibjackMidi.cycleTimes(client, firstFrame, begin, end, period);
        double nanosPerFrame = (end.get(JAVA_LONG, 0) - begin.get(JAVA_LONG, 0)) * 1e3 / cycleFrames;
        long buffer = LibjackMidi.buffer(port, cycleFrames);
        int count = LibjackMidi.eventCount(buffer);
        int next = size;
        for (int i = 0; i < count && next < SIZE; i++) {
            LibjackMidi.readEvent(event, buffer, i);
            int frame = JackEvent.frame(event);
            frames[next] = Integer.toUnsignedLong(firstFrame.get(JAVA_INT, 0)) + frame;
            nanos[next] = begin.get(JAVA_LONG, 0) * 1_000 + nanosMinusJack + Math.round(frame * nanosPerFrame);
            periods[next] = Math.round(cycleFrames * nanosPerFrame);
            messages[next] = JackEvent.message(event);
            next++;
        }
        size = next;
        return ending ? 1 : 0;
    }

    /// The quickest of a few readings: the thread may have to wait in one.
    private void compareClocks() {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < READINGS; i++) {
            long before = System.nanoTime();
            long micros = LibjackMidi.time();
            long took = System.nanoTime() - before;
            if (took < best) {
                best = took;
                nanosMinusJack = before + took / 2 - micros * 1_000 - 500;
            }
        }
    }

    @Override
    public void connection(int source, int destination, int made, long unused) {}

    @Override
    public void port(int id, int registered, long unused) {}

    @Override
    public int missedCycle(long unused) {
        return 0;
    }

    @Override
    public void shutdown(long unused) {}

    @Override
    public void close() {
        ending = true;
        JackThread there = thread;
        if (there != null) {
            there.awaitEnd();
        }
        LibjackClient.close(client);
        arena.close();
    }
}
