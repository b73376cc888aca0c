package continuo.config;

import continuo.files.DataFolder;
import continuo.generate.Cuts;
import continuo.generate.Drafts;
import continuo.generate.GenerationSettings;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.WaitStyle;
import continuo.midi.rtp.RtpSettings;
import continuo.music.Tempo;
import continuo.session.RecordingSettings;
import java.nio.file.Path;
import java.util.List;

/// The settings file, with what the command line says on top of it.
public final class SettingsFile {

    private static final LiveSettings LIVE = LiveSettings.DEFAULT;
    private static final GenerationSettings GENERATION = GenerationSettings.DEFAULT;
    private static final RtpSettings RTP = RtpSettings.DEFAULT;
    private static final int MOST_LENGTH_TICKS = 16 * Tempo.TICKS_PER_BEAT;
    private static final double FOUND = 0; // no tempo that can be set
    private static final String USUAL = "auto";
    private static final long MEGABYTE = 1 << 20;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final YamlEntries yaml;
    private final List<Entry> options;
    private final Path home;
    private final long randomSeed;

    /// @param options what stands above the file
    /// @param home where relative paths in the file begin
    /// @param randomSeed what `seed: random` is this time
    public SettingsFile(Path file, List<Entry> options, Path home, long randomSeed) {
        yaml = new YamlEntries(file);
        this.options = List.copyOf(options);
        this.home = home;
        this.randomSeed = randomSeed;
    }

    public Settings read() throws ConfigException {
        return parse(text());
    }

    String text() throws ConfigException {
        return yaml.text();
    }

    Settings parse(String text) throws ConfigException {
        Values values = new Values(List.of(yaml.parse(text), options));
        Settings settings = settings(values);
        values.refuseUnknown();
        return settings;
    }

    private Settings settings(Values values) throws ConfigException {
        LiveSettings live = live(values);
        return new Settings(
                values.text("backend", "auto"),
                values.text("input", "auto"),
                values.text("output", "auto"),
                values.path("model", home, "models/continuo.zip"),
                rtp(values),
                recording(values),
                live);
    }

    private static RtpSettings rtp(Values values) throws ConfigException {
        return new RtpSettings(
                values.text("rtp.name", RTP.name()),
                values.whole("rtp.port", 1, RtpSettings.HIGHEST_PORT, RTP.port()),
                values.text("rtp.bind", RTP.bind()),
                values.texts("rtp.allow"),
                values.texts("rtp.connect"),
                nanos(values, "rtp.ahead", " (milliseconds)", 0, 100, NANOS_PER_MILLI, RTP.aheadNanos()));
    }

    private RecordingSettings recording(Values values) throws ConfigException {
        boolean usual = values.text("record-folder", USUAL).equals(USUAL);
        return new RecordingSettings(
                values.choice("record", Switch.class, Switch.ON) == Switch.ON,
                usual ? DataFolder.here().resolve("sessions") : values.path("record-folder", home, USUAL),
                MEGABYTE * values.whole("record-limit", 1, 1_000_000, 1_000));
    }

    private LiveSettings live(Values values) throws ConfigException {
        double set = values.decimalOr("tempo", " (beats per minute)", 20, 300, "auto", FOUND, FOUND);
        Tempo tempo = set == FOUND ? Tempo.UNMARKED : new Tempo(set);
        long maxNoteNanos = nanos(values, "longest-note", " (seconds)", 0.1, 60, NANOS_PER_SECOND, LIVE.maxNoteNanos());
        return new LiveSettings(
                tempo,
                set == FOUND ? BeatSource.AUTO : BeatSource.SET,
                values.choice("mode", Mode.class, LIVE.mode()),
                values.decimal("silence", " (beats)", 0, 16, LIVE.silenceBeats()),
                values.decimalOr("answer-length", " (beats)", 0.25, 1024, "phrase", 0, LIVE.answerBeats()),
                values.whole("output-channel", 1, 16, LIVE.outputChannel() + 1) - 1,
                (int) values.wholeOr("input-channel", 1, 16, "all", 0, LIVE.inputChannel() + 1L) - 1,
                nanos(values, "echo-window", " (milliseconds)", 0, 1000, NANOS_PER_MILLI, LIVE.echoWindowNanos()),
                nanos(values, "late-limit", " (milliseconds)", 1, 10_000, NANOS_PER_MILLI, LIVE.lateLimitNanos()),
                maxNoteNanos,
                values.choice("wait", WaitStyle.class, LIVE.waiting()),
                values.wholeOr("seed", Long.MIN_VALUE, Long.MAX_VALUE, "random", randomSeed, randomSeed),
                generation(values, Math.clamp(tempo.ticks(maxNoteNanos), 1, MOST_LENGTH_TICKS)));
    }

    private static GenerationSettings generation(Values values, int maxLengthTicks) throws ConfigException {
        double temperature = values.decimal("temperature", "", 0, 2, GENERATION.onsetTemperature());
        int lowest = values.whole("lowest-key", 0, 127, GENERATION.lowestPitch());
        return new GenerationSettings(
                temperature(values, "onset-temperature", temperature),
                temperature(values, "pitch-temperature", temperature),
                temperature(values, "length-temperature", temperature),
                temperature(values, "velocity-temperature", temperature),
                values.whole("drafts", 1, Drafts.MOST, GENERATION.drafts()),
                Cuts.usual(values.decimal("top-p", "", 0.01, 1, GENERATION.topP())),
                lowest,
                values.whole("highest-key", lowest, 127, Math.max(lowest, GENERATION.highestPitch())),
                values.whole("polyphony", 1, 128, GENERATION.polyphony()),
                maxLengthTicks);
    }

    private static double temperature(Values values, String key, double temperature) throws ConfigException {
        return values.decimalOr(key, "", 0, 2, "same", temperature, temperature);
    }

    /// A length of time, written in a unit of `nanosPerUnit`.
    private static long nanos(
            Values values, String key, String unit, double min, double max, double nanosPerUnit, long otherwise)
            throws ConfigException {
        return Math.round(values.decimal(key, unit, min, max, otherwise / nanosPerUnit) * nanosPerUnit);
    }
}
