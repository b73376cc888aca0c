package continuo.midi.javasound;

import static continuo.midi.PortChoice.AUTO;
import static continuo.midi.PortChoice.VIRTUAL;

import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Opens devices of `javax.sound.midi`. Once a port is open, the thread `continuo-midi-watch` looks each second which
/// devices came and went.
public final class JavaSoundBackend implements MidiBackend {

    static final String NAME = "javasound";

    private static final String ADVICE =
            "javax.sound.midi cannot create ports; on Windows install loopMIDI, or name a port that is there";

    private final DeviceList devices = new DeviceList();
    private final List<Plug> open = new CopyOnWriteArrayList<>();
    private final long lookNanos;
    private @Nullable Thread watcher;
    private volatile boolean closed;

    public JavaSoundBackend() {
        this(Duration.ofSeconds(1));
    }

    /// @param look how often to look which devices are there
    JavaSoundBackend(Duration look) {
        lookNanos = look.toNanos();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyUnavailable() {
        return "";
    }

    @Override
    public List<PortInfo> inputs() {
        return ports(Device::input);
    }

    @Override
    public List<PortInfo> outputs() {
        return ports(Device::output);
    }

    private List<PortInfo> ports(Predicate<Device> kind) {
        return devices.list().stream().filter(kind).map(Device::port).toList();
    }

    @Override
    public MidiInput openInput(String wanted) throws PortException {
        if (wanted.equals(VIRTUAL)) {
            throw new PortException(ADVICE);
        }
        JavaSoundInput input = new JavaSoundInput(devices, wanted);
        input.open("input", devices.list());
        if (input.current().isEmpty() && !wanted.equals(AUTO)) {
            throw PortChoice.missing("input", wanted, inputs());
        }
        watch(input);
        return input;
    }

    @Override
    public MidiOutput openOutput(String wanted) throws PortException {
        JavaSoundOutput output = new JavaSoundOutput(devices, wanted);
        output.open("output", devices.list());
        if (output.current().isEmpty()) {
            throw wanted.equals(VIRTUAL) || wanted.equals(AUTO)
                    ? new PortException(ADVICE)
                    : PortChoice.missing("output", wanted, outputs());
        }
        watch(output);
        return output;
    }

    private synchronized void watch(Plug plug) {
        open.add(plug);
        if (watcher == null) {
            watcher = Thread.ofPlatform().daemon().name("continuo-midi-watch").start(this::watchUntilClosed);
        }
    }

    private void watchUntilClosed() {
        while (!closed) {
            LockSupport.parkNanos(this, lookNanos);
            if (!closed) {
                tryToLook();
            }
        }
    }

    private void tryToLook() {
        try {
            look();
        } catch (RuntimeException e) {
            return; // a driver's provider failed in the midst of a change; the next look is in a second
        }
    }

    /// Looks once.
    void look() {
        List<Device> present = devices.list();
        open.forEach(plug -> plug.look(present));
    }

    @Override
    public void close() {
        closed = true;
        Thread thread = watcher;
        if (thread != null) {
            LockSupport.unpark(thread);
        }
        open.forEach(Plug::close);
        open.clear();
    }
}
