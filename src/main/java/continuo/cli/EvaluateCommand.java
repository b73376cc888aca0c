package continuo.cli;

import static continuo.parameter.Parameters.TEMPERATURE;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.evaluate.Evaluation;
import continuo.evaluate.EvaluationSettings;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.evaluate.Report;
import continuo.evaluate.Turns;
import continuo.evaluate.beats.BeatEvaluation;
import continuo.evaluate.beats.BeatReport;
import continuo.evaluate.turns.TurnReport;
import continuo.generate.GenerationSettings;
import continuo.model.Network;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
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
                + "count the same corpus: nats a note, fewer is better. `--parts beats` measures how well beats and "
                + "bars are found in what is played.",
        customSynopsis = "continuo evaluate [OPTIONS] [MODEL.zip] FOLDER...",
        mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {

    private static final EvaluationSettings USUAL = EvaluationSettings.DEFAULT;

    @Parameters(
            arity = "1..*",
            paramLabel = "[MODEL.zip] FOLDER",
            hideParamSyntax = true,
            description = "The model, which beats alone do without; and folders of MIDI files.")
    private List<Path> arguments = List.of();

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
            description = "The tiers of a corpus with a manifest (default: A, and for beats alone A,B).")
    private Set<String> tiers = Set.of();

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
            description =
                    "Only some of ${COMPLETION-CANDIDATES}: how well it foresees, how well n-grams do, what it "
                            + "plays, how much of that it copies, how well beats and bars are found, and how soon ends of phrases are.")
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
        boolean beatsAlone = settings.parts().equals(Set.of(Part.BEATS));
        boolean turns = settings.parts().contains(Part.TURNS);
        boolean others = !Set.of(Part.BEATS, Part.TURNS).containsAll(settings.parts());
        Report report = others ? evaluate(settings) : null;
        Map<String, TurnReport> turnsBySet = turns ? Turns.of(network(), corpus(), settings, err()) : Map.of();
        BeatReport beats = settings.parts().contains(Part.BEATS) ? beats(settings, beatsAlone) : null;
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            Map<String, Object> more = new LinkedHashMap<>();
            if (beats != null) {
                more.put("beats", beats);
            }
            if (turns) {
                more.put("turns", turnsBySet);
            }
            out.println(Json.of(report, more));
            return 0;
        }
        if (report != null) {
            EvaluationTable.of(report).forEach(out::println);
        }
        if (turns) {
            TurnTable.of(turnsBySet, settings.parts().equals(Set.of(Part.TURNS)))
                    .forEach(out::println);
        }
        if (beats != null) {
            BeatTable.of(beats).forEach(out::println);
        }
        return 0;
    }

    private Report evaluate(EvaluationSettings settings) throws IOException {
        return new Evaluation(network(), corpus(), settings, err()).run();
    }

    private Consumer<String> err() {
        return spec.commandLine().getErr()::println;
    }

    private Network network() throws IOException {
        return Models.read(arguments.getFirst()).network();
    }

    private Corpus corpus() throws IOException {
        if (arguments.size() < 2) {
            throw new CorpusException(
                    "evaluate needs folders of MIDI files after the model; only --parts beats needs " + "no model");
        }
        return Corpus.open(arguments.subList(1, arguments.size()), tiers("A"), err());
    }

    /// Whoever gives a model all the same may.
    private BeatReport beats(EvaluationSettings settings, boolean alone) throws IOException {
        boolean model = !alone
                || (arguments.size() > 1 && arguments.getFirst().toString().endsWith(".zip"));
        List<Path> folders = arguments.subList(model ? 1 : 0, arguments.size());
        PrintWriter err = spec.commandLine().getErr();
        return new BeatEvaluation(folders, alone ? tiers("A", "B") : tiers("A"), settings, err::println).run();
    }

    private Set<String> tiers(String... usual) {
        return tiers.isEmpty() ? Set.of(usual) : tiers;
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
        temperature.forEach(one -> Options.inRange(spec, "--temperature", one, TEMPERATURE));
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
