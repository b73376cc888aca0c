package continuo.cli;

import continuo.config.ConfigException;
import continuo.config.Settings;
import continuo.live.LiveReport;
import continuo.live.LiveSettings;
import continuo.model.Model;
import continuo.model.ModelCard;
import continuo.model.ModelFileException;
import continuo.model.NetworkShape;
import continuo.realtime.RealTime;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Finds out why nothing is heard.
@Command(
        name = "doctor",
        description = "Looks at everything Continuo needs; each line says OK, or what to do. Exit code 1 if there is "
                + "something to do.",
        modelTransformer = SettingsOptions.FromTheTable.class,
        sortOptions = false,
        mixinStandardHelpOptions = true)
final class DoctorCommand implements Callable<Integer> {

    private static final int NOTES = 200;
    private static final int PHRASES = 8;
    private static final double NOTES_PER_SECOND = 100;
    private static final double FELT_MICROS = 10_000; // players begin to feel ten milliseconds

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    @Option(
            names = "--test-note",
            description = "Plays middle C on the output for a second, once somebody listens, and nothing else.")
    private boolean testNote;

    @Option(
            names = "--round-trip",
            description =
                    "Plays a hundred notes on the output, and says how long they take until they come back on the "
                            + "input, over a cable, a loop-back or a player piano.")
    private boolean roundTrip;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Findings findings = new Findings(json ? null : out);
        if (testNote || roundTrip) {
            play(findings);
        } else {
            look(findings);
        }
        if (json) {
            out.println(Json.of(findings.all()));
        }
        return findings.allWell() ? 0 : 1;
    }

    private void look(Findings findings) {
        findings.add("java", true, Runtime.version() + " by " + System.getProperty("java.vendor"));
        Settings settings = settings(findings);
        Model model = settings == null ? null : model(settings.model(), findings);
        if (settings != null) {
            try (SystemPorts ports = new SystemPorts(settings, findings::say)) {
                new PortExam(ports, settings, findings).look();
            }
        }
        if (settings != null && model != null) {
            new RealTimeExam(findings).look(settings.live().waiting(), () -> RealTime.begin(findings::say));
            latency(model, settings.live(), findings);
            RealTime.end();
        }
    }

    private void play(Findings findings) {
        Settings settings = settings(findings);
        if (settings == null) {
            return;
        }
        Ending ending = new Ending(Thread.currentThread()::interrupt);
        try (SystemPorts ports = new SystemPorts(settings, findings::say)) {
            PortExam exam = new PortExam(ports, settings, findings);
            if (testNote) {
                exam.playTestNote(Thread::sleep);
            }
            if (roundTrip) {
                exam.measureRoundTrip(Thread::sleep);
            }
        } catch (InterruptedException e) {
            findings.add(roundTrip ? "round trip" : "test note", false, "you ended it");
        } finally {
            ending.done();
        }
    }

    private @Nullable Settings settings(Findings findings) {
        try {
            Settings settings = options.file().read();
            findings.add("settings", true, options.config().toString());
            return settings;
        } catch (ConfigException e) {
            findings.add("settings", false, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static @Nullable Model model(Path file, Findings findings) {
        try {
            Model model = Models.read(file);
            findings.add("model", true, file + ": " + describe(model.card()));
            return model;
        } catch (ModelFileException e) {
            findings.add("model", false, String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static String describe(ModelCard card) {
        NetworkShape shape = card.network();
        Map<String, Double> scores = card.scores().getOrDefault("valid", Map.of());
        return String.format(
                Locale.ROOT,
                "%d x %d units, %.1f million notes learnt, %.2f nats per note",
                shape.layers(),
                shape.units(),
                card.training().notes() / 1e6,
                scores.getOrDefault("total", Double.NaN));
    }

    private static void latency(Model model, LiveSettings live, Findings findings) {
        LoopBench bench = new LoopBench(model.network(), live.waiting());
        bench.run(NOTES, NOTES_PER_SECOND, PHRASES);
        LiveReport report = bench.run(NOTES, NOTES_PER_SECOND, PHRASES).report();
        boolean quick = report.hearToState().p99() < FELT_MICROS
                && report.triggerToFirstNote().p90() < FELT_MICROS;
        String measured = String.format(
                Locale.ROOT,
                "a key is taken in after %.2f ms, an answer begins %.2f ms after it is due (90 of 100 times or better)",
                report.hearToState().p90() / 1e3,
                report.triggerToFirstNote().p90() / 1e3);
        findings.add("latency", quick, quick ? measured : measured + "; end other programs, or set `wait: yielding`");
    }
}
