package continuo.cli;

import continuo.cli.demo.Duet;
import continuo.cli.demo.Recording;
import continuo.cli.demo.RollPicture;
import continuo.cli.demo.RollPrinter;
import continuo.cli.demo.Tune;
import continuo.files.WholeFile;
import continuo.generate.GenerationSettings;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.midi.javasound.Synthesizer;
import continuo.model.Network;
import continuo.music.Tempo;
import continuo.parameter.Parameters;
import continuo.realtime.RealTime;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The main job without any hardware.
@Command(
        name = "demo",
        description =
                "Plays a tune to Continuo in real time, which answers each phrase; needs no keyboard and no sound "
                        + "card. Leaves the notes, a picture, a recording and a latency report in a folder.",
        mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

    private static final double LINES_PER_BEAT = 2;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "The folder for the results (default: ${DEFAULT-VALUE}).")
    private Path folder = Path.of("out/demo");

    @Option(names = "--tempo", paramLabel = "BPM", description = "Beats per minute (default: ${DEFAULT-VALUE}).")
    private double beatsPerMinute = 132;

    @Option(names = "--temperature", paramLabel = "T", description = "From 0 to 2 (default: ${DEFAULT-VALUE}).")
    private double temperature = GenerationSettings.DEFAULT.onsetTemperature();

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--phrases", paramLabel = "N", description = "Only the first so many of the three phrases.")
    private int phrases = Integer.MAX_VALUE;

    @Option(names = "--model", paramLabel = "FILE", description = "The network that plays.")
    private @Nullable Path model;

    @Option(names = "--json", description = "Prints only the report, for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `report.json` holds.
    ///
    /// @param hanging counted from what came out of the port
    private record Report(
            long heard, long played, long hanging, long dropped, long late, long seed, LatencyReport latencyMicros) {}

    @Override
    public Integer call() throws IOException {
        LiveSettings settings = settings();
        Path results = OutputFolder.prepare(folder);
        Network network = Models.read(model == null ? Home.model() : model).network();
        Tune tune = Tune.bundled().first(Options.atLeastOne(spec, "--phrases", phrases));
        Duet.Result result;
        boolean audible;
        RealTime.begin(spec.commandLine().getErr()::println);
        try (Synthesizer synthesizer = Synthesizer.open()) {
            audible = synthesizer.isAudible();
            result = play(new Duet(tune, network, settings, synthesizer), tune, settings, audible);
        } finally {
            RealTime.end();
        }
        Report report = report(result);
        write(results, tune, settings.tempo(), result, report);
        if (json) {
            out().println(Json.of(report));
        } else {
            tell(results, report);
        }
        return report.hanging() == 0 ? 0 : 1;
    }

    private LiveSettings settings() {
        LiveSettings usual = LiveSettings.DEFAULT;
        GenerationSettings generation = usual.generation()
                .withTemperature(Options.inRange(spec, "--temperature", temperature, Parameters.TEMPERATURE));
        return new LiveSettings(
                new Tempo(Options.inRange(spec, "--tempo", beatsPerMinute, Parameters.TEMPO)),
                BeatSource.SET,
                usual.mode(),
                usual.silenceBeats(),
                usual.answerBeats(),
                usual.outputChannel(),
                usual.inputChannel(),
                usual.echoWindowNanos(),
                usual.lateLimitNanos(),
                usual.maxNoteNanos(),
                usual.waiting(),
                seed,
                generation);
    }

    private Duet.Result play(Duet duet, Tune tune, LiveSettings settings, boolean audible) {
        if (json) {
            return duet.play();
        }
        out().printf(
                        Locale.ROOT,
                        "%s, %d phrases, %.0f seconds%s. Left: low keys, right: high keys, downwards: time.%n%n",
                        tune.title(),
                        tune.phrases().size(),
                        duet.seconds(),
                        audible ? "" : " (no sound card: listen to session.wav afterwards)");
        RollPrinter roll = new RollPrinter(out(), isTerminal(), System.out.charset(), duet.player(), duet.continuo());
        roll.heading();
        long step = Math.round(settings.tempo().nanosPerBeat() / LINES_PER_BEAT);
        Thread printer = Thread.ofPlatform().daemon().name("continuo-roll").start(() -> printUntilStopped(roll, step));
        try {
            return duet.play();
        } finally {
            stop(printer);
        }
    }

    private static void printUntilStopped(RollPrinter roll, long stepNanos) {
        long start = System.nanoTime();
        for (long line = 1; !Thread.currentThread().isInterrupted(); line++) {
            long left = start + line * stepNanos - System.nanoTime();
            LockSupport.parkNanos(left);
            roll.line(line * stepNanos / 1e9);
        }
    }

    private static void stop(Thread printer) {
        printer.interrupt();
        try {
            printer.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Report report(Duet.Result result) {
        return new Report(
                result.player().size(),
                result.continuo().size(),
                result.hanging(),
                result.report().dropped(),
                result.report().late(),
                seed,
                LatencyReport.of(result.report()));
    }

    private static void write(Path results, Tune tune, Tempo tempo, Duet.Result result, Report report)
            throws IOException {
        List<Part> parts = List.of(new Part("You", 0, result.player()), new Part("Continuo", 1, result.continuo()));
        MidiFileWriter.write(results.resolve("session.mid"), tempo, parts);
        new RollPicture(tune.title() + ", and what Continuo answered", result.player(), result.continuo())
                .write(results.resolve("session.png"));
        Recording.write(results.resolve("session.wav"), tempo, parts);
        WholeFile.write(results.resolve("report.json"), Json.of(report) + "\n");
    }

    private void tell(Path results, Report report) {
        out().printf(
                        Locale.ROOT,
                        "%nYou played %d notes, Continuo %d; %s. An answer began %.1f ms after it was due.%n%nIn %s:%n",
                        report.heard(),
                        report.played(),
                        report.hanging() == 0 ? "every one of them has ended" : report.hanging() + " hang",
                        report.latencyMicros().triggerToFirstNote().p50() / 1e3,
                        results);
        out().println("  session.wav   the music, to listen to");
        out().println("  session.mid   the notes, you and Continuo on two tracks, for your DAW");
        out().println("  session.png   a picture of them");
        out().println("  report.json   how quick it was, in figures");
        out().println("Now with your own keyboard: launchers/continuo");
    }

    @SuppressWarnings("SystemConsoleNull") // from 25 on it is null again where there is no terminal
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal() && System.getenv("NO_COLOR") == null;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
