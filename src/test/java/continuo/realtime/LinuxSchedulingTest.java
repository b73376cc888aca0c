package continuo.realtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.realtime.Scheduling.Grant;
import continuo.realtime.Scheduling.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class LinuxSchedulingTest {

    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void askForIt() {
        RealTime.Answer answer = RealTime.begin(said::add);
        Needs.mayLack(answer.granted(), "real-time scheduling: root, or rtprio in limits.d");
    }

    @AfterEach
    void end() {
        RealTime.end();
    }

    @Test
    void aThreadIsUrgentWhileItWorksAndOrdinaryAfterwards() {
        int policy = RealTime.during(Urgency.PLAY, () -> LinuxThreads.policy(LinuxThreads.current()));
        assertEquals(LinuxThreads.FIFO, policy);
        assertEquals(LinuxThreads.ORDINARY, LinuxThreads.policy(LinuxThreads.current()));
    }

    @Test
    void threadsMadeByAnUrgentOneAreOrdinary() throws InterruptedException {
        AtomicInteger policy = new AtomicInteger(-1);
        Thread child = RealTime.during(
                Urgency.PLAY,
                () -> Thread.ofPlatform().start(() -> policy.set(LinuxThreads.policy(LinuxThreads.current()))));
        child.join();
        assertEquals(LinuxThreads.ORDINARY, policy.get());
    }

    @Test
    void leavesAThreadAloneThatIsUrgentAlready() throws RefusedException {
        LinuxScheduling system = new LinuxScheduling();
        Optional<Grant> first = system.raise(Urgency.THINK);
        try {
            assertTrue(first.isPresent());
            assertEquals(Optional.empty(), system.raise(Urgency.PLAY));
        } finally {
            first.ifPresent(Grant::giveBack);
        }
    }

    @Test
    void isBelowJacksClients() {
        for (Urgency urgency : Urgency.values()) {
            assertTrue(LinuxScheduling.priority(urgency) < 5);
        }
        assertTrue(LinuxScheduling.priority(Urgency.WATCH) > LinuxScheduling.priority(Urgency.PLAY));
    }

    @Test
    void theJvmsOwnThreadIsUrgentUntilTheEnd() throws RefusedException {
        assertEquals(List.of(), new LinuxScheduling().raiseJvm(), "raised before");
        RealTime.end();
        List<Grant> raised = new LinuxScheduling().raiseJvm();
        assertEquals(1, raised.size());
        raised.forEach(Grant::giveBack);
    }

    @Test
    void aThreadThatSpinsLosesItWithinTwoSeconds() throws InterruptedException {
        CountDownLatch lost = new CountDownLatch(1);
        RealTime.end();
        RealTime.begin(line -> {
            said.add(line);
            lost.countDown();
        });
        Thread spinning = Thread.ofPlatform().daemon().name("spinner").start(RealTime.around(Urgency.THINK, () -> {
            while (lost.getCount() > 0) {
                Thread.onSpinWait();
            }
        }));
        boolean within = lost.await(20, TimeUnit.SECONDS);
        lost.countDown();
        spinning.join();
        assertTrue(within, "never");
        assertTrue(said.getFirst().contains("(spinner)"), said.toString());
    }

    @Test
    void nothingIsRaisedAfterTheEnd() {
        RealTime.end();
        int policy = RealTime.during(Urgency.PLAY, () -> LinuxThreads.policy(LinuxThreads.current()));
        assertEquals(LinuxThreads.ORDINARY, policy);
    }

    @Test
    void knowsHowLongAThreadHasComputed() {
        int thread = LinuxThreads.current();
        long before = LinuxThreads.cpuNanos(thread);
        long until = System.nanoTime() + 5_000_000;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
        long computed = LinuxThreads.cpuNanos(thread);
        assertTrue(computed > before);
        LockSupport.parkNanos(1);
        assertEquals(0, LinuxThreads.cpuNanos(4_194_303), "no such thread");
        assertFalse(computed < 0);
    }
}
