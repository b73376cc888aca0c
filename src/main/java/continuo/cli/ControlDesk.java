package continuo.cli;

import continuo.config.Settings;
import continuo.control.Board;
import continuo.control.Control;
import continuo.control.Desk;
import continuo.control.Port;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import continuo.midi.PortException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The controls of a daemon: those of its keyboard, and the port that is only for control, if there is one.
final class ControlDesk implements AutoCloseable {

    private final Desk desk;
    private final Consumer<String> says;
    private final @Nullable MidiInput port;

    ControlDesk(SystemPorts ports, Settings settings, Board board, Consumer<String> says) throws PortException {
        this.says = says;
        desk = new Desk(board, says);
        desk.controls(settings.controls());
        port = settings.controlInput().equals(Settings.NO_PORT) ? null : ports.openControlInput(settings);
    }

    /// @param clock takes a MIDI clock that comes from the port that is only for control
    void start(MidiSink clock) {
        desk.start();
        if (port != null) {
            port.start(desk.at(Port.CONTROL, new NoMusic(clock, says)));
        }
    }

    /// Other controls from now on.
    void controls(List<Control> controls) {
        desk.controls(controls);
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
        if (port != null) {
            port.close();
        }
    }
}
