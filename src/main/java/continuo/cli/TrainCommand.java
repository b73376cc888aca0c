package continuo.cli;

import continuo.corpus.CorpusException;
import continuo.files.WholeFile;
import continuo.learn.Training;
import continuo.learn.TrainingSettings;
import continuo.learn.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a model of one's own. The only command that loads Deeplearning4j, apart from `bench --dl4j`; the launcher
/// puts its libraries on the class path for them alone.
@Command(
        name = "train",
        description =
                "Trains a network on folders of MIDI files, or on your own playing. Ended and started again, it goes on from its last "
                        + "checkpoint.",
        mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

    private static final String SETTINGS = "settings.txt";
    private static final double SESSIONS_RATE = 3e-4;
    private static final double SESSIONS_MINUTES = 20;
    private static final double SESSIONS_VALIDATE_MINUTES = 1;

    @Parameters(arity = "0..*", paramLabel = "FOLDER", description = "Folders of MIDI files.")
    private List<Path> corpora = List.of();

    @Option(names = "--out", required = true, paramLabel = "MODEL.zip", description = "The model file to write.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(
            names = "--from",
            paramLabel = "MODEL.zip",
            description = "Begins with the weights of this model, which may be narrower: to go on with it, or to teach "
                    + "it your own music.")
    private @Nullable Path from;

    @Option(
            names = "--sessions",
            description =
                    "Learns from what you played yourself in your recorded sessions, in place of folders, at a tenth "
                            + "of the usual rate, for 20 minutes unless told otherwise; keeps only what foresees your playing "
                            + "better. Needs --from.")
    private boolean sessions;

    @Mixin
    private final SessionOptions where = new SessionOptions();

    @Option(
            names = "--checkpoints",
            paramLabel = "DIR",
            description = "Where checkpoints are kept (default: beside the model file).")
    private @Nullable Path checkpoints;

    @Option(
            names = "--tiers",
            split = ",",
            paramLabel = "A,B",
            description = "The tiers of a corpus with a manifest to train on (default: ${DEFAULT-VALUE}).")
    private Set<String> tiers = Set.of("A");

    @Option(names = "--units", paramLabel = "N", description = "Width of an LSTM layer (default: ${DEFAULT-VALUE}).")
    private int units = 384;

    @Option(names = "--layers", paramLabel = "N", description = "LSTM layers (default: ${DEFAULT-VALUE}).")
    private int layers = 2;

    @Option(names = "--hidden", paramLabel = "N", description = "Width of a head (default: ${DEFAULT-VALUE}).")
    private int hidden = 192;

    @Option(names = "--batch", paramLabel = "N", description = "Pieces side by side (default: ${DEFAULT-VALUE}).")
    private int batch = 64;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Notes that a step follows back in time (default: ${DEFAULT-VALUE}).")
    private int window = 48;

    @Option(
            names = "--workers",
            paramLabel = "N",
            description = "Threads; another number gives another model (default: ${DEFAULT-VALUE}).")
    private int workers = 2;

    @Option(names = "--rate", paramLabel = "R", description = "The highest learning rate (default: ${DEFAULT-VALUE}).")
    private double rate = 3e-3;

    @Option(names = "--dropout", paramLabel = "P", description = "Share dropped (default: ${DEFAULT-VALUE}).")
    private double dropout = 0.1;

    @Option(
            names = "--smoothing",
            paramLabel = "P",
            description = "Share of each label that is spread over all choices (default: ${DEFAULT-VALUE}).")
    private double smoothing;

    @Option(names = "--minutes", paramLabel = "M", description = "How long to train (default: ${DEFAULT-VALUE}).")
    private double minutes = 78;

    @Option(names = "--steps", paramLabel = "N", description = "How many steps to train, instead of minutes.")
    private long steps;

    @Option(
            names = "--validate-minutes",
            paramLabel = "M",
            description = "Minutes between two validations (default: ${DEFAULT-VALUE}).")
    private double validateMinutes = 5;

    @Option(
            names = "--validate-steps",
            paramLabel = "N",
            description = "Steps between two validations, instead of minutes.")
    private long validateSteps;

    @Option(
            names = "--patience",
            paramLabel = "N",
            description = "End after so many validations in a row that were no better; 0 goes on "
                    + "(default: ${DEFAULT-VALUE}).")
    private int patience = 12;

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (from != null
                && from.toAbsolutePath().normalize().equals(out.toAbsolutePath().normalize())) {
            throw new CorpusException("--from and --out are the same file; name another for --out");
        }
        OutputFile.require(out, "--out");
        Path kept = checkpoints == null ? folderOf(out).resolve(out.getFileName() + ".checkpoints") : checkpoints;
        if (Files.exists(kept) && !Files.isDirectory(kept)) {
            throw new IOException("%s is no folder; name one with --checkpoints".formatted(kept));
        }
        List<Path> music = music(kept);
        TrainingSettings settings;
        try {
            settings = new TrainingSettings(
                    music,
                    out,
                    from,
                    kept,
                    tiers,
                    units,
                    layers,
                    hidden,
                    batch,
                    window,
                    workers,
                    sessions && isUsual("--rate") ? SESSIONS_RATE : rate,
                    dropout,
                    smoothing,
                    sessions && isUsual("--minutes") ? SESSIONS_MINUTES : minutes,
                    steps,
                    new Validation(
                            sessions && isUsual("--validate-minutes") ? SESSIONS_VALIDATE_MINUTES : validateMinutes,
                            validateSteps,
                            patience),
                    seed);
        } catch (IllegalArgumentException e) { // the settings check themselves, by the names of the options
            throw new IOException(e.getMessage(), e);
        }
        OutputFolder.prepare(folderOf(out));
        OutputFolder.prepare(kept);
        Training training = new Training(settings, spec.commandLine().getErr()::println);
        record(kept);
        if (sessions) {
            training.improve();
        }
        training.run(spec.commandLine().getOut());
        if (sessions && !training.hasWritten()) {
            spec.commandLine()
                    .getOut()
                    .println(
                            "Nothing that was learnt foresees your playing better: no model is written; play more, and try"
                                    + " again.");
            return 0;
        }
        spec.commandLine()
                .getOut()
                .printf("The model is in %s; play with it: launchers/continuo --model %s%n", out, out);
        return 0;
    }

    private List<Path> music(Path kept) throws IOException {
        if (!sessions) {
            if (corpora.isEmpty()) {
                throw new CorpusException("train needs folders of MIDI files, or --sessions");
            }
            return corpora;
        }
        if (!corpora.isEmpty() || from == null) {
            throw new CorpusException("--sessions takes the place of folders, and needs a model to begin with: --from");
        }
        Path folder = kept.resolve("sessions");
        OutputFolder.prepare(kept);
        OwnSessions.write(where.folder(), folder, where.path());
        return List.of(folder);
    }

    private boolean isUsual(String option) {
        return !spec.commandLine().getParseResult().hasMatchedOption(option);
    }

    /// Writes down all settings as arguments, a line each, for `continuo train @FILE`.
    private void record(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        corpora.forEach(corpus -> lines.add(corpus.toAbsolutePath().toString()));
        for (OptionSpec option : spec.options()) {
            Object value = option.getValue();
            if (value != null && !option.usageHelp() && !option.versionHelp()) {
                lines.add(option.longestName() + "=" + inWords(value));
            }
        }
        WholeFile.write(folder.resolve(SETTINGS), String.join("\n", lines) + "\n");
    }

    private static String inWords(Object value) {
        return switch (value) {
            case Path path -> path.toAbsolutePath().toString();
            case Set<?> set -> set.stream().map(String::valueOf).sorted().collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    private static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
