package continuo.midi.jack;

import continuo.midi.HostSystem;
import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortChoice;
import continuo.midi.PortException;
import continuo.midi.PortInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Ports on a JACK server, for whoever asks for them. All that are open belong to one client, which is there
/// from the first call that needs it until [#close]. The server is never started from here.
public final class JackBackend implements MidiBackend {

    static final String NAME = "jack";

    private final @Nullable String server;
    private final Consumer<String> saying;
    private final List<Runnable> farewells = new ArrayList<>();
    private @Nullable JackClient client;

    /// On the server that JACK_DEFAULT_SERVER names, or the default one.
    ///
    /// @param saying is told, on any thread, when the server is lost and when it is back
    public JackBackend(Consumer<String> saying) {
        this(null, saying);
    }

    /// @param server the server's name
    JackBackend(@Nullable String server, Consumer<String> saying) {
        this.server = server;
        this.saying = saying;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public String whyUnavailable() {
        if (HostSystem.here() != HostSystem.LINUX) {
            return "Continuo speaks JACK on Linux only";
        }
        if (!Libjack.isInstalled()) {
            return "JACK's library " + Libjack.LIBRARY + " is missing: sudo apt install libjack-jackd2-0";
        }
        try {
            client();
            return "";
        } catch (PortException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Override
    public boolean createsPorts() {
        return true;
    }

    /// The two ends of the kernel's `Midi Through` have names of their own here.
    @Override
    public boolean loops(String output, String input) {
        return PortChoice.isThrough(output) && PortChoice.isThrough(input);
    }

    @Override
    public List<PortInfo> inputs() throws PortException {
        return client().otherPorts(JackSession.OUTPUT);
    }

    @Override
    public List<PortInfo> outputs() throws PortException {
        return client().otherPorts(JackSession.INPUT);
    }

    @Override
    public synchronized MidiInput openInput(String wanted) throws PortException {
        requireThere("input", wanted, inputs());
        JackInput input = new JackInput(client(), wanted);
        farewells.add(input::close);
        return input;
    }

    @Override
    public synchronized MidiOutput openOutput(String wanted) throws PortException {
        requireThere("output", wanted, outputs());
        JackOutput output = new JackOutput(client(), wanted);
        farewells.add(output::close);
        return output;
    }

    private static void requireThere(String kind, String wanted, List<PortInfo> ports) throws PortException {
        boolean any = wanted.equals(PortChoice.AUTO) || wanted.equals(PortChoice.VIRTUAL);
        Optional<PortInfo> chosen = PortChoice.choose(ports, wanted);
        if (!any && chosen.isEmpty()) {
            throw PortChoice.missing(kind, wanted, ports);
        }
    }

    private synchronized JackClient client() throws PortException {
        JackClient there = client;
        if (there == null) {
            if (!Libjack.isInstalled()) {
                throw new PortException(whyUnavailable());
            }
            there = new JackClient(server, saying);
            client = there;
        }
        return there;
    }

    @Override
    public synchronized void close() {
        farewells.forEach(Runnable::run);
        farewells.clear();
        JackClient there = client;
        if (there != null) {
            there.close();
            client = null;
        }
    }
}
