package continuo.cli;

import continuo.session.SessionFolder;
import continuo.session.SessionFolder.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// What was played, and when.
@Command(
        name = "sessions",
        description = "Lists what was played with Continuo: each session has a MIDI file, and can be played again.",
        mixinStandardHelpOptions = true)
final class SessionsCommand implements Callable<Integer> {

    private static final double LONGEST_SECONDS = 86_400;

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Option(names = "--json", description = "Prints the list for programs.")
    private boolean json;

    @Option(
            names = "--keep",
            paramLabel = "FILE.mid",
            description = "Writes what was just played, in the newest session, into this MIDI file.")
    private @Nullable Path keep;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How much of it --keep writes (default: ${DEFAULT-VALUE}).")
    private double seconds = 60;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        SessionFolder folder = options.folder();
        PrintWriter out = spec.commandLine().getOut();
        if (keep != null) {
            OutputFile.require(keep, "--keep");
            folder.keep(Options.inRange(spec, "--seconds", seconds, 1, LONGEST_SECONDS), keep);
            out.println(PlainText.line("What was just played is in " + keep + "."));
            return 0;
        }
        List<Summary> sessions = folder.list();
        if (json) {
            out.println(Json.of(sessions));
        } else if (sessions.isEmpty()) {
            out.println(PlainText.line("No session in %s yet: play, with 'record: on'.".formatted(options.path())));
        } else {
            out.println(PlainText.line("In %s:".formatted(options.path())));
            sessions.forEach(session -> out.println(line(session)));
            out.println("Again, note by note: `continuo replay SESSION`.");
        }
        return 0;
    }

    private static String line(Summary session) {
        long whole = Math.round(session.seconds());
        String hanging = session.hanging() == 0 ? "" : "; broke off with " + session.hanging() + " notes sounding";
        return String.format(
                Locale.ROOT,
                "  %-22s %3d:%02d  you %d notes, Continuo %d; %s%s",
                session.session(),
                whole / 60,
                whole % 60,
                session.heard(),
                session.played(),
                session.mode(),
                hanging);
    }
}
