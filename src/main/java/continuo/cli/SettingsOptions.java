package continuo.cli;

import continuo.config.Entry;
import continuo.config.SettingsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The settings file, and the options that stand above it. The options are read by the settings' own rules, so that
/// both complain alike.
final class SettingsOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "The settings (default: config/continuo.yaml).")
    private @Nullable Path config;

    @Option(names = "--in", paramLabel = "PORT", description = "Listen to this port: part of its name, or auto.")
    private @Nullable String input;

    @Option(names = "--out", paramLabel = "PORT", description = "Play on this port: part of its name, or virtual.")
    private @Nullable String output;

    @Option(
            names = "--backend",
            paramLabel = "NAME",
            description = "Reach ports by auto, alsa, coremidi, javasound, raw, jack or rtp.")
    private @Nullable String backend;

    @Option(names = "--tempo", paramLabel = "BPM|auto", description = "Beats per minute, 20 to 300; auto finds them.")
    private @Nullable String tempo;

    @Option(names = "--temperature", paramLabel = "T", description = "From 0, the likeliest notes, to 2.")
    private @Nullable String temperature;

    @Option(names = "--mode", paramLabel = "MODE", description = "answer or listen.")
    private @Nullable String mode;

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from: a whole number, or random.")
    private @Nullable String seed;

    @Option(names = "--model", paramLabel = "FILE", description = "The network that plays.")
    private @Nullable Path model;

    Path config() {
        return config == null ? Home.config() : config;
    }

    SettingsFile file() {
        List<Entry> entries = new ArrayList<>();
        add(entries, "--in", "input", input);
        add(entries, "--out", "output", output);
        add(entries, "--backend", "backend", backend);
        add(entries, "--tempo", "tempo", tempo);
        add(entries, "--temperature", "temperature", temperature);
        add(entries, "--mode", "mode", mode);
        add(entries, "--seed", "seed", seed);
        add(
                entries,
                "--model",
                "model",
                model == null ? null : model.toAbsolutePath().toString());
        return new SettingsFile(config(), entries, Home.path(), new Random().nextLong());
    }

    private static void add(List<Entry> entries, String option, String key, @Nullable String text) {
        if (text != null) {
            entries.add(Entry.ofOption(option, key, text));
        }
    }
}
