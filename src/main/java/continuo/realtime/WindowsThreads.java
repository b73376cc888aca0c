package continuo.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// Binds what is used of Windows's library `avrt.dll`, the Multimedia Class Scheduler Service. One method per C
/// function.
final class WindowsThreads {

    private final MethodHandle setCharacteristics;
    private final MethodHandle revertCharacteristics;

    /// The system's own library.
    @SuppressWarnings("restricted") // loads a library of the system
    static WindowsThreads ofSystem() {
        return new WindowsThreads(SymbolLookup.libraryLookup("avrt.dll", Arena.global()));
    }

    /// @param symbols where the functions are found
    WindowsThreads(SymbolLookup symbols) {
        // HANDLE AvSetMmThreadCharacteristicsW(LPCWSTR TaskName, LPDWORD TaskIndex)
        setCharacteristics =
                Native.bind(symbols, "AvSetMmThreadCharacteristicsW", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS));
        // BOOL AvRevertMmThreadCharacteristics(HANDLE AvrtHandle)
        revertCharacteristics =
                Native.bind(symbols, "AvRevertMmThreadCharacteristics", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    /// Makes the calling thread one of that task.
    ///
    /// @return the handle; NULL if it was refused
    MemorySegment join(String task) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment index = arena.allocate(JAVA_INT);
            MemorySegment name = arena.allocateFrom(task, StandardCharsets.UTF_16LE);
            return (MemorySegment) setCharacteristics.invokeExact(name, index);
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// The thread that joined leaves.
    void leave(MemorySegment handle) {
        try {
            int _ = (int) revertCharacteristics.invokeExact(handle);
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }
}
