package continuo.config;

import static continuo.parameter.Parameters.ANSWER_LENGTH;
import static continuo.parameter.Parameters.BACKEND;
import static continuo.parameter.Parameters.CONTROL_IN;
import static continuo.parameter.Parameters.DENSITY;
import static continuo.parameter.Parameters.DRAFTS;
import static continuo.parameter.Parameters.ECHO_WINDOW;
import static continuo.parameter.Parameters.HIGHEST_KEY;
import static continuo.parameter.Parameters.HOLD_LIMIT;
import static continuo.parameter.Parameters.INPUT;
import static continuo.parameter.Parameters.INPUT_CHANNEL;
import static continuo.parameter.Parameters.LATE_LIMIT;
import static continuo.parameter.Parameters.LENGTH_TEMPERATURE;
import static continuo.parameter.Parameters.LONGEST_NOTE;
import static continuo.parameter.Parameters.LOUDNESS;
import static continuo.parameter.Parameters.LOWEST_KEY;
import static continuo.parameter.Parameters.MODE;
import static continuo.parameter.Parameters.MODEL;
import static continuo.parameter.Parameters.ONSET_TEMPERATURE;
import static continuo.parameter.Parameters.OUTPUT;
import static continuo.parameter.Parameters.OUTPUT_CHANNEL;
import static continuo.parameter.Parameters.OWN_PEDAL;
import static continuo.parameter.Parameters.PEDAL;
import static continuo.parameter.Parameters.PITCH_TEMPERATURE;
import static continuo.parameter.Parameters.POLYPHONY;
import static continuo.parameter.Parameters.RECORD;
import static continuo.parameter.Parameters.RECORD_FOLDER;
import static continuo.parameter.Parameters.RECORD_LIMIT;
import static continuo.parameter.Parameters.REPEATS;
import static continuo.parameter.Parameters.RTP_AHEAD;
import static continuo.parameter.Parameters.RTP_ALLOW;
import static continuo.parameter.Parameters.RTP_BIND;
import static continuo.parameter.Parameters.RTP_CONNECT;
import static continuo.parameter.Parameters.RTP_NAME;
import static continuo.parameter.Parameters.RTP_PORT;
import static continuo.parameter.Parameters.SCALE;
import static continuo.parameter.Parameters.SEED;
import static continuo.parameter.Parameters.SHORTEST_NOTE;
import static continuo.parameter.Parameters.SILENCE;
import static continuo.parameter.Parameters.SPLIT;
import static continuo.parameter.Parameters.TEMPERATURE;
import static continuo.parameter.Parameters.TEMPO;
import static continuo.parameter.Parameters.THRU;
import static continuo.parameter.Parameters.TOP_P;
import static continuo.parameter.Parameters.TRANSPOSE;
import static continuo.parameter.Parameters.VELOCITY_TEMPERATURE;
import static continuo.parameter.Parameters.WAIT;
import static continuo.parameter.Parameters.WEB;
import static continuo.parameter.Parameters.WEB_PORT;

import continuo.control.Control;
import continuo.files.DataFolder;
import continuo.generate.Constraints;
import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.generate.Scale;
import continuo.live.BeatSource;
import continuo.live.HandSettings;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.OwnPedal;
import continuo.live.PlayersPedal;
import continuo.live.Thru;
import continuo.live.WaitStyle;
import continuo.midi.rtp.RtpSettings;
import continuo.music.Tempo;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.session.RecordingSettings;
import continuo.web.WebSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The settings file, with what the command line says on top of it.
public final class SettingsFile {

