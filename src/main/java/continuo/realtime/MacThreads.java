package continuo.realtime;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/// Binds what is used of macOS's libSystem. One method per C function. A result of 0 is success.
final class MacThreads {

    private final MethodHandle pthreadSelf;
    private final MethodHandle machThread;
    private final MethodHandle timebaseInfo;
    private final MethodHandle policySet;
    private final MethodHandle policyGet;

    /// @param symbols where the functions are found
    MacThreads(SymbolLookup symbols) {
        // pthread_t pthread_self(void)
        pthreadSelf = Native.bind(symbols, "pthread_self", FunctionDescriptor.of(ADDRESS));
        // mach_port_t pthread_mach_thread_np(pthread_t thread)
        machThread = Native.bind(symbols, "pthread_mach_thread_np", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        // kern_return_t mach_timebase_info(mach_timebase_info_t info)
        timebaseInfo = Native.bind(symbols, "mach_timebase_info", FunctionDescriptor.of(JAVA_INT, ADDRESS));
        // kern_return_t thread_policy_set(thread_act_t thread, thread_policy_flavor_t flavor,
        //         thread_policy_t policy_info, mach_msg_type_number_t policy_infoCnt)
        policySet = Native.bind(
                symbols, "thread_policy_set", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));
        // kern_return_t thread_policy_get(thread_act_t thread, thread_policy_flavor_t flavor,
        //         thread_policy_t policy_info, mach_msg_type_number_t *policy_infoCnt, boolean_t *get_default)
        policyGet = Native.bind(
                symbols,
                "thread_policy_get",
                FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, ADDRESS, ADDRESS));
    }

    /// The calling thread's port, which need not be given back.
    int current() {
        try {
            MemorySegment self = (MemorySegment) pthreadSelf.invokeExact();
            return (int) machThread.invokeExact(self);
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// Nanoseconds in the units of the system's clock.
    int clockUnits(long nanos) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(JAVA_INT, 2); // numer, denom
            int _ = (int) timebaseInfo.invokeExact(info);
            return (int) (nanos * info.getAtIndex(JAVA_INT, 1) / info.getAtIndex(JAVA_INT, 0));
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// Whether that policy has been set for the thread.
    ///
    /// @param size of the policy's structure, in numbers of 32 bits
    boolean hasPolicy(int thread, int flavor, int size) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(JAVA_INT, size);
            MemorySegment count = arena.allocateFrom(JAVA_INT, size);
            MemorySegment isDefault = arena.allocateFrom(JAVA_INT, 0);
            int result = (int) policyGet.invokeExact(thread, flavor, info, count, isDefault);
            return result == 0 && isDefault.get(JAVA_INT, 0) == 0;
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }

    /// @param numbers the policy's structure, all of whose members have 32 bits
    int setPolicy(int thread, int flavor, int... numbers) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment info = arena.allocate(JAVA_INT, Math.max(1, numbers.length));
            MemorySegment.copy(numbers, 0, info, JAVA_INT, 0, numbers.length);
            return (int) policySet.invokeExact(thread, flavor, info, numbers.length);
        } catch (Throwable e) {
            throw Native.mismatch(e);
        }
    }
}
