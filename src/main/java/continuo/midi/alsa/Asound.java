package continuo.midi.alsa;

import continuo.midi.PortException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/// The library libasound.so.2, and calls by the shape of a C function for all that is not called while playing.
@SuppressWarnings("restricted") // the one place that leaves the JVM: what the linker is told here must be C's prototype
final class Asound {

    static final String LIBRARY = "libasound.so.2";

    private static final long LONGEST_NAME_BYTES = 256;

    private Asound() {}

    static boolean isInstalled() {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(LIBRARY, arena)
                    .find("snd_seq_open")
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false; // the documented way to say that there is no such library
        }
    }

    static MethodHandle bind(String function, FunctionDescriptor prototype) {
        MemorySegment symbol =
                SymbolLookup.libraryLookup(LIBRARY, Arena.global()).findOrThrow(function);
        return Linker.nativeLinker().downcallHandle(symbol, prototype);
    }

    static int call(MethodHandle function, MemorySegment first) {
        try {
            return (int) function.invokeExact(first);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static int call(MethodHandle function, MemorySegment first, MemorySegment second) {
        try {
            return (int) function.invokeExact(first, second);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static int call(MethodHandle function, MemorySegment first, int second, MemorySegment third) {
        try {
            return (int) function.invokeExact(first, second, third);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static int call(MethodHandle function, MemorySegment first, int second, int third, int fourth) {
        try {
            return (int) function.invokeExact(first, second, third, fourth);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static void run(MethodHandle function, MemorySegment first) {
        try {
            function.invokeExact(first);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static void run(MethodHandle function, MemorySegment first, int second) {
        try {
            function.invokeExact(first, second);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    static String text(MethodHandle function, MemorySegment first) {
        try {
            MemorySegment characters = (MemorySegment) function.invokeExact(first);
            return text(characters);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// Copies a C string that the library owns.
    static String text(MemorySegment characters) {
        return view(characters, LONGEST_NAME_BYTES).getString(0);
    }

    /// What stands behind a pointer that the library returned.
    static MemorySegment view(MemorySegment pointer, long sizeBytes) {
        return pointer.reinterpret(sizeBytes);
    }

    /// Calls one of the functions that make a structure behind a pointer to a pointer.
    static MemorySegment allocate(MethodHandle function) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment pointer = arena.allocate(ValueLayout.ADDRESS);
            if (call(function, pointer) < 0) {
                throw new OutOfMemoryError("libasound");
            }
            return pointer.get(ValueLayout.ADDRESS, 0);
        }
    }

    /// Checks what a function returned: its result, or a negative number for an error.
    static int requireSuccess(String function, int result) throws PortException {
        if (result < 0) {
            throw new PortException("ALSA refused %s: %s".formatted(function, AsoundSequencer.describe(result)));
        }
        return result;
    }

    static AssertionError mismatch(Throwable cause) {
        return new AssertionError("binding and C prototype differ", cause);
    }
}
