package continuo.midi.alsa;

import com.sun.management.ThreadMXBean;
import continuo.midi.ShortMessages;
import java.lang.foreign.MemorySegment;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A program for a machine with a sequencer: plays from one client to another, and prints what came of it, one figure
/// a line. The arrival is stamped by the kernel.
final class SequencerProbe {

    private static final int NOTES = 2_000;
    private static final long SPACING_NANOS = 10_000_000;
    private static final int LITTER_BYTES = 50_000;
    private static final int LITTER = 40; // pieces kept at a time, so that the collector has to copy
    private static final int WARM_UP = 200;
    private static final long SPIN_NANOS = 300_000;
    private static final int WRITE_AND_SUBSCRIBE = 66;

    private final SequencerClient player = new SequencerClient();
    private final SequencerClient hearer = new SequencerClient();
    private final Arrivals arrivals = new Arrivals(hearer.newClock());
    private final int ear = hearer.createPort("ear", WRITE_AND_SUBSCRIBE, arrivals);

    private SequencerProbe() throws Exception {}

    public static void main(String[] args) throws Exception {
        SequencerProbe probe = new SequencerProbe();
        System.out.println("keepsTime " + probe.player.keepsTime());
        probe.time("queue", true);
        probe.time("direct", false);
        Thread litter = Thread.ofPlatform().daemon().name("litter").start(SequencerProbe::litter);
        probe.time("queueAllocating", true);
        probe.time("directAllocating", false);
        litter.interrupt();
        litter.join();
        probe.cancel();
        probe.allocation();
        probe.player.close();
        probe.hearer.close();
        System.out.println("closed true");
    }

    /// Allocates as fast as it can.
    private static void litter() {
        byte[][] kept = new byte[LITTER][];
        for (int i = 0; !Thread.interrupted(); i = (i + 1) % LITTER) {
            kept[i] = new byte[LITTER_BYTES];
        }
    }

    private AlsaOutput open(boolean scheduling) throws Exception {
        AlsaOutput output = new AlsaOutput(player, "virtual", scheduling);
        int address = SequencerEvent.address(player.clientId(), output.port());
        if (!hearer.connectFrom(ear, address)) {
            throw new IllegalStateException("not connected");
        }
        LockSupport.parkNanos(200_000_000); // the greeting comes first
        arrivals.clear();
        return output;
    }

    /// How far from its time each note arrives that are handed over ahead, or sent by a thread that waits for their
    /// time.
    private void time(String name, boolean scheduling) throws Exception {
        AlsaOutput output = open(scheduling);
        send(output, WARM_UP); // compiles what the timing is of
        while (arrivals.count.get() < WARM_UP) {
            LockSupport.parkNanos(10_000_000);
        }
        arrivals.clear();
        long[] handed = new long[NOTES];
        long first = System.nanoTime() + 100_000_000;
        for (int i = 0; i < NOTES; i++) {
            long due = first + i * SPACING_NANOS;
            await(due - (scheduling ? output.leadNanos() : 0));
            handed[i] = System.nanoTime();
            output.send(due, ShortMessages.noteOn(0, i % 128, 64));
        }
        LockSupport.parkNanos(300_000_000);
        int inTime = 0;
        double[] late = new double[NOTES];
        for (int i = 0; i < NOTES; i++) {
            long due = first + i * SPACING_NANOS;
            late[i] = Math.abs(arrivals.nanos[i] - due) / 1e3;
            inTime += handed[i] < due ? 1 : 0;
        }
        Arrays.sort(late);
        print(name + "Heard", arrivals.count.get());
        print(name + "HandedBeforeDue", inTime);
        print(name + "P50Micros", late[NOTES / 2]);
        print(name + "P99Micros", late[NOTES * 99 / 100]);
        print(name + "MaxMicros", late[NOTES - 1]);
        output.close();
    }

    private static void await(long nanos) {
        for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
            if (left > SPIN_NANOS) {
                LockSupport.parkNanos(left - SPIN_NANOS);
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /// Twenty notes are handed over, and taken back when a few of them sound.
    private void cancel() throws Exception {
        AlsaOutput output = open(true);
        long first = System.nanoTime() + 20_000_000;
        for (int i = 0; i < 20; i++) {
            output.send(first + i * 20_000_000L, ShortMessages.noteOn(0, i, 64));
            output.send(first + i * 20_000_000L + 30_000_000, ShortMessages.noteOn(0, i, 0));
        }
        await(first + 110_000_000);
        output.cancelPending();
        output.close(); // returns when the last note-off is out
        LockSupport.parkNanos(50_000_000);
        print("cancelOns", arrivals.presses.get());
        print("cancelOffs", arrivals.count.get() - arrivals.presses.get());
    }

    /// The least of a few rounds: before it is compiled, Java's own code for foreign functions allocates.
    private void allocation() throws Exception {
        AlsaOutput output = open(true);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long reader = threadNamed("continuo-alsa");
        long sent = Long.MAX_VALUE;
        long read = Long.MAX_VALUE;
        for (int round = 0; round < 8; round++) {
            long sentBefore = threads.getCurrentThreadAllocatedBytes();
            long readBefore = threads.getThreadAllocatedBytes(reader);
            send(output, 500);
            sent = Math.min(sent, threads.getCurrentThreadAllocatedBytes() - sentBefore);
            read = Math.min(read, threads.getThreadAllocatedBytes(reader) - readBefore);
        }
        print("sendBytesPer500", (double) sent);
        print("readBytesPer500", (double) read);
        output.close();
    }

    private static void send(AlsaOutput output, int messages) {
        for (int i = 0; i < messages; i++) {
            output.send(System.nanoTime(), ShortMessages.noteOn(0, i % 128, 64));
            LockSupport.parkNanos(500_000);
        }
    }

    /// The last one of that name: the hearer's.
    private static long threadNamed(String name) {
        return Arrays.stream(ManagementFactory.getThreadMXBean().dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().equals(name))
                .mapToLong(ThreadInfo::getThreadId)
                .max()
                .orElseThrow();
    }

    private static void print(String name, double value) {
        System.out.printf(Locale.ROOT, "%s %.1f%n", name, value);
    }

    private static final class Arrivals implements Endpoint {

        private final QueueClock clock;
        private final long[] nanos = new long[100_000];
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger presses = new AtomicInteger();

        Arrivals(QueueClock clock) {
            this.clock = clock;
        }

        void clear() {
            count.set(0);
            presses.set(0);
        }

        @Override
        public void event(MemorySegment memory, long at) {
            int message = SequencerEvent.message(memory, at);
            if (ShortMessages.isPress(message) || ShortMessages.isRelease(message)) {
                nanos[count.get()] = clock.toNanoTime(SequencerEvent.timeNanos(memory, at));
                presses.addAndGet(ShortMessages.isPress(message) ? 1 : 0);
                count.incrementAndGet();
            }
        }
    }
}
