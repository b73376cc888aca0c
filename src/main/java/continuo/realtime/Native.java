package continuo.realtime;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Functions of the system's libraries.
@SuppressWarnings("restricted") // the one place that leaves the JVM: what the linker is told must be C's prototype
final class Native {

    private Native() {}

    static SymbolLookup system() {
        return Linker.nativeLinker().defaultLookup();
    }

    static MethodHandle bind(
            SymbolLookup symbols, String function, FunctionDescriptor prototype, Linker.Option... options) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), prototype, options);
    }

    static AssertionError mismatch(Throwable cause) {
        return new AssertionError("binding and C prototype differ", cause);
    }
}
