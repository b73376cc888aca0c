package continuo.midi.jack;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// The library libjack.so.0, JACK's own or PipeWire's, whichever the system's linker finds. Its pointers are plain
/// numbers here, so that no object is made for one in the cycle.
@SuppressWarnings("restricted") // the one place that leaves the JVM: what the linker is told here must be C's prototype
final class Libjack {

    static final String LIBRARY = "libjack.so.0";

    /// All memory, for what lies where the library says.
    static final MemorySegment MEMORY = MemorySegment.NULL.reinterpret(Long.MAX_VALUE);

    private Libjack() {}

    static boolean isInstalled() {
        try (Arena arena = Arena.ofConfined()) {
            return SymbolLookup.libraryLookup(LIBRARY, arena)
                    .find("jack_client_open")
                    .isPresent();
        } catch (IllegalArgumentException e) {
            return false; // the documented way to say that there is no such library
        }
    }

    static MethodHandle bind(String function, FunctionDescriptor prototype, Linker.Option... options) {
        MemorySegment symbol =
                SymbolLookup.libraryLookup(LIBRARY, Arena.global()).findOrThrow(function);
        return Linker.nativeLinker().downcallHandle(symbol, prototype, options);
    }

    /// A function of the C library.
    static MethodHandle bindSystem(String function, FunctionDescriptor prototype) {
        Linker linker = Linker.nativeLinker();
        return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), prototype);
    }

    /// For a short function that never waits: the JVM need not notice the call.
    static MethodHandle bindShort(String function, FunctionDescriptor prototype) {
        return bind(function, prototype, Linker.Option.critical(false));
    }

    /// What C calls to reach `method`.
    static MemorySegment callback(MethodHandle method, FunctionDescriptor prototype, Arena arena) {
        return Linker.nativeLinker().upcallStub(method, prototype, arena);
    }

    /// A C function that takes a pointer and does nothing.
    static MemorySegment nothing() {
        return Linker.nativeLinker().defaultLookup().findOrThrow("labs");
    }

    static AssertionError mismatch(Throwable cause) {
        return new AssertionError("binding and C prototype differ", cause);
    }
}
