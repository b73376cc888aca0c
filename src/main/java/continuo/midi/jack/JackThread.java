package continuo.midi.jack;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/// The thread on which libjack runs the cycles. libjack cancels it at the end wherever it may be, so care is taken that
/// it is not in Java then: a JVM waits for ever for a thread that vanished there.
///
/// @param java as the JVM knows it
/// @param id as the system knows it
record JackThread(Thread java, int id) {

    private static final long PATIENCE_NANOS = 1_000_000_000;
    private static final long LOOK_NANOS = 20_000_000;
    private static final int LOOKS = 5;

    // pid_t gettid(void)
    private static final MethodHandle GETTID = Libjack.bindSystem("gettid", FunctionDescriptor.of(JAVA_INT));

    static JackThread current() {
        try {
            return new JackThread(Thread.currentThread(), (int) GETTID.invokeExact());
        } catch (Throwable e) {
            throw Libjack.mismatch(e);
        }
    }

    /// Waits until it has ended, though not for ever: the library may have a thread that never ends by itself.
    void awaitEnd() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        while (java.isAlive() && System.nanoTime() < until) {
            LockSupport.parkNanos(LOOK_NANOS / 10);
        }
        if (java.isAlive()) {
            awaitSleep();
        }
    }

    /// Waits until it has been asleep for a while, when no cycles come any more. While the caller runs, the JVM
    /// keeps no thread waiting that comes in from outside: who sleeps then sleeps in the library.
    void awaitSleep() {
        long until = System.nanoTime() + PATIENCE_NANOS;
        int asleep = 0;
        while (asleep < LOOKS && System.nanoTime() < until) {
            asleep = isAsleep() ? asleep + 1 : 0;
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    /// The state stands after the thread's name, which is in brackets.
    private boolean isAsleep() {
        try {
            String line = Files.readString(Path.of("/proc/self/task/" + id + "/stat"));
            return line.charAt(line.lastIndexOf(')') + 2) == 'S';
        } catch (IOException e) {
            return true; // it is gone
        }
    }
}
