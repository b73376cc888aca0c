package continuo.cli;

import continuo.files.FileName;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// Begins and ends the process.
@Command(
        name = "continuo",
        description = "Play a keyboard, and it plays on.",
        version = Main.VERSION,
        mixinStandardHelpOptions = true,
        footer = {"", "Without a command it runs. `continuo COMMAND --help` says more about one."},
        subcommands = {
            RunCommand.class,
            PlayCommand.class,
            LearnCommand.class,
            ParametersCommand.class,
            PresetsCommand.class,
            PortsCommand.class,
            DoctorCommand.class,
            DemoCommand.class,
            GenerateCommand.class,
            SessionsCommand.class,
            ReplayCommand.class,
            BenchCommand.class,
            BenchmarkCommand.class,
            TrainCommand.class,
            TrainBeatsCommand.class,
            RecipeCommand.class,
            EvaluateCommand.class
        })
public final class Main implements Runnable {

    static final String VERSION = "Continuo 0.1";

    private static final List<String> OWN_OPTIONS = List.of("-h", "--help", "-V", "--version");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in before it runs anything
    private CommandSpec spec;

    Main() {}

    public static void main(String[] args) {
        LogManager.getLogManager().reset(); // what libraries log is not for a user's screen
        Charset charset = System.out.charset();
        int code = run(new PrintWriter(System.out, true, charset), new PrintWriter(System.err, true, charset), args);
        System.exit(code); // ports and synthesizers leave threads behind that would keep the JVM alive
    }

    /// Runs a command as the process would, and returns its exit code.
    static int run(PrintWriter out, PrintWriter err, String... args) {
        try {
            return execute(out, err, args);
        } catch (Error | RuntimeException e) { // picocli hands on what is no Exception, and what it fails with itself
            return Failure.report(e, err);
        }
    }

    private static int execute(PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Main())
                .registerConverter(Path.class, Main::path)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUseSimplifiedAtFiles(true) // @FILE: an argument a line
                .setParameterExceptionHandler(Main::refuse)
                .setExecutionExceptionHandler((e, command, parsed) -> Failure.report(e, err))
                .execute(withCommand(args));
    }

    private static Path path(String text) {
        try {
            return FileName.of(text);
        } catch (IOException e) {
            throw new TypeConversionException(String.valueOf(e.getMessage()));
        }
    }

    /// Whoever gives options but no command means `run`.
    private static String[] withCommand(String[] args) {
        boolean none = args.length == 0 || (args[0].startsWith("-") && !OWN_OPTIONS.contains(args[0]));
        if (!none) {
            return args;
        }
        String[] run = Arrays.copyOf(new String[] {"run"}, args.length + 1);
        System.arraycopy(args, 0, run, 1, args.length);
        return run;
    }

    private static int refuse(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println("%s; see `%s --help`"
                        .formatted(
                                PlainText.line(e.getMessage()),
                                command.getCommandSpec().qualifiedName()));
        return ExitCode.USAGE;
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }
}
