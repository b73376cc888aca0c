package continuo.midi.coremidi;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;

/// Binds what is used of CoreMIDI, CoreFoundation and the system's clock. One method per C function. A status of 0 is
/// success.
@SuppressWarnings("restricted") // the one place that leaves the JVM: what the linker is told here must be C's prototype
final class CoreMidiLibrary {

    private static final List<String> PATHS = List.of(
            "/System/Library/Frameworks/CoreMIDI.framework/CoreMIDI",
            "/System/Library/Frameworks/CoreFoundation.framework/CoreFoundation",
            "/usr/lib/libSystem.B.dylib");
    private static final int UTF8 = 0x08000100; // kCFStringEncodingUTF8

    private final SymbolLookup symbols;
    private final MethodHandle stringCreate;
    private final MethodHandle release;
    private final MethodHandle runLoopGetCurrent;
    private final MethodHandle runLoopRun;
    private final MethodHandle runLoopStop;
    private final MethodHandle clientCreate;
    private final MethodHandle clientDispose;
    private final MethodHandle sourceCreate;
    private final MethodHandle destinationCreate;
    private final MethodHandle endpointDispose;
    private final MethodHandle setIntegerProperty;
    private final MethodHandle received;
    private final MethodHandle absoluteTime;
    private final MethodHandle timebaseInfo;

    /// The system's own libraries.
    static CoreMidiLibrary ofSystem() {
        return new CoreMidiLibrary(PATHS.stream()
                .map(path -> SymbolLookup.libraryLookup(path, Arena.global()))
                .reduce(SymbolLookup::or)
                .orElseThrow());
    }

