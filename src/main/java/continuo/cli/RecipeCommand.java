package continuo.cli;

import continuo.corpus.Corpus;
import continuo.learn.recipe.ClassicRecipe;
import continuo.learn.recipe.ClassicRecipe.Played;
import continuo.learn.recipe.ClassicRecipe.Score;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Trains and plays the network that so many tutorials teach, to compare with Continuo's own.
@Command(
        name = "recipe",
        description = "Trains the classic LSTM recipe on folders of MIDI files (notes and chords as one vocabulary, a "
                + "window of 100, 3 x 512 units, RMSProp), scores it and lets it play, to compare with Continuo.",
        mixinStandardHelpOptions = true)
final class RecipeCommand implements Callable<Integer> {

    private static final long TICKS_BETWEEN = 24;
    private static final int VELOCITY = 64;

    @Parameters(arity = "1..*", paramLabel = "FOLDER", description = "Folders of MIDI files.")
    private List<Path> corpora = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where argmax.mid and temperature.mid are written (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("out", "recipe");

    @Option(names = "--minutes", paramLabel = "M", description = "How long to train (default: ${DEFAULT-VALUE}).")
    private double minutes = 15;

    @Option(
            names = "--every-step",
            description = "Let every token of a window teach, not only the one after it: a hundred times as much.")
    private boolean everyStep;

    @Option(names = "--temperature", paramLabel = "T", description = "Of one of the two (default: ${DEFAULT-VALUE}).")
    private double temperature = 1;

    @Option(names = "--tokens", paramLabel = "N", description = "Notes and chords to play (default: ${DEFAULT-VALUE}).")
    private int tokens = 200;

    @Option(
            names = "--tiers",
            split = ",",
            paramLabel = "A,B",
            description = "The tiers of a corpus with a manifest (default: ${DEFAULT-VALUE}).")
    private Set<String> tiers = Set.of("A");

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--json", description = "Print the figures as JSON.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// @param argmax what it plays when it always takes the most probable
    /// @param drawn what it plays at the temperature
    record Report(Score score, Sound argmax, Sound drawn) {}

    /// @param different how many different notes and chords there are
    /// @param longestRun how often the same comes in a row at the most
    record Sound(int tokens, int different, int longestRun, List<String> first) {

        private static final int SHOWN = 24;

        static Sound of(List<Played> played) {
            List<String> names = played.stream().map(Played::name).toList();
            int longest = 0;
            int run = 0;
            for (int n = 0; n < names.size(); n++) {
                run = n > 0 && names.get(n).equals(names.get(n - 1)) ? run + 1 : 1;
                longest = Math.max(longest, run);
            }
            return new Sound(
                    names.size(),
                    (int) names.stream().distinct().count(),
                    longest,
                    names.subList(0, Math.min(SHOWN, names.size())));
        }

        @Override
        public String toString() {
            return "%d different of %d, up to %d times the same in a row: %s …"
                    .formatted(different, tokens, longestRun, String.join(" ", first));
        }
    }

    @Override
    public Integer call() throws IOException {
        Options.inRange(spec, "--minutes", minutes, 0, 1e6);
        Options.inRange(spec, "--temperature", temperature, 0.05, 10);
        Options.atLeastOne(spec, "--tokens", tokens);
        OutputFolder.prepare(out);
        PrintWriter err = spec.commandLine().getErr();
        Corpus corpus = Corpus.open(corpora, tiers, err::println);
        ClassicRecipe recipe = new ClassicRecipe(corpus, ClassicRecipe.Settings.classic(everyStep, minutes, seed));
        Score score = recipe.run(err::println);
        Player player = new Player(recipe, tokens, out);
        Report report = new Report(score, player.play(0, "argmax.mid"), player.play(temperature, "temperature.mid"));
        print(report, spec.commandLine().getOut());
        return 0;
    }

    private void print(Report report, PrintWriter to) {
        if (json) {
            to.println(Json.of(report));
            return;
        }
        Score score = report.score();
        to.printf(
                Locale.ROOT,
                "%,d windows learnt, %,d tokens predicted in learning%n",
                score.windows(),
                score.predictions());
        to.printf(
                Locale.ROOT,
                "on valid: %.3f nats a token (%.3f by counting tokens), so at least %.3f nats a note's pitch%n",
                score.natsPerToken(),
                score.countedNatsPerToken(),
                score.natsPerNote());
        to.printf("argmax: %s%n", report.argmax());
        to.printf("temperature: %s%n", report.drawn());
        to.printf("They play in %s%n", out);
    }

    /// Apart, because picocli loads what the methods of a command speak of, whatever the command is.
    private record Player(ClassicRecipe recipe, int tokens, Path out) {

        Sound play(double heat, String name) throws IOException {
            List<Played> played = recipe.play(tokens, heat);
            List<Note> notes = new ArrayList<>();
            Tempo tempo = Tempo.UNMARKED;
            for (int n = 0; n < played.size(); n++) {
                long onset = tempo.nanos(n * TICKS_BETWEEN);
                played.get(n)
                        .pitches()
                        .forEach(pitch -> notes.add(new Note(pitch, VELOCITY, onset, tempo.nanos(TICKS_BETWEEN))));
            }
            MidiFileWriter.write(out.resolve(name), tempo, List.of(new Part("classic recipe", 0, notes)));
            return Sound.of(played);
        }
    }
}
