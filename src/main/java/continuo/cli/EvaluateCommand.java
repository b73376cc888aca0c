package continuo.cli;

import continuo.corpus.Corpus;
import continuo.evaluate.Evaluation;
import continuo.evaluate.EvaluationSettings;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.evaluate.Report;
import continuo.generate.GenerationSettings;
import continuo.model.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Says how good a model is.
@Command(
        name = "evaluate",
        description = "Measures how well a model foresees music that it has not learnt from, beside n-grams that "
                + "count the same corpus: nats a note, fewer is better.",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    private static final EvaluationSettings USUAL = EvaluationSettings.DEFAULT;

    @Parameters(index = "0", paramLabel = "MODEL.zip", description = "The model.")
    @SuppressWarnings("NullAway.Init") // required
    private Path model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "CORPUS", description = "Folders of MIDI files.")
    private List<Path> corpora = List.of();

    @Option(
            names = "--split",
            paramLabel = "S",
            description = "train, valid or test_public (default: ${DEFAULT-VALUE}).")
    private String split = USUAL.split();

    @Option(names = "--sets", split = ",", paramLabel = "S,S", description = "Only these data sets.")
    private Set<String> sets = USUAL.sets();

    @Option(
            names = "--tiers",
            split = ",",
            paramLabel = "A,B",
            description = "The tiers of a corpus with a manifest (default: ${DEFAULT-VALUE}).")
    private Set<String> tiers = Set.of("A");

    @Option(names = "--pieces", paramLabel = "N", description = "At most so many pieces of a data set.")
    private int pieces;

    @Option(names = "--notes", paramLabel = "N", description = "Whole pieces of about so many notes of a data set.")
    private int notes;

    @Option(
            names = "--baseline-notes",
            paramLabel = "N",
            description = "How many notes of a data set the n-grams count (default: ${DEFAULT-VALUE}).")
    private int baselineNotes = USUAL.baselineNotes();

    @Option(
            names = "--hands",
            paramLabel = "MS",
            description = "For what it plays: written music is played to it by hands that keep to a click and miss "
                    + "it by so many milliseconds (standard deviation; default: ${DEFAULT-VALUE}).")
    private double hands = USUAL.handsMillis();

    @Option(names = "--threads", paramLabel = "N", description = "How many work at once (default: ${DEFAULT-VALUE}).")
    private int threads = USUAL.threads();

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = USUAL.seed();

    @Option(
            names = "--parts",
            split = ",",
            paramLabel = "P,P",
            description = "Only some of ${COMPLETION-CANDIDATES}: how well it foresees, how well n-grams do, what it "
                    + "plays, and how much of that it copies.")
    private Set<Part> parts = Set.of();

    @Option(names = "--no-generation", description = "Only how well it foresees, not what it plays.")
    private boolean noGeneration;

    @Option(
            names = "--temperature",
            split = ",",
            paramLabel = "T",
            description = "From 0 to 2, for what it plays; or four, of onset, pitch, length and velocity.")
    private List<Double> temperature = List.of();

    @Mixin
    private final DrawingOptions drawing = new DrawingOptions();

    @Option(names = "--json", description = "Prints a report for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        EvaluationSettings settings = settings();
        PrintWriter err = spec.commandLine().getErr();
        Network network = Models.read(model).network();
        Corpus corpus = Corpus.open(corpora, tiers, err::println);
        Report report = new Evaluation(network, corpus, settings, err::println).run();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(Json.of(report));
        } else {
            EvaluationTable.of(report).forEach(out::println);
        }
        return 0;
    }

    private Set<Part> parts() {
        EnumSet<Part> wanted = parts.isEmpty() ? EnumSet.allOf(Part.class) : EnumSet.copyOf(parts);
        if (noGeneration) {
            wanted.removeAll(EnumSet.of(Part.GENERATION, Part.COPIES));
        }
        return wanted;
    }

    private GenerationSettings generation() {
        GenerationSettings usual = GenerationSettings.DEFAULT;
        temperature.forEach(one -> Options.inRange(spec, "--temperature", one, 0, 2));
        List<Double> all = switch (temperature.size()) {
            case 0 ->
                List.of(
                        usual.onsetTemperature(),
                        usual.pitchTemperature(),
                        usual.lengthTemperature(),
                        usual.velocityTemperature());
            case 1 -> Collections.nCopies(4, temperature.getFirst());
            case 4 -> temperature;
            default -> throw new IllegalArgumentException("--temperature takes one number or four");
        };
        return drawing.settings(all.get(0), all.get(1), all.get(2), all.get(3));
    }

    private EvaluationSettings settings() throws IOException {
        try {
            return new EvaluationSettings(
                    split, sets, pieces, notes, parts(), baselineNotes, generation(), hands, threads, seed);
        } catch (IllegalArgumentException e) { // the settings check themselves, by the names of the options
            throw new IOException(e.getMessage(), e);
        }
    }
}
