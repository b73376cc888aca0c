package continuo.cli;

import continuo.config.ControlsFile;
import continuo.config.Settings;
import continuo.control.Learning;
import continuo.control.Trigger;
import continuo.midi.MidiInput;
import continuo.midi.MidiSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Finds out which fader, knob, pad or pedal is to move a setting, and writes it into the settings file.
@Command(
        name = "learn",
        description =
                "Waits until you move a fader, knob, pad or pedal twice, and writes into the settings file that it "
                        + "sets WHAT. A Continuo that runs follows at once. Endless knobs need `as:` added by hand.",
        modelTransformer = SettingsOptions.FromTheTable.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class LearnCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "WHAT",
            description = "A setting, such as temperature; or what a control can do, such as panic.")
    @SuppressWarnings("NullAway.Init") // required
    private String what;

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--seconds", paramLabel = "N", description = "How long to wait (default: ${DEFAULT-VALUE}).")
    private int seconds = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    private final CompletableFuture<Trigger> learnt = new CompletableFuture<>();

    @Override
    public Integer call() throws IOException, InterruptedException {
        ControlsFile.requireTarget(what);
        Options.atLeastOne(spec, "--seconds", seconds);
        Settings settings = options.file().read();
        PrintWriter out = spec.commandLine().getOut();
        Learning learning = new Learning(trigger -> ControlsFile.fits(what, trigger), out::println);
        Trigger trigger;
        try (SystemPorts ports = new SystemPorts(settings, out::println);
                MidiInput keys = ports.openInput(settings);
                MidiInput faders = hasFaders(settings) ? ports.openControlInput(settings) : null) {
            out.println("Move what is to set " + what + ", twice.");
            start(keys, learning);
            start(faders, learning);
            trigger = learnt.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            spec.commandLine()
                    .getErr()
                    .println(
                            "Nothing that can set %s was moved twice within %d seconds; is it connected, as `ports` shows?"
                                    .formatted(what, seconds));
            return 1;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
        out.println(options.config() + ": " + new ControlsFile(options.config()).write(what, trigger));
        return 0;
    }

    private static boolean hasFaders(Settings settings) {
        return !settings.controlInput().equals(Settings.NO_PORT);
    }

    private void start(@Nullable MidiInput input, Learning learning) {
        if (input != null) {
            input.start(new Listener(learning, learnt));
        }
    }

    private record Listener(Learning learning, CompletableFuture<Trigger> learnt) implements MidiSink {

        @Override
        public void message(long whenNanos, int source, int message) {
            learning.message(whenNanos, message).ifPresent(learnt::complete);
        }

        @Override
        public void lost(long whenNanos, String port) {} // it may come back

        @Override
        public void found(long whenNanos, String port) {}
    }
}
