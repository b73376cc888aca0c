package continuo.cli;

import continuo.cli.demo.Recording;
import continuo.model.Model;
import continuo.music.Tempo;
import continuo.session.Replay;
import continuo.session.SessionHeader;
import continuo.session.SessionMidi;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// A session once more.
@Command(
        name = "replay",
        description =
                "Plays a session again from what you played in it, as fast as it can, and shows that Continuo answers"
                        + " with the same bytes.",
        mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "SESSION", description = "Its name, as `continuo sessions` lists it, or its file.")
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private Path session;

    @Mixin
    private final SessionOptions options = new SessionOptions();

    @Option(names = "--model", paramLabel = "FILE", description = "The network that played, if it is elsewhere now.")
    private @Nullable Path model;

    @Option(names = "--to", paramLabel = "OUT.mid", description = "Writes the session into this MIDI file.")
    private @Nullable Path to;

    @Option(names = "--wav", paramLabel = "OUT.wav", description = "Writes the sound of it into this file.")
    private @Nullable Path wav;

    @Option(names = "--json", description = "Prints the result for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `--json` prints.
    private record Report(long bytes, boolean equal) {}

    @Override
    public Integer call() throws IOException {
        if (to != null) {
            OutputFile.require(to, "--to");
        }
        if (wav != null) {
            OutputFile.require(wav, "--wav");
        }
        Path log = options.folder().log(session);
        SessionHeader header = Replay.header(log);
        Replay.Result result = Replay.of(log, played(header).network());
        if (to != null) {
            SessionMidi.write(to, log);
        }
        if (wav != null) {
            Recording.write(wav, Tempo.UNMARKED, SessionMidi.parts(log));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(json ? Json.of(new Report(result.bytes(), result.equal())) : inWords(result));
        return result.equal() ? 0 : 1;
    }

    /// The model that played.
    private Model played(SessionHeader header) throws IOException {
        Path file = model == null ? Path.of(header.model()) : model;
        if (model == null && !Files.exists(file)) {
            throw new IOException(
                    "the model that played, %s, is not there any more; say where it is with --model".formatted(file));
        }
        Model read = Models.read(file);
        if (!read.card().coefficientsSha256().equals(header.modelSha256())) {
            throw new IOException(
                    "another model played this session than %s; say where it is with --model".formatted(file));
        }
        return read;
    }

    private static String inWords(Replay.Result result) {
        String upTo = result.torn() ? " up to where a moment is missing in the recording" : "";
        return result.equal()
                ? String.format(Locale.ROOT, "Played again%s: %,d bytes, the same.", upTo, result.bytes())
                : "Played again" + upTo + ": it is not the same. Another version of Continuo may have played it.";
    }
}
