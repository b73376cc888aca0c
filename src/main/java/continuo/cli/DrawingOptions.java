package continuo.cli;

import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.parameter.Parameters;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// How continuations are drawn, but for the temperature.
final class DrawingOptions {

    @Option(names = "--top-p", paramLabel = "P", description = "Above 0 to 1 (default: ${DEFAULT-VALUE}).")
    private double topP = GenerationSettings.DEFAULT.topP();

    @Option(
            names = "--drafts",
            paramLabel = "N",
            description = "How many are drawn for 24 beats, to play the one that goes on best from what was heard "
                    + "(default: ${DEFAULT-VALUE}).")
    private int drafts = GenerationSettings.DEFAULT.drafts();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// The usual settings with what was asked for, and these temperatures.
    GenerationSettings settings(double onset, double pitch, double length, double velocity) {
        GenerationSettings usual = GenerationSettings.DEFAULT;
        Options.inRange(spec, "--top-p", topP, Parameters.TOP_P);
        Options.inRange(spec, "--drafts", drafts, Parameters.DRAFTS);
        return new GenerationSettings(
                onset,
                pitch,
                length,
                velocity,
                drafts,
                Cuts.usual(topP),
                usual.lowestPitch(),
                usual.highestPitch(),
                usual.polyphony(),
                usual.maxLengthTicks());
    }
}
