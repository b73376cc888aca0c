package continuo.midi.javasound;

import static continuo.midi.PortChoice.AUTO;
import static continuo.midi.PortChoice.VIRTUAL;

import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Opens devices of `javax.sound.midi`. Once a port is open, the thread `continuo-midi-watch` looks each second which
/// devices came and went.
public final class JavaSoundBackend implements MidiBackend {

    static final String NAME = "javasound";

    private static final String NO_PORT_OF_OUR_OWN = "javax.sound.midi cannot create a port of Continuo's own";
    private static final String NAME_ONE = "name a port that is there, or plug a device in";
    private static final String INSTALL_LOOPBACK =
            "install loopMIDI (free, https://www.tobias-erichsen.de/software/loopmidi.html), start it, click + in its"
                    + " window, and start Continuo again; newer Windows 11 can make a \"Default App Loopback\" itself,"
                    + " in its app MIDI Settings";
    private static final String IAC =
            "open Audio MIDI Setup, choose Window > Show MIDI Studio, double-click IAC Driver, tick \"Device is online\"";

    private final HostSystem system;
    private final DeviceList devices = new DeviceList();
    private final List<Plug> open = new CopyOnWriteArrayList<>();
    private final long lookNanos;
    private volatile @Nullable Thread watcher;
    private volatile boolean closed;

    public JavaSoundBackend() {
        this(HostSystem.here());
    }

    /// @param system whose ways the advice is for
    public JavaSoundBackend(HostSystem system) {
        this(system, Duration.ofSeconds(1));
    }

    /// @param look how often to look which devices are there
    JavaSoundBackend(HostSystem system, Duration look) {
        this.system = system;
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
    public List<String> advice() {
        boolean loopback = outputs().stream().anyMatch(port -> DeviceList.isLoopback(port.name()));
        return loopback || system != HostSystem.WINDOWS
                ? List.of()
                : List.of("Windows gives Continuo no port of its own: " + INSTALL_LOOPBACK);
    }

    @Override
    public String howToListen(String port) {
        if (!DeviceList.isLoopback(port)) {
            return "Continuo plays \"%s\" itself; to record it in a DAW on this computer, let it play on a loopback"
                    .formatted(port);
        }
        return "in your DAW or synthesizer, choose the MIDI input \"%s\"; if it is not offered there, switch it on in the"
                        .formatted(DeviceList.otherEnd(port))
                + " DAW's MIDI settings";
    }

    @Override
    public List<PortInfo> inputs() {
        return ports(Device::input);
    }

    @Override
    public List<PortInfo> outputs() {
        return ports(Device::output);
    }

    @Override
    public Optional<PortInfo> chooseOutput(String wanted) {
        return JavaSoundOutput.choosePort(outputs(), wanted);
    }

    @Override
    public boolean loops(String output, String input) {
        return DeviceList.isLoopback(output) && DeviceList.otherEnd(output).equals(input);
    }

    private List<PortInfo> ports(Predicate<Device> kind) {
        return devices.list().stream().filter(kind).map(Device::port).toList();
    }

    @Override
    public MidiInput openInput(String wanted) throws PortException {
        if (wanted.equals(VIRTUAL)) {
            throw new PortException(NO_PORT_OF_OUR_OWN + "; " + remedy());
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
                    ? new PortException(NO_PORT_OF_OUR_OWN + "; " + remedy())
                    : PortChoice.missing("output", wanted, outputs());
        }
        watch(output);
        return output;
    }

    private String remedy() {
        return switch (system) {
            case WINDOWS -> INSTALL_LOOPBACK;
            case MACOS -> IAC;
            case LINUX, OTHER -> NAME_ONE;
        };
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

    @Override
    public void lookAgain() {
        Thread thread = watcher;
        if (thread != null) {
            LockSupport.unpark(thread);
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
        lookAgain();
        open.forEach(Plug::close);
        open.clear();
    }
}
