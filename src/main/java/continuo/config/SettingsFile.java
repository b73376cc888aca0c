package continuo.config;

import static continuo.parameter.Parameters.ANSWER_LENGTH;
import static continuo.parameter.Parameters.BACKEND;
import static continuo.parameter.Parameters.CLOCK_OFFSET;
import static continuo.parameter.Parameters.CLOCK_OUT;
import static continuo.parameter.Parameters.CONTROL_IN;
import static continuo.parameter.Parameters.CONTROL_OUT;
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
import static continuo.parameter.Parameters.OSC;
import static continuo.parameter.Parameters.OSC_BIND;
import static continuo.parameter.Parameters.OSC_PORT;
import static continuo.parameter.Parameters.OSC_TO;
import static continuo.parameter.Parameters.OUTPUT;
import static continuo.parameter.Parameters.OUTPUT_CHANNEL;
import static continuo.parameter.Parameters.OUTPUT_OFFSET;
import static continuo.parameter.Parameters.OWN_PEDAL;
import static continuo.parameter.Parameters.PEDAL;
import static continuo.parameter.Parameters.PITCH_TEMPERATURE;
import static continuo.parameter.Parameters.POLYPHONY;
import static continuo.parameter.Parameters.PRESET;
import static continuo.parameter.Parameters.QUANTIZE;
import static continuo.parameter.Parameters.QUANTIZE_STRENGTH;
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
import static continuo.parameter.Parameters.START_ON;
import static continuo.parameter.Parameters.STATE_CHANNEL;
import static continuo.parameter.Parameters.STATE_OUT;
import static continuo.parameter.Parameters.STYLE;
import static continuo.parameter.Parameters.SWING;
import static continuo.parameter.Parameters.TEMPERATURE;
import static continuo.parameter.Parameters.TEMPO;
import static continuo.parameter.Parameters.THRU;
import static continuo.parameter.Parameters.TOP_P;
import static continuo.parameter.Parameters.TRANSPOSE;
import static continuo.parameter.Parameters.VELOCITY_DELAY;
import static continuo.parameter.Parameters.VELOCITY_TEMPERATURE;
import static continuo.parameter.Parameters.WAIT;
import static continuo.parameter.Parameters.WEB;
import static continuo.parameter.Parameters.WEB_PORT;

import continuo.control.Control;
import continuo.control.Port;
import continuo.control.Trigger;
import continuo.files.DataFolder;
import continuo.files.WholeFile;
import continuo.generate.Constraints;
import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.generate.Scale;
import continuo.generate.Style;
import continuo.live.BeatSource;
import continuo.live.ClockOut;
import continuo.live.HandSettings;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.OwnPedal;
import continuo.live.PlayersPedal;
import continuo.live.StartOn;
import continuo.live.Thru;
import continuo.live.Timing;
import continuo.live.VelocityDelay;
import continuo.live.WaitStyle;
import continuo.midi.PortChoice;
import continuo.midi.rtp.RtpSettings;
import continuo.music.Tempo;
import continuo.osc.OscSettings;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.session.RecordingSettings;
import continuo.web.WebSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The settings file, with what the command line says on top of it.
public final class SettingsFile {

    private static final int MOST_LENGTH_TICKS = 16 * Tempo.TICKS_PER_BEAT;
    private static final double NOT_SET = 0; // no tempo that can be set
    private static final int AS_LONG_AS_THE_PHRASE = 0;
    private static final long MEGABYTE = 1 << 20;
    private static final double PERCENT = 100;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double NANOS_PER_SECOND = 1e9;

    private final YamlEntries yaml;
    private final Presets presets;
    private final StyleFiles styles = new StyleFiles();
    private final List<Entry> options;
    private final Path home;
    private final long randomSeed;

