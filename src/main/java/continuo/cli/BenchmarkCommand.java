package continuo.cli;

import continuo.learn.frames.FrameBenchmark;
import continuo.learn.frames.FrameSet;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Measures the network by benchmarks that others have published figures for; `bench` measures this machine.
@Command(
        name = "benchmark",
        description = "Measures the network where others have published figures.",
        mixinStandardHelpOptions = true,
        subcommands = BenchmarkCommand.BoulangerLewandowski.class)
final class BenchmarkCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    @Command(
            name = "bl",
            description = "Trains the LSTM on a Boulanger-Lewandowski set and prints its test nats a frame among the "
                    + "published ones. Takes minutes.",
            mixinStandardHelpOptions = true)
    static final class BoulangerLewandowski implements Callable<Integer> {

        @Option(
                names = "--set",
                required = true,
                paramLabel = "NAME",
                description = "JSB, Nottingham, MuseData or Piano-midi.")
        private String set = "";

        @Option(
                names = "--data",
                required = true,
                paramLabel = "FOLDER",
                description = "The folder with the sets as MIDI files: JSB/train, JSB/valid, JSB/test and so on.")
        private Path data = Path.of("");

        @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: 1).")
        private long seed = 1;

        @Option(names = "--json", description = "Print the table as JSON.")
        private boolean json;

        @Spec
        @SuppressWarnings("NullAway.Init") // picocli fills it in
        private CommandSpec spec;

        @Override
        public Integer call() throws IOException {
            PrintWriter out = spec.commandLine().getOut();
            PrintWriter err = spec.commandLine().getErr();
            FrameBenchmark benchmark = FrameBenchmark.run(Bench.frameSet(set, spec), data, seed, err::println);
            if (json) {
                out.println(Json.of(benchmark));
            } else {
                Bench.print(benchmark, out);
            }
            return 0;
        }
    }

    /// Apart, because picocli loads what the methods of a command speak of, whatever the command is.
    private static final class Bench {

        static FrameSet frameSet(String set, CommandSpec spec) {
            try {
                return FrameSet.named(set);
            } catch (IllegalArgumentException e) {
                throw new ParameterException(spec.commandLine(), e.getMessage(), e);
            }
        }

        static void print(FrameBenchmark benchmark, PrintWriter out) {
            out.printf(Locale.ROOT, "%s, nats a frame on test (%,d frames):%n", benchmark.set(), benchmark.frames());
            for (FrameBenchmark.Row row : benchmark.nats()) {
                out.printf(
                        Locale.ROOT,
                        "  %-55s %7.3f  %s%n",
                        row.model(),
                        row.test(),
                        row.thisRun() ? "this run" : "published");
            }
        }
    }
}