    /// @param symbols where the functions are found
    CoreMidiLibrary(SymbolLookup symbols) {
        this.symbols = symbols;
        // CFStringRef CFStringCreateWithCString(CFAllocatorRef alloc, const char *cStr, CFStringEncoding encoding)
        stringCreate = bind("CFStringCreateWithCString", FunctionDescriptor.of(ADDRESS, ADDRESS, ADDRESS, JAVA_INT));
        // void CFRelease(CFTypeRef cf)
        release = bind("CFRelease", FunctionDescriptor.ofVoid(ADDRESS));
        // CFRunLoopRef CFRunLoopGetCurrent(void)
        runLoopGetCurrent = bind("CFRunLoopGetCurrent", FunctionDescriptor.of(ADDRESS));
        // void CFRunLoopRun(void)
        runLoopRun = bind("CFRunLoopRun", FunctionDescriptor.ofVoid());
        // void CFRunLoopStop(CFRunLoopRef rl)
        runLoopStop = bind("CFRunLoopStop", FunctionDescriptor.ofVoid(ADDRESS));
        // OSStatus MIDIClientCreate(CFStringRef name, MIDINotifyProc proc, void *refCon, MIDIClientRef *outClient)
        clientCreate = bind("MIDIClientCreate", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        // OSStatus MIDIClientDispose(MIDIClientRef client)
        clientDispose = bind("MIDIClientDispose", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        // OSStatus MIDISourceCreate(MIDIClientRef client, CFStringRef name, MIDIEndpointRef *outSrc)
        sourceCreate = bind("MIDISourceCreate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS));
        // OSStatus MIDIDestinationCreate(MIDIClientRef client, CFStringRef name, MIDIReadProc readProc, void *refCon,
        //         MIDIEndpointRef *outDest)
        destinationCreate = bind(
                "MIDIDestinationCreate", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS));
        // OSStatus MIDIEndpointDispose(MIDIEndpointRef endpt)
        endpointDispose = bind("MIDIEndpointDispose", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
        // OSStatus MIDIObjectSetIntegerProperty(MIDIObjectRef obj, CFStringRef propertyID, SInt32 value)
        setIntegerProperty =
                bind("MIDIObjectSetIntegerProperty", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        // OSStatus MIDIReceived(MIDIEndpointRef src, const MIDIPacketList *pktlist)
        received = bind("MIDIReceived", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));
        // uint64_t mach_absolute_time(void)
        absoluteTime = bind("mach_absolute_time", FunctionDescriptor.of(JAVA_LONG));
        // kern_return_t mach_timebase_info(mach_timebase_info_t info)
        timebaseInfo = bind("mach_timebase_info", FunctionDescriptor.of(JAVA_INT, ADDRESS));
    }

    private MethodHandle bind(String function, FunctionDescriptor prototype) {
        return Linker.nativeLinker().downcallHandle(symbols.findOrThrow(function), prototype);
    }

    /// A string that is the caller's to release.
    MemorySegment newString(String text) {
        try (Arena arena = Arena.ofConfined()) { // CoreFoundation copies the text
            return (MemorySegment) stringCreate.invokeExact(MemorySegment.NULL, arena.allocateFrom(text), UTF8);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    void release(MemorySegment object) {
        try {
            release.invokeExact(object);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    MemorySegment currentRunLoop() {
        try {
            return (MemorySegment) runLoopGetCurrent.invokeExact();
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// Returns when the calling thread's loop is stopped, or when nothing is left that could wake it.
    void runLoop() {
        try {
            runLoopRun.invokeExact();
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    void stop(MemorySegment runLoop) {
        try {
            runLoopStop.invokeExact(runLoop);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// @param client where its number is put
    int createClient(MemorySegment name, MemorySegment notifyProc, MemorySegment client) {
        try {
            return (int) clientCreate.invokeExact(name, notifyProc, MemorySegment.NULL, client);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    int disposeClient(int client) {
        try {
            return (int) clientDispose.invokeExact(client);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// @param source where its number is put
    int createSource(int client, MemorySegment name, MemorySegment source) {
        try {
            return (int) sourceCreate.invokeExact(client, name, source);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// @param destination where its number is put
    int createDestination(int client, MemorySegment name, MemorySegment readProc, MemorySegment destination) {
        try {
            return (int) destinationCreate.invokeExact(client, name, readProc, MemorySegment.NULL, destination);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    int disposeEndpoint(int endpoint) {
        try {
            return (int) endpointDispose.invokeExact(endpoint);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// Sets the number by which other programs know the object again.
    int setUniqueId(int object, int uniqueId) {
        // extern const CFStringRef kMIDIPropertyUniqueID
        MemorySegment property = symbols.findOrThrow("kMIDIPropertyUniqueID")
                .reinterpret(ADDRESS.byteSize())
                .get(ADDRESS, 0);
        try {
            return (int) setIntegerProperty.invokeExact(object, property, uniqueId);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// Hands packets to whoever listens to the source, at once. Allocates nothing.
    int received(int source, MemorySegment packetList) {
        try {
            return (int) received.invokeExact(source, packetList);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// The time that packets bear, in ticks of [#timebase].
    long hostTime() {
        try {
            return (long) absoluteTime.invokeExact();
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// @param info where two ints are put: a tick is the first by the second of a nanosecond
    int timebase(MemorySegment info) {
        try {
            return (int) timebaseInfo.invokeExact(info);
        } catch (Throwable e) {
            throw mismatch(e);
        }
    }

    /// A C function with so many pointers as arguments, which calls `method` of `target`. Whatever escapes from that
    /// ends the process. It is never freed, as CoreMIDI does not say when its threads have left it; a process makes
    /// two.
    static MemorySegment function(MethodHandles.Lookup lookup, Object target, String method, int pointers) {
        MethodType type = MethodType.genericMethodType(pointers).changeReturnType(void.class);
        FunctionDescriptor prototype = FunctionDescriptor.ofVoid();
        for (int i = 0; i < pointers; i++) {
            type = type.changeParameterType(i, MemorySegment.class);
            prototype = prototype.appendArgumentLayouts(ADDRESS);
        }
        try {
            return Linker.nativeLinker().upcallStub(lookup.bind(target, method, type), prototype, Arena.global());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(method, e);
        }
    }

    /// What stands behind a pointer that CoreMIDI gave.
    static MemorySegment view(MemorySegment pointer, long sizeBytes) {
        return pointer.reinterpret(sizeBytes);
    }

    private static AssertionError mismatch(Throwable cause) {
        return new AssertionError("binding and C prototype differ", cause);
    }
}
