package continuo.realtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `SCHED_FIFO`, at priorities that every audio server is above: JACK itself has 10 unless told otherwise, its clients
/// 5, PipeWire more.
final class LinuxScheduling implements Scheduling {

    private static final Path THREADS = Path.of("/proc/self/task");
    private static final String JVM_THREAD = "VM Thread"; // collects, with the collector that the launcher chooses

    static int priority(Urgency urgency) {
        return switch (urgency) {
            case THINK -> 2;
            case PLAY -> 3;
            case WATCH -> 4;
        };
    }

    @Override
    public Optional<Grant> raise(Urgency urgency) throws RefusedException {
        return raise(LinuxThreads.current(), Thread.currentThread().getName(), urgency);
    }

    private static Optional<Grant> raise(int thread, String name, Urgency urgency) throws RefusedException {
        if (LinuxThreads.policy(thread) != LinuxThreads.ORDINARY) {
            return Optional.empty(); // JACK's thread, say
        }
        if (!LinuxThreads.schedule(thread, LinuxThreads.FIFO, priority(urgency))) {
            throw new RefusedException("you may not use it");
        }
        return Optional.of(new FifoThread(thread, name, priority(urgency)));
    }

    @Override
    public List<Grant> raiseJvm() throws RefusedException {
        List<Grant> raised = new ArrayList<>();
        try (Stream<Path> threads = Files.list(THREADS)) {
            for (Path thread : threads.filter(LinuxScheduling::isJvmThread).toList()) {
                raise(Integer.parseInt(thread.getFileName().toString()), "the JVM's own", Urgency.WATCH)
                        .ifPresent(raised::add);
            }
        } catch (IOException | UncheckedIOException e) {
            return raised; // no /proc here: it does without
        }
        return raised;
    }

    private static boolean isJvmThread(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).strip().equals(JVM_THREAD);
        } catch (IOException e) {
            return false; // it has ended
        }
    }

    @Override
    public List<String> advice() {
        return List.of(
                "to get it, join the group audio: type `sudo usermod -aG audio $USER`",
                "allow it to the group: type `echo '@audio - rtprio 20' | sudo tee /etc/security/limits.d/continuo.conf`",
                "then log out and in again (for the systemd service: restart the computer)");
    }

    /// @param id as the kernel knows it
    private record FifoThread(int id, String thread, int priority) implements Grant {

        @Override
        public long cpuNanos() {
            return LinuxThreads.cpuNanos(id);
        }

        @Override
        public void giveBack() {
            LinuxThreads.schedule(id, LinuxThreads.ORDINARY, 0);
        }

        @Override
        public void takeAgain() {
            LinuxThreads.schedule(id, LinuxThreads.FIFO, priority);
        }
    }
}
