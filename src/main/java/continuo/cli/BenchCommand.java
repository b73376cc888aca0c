package continuo.cli;

import continuo.learn.Dl4jStepTiming;
import continuo.learn.TrainingSpeed;
import continuo.live.LiveReport;
import continuo.live.WaitStyle;
import continuo.meter.Latency;
import continuo.model.Network;
import continuo.model.NetworkShape;
import continuo.model.StepTiming;
import continuo.realtime.RealTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How quick Continuo is on this machine.
@Command(
        name = "bench",
        description =
                "Measures how quick Continuo is here: dense playing, then short phrases that are answered, through "
                        + "the whole live path. Takes two minutes; leave the machine alone meanwhile.",
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    private static final int STEPS = 5_000;
    private static final int DL4J_STEPS = 300;
    private static final int MOST_PAGES = 16;
    private static final int TRAINING_LANES = 96;
    private static final double TRAINING_SECONDS = 60;

    @Option(names = "--notes", paramLabel = "N", description = "Notes of dense playing (default: ${DEFAULT-VALUE}).")
    private int notes = 2_500;

    @Option(names = "--rate", paramLabel = "N", description = "Notes a second (default: ${DEFAULT-VALUE}).")
    private double notesPerSecond = 50;

    @Option(names = "--phrases", paramLabel = "N", description = "Phrases to answer (default: ${DEFAULT-VALUE}).")
    private int phrases = 200;

    @Option(names = "--warm-up", paramLabel = "N", description = "Notes to play before (default: ${DEFAULT-VALUE}).")
    private int warmUp = 1_000;

    @Option(names = "--wait", paramLabel = "HOW", description = "blocking, yielding or spinning, as in the settings.")
    private WaitStyle waiting = WaitStyle.BLOCKING;

    @Option(names = "--dl4j", description = "Also times Deeplearning4j's rnnTimeStep on the same model.")
    private boolean dl4j;

    @Option(
            names = "--load",
            description = "Measures the same again on a busy machine: beside programs that want every processor and a "
                    + "thread that allocates, with real-time scheduling and without. Takes six minutes.")
    private boolean load;

    @Option(
            names = "--stage",
            description =
                    "Measures the same again while a MIDI clock comes and is sent, the session is recorded, and OSC "
                            + "moves a setting twenty times a second.")
    private boolean stage;

    @Option(
            names = "--pages",
            paramLabel = "N",
            description = "Measures the same again with the page open so many times, 1 to 16.")
    private @Nullable Integer pages;

    @Option(
            names = "--training",
            description = "Times training instead, of a network of this size, beside Deeplearning4j's own; a minute.")
    private boolean training;

    @Option(names = "--model", paramLabel = "FILE", description = "The network that plays.")
    private @Nullable Path model;

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `--json` prints; times in microseconds. A step is the LSTM and all heads, for both programs. The three
    /// latencies stand beside the steps and, as in the demo's report, together.
    private record Report(
            long heard,
            long played,
            long hanging,
            long dropped,
            long late,
            LatencyReport latencyMicros,
            Latency hearToState,
            Latency triggerToFirstNote,
            Latency dueToSent,
            Latency lstmStepMicros,
            @Nullable Latency dl4jStepMicros,
            @Nullable Double ratioToDl4j,
            double allocatedBytesPerNote,
            double notesPerSecond,
            Shape shape,
            boolean realTime,
            @Nullable LoadReport load,
            @Nullable PagesReport pages,
            @Nullable StageReport stage) {}

    /// The latencies with all of a stage at work.
    ///
    /// @param moves how often OSC moved a setting meanwhile
    private record StageReport(long moves, LatencyReport latencyMicros) {}

    /// The latencies with the page open `count` times.
    private record PagesReport(int count, LatencyReport latencyMicros) {}

    /// The latencies on a busy machine.
    ///
    /// @param latencyMicros with real-time scheduling, if the system gives it
    private record LoadReport(LatencyReport latencyMicros, LatencyReport withoutRealTime) {}

    private record Shape(int inputs, int layers, int units, int hidden, long parameters) {

        static Shape of(NetworkShape shape) {
            return new Shape(shape.inputs(), shape.layers(), shape.units(), shape.hidden(), shape.parameters());
        }
    }

    @Override
    public Integer call() throws IOException {
        Options.inRange(spec, "--rate", notesPerSecond, 1, 1_000);
        if (pages != null) {
            Options.inRange(spec, "--pages", pages, 1, MOST_PAGES);
        }
        Path file = model == null ? Home.model() : model;
        Network network = Models.read(file).network();
        if (training) {
            timeTraining(network.shape());
            return 0;
        }
        try {
            measure(file, network);
        } finally {
            RealTime.end();
        }
        return 0;
    }

    private void measure(Path file, Network network) throws IOException {
        LoopBench bench = new LoopBench(network, waiting);
        RealTime.Answer realTime = RealTime.begin(this::progress);
        progress("Warming up…");
        bench.run(warmUp, notesPerSecond, Math.min(phrases, 20));
        Latency step = latency(StepTiming.of(network, STEPS));
        Latency dl4jStep = dl4j ? latency(Dl4jStepTiming.of(file, DL4J_STEPS)) : null;
        progress("%d notes, then %d phrases…".formatted(notes, phrases));
        LoopBench.Result result = bench.run(Options.atLeastOne(spec, "--notes", notes), notesPerSecond, phrases);
        PagesReport withPages = pages == null ? null : measureWithPages(bench, pages);
        StageReport onStage = stage ? measureOnStage(bench) : null;
        LoadReport loaded = load ? measureBusy(bench) : null;
        Report report = report(result, step, dl4jStep, network, realTime.granted(), loaded, withPages, onStage);
        if (json) {
            out().println(Json.of(report));
        } else {
            print(report);
        }
    }

    private PagesReport measureWithPages(LoopBench bench, int count) throws IOException {
        progress("The same with the page open %d times…".formatted(count));
        try (OpenPages open = new OpenPages(count, this::progress)) {
            return new PagesReport(
                    count,
                    LatencyReport.of(
                            bench.run(notes, notesPerSecond, phrases, bench.settings(), open.observer(), open::show)
                                    .report()));
        }
    }

    private StageReport measureOnStage(LoopBench bench) throws IOException {
        progress("The same with a clock, a recording and OSC…");
        LiveReport report;
        OnStage beside = new OnStage(bench.onStage(), this::progress);
        try (beside) {
            report = bench.run(notes, notesPerSecond, phrases, bench.onStage(), beside.observer(), beside::begin)
                    .report();
        }
        return new StageReport(beside.moves(), LatencyReport.of(report));
    }

    private LoadReport measureBusy(LoopBench bench) throws IOException {
        try (Load _ = Load.begin()) {
            progress("The same on a busy machine…");
            LatencyReport urgent =
                    LatencyReport.of(bench.run(notes, notesPerSecond, phrases).report());
            RealTime.end();
            progress("The same on a busy machine, without real-time scheduling…");
            return new LoadReport(
                    urgent,
                    LatencyReport.of(bench.run(notes, notesPerSecond, phrases).report()));
        }
    }

    private void timeTraining(NetworkShape shape) {
        int workers = Runtime.getRuntime().availableProcessors();
        progress("Training %d x %d units for a minute, with %d workers…"
                .formatted(shape.layers(), shape.units(), workers));
        TrainingSpeed speed = TrainingSpeed.measure(shape, TRAINING_LANES, workers, TRAINING_SECONDS);
        if (json) {
            out().println(Json.of(speed));
        } else {
            out().printf(
                            Locale.ROOT,
                            "%.0f notes learnt a second; Deeplearning4j's own layers %.0f; %.1f times as fast%n",
                            speed.stepsPerSecond(),
                            speed.dl4jStepsPerSecond(),
                            speed.ratio());
        }
    }

    private static Latency latency(StepTiming timing) {
        return new Latency(
                timing.p50Micros(),
                timing.p90Micros(),
                timing.p99Micros(),
                timing.p999Micros(),
                timing.maxMicros(),
                timing.steps());
    }

    private static Report report(
            LoopBench.Result result,
            Latency step,
            @Nullable Latency dl4jStep,
            Network network,
            boolean realTime,
            @Nullable LoadReport loaded,
            @Nullable PagesReport withPages,
            @Nullable StageReport onStage) {
        return new Report(
                result.report().heard(),
                result.report().played(),
                result.report().hanging(),
                result.report().dropped(),
                result.report().late(),
                LatencyReport.of(result.report()),
                result.report().hearToState(),
                result.report().triggerToFirstNote(),
                result.report().dueToSent(),
                step,
                dl4jStep,
                dl4jStep == null ? null : dl4jStep.p50() / step.p50(),
                result.allocatedBytesPerNote(),
                result.notesPerSecond(),
                Shape.of(network.shape()),
                realTime,
                loaded,
                withPages,
                onStage);
    }

    private void print(Report report) {
        out().printf(
                        Locale.ROOT,
                        "network                      %d x %d units, %,d weights%n",
                        report.shape().layers(),
                        report.shape().units(),
                        report.shape().parameters());
        print(report.latencyMicros());
        out().println("one step of the network      " + LatencyReport.inWords(report.lstmStepMicros()));
        if (report.dl4jStepMicros() != null && report.ratioToDl4j() != null) {
            out().println("the same by Deeplearning4j   " + LatencyReport.inWords(report.dl4jStepMicros()));
            out().printf(Locale.ROOT, "                             %.1f times as long%n", report.ratioToDl4j());
        }
        out().printf(
                        Locale.ROOT,
                        "%d notes heard at %.0f a second, %d played, %d dropped, %d late, %d hanging; "
                                + "%.2f bytes allocated per note%n",
                        report.heard(),
                        report.notesPerSecond(),
                        report.played(),
                        report.dropped(),
                        report.late(),
                        report.hanging(),
                        report.allocatedBytesPerNote());
        if (report.pages() != null) {
            out().println();
            out().printf("With the page open %d times%n", report.pages().count());
            print(report.pages().latencyMicros());
        }
        if (report.stage() != null) {
            out().println();
            out().printf(
                            "With a clock, a recording, and OSC, which moved a setting %d times%n",
                            report.stage().moves());
            print(report.stage().latencyMicros());
        }
        if (report.load() != null) {
            print(report.load(), report.realTime());
        }
    }

    private void print(LoadReport busy, boolean realTime) {
        out().println();
        out().println("Beside programs that want every processor, and a thread that allocates all it can");
        out().println(realTime ? "with real-time scheduling" : "with real-time scheduling, which the system refuses");
        print(busy.latencyMicros());
        out().println("without");
        print(busy.withoutRealTime());
    }

    private void print(LatencyReport latencies) {
        out().println("key pressed to LSTM state    " + LatencyReport.inWords(latencies.hearToState()));
        out().println("answer due to first note     " + LatencyReport.inWords(latencies.triggerToFirstNote()));
        out().println("note due to note sent        " + LatencyReport.inWords(latencies.dueToSent()));
    }

    private void progress(String line) {
        spec.commandLine().getErr().println(line);
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
