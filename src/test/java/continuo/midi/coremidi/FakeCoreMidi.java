package continuo.midi.coremidi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import continuo.Needs;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/// `fake_coremidi.c`, compiled and loaded.
@SuppressWarnings("restricted") // it calls C, as what it is made for does
final class FakeCoreMidi {

    private final SymbolLookup symbols;

    private FakeCoreMidi(SymbolLookup symbols) {
        this.symbols = symbols;
    }

    static FakeCoreMidi compile(Path folder) throws IOException, InterruptedException {
        Needs.program("gcc");
        Path source = folder.resolve("fake_coremidi.c");
        Path library = folder.resolve("libfake_coremidi.so");
        try (InputStream text = FakeCoreMidi.class.getResourceAsStream("fake_coremidi.c")) {
            Files.write(source, Objects.requireNonNull(text).readAllBytes());
        }
        Process gcc = new ProcessBuilder(
                        "gcc",
                        "-shared",
                        "-fPIC",
                        "-pthread",
                        "-Wall",
                        "-Werror",
                        "-o",
                        library.toString(),
                        source.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(gcc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        gcc.waitFor();
        Needs.that(Files.exists(library), "gcc and libc6-dev: " + said.strip());
        return new FakeCoreMidi(SymbolLookup.libraryLookup(library, Arena.global()));
    }

    CoreMidiLibrary library() {
        return new CoreMidiLibrary(symbols);
    }

    void reset() {
        call("fake_reset", FunctionDescriptor.ofVoid());
    }

    /// What was called since the last time.
    List<String> log() {
        MemorySegment text = (MemorySegment) call("fake_log", FunctionDescriptor.of(ADDRESS));
        return text.reinterpret(1 << 20).getString(0).lines().map(String::strip).toList();
    }

    int liveStrings() {
        return (int) call("fake_live_strings", FunctionDescriptor.of(JAVA_INT));
    }

    void refuse(String function, int status) {
        try (Arena arena = Arena.ofConfined()) {
            call("fake_refuse", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT), arena.allocateFrom(function), status);
        }
    }

    void accept() {
        call("fake_refuse", FunctionDescriptor.ofVoid(ADDRESS, JAVA_INT), MemorySegment.NULL, 0);
    }

    void takeId(int uniqueId) {
        call("fake_take_id", FunctionDescriptor.ofVoid(JAVA_INT), uniqueId);
    }

    void notifyOf(int message) {
        call("fake_notify", FunctionDescriptor.ofVoid(JAVA_INT), message);
    }

    void deliver(long firstHostTime, long secondHostTime) {
        call("fake_deliver", FunctionDescriptor.ofVoid(JAVA_LONG, JAVA_LONG), firstHostTime, secondHostTime);
    }

    private Object call(String function, FunctionDescriptor prototype, Object... arguments) {
        try {
            Object result = Linker.nativeLinker()
                    .downcallHandle(symbols.findOrThrow(function), prototype)
                    .invokeWithArguments(arguments);
            return result == null ? "" : result;
        } catch (Throwable e) {
            throw new AssertionError(function, e);
        }
    }
}
