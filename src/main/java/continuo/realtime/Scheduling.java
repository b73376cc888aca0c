package continuo.realtime;

import java.util.List;
import java.util.Optional;

/// What one system does for urgent threads.
interface Scheduling {

    /// Asks for the calling thread. Empty where it needs nothing: the system, or a library, has raised it already.
    ///
    /// @throws RefusedException if the user may not have it
    Optional<Grant> raise(Urgency urgency) throws RefusedException;

    /// Asks for the JVM's own threads that all others wait for, where the system lets one thread ask for another.
    default List<Grant> raiseJvm() throws RefusedException {
        return List.of();
    }

    /// What a user types or clicks where it was refused, a line each; empty if there is nothing to do.
    List<String> advice();

    /// What a thread was given.
    interface Grant {

        /// As a user sees it.
        String thread();

        /// How long the thread has computed so far; any thread may ask. Always 0 where the system itself looks after
        /// threads that never sleep.
        long cpuNanos();

        /// From here on the thread is one like any other. Any thread may do it, except where the system itself looks
        /// after them: there it takes the thread itself.
        void giveBack();

        /// After it was given back, once more. Any thread may do it.
        void takeAgain();
    }

    /// The system does not give it.
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        RefusedException(String message) {
            super(message);
        }
    }

    /// That of the system which this program runs on.
    static Scheduling here() {
        String system = System.getProperty("os.name", "").toLowerCase(java.util.Locale.ROOT);
        if (system.contains("linux")) {
            return new LinuxScheduling();
        }
        if (system.contains("mac")) {
            return new MacScheduling();
        }
        return system.startsWith("windows") ? new WindowsScheduling() : new NoScheduling();
    }
}
