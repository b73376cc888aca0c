package continuo.cli;

import continuo.midi.HostSystem;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import picocli.CommandLine.Command;

/// The same as `run`, and opens the page.
@Command(
        name = "play",
        description = "Runs, and opens the page in your browser: play there, with or without a keyboard.",
        modelTransformer = SettingsOptions.FromTheTable.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class PlayCommand extends RunCommand {

    private static final long PATIENCE_SECONDS = 10;

    @Override
    void served(String address, Consumer<String> says) {
        Thread.ofPlatform().daemon().name("continuo-browse").start(() -> open(address, says));
    }

    private static void open(String address, Consumer<String> says) {
        if (!opens(command(HostSystem.here(), address))) {
            says.accept("No browser could be opened: open the address above in yours.");
        }
    }

    /// What opens an address in the browser that a user has chosen.
    static List<String> command(HostSystem system, String address) {
        return switch (system) {
            case MACOS -> List.of("open", address);
            case WINDOWS -> List.of("rundll32", "url.dll,FileProtocolHandler", address);
            case LINUX, OTHER -> List.of("xdg-open", address);
        };
    }

    /// Whether a program takes it; one that goes on running is the browser.
    static boolean opens(List<String> command) {
        try {
            Process browser = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return !browser.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || browser.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
