package continuo.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Needs;
import continuo.realtime.Scheduling.Grant;
import continuo.realtime.Scheduling.RefusedException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is asked of macOS and Windows, told by a library in C that stands in for theirs.
@EnabledOnOs(OS.LINUX)
@SuppressWarnings("restricted") // loads the library
class OtherSystemsTest {

    @TempDir
    private static Path folder;

    private static SymbolLookup standIn;

    @BeforeAll
    static void compile() throws IOException, InterruptedException {
        Needs.program("gcc");
        Path source = Path.of("src/test/resources/continuo/realtime/systems.c");
        Path library = folder.resolve("libsystems.so");
        Process gcc = new ProcessBuilder(
                        "gcc", "-shared", "-fPIC", "-Wall", "-Werror", "-o", library.toString(), source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        gcc.waitFor();
        Needs.that(Files.exists(library), "gcc and libc6-dev: " + said.strip());
        SymbolLookup all = SymbolLookup.libraryLookup(library, Arena.global());
        standIn = name -> all.find(name.equals("pthread_self") ? "pthread_self_standin" : name);
    }

    @BeforeEach
    void reset() throws Throwable {
        set("test_answer", 0);
        set("test_constrained", 0);
    }

    @Test
    void macosIsToldHowLongAThreadComputesAndHowSoon() throws Throwable {
        Grant grant =
                new MacScheduling(new MacThreads(standIn)).raise(Urgency.PLAY).orElseThrow();
        assertEquals(2, number("test_flavor"), "THREAD_TIME_CONSTRAINT_POLICY");
        assertEquals(4, number("test_policy_size"), "THREAD_TIME_CONSTRAINT_POLICY_COUNT");
        assertEquals(0, policy(0), "period");
        assertEquals(12_000, policy(1), "0.5 ms in units of 125/3 ns");
        assertEquals(48_000, policy(2), "2 ms");
        assertEquals(1, policy(3), "preemptible");
        assertTrue(grant.cpuNanos() > 0);

        grant.giveBack();
        assertEquals(1, number("test_flavor"), "THREAD_STANDARD_POLICY");
        assertEquals(0, number("test_policy_size"));
        grant.takeAgain();
        assertEquals(2, number("test_flavor"));
        assertEquals(12_000, policy(1));
    }

    @Test
    void coreMidisOwnThreadIsLeftAsItIs() throws Throwable {
        set("test_constrained", 1);
        assertEquals(Optional.empty(), new MacScheduling(new MacThreads(standIn)).raise(Urgency.PLAY));
    }

    @Test
    void whatMacosRefusesIsSaid() throws Throwable {
        set("test_answer", 5);
        MacScheduling mac = new MacScheduling(new MacThreads(standIn));
        RefusedException refused = assertThrows(RefusedException.class, () -> mac.raise(Urgency.PLAY));
        assertEquals("macOS answered 5", refused.getMessage());
    }

    @Test
    void windowsIsToldTheTaskProAudio() throws Throwable {
        Grant grant = new WindowsScheduling(new WindowsThreads(standIn))
                .raise(Urgency.PLAY)
                .orElseThrow();
        StringBuilder task = new StringBuilder();
        for (int n = 0; character(n) != 0; n++) {
            task.append(character(n));
        }
        assertEquals("Pro Audio", task.toString());
        grant.giveBack();
        MemorySegment left = (MemorySegment) Native.bind(standIn, "test_left", FunctionDescriptor.of(ADDRESS))
                .invokeExact();
        assertEquals(0x5678, left.address());
    }

    @Test
    void whereWindowsHasNoSuchServiceTheReasonIsSaid() throws Throwable {
        set("test_answer", 1);
        WindowsScheduling windows = new WindowsScheduling(new WindowsThreads(standIn));
        assertThrows(RefusedException.class, () -> windows.raise(Urgency.PLAY));
        assertTrue(windows.advice().getFirst().contains("Multimedia Class Scheduler"));
        assertThrows(RefusedException.class, () -> new WindowsScheduling().raise(Urgency.PLAY)); // here is no avrt.dll
    }

    private static char character(int n) throws Throwable {
        return (char) (int) Linker.nativeLinker()
                .downcallHandle(standIn.findOrThrow("test_task"), FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                .invokeExact(n);
    }

    private static int policy(int n) throws Throwable {
        return (int) Native.bind(standIn, "test_policy", FunctionDescriptor.of(JAVA_INT, JAVA_INT))
                .invokeExact(n);
    }

    private static int number(String function) throws Throwable {
        return (int)
                Native.bind(standIn, function, FunctionDescriptor.of(JAVA_INT)).invokeExact();
    }

    private static void set(String function, int value) throws Throwable {
        Native.bind(standIn, function, FunctionDescriptor.ofVoid(JAVA_INT)).invokeExact(value);
    }
}