    /// @param options what stands above the file
    /// @param home where relative paths in the file begin
    /// @param randomSeed what `seed: random` is this time
    public SettingsFile(Path file, List<Entry> options, Path home, long randomSeed) {
        yaml = new YamlEntries(file);
        presets = Presets.of(file, home);
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

    /// Writes settings into the file, a line for each, and leaves the rest of it as it is.
    ///
    /// @param texts by name; none of a block
    /// @throws IOException if that cannot be; the message is for the user
    void write(Map<String, String> texts) throws IOException {
        String text = yaml.text();
        for (Map.Entry<String, String> one : texts.entrySet()) {
            text = yaml.with(text, one.getKey(), one.getValue());
        }
        parse(text); // else it stays as it is
        WholeFile.write(yaml.file(), text);
    }

    /// The presets that can be named in it.
    public Presets presets() {
        return presets;
    }

    /// A preset stands above the file, and below what the command line says.
    Settings parse(String text) throws ConfigException {
        Written written = yaml.parse(text);
        Values plain = new Values(Parameters.ALL, List.of(written.entries(), options));
        Values values = new Values(Parameters.ALL, List.of(written.entries(), preset(plain), options));
        return settings(values, ControlLines.read(written.controls()), plain.texts(Parameters.ALL));
    }

    /// What the preset says that is named there.
    private List<Entry> preset(Values values) throws ConfigException {
        String name = values.text(PRESET);
        if (!presets.has(name)) {
            throw values.wrong(PRESET, presets.wanted());
        }
        return presets.entries(name);
    }

    /// What a preset says.
    ///
    /// @throws ConfigException where there is none of this name, or it cannot be used
    List<Entry> preset(String name) throws ConfigException {
        return preset(new Values(List.of(PRESET), List.of(List.of(new Entry(PRESET.name(), PRESET.name(), name)))));
    }

    /// `written`, with what was moved by hand above it, a preset among it.
    ///
    /// @param preset what the preset says that a hand has chosen, in place of the one that is written
    Settings moved(Settings written, List<Entry> preset, Map<Parameter, String> byHand) throws ConfigException {
        boolean otherPreset = byHand.containsKey(PRESET);
        List<Entry> entries = new ArrayList<>();
        (otherPreset ? written.withoutPreset() : written.texts())
                .forEach((key, text) -> entries.add(new Entry(key, key, text)));
        List<Entry> moved = new ArrayList<>();
        byHand.forEach((parameter, text) -> moved.add(new Entry(parameter.name(), parameter.name(), text)));
        Values values = new Values(Parameters.ALL, List.of(entries, preset, moved));
        return settings(values, written.controls(), written.withoutPreset());
    }

    private Settings settings(Values values, List<Control> controls, Map<String, String> withoutPreset)
            throws ConfigException {
        return new Settings(
                values.text(BACKEND),
                values.text(INPUT),
                values.text(OUTPUT),
                values.text(CONTROL_IN),
                controlOutput(values),
                state(values),
                values.whole(STATE_CHANNEL) - 1,
                values.path(MODEL, home),
                rtp(values),
                recording(values),
                new WebSettings(values.choice(WEB, Switch.class) == Switch.ON, values.whole(WEB_PORT)),
                osc(values),
                live(values),
                controls,
                values.texts(Parameters.ALL),
                withoutPreset);
    }

    private static String controlOutput(Values values) throws ConfigException {
        String port = values.text(CONTROL_OUT);
        if (port.equals(PortChoice.AUTO)) {
            throw values.wrong(CONTROL_OUT, "part of a port's name, virtual, raw:FILE, or none");
        }
        return port;
    }

    private static @Nullable Trigger state(Values values) throws ConfigException {
        String text = values.text(STATE_OUT);
        if (text.equals(STATE_OUT.usual())) {
            return null;
        }
        return Trigger.of(text, values.whole(STATE_CHANNEL) - 1, Port.ANY)
                .filter(Trigger::canShow)
                .orElseThrow(() -> values.wrong(STATE_OUT, "cc or note with a number from 0 to 127, or none"));
    }

    private static OscSettings osc(Values values) throws ConfigException {
        return new OscSettings(
                values.choice(OSC, Switch.class) == Switch.ON,
                values.whole(OSC_PORT),
                values.network(OSC_BIND),
                values.target(OSC_TO));
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
                timing(values),
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

    private static Timing timing(Values values) throws ConfigException {
        String length = values.text(ANSWER_LENGTH);
        return new Timing(
                values.choice(START_ON, StartOn.class),
                values.number(SWING) / PERCENT,
                length.equals(Parameters.ENDLESS)
                        ? Timing.ENDLESS
                        : ANSWER_LENGTH.range().soMany(length),
                values.choice(CLOCK_OUT, ClockOut.class),
                values.nanos(CLOCK_OFFSET, NANOS_PER_MILLI),
                values.nanos(OUTPUT_OFFSET, NANOS_PER_MILLI),
                delays(values));
    }

    private static VelocityDelay delays(Values values) throws ConfigException {
        Optional<VelocityDelay> delays = VelocityDelay.of(values.text(VELOCITY_DELAY));
        if (delays.isEmpty()) {
            throw values.wrong(VELOCITY_DELAY, VelocityDelay.WANTED);
        }
        return delays.get();
    }

    private GenerationSettings generation(Values values, int maxLengthTicks) throws ConfigException {
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
                constraints(values),
                style(values));
    }

    private Style style(Values values) throws ConfigException {
        if (values.text(STYLE).equals(STYLE.usual())) {
            return Style.NONE;
        }
        try {
            return styles.of(values.path(STYLE, home));
        } catch (ConfigException e) {
            throw e;
        } catch (IOException e) {
            throw values.complaint(STYLE, e);
        }
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
                values.whole(TRANSPOSE),
                gridTicks(values.text(QUANTIZE)),
                values.number(QUANTIZE_STRENGTH) / PERCENT);
    }

    /// Of `1/8` half a beat, of `1/8t` a third.
    private static int gridTicks(String grid) {
        if (grid.equals(QUANTIZE.usual())) {
            return Constraints.NO_GRID;
        }
        int parts = Integer.parseInt(grid.replaceAll("1/|t", ""));
        int ticks = 4 * Tempo.TICKS_PER_BEAT / parts;
        return grid.endsWith("t") ? ticks * 2 / 3 : ticks;
    }
}
