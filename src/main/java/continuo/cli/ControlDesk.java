package continuo.cli;

import continuo.config.InForce;
import continuo.config.Settings;
import continuo.control.Control;
import continuo.control.Desk;
import continuo.control.Lights;
import continuo.control.Port;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.midi.OutputWatcher;
import continuo.midi.PortException;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The controls of a daemon: those of its keyboard, and the ports that are only for control, if there are any: one that
/// they come from, and one on which they are lit.
final class ControlDesk implements AutoCloseable {

    private static final long LOOK_NANOS = 30_000_000;
    private static final long FAREWELL_MILLIS = 200;

    private final Desk desk;
    private final Lights lights;
    private final Consumer<String> says;
    private final @Nullable MidiInput port;
    private final @Nullable MidiOutput lit;
    private final Thread lighting =
            Thread.ofPlatform().daemon().name("continuo-lights").unstarted(this::lightUntilClosed);
    private final InForce inForce;
    private volatile boolean closed;
    private volatile boolean seen;

    /// @param answers whether what Continuo plays is heard now
    ControlDesk(SystemPorts ports, Settings settings, InForce inForce, BooleanSupplier answers, Consumer<String> says)
            throws PortException {
        this.inForce = inForce;
        this.says = says;
        desk = new Desk(inForce, says);
        desk.controls(settings.controls());
        port = settings.controlInput().equals(Settings.NO_PORT) ? null : ports.openControlInput(settings);
        lit = openLit(ports, settings);
        lights = new Lights(inForce, answers, message -> {
            if (lit != null) {
                lit.send(System.nanoTime(), message);
            }
        });
    }

    private @Nullable MidiOutput openLit(SystemPorts ports, Settings wanted) throws PortException {
        if (wanted.controlOutput().equals(Settings.NO_PORT)) {
            return null;
        }
        try {
            return ports.openControlOutput(wanted);
        } catch (PortException e) {
            if (port != null) {
                port.close();
            }
            throw e;
        }
    }

    /// @param clock takes a MIDI clock that comes from the port that is only for control
    void start(MidiSink clock) {
        desk.start();
        if (port != null) {
            port.start(desk.at(Port.CONTROL, new NoMusic(clock, says)));
        }
        if (lit != null) {
            lit.watch(new Viewers());
            lighting.start();
        }
    }

    /// Whoever comes sees all.
    private final class Viewers implements OutputWatcher {

        @Override
        public void connected(String name) {
            seen = true;
            says.accept("Lights are shown on \"" + name + "\".");
        }

        @Override
        public void disconnected(String name) {
            says.accept("\"" + name + "\", where lights are shown, is gone.");
        }
    }

    /// Other controls from now on.
    void controls(List<Control> controls) {
        desk.controls(controls);
    }

    private void lightUntilClosed() {
        try {
            while (!closed) {
                Settings now = inForce.settings();
                if (seen) {
                    seen = false;
                    lights.tellAll();
                }
                lights.show(now.controls(), now.state(), now.lightChannel());
                lights.refresh();
                LockSupport.parkNanos(LOOK_NANOS);
            }
            lights.off();
        } catch (RuntimeException e) {
            says.accept("Nothing is lit any more (%s); the music goes on.".formatted(e.getMessage()));
        }
    }

    /// What the keyboard delivers to: all but its controls goes on to `music`.
    MidiSink besideMusic(MidiSink music) {
        return desk.at(Port.KEYS, music);
    }

    /// What comes from a port that is only for control, and is none: but for a clock, nothing.
    private record NoMusic(MidiSink clock, Consumer<String> says) implements MidiSink {

        @Override
        public void message(long whenNanos, int source, int message) {
            clock.message(whenNanos, source, message);
        }

        @Override
        public void lost(long whenNanos, String name) {
            says.accept("The control input \"" + name + "\" is gone. Plug it in again to go on.");
        }

        @Override
        public void found(long whenNanos, String name) {
            clock.found(whenNanos, name);
            says.accept("Controls are taken from \"" + name + "\".");
        }
    }

    @Override
    public void close() {
        desk.close();
        closed = true;
        if (port != null) {
            port.close();
        }
        if (lit != null) {
            LockSupport.unpark(lighting);
            awaitDark();
            lit.close();
        }
    }

    private void awaitDark() {
        try {
            lighting.join(FAREWELL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
