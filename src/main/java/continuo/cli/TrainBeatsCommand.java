package continuo.cli;

import continuo.corpus.Corpus;
import continuo.learn.beats.BeatTraining;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes what the beat tracker knows, for those who work on it.
@Command(
        name = "train-beats",
        hidden = true,
        description =
                "Makes rhythm.bin and evidence.bin, what the beat tracker knows, from music whose bars are known.",
        mixinStandardHelpOptions = true)
final class TrainBeatsCommand implements Callable<Integer> {

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders of MIDI files, with their bars.tsv.")
    private List<Path> folders = List.of();

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "Where they are written.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @Option(names = "--units", paramLabel = "N", description = "Of the network (default: ${DEFAULT-VALUE}).")
    private int units = 80;

    @Option(names = "--onsets", paramLabel = "N", description = "How many it hears (default: ${DEFAULT-VALUE}).")
    private long onsets = 12_000_000;

    @Option(names = "--rate", paramLabel = "R", description = "Of learning (default: ${DEFAULT-VALUE}).")
    private double rate = 0.002;

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter err = spec.commandLine().getErr();
        OutputFolder.prepare(out);
        BeatTraining training = new BeatTraining(Corpus.open(folders, Set.of("A", "B"), err::println), err::println);
        Path rhythm = out.resolve("rhythm.bin");
        if (!Files.exists(rhythm)) {
            training.count(rhythm);
        }
        training.teach(out.resolve("evidence.bin"), units, onsets, rate, seed);
        return 0;
    }
}