    private static final int MOST_LENGTH_TICKS = 16 * Tempo.TICKS_PER_BEAT;
    private static final double NOT_SET = 0; // no tempo that can be set
    private static final int AS_LONG_AS_THE_PHRASE = 0;
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
        Written written = yaml.parse(text);
        Values values = new Values(Parameters.ALL, List.of(written.entries(), options));
        return settings(values, ControlLines.read(written.controls()));
    }

    /// `written`, with what was moved by hand above it.
    Settings moved(Settings written, Map<Parameter, String> byHand) throws ConfigException {
        List<Entry> entries = new ArrayList<>();
        written.texts().forEach((key, text) -> entries.add(new Entry(key, key, text)));
        List<Entry> moved = new ArrayList<>();
        byHand.forEach((parameter, text) -> moved.add(new Entry(parameter.name(), parameter.name(), text)));
        return settings(new Values(Parameters.ALL, List.of(entries, moved)), written.controls());
    }

    private Settings settings(Values values, List<Control> controls) throws ConfigException {
        return new Settings(
                values.text(BACKEND),
                values.text(INPUT),
                values.text(OUTPUT),
                values.text(CONTROL_IN),
                values.path(MODEL, home),
                rtp(values),
                recording(values),
                new WebSettings(values.choice(WEB, Switch.class) == Switch.ON, values.whole(WEB_PORT)),
                live(values),
                controls,
                values.texts(Parameters.ALL));
    }

    private static RtpSettings rtp(Values values) throws ConfigException {
        return new RtpSettings(
                values.text(RTP_NAME),
                values.whole(RTP_PORT),
                values.text(RTP_BIND),
                values.texts(RTP_ALLOW),
                values.texts(RTP_CONNECT),
                values.nanos(RTP_AHEAD, NANOS_PER_MILLI));
    }

    private RecordingSettings recording(Values values) throws ConfigException {
        boolean usual = values.text(RECORD_FOLDER).equals(RECORD_FOLDER.usual());
        return new RecordingSettings(
                values.choice(RECORD, Switch.class) == Switch.ON,
                usual ? DataFolder.here().resolve("sessions") : values.path(RECORD_FOLDER, home),
                MEGABYTE * values.whole(RECORD_LIMIT));
    }

    private LiveSettings live(Values values) throws ConfigException {
        double set = values.numberOr(TEMPO, NOT_SET);
        Tempo tempo = set == NOT_SET ? Tempo.UNMARKED : new Tempo(set);
        long maxNoteNanos = values.nanos(LONGEST_NOTE, NANOS_PER_SECOND);
        return new LiveSettings(
                tempo,
                set == NOT_SET ? BeatSource.valueOf(values.text(TEMPO).toUpperCase(Locale.ROOT)) : BeatSource.SET,
                values.choice(MODE, Mode.class),
                values.numberOr(SILENCE, LiveSettings.AUTO_SILENCE),
                values.numberOr(ANSWER_LENGTH, AS_LONG_AS_THE_PHRASE),
                values.whole(OUTPUT_CHANNEL) - 1,
                (int) values.wholeOr(INPUT_CHANNEL, LiveSettings.ALL_CHANNELS + 1) - 1,
                values.nanos(ECHO_WINDOW, NANOS_PER_MILLI),
                values.nanos(LATE_LIMIT, NANOS_PER_MILLI),
                maxNoteNanos,
                values.choice(WAIT, WaitStyle.class),
                values.wholeOr(SEED, randomSeed),
                generation(values, Math.clamp(tempo.ticks(maxNoteNanos), 1, MOST_LENGTH_TICKS)),
                hands(values));
    }

    private static HandSettings hands(Values values) throws ConfigException {
        return new HandSettings(
                values.choice(THRU, Thru.class),
                (int) values.wholeOr(SPLIT, HandSettings.NO_SPLIT),
                values.choice(PEDAL, PlayersPedal.class),
                values.numberOr(HOLD_LIMIT, HandSettings.AUTO),
                values.text(OWN_PEDAL).equals(OWN_PEDAL.usual()) ? OwnPedal.NONE : OwnPedal.AS_HEARD);
    }

    private static GenerationSettings generation(Values values, int maxLengthTicks) throws ConfigException {
        double temperature = values.number(TEMPERATURE);
        int lowest = values.whole(LOWEST_KEY);
        return new GenerationSettings(
                values.numberOr(ONSET_TEMPERATURE, temperature),
                values.numberOr(PITCH_TEMPERATURE, temperature),
                values.numberOr(LENGTH_TEMPERATURE, temperature),
                values.numberOr(VELOCITY_TEMPERATURE, temperature),
                values.whole(DRAFTS),
                Cuts.usual(values.number(TOP_P)),
                lowest,
                values.whole(HIGHEST_KEY.atLeast(lowest)),
                values.whole(POLYPHONY),
                maxLengthTicks,
                constraints(values));
    }

    private static Constraints constraints(Values values) throws ConfigException {
        String scale = values.text(SCALE);
        if (Scale.named(scale).isEmpty()) {
            throw values.wrong(SCALE, Scale.WANTED);
        }
        return new Constraints(
                scale,
                (int) values.wholeOr(DENSITY, Constraints.ANY),
                (int) values.wholeOr(REPEATS, Constraints.ANY),
                (int) Math.round(Tempo.TICKS_PER_BEAT * values.number(SHORTEST_NOTE)),
                values.whole(LOUDNESS),
                values.whole(TRANSPOSE));
    }
}
