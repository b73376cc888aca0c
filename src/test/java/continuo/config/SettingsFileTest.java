package continuo.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.generate.Cuts;
import continuo.generate.GenerationSettings;
import continuo.live.BeatSource;
import continuo.live.ClockOut;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.StartOn;
import continuo.live.Timing;
import continuo.live.VelocityDelay;
import continuo.live.WaitStyle;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.rtp.RtpSettings;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.parameter.Parameter;
import continuo.parameter.Parameters;
import continuo.parameter.Range;
import continuo.session.RecordingSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsFileTest {

    private static final Path SHIPPED = Path.of("config/continuo.yaml");
    private static final long SEED = 4711;

    /// "A whole number", "a port", "above 0 to 1".
    private static final Set<Parameter> LIMITS_IN_WORDS =
            Set.of(Parameters.SEED, Parameters.RTP_PORT, Parameters.TOP_P);

    private static final Map<Parameter, String> TEXTS = Map.of(
            Parameters.STYLE,
            "my.mid",
            Parameters.SCALE,
            "C major",
            Parameters.PRESET,
            "mine",
            Parameters.STATE_OUT,
            "cc 20",
            Parameters.VELOCITY_DELAY,
            "64: 60",
            Parameters.OSC_BIND,
            "all",
            Parameters.OSC_TO,
            "localhost:9000");

    @TempDir
    private Path folder;

    @Test
    void theShippedFileSaysWhatHoldsWithoutIt() throws IOException {
        Settings shipped = new SettingsFile(SHIPPED, List.of(), folder, SEED).read();

        assertEquals(settings("tempo: auto"), shipped);
        assertEquals(BeatSource.AUTO, shipped.live().beat());
        assertEquals(BeatSource.SET, settings("tempo: 120").live().beat());
        assertEquals(folder.resolve("models/continuo.zip"), shipped.model());
        assertEquals(RtpSettings.DEFAULT, shipped.rtp());
        assertEquals(SEED, shipped.live().seed());
    }

    /// No setting has its default in two places; what is left to the engine are the seed and the longest note
    /// in ticks.
    @Test
    void theEnginesOwnSettingsAreWhatHoldsWithoutAFile() throws IOException {
        LiveSettings live = settings("tempo: auto\nseed: 1").live();

        GenerationSettings d = GenerationSettings.DEFAULT;
        assertEquals(
                new GenerationSettings(
                        d.onsetTemperature(),
                        d.pitchTemperature(),
                        d.lengthTemperature(),
                        d.velocityTemperature(),
                        d.drafts(),
                        d.cuts(),
                        d.lowestPitch(),
                        d.highestPitch(),
                        d.polyphony(),
                        live.generation().maxLengthTicks()),
                live.generation());
        assertEquals(LiveSettings.DEFAULT, live.with(d));
    }

    @Test
    void theShippedFileIsTheTableWithTempoAndTemperatureOnTop() throws IOException {
        List<Entry> entries =
                new YamlEntries(SHIPPED).parse(Files.readString(SHIPPED)).entries();

        assertEquals(
                Parameters.ALL.stream().map(Parameter::name).toList(),
                entries.stream().map(Entry::key).toList());
        assertEquals(
                Parameters.ALL.stream().map(Parameter::usual).toList(),
                entries.stream().map(Entry::text).toList());
        assertEquals(List.of(Parameters.TEMPO, Parameters.TEMPERATURE), Parameters.ALL.subList(0, 2));
    }

    /// One comment may stand above several keys, or above a block.
    @ParameterizedTest
    @MethodSource("rows")
    void theShippedFileExplainsEachKeyAsTheTableDoes(Parameter row) throws IOException {
        String above = Files.readString(SHIPPED).split("(?m)^ *" + row.name().replaceAll(".*\\.", "") + ": ", 2)[0];
        String comment = above.substring(above.lastIndexOf("\n\n") + 1);

        assertTrue(comment.contains("#"), comment);
        assertEquals(!row.live(), comment.contains("(start)"), comment);
        if (row.range().isNumeric() && !LIMITS_IN_WORDS.contains(row)) {
            String min = Range.plain(row.range().min());
            assertTrue(comment.matches("(?s).*(?<!\\w)" + Pattern.quote(min) + "\\b.*"), comment);
            String max = Range.plain(row.range().max());
            assertTrue(comment.matches("(?s).*\\b" + max + "\\b.*"), comment);
        }
        for (String word : row.range().words()) {
            assertTrue(comment.contains(word), comment);
        }
    }

    @ParameterizedTest
    @MethodSource("rows")
    void everyRowIsReadFromTheFileAndFromItsOption(Parameter row) throws IOException {
        Files.createDirectories(folder.resolve("presets"));
        Files.writeString(folder.resolve("presets/mine.yaml"), "temperature: 0.1");
        MidiFileWriter.write(
                folder.resolve("my.mid"),
                new Tempo(100),
                List.of(new MidiFileWriter.Part("Piano", 0, List.of(new Note(60, 80, 0, 500_000_000)))));
        Settings usual = settings("tempo: auto");
        Entry other = Entry.ofOption("--x", row.name(), other(row));
        Settings changed = new SettingsFile(folder.resolve("my.yaml"), List.of(other), folder, SEED).read();

        assertNotEquals(withoutTexts(usual), withoutTexts(changed));
        assertEquals(row.live() ? List.of() : List.of(row.name()), changed.needingRestart(usual));
    }

    static List<Parameter> rows() {
        return Parameters.ALL;
    }

    private static String other(Parameter row) {
        String most = Range.plain(row.range().max());
        return switch (row.range().kind()) {
            case NUMBER, WHOLE ->
                row.usual().equals(most) ? Range.plain(row.range().min()) : most;
            case CHOICE ->
                row.range().words().stream()
                        .filter(word -> !word.equals(row.usual()))
                        .toList()
                        .getLast();
            case TEXT, TEXTS, FILE -> TEXTS.getOrDefault(row, "other");
        };
    }

    private static Settings withoutTexts(Settings s) {
        return new Settings(
                s.backend(),
                s.input(),
                s.output(),
                s.controlInput(),
                s.controlOutput(),
                s.state(),
                s.lightChannel(),
                s.model(),
                s.rtp(),
                s.recording(),
                s.web(),
                s.osc(),
                s.live(),
                List.of(),
                Map.of(),
                Map.of());
    }

    @ParameterizedTest
    @CsvSource({"off,0", "1/4,48", "1/8,24", "1/8t,16", "1/16,12", "1/16t,8"})
    void readsWhereNotesStand(String grid, int ticks) throws IOException {
        LiveSettings live = settings(
                        "start-on: bar\nquantize: %s\nquantize-strength: 60\nswing: 62.5\nclock-out: on\nclock-offset: -3\noutput-offset: 7.5\nvelocity-delay: '1: 120, 127: 20.5'"
                                .formatted(grid))
                .live();
        assertEquals(ticks, live.generation().constraints().gridTicks());
        assertEquals(0.6, live.generation().constraints().gridStrength(), 1e-9);
        assertEquals(
                new Timing(
                        StartOn.BAR,
                        0.625,
                        0,
                        ClockOut.ON,
                        -3_000_000,
                        7_500_000,
                        new VelocityDelay(List.of(
                                new VelocityDelay.Point(1, 120_000_000), new VelocityDelay.Point(127, 20_500_000)))),
                live.timing());
    }

    @Test
    void readsEveryKey() throws IOException {
        Settings settings = settings("""
                tempo: 90.5
                temperature: 1.1
                pitch-temperature: 0
                velocity-temperature: same
                top-p: 1
                drafts: 5
                mode: listen
                silence: 0.5
                answer-length: 8
                lowest-key: 36
                highest-key: 96
                polyphony: 4
                longest-note: 2.5
                seed: -7
                backend: alsa
                input: Piano
                output: virtual
                input-channel: 16
                output-channel: 2
                echo-window: 12.5
                late-limit: 20
                model: /somewhere/mine.zip
                wait: spinning
                record: off
                record-folder: /somewhere/sessions
                record-limit: 20
                """);

        LiveSettings live = settings.live();
        assertEquals(90.5, live.tempo().beatsPerMinute());
        assertEquals(new GenerationSettings(1.1, 0, 1.1, 1.1, 5, Cuts.usual(1), 36, 96, 4, 181), live.generation());
        assertEquals(Mode.LISTEN, live.mode());
        assertEquals(0.5, live.silenceBeats());
        assertEquals(8, live.answerBeats());
        assertEquals(2_500_000_000L, live.maxNoteNanos());
        assertEquals(-7, live.seed());
        assertEquals("alsa Piano virtual", settings.backend() + " " + settings.input() + " " + settings.output());
        assertEquals(15, live.inputChannel());
        assertEquals(1, live.outputChannel());
        assertEquals(12_500_000, live.echoWindowNanos());
        assertEquals(20_000_000, live.lateLimitNanos());
        assertEquals(Path.of("/somewhere/mine.zip"), settings.model());
        assertEquals(WaitStyle.SPINNING, live.waiting());
        assertEquals(new RecordingSettings(false, Path.of("/somewhere/sessions"), 20 << 20), settings.recording());
    }

    @Test
    void aStyleThatIsNoMusicIsSaidInOneLine() throws IOException {
        Path text = Files.writeString(folder.resolve("text.mid"), "no music");

        assertTrue(complaint("style: text.mid").startsWith(folder.resolve("my.yaml") + ":1: style: MIDI file " + text));
    }

    @Test
    void readsTheBlockOfTheNetwork() throws IOException {
        Settings settings = settings("""
                output: rtp
                rtp:
                  name: My room
                  port: 5104
                  bind: all
                  allow: [Anna's iPad, 192.168.1.20]
                  connect: 192.168.1.30:5004, fe80.local:5006
                  ahead: 35
                """);

        assertEquals(
                new RtpSettings(
                        "My room",
                        5104,
                        "all",
                        List.of("Anna's iPad", "192.168.1.20"),
                        List.of("192.168.1.30:5004", "fe80.local:5006"),
                        35_000_000),
                settings.rtp());
        assertEquals(RtpSettings.DEFAULT, settings("rtp:\n  allow: none\n").rtp());
        assertEquals(RtpSettings.DEFAULT, settings("tempo: 90").rtp());
    }

    @Test
    void listensToAllChannelsAndAnswersAsLongAsThePhraseUnlessTold() throws IOException {
        LiveSettings live =
                settings("input-channel: all\nanswer-length: phrase").live();

        assertEquals(LiveSettings.ALL_CHANNELS, live.inputChannel());
        assertEquals(0, live.answerBeats());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "tempoo: 120 | :2: tempoo is no setting; the nearest one is 'tempo'",
                "temprature: 1 | :2: temprature is no setting; the nearest one is 'temperature'",
                "Silence: 1 | :2: Silence is no setting; the nearest one is 'silence'",
                "answer-lenght: 1 | :2: answer-lenght is no setting; the nearest one is 'answer-length'",
                "tempo: fast | :2: tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300 (beats per minute), was 'fast'",
                "tempo: 301 | :2: tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300 (beats per minute), was '301'",
                "tempo: .nan | :2: tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300 (beats per minute), was '.nan'",
                "tempo: 0x1p6 | :2: tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300 (beats per minute), was '0x1p6'",
                "temperature: -0.1 | :2: temperature must be a number from 0 to 2, was '-0.1'",
                "top-p: 0 | :2: top-p must be a number from 0.01 to 1, was '0'",
                "velocity-delay: fast | :2: velocity-delay must be none, or velocities with the milliseconds each takes, as in"
                        + " \"1: 120, 64: 60, 127: 20\", 0 to 500, was 'fast'",
                "scale: H major | :2: scale must be any, follow, or a key and a scale, such as C major, F# minor or D dorian,"
                        + " was 'H major'",
                "state-out: wheel | :2: state-out must be cc or note with a number from 0 to 127, or none, was 'wheel'",
                "osc-bind: here | :2: osc-bind must be 127.0.0.1, all, or the address of one network of this computer, was 'here'",
                "osc-to: here | :2: osc-to must be a host and a port, as in 192.168.1.20:9000, or none, was 'here'",
                "osc-to: here:70000 | :2: osc-to must be a host and a port, as in 192.168.1.20:9000, or none, was 'here:70000'",
                "style: none.mid | :2: style: MIDI file FOLDER/none.mid does not exist; name one that does, or none",
                "style: . | :2: style: MIDI file FOLDER/. is a folder, a pipe or a device; a MIDI file is needed",
                "control-out: auto | :2: control-out must be part of a port's name, virtual, raw:FILE, or none, was 'auto'",
                "density: 0 | :2: density must be 'any' or a whole number from 1 to 64, was '0'",
                "mode: anwser | :2: mode must be one of answer, listen, takeover, finish, together, was 'anwser'",
                "wait: yes | :2: wait must be one of blocking, yielding, spinning, was 'yes'",
                "polyphony: 2.5 | :2: polyphony must be a whole number from 1 to 128, was '2.5'",
                "polyphony: 129 | :2: polyphony must be a whole number from 1 to 128, was '129'",
                "output-channel: 0 | :2: output-channel must be a whole number from 1 to 16, was '0'",
                "input-channel: any | :2: input-channel must be 'all' or a whole number from 1 to 16, was 'any'",
                "highest-key: 128 | :2: highest-key must be a whole number from 0 to 127, was '128'",
                "answer-length: 0 | :2: answer-length must be 'phrase' or 'endless' or a number from 0.25 to 1024 (beats) or as in '2 bars', was '0'",
                "pitch-temperature: hot | :2: pitch-temperature must be 'same' or a number from 0 to 2, was 'hot'",
                "seed: 1e3 | :2: seed must be 'random' or a whole number from -9223372036854775808 to "
                        + "9223372036854775807, was '1e3'",
                "tempo: | :2: tempo has no value; give it one or remove the line",
                "rtp: {prot: 5} | :2: rtp.prot is no setting; the nearest one is 'rtp.port'",
                "rtp: {port: 65535} | :2: rtp.port must be a whole number from 1 to 65534, was '65535'",
                "rtp: {port: [{a: b}]} | :2: rtp.port takes a list of words, not of lists or blocks",
                "rtp: {port: {a: b}} | :2: rtp.port takes one value, not a list or a block",
                "rtp: {port: 1, port: 2} | :2: rtp.port is set twice; keep one of the two lines",
                "tempo: [120] | :2: tempo takes one value, not a list or a block",
                "[tempo]: 120 | :2: a key must be one word",
                "just words | :2: write lines such as 'tempo: 120', a key and a value",
            })
    void saysWhereAndWhatIsWrongAndWhatToWrite(String line, String wanted) {
        String otherwise = line.equals("highest-key: 128") ? "lowest-key: 0\n" : "";

        String here = wanted.replace("FOLDER", folder.toString());
        assertEquals(folder.resolve("my.yaml") + here, complaint("# mine\n" + line + "\n" + otherwise));
    }

    @Test
    void refusesAHighestKeyBelowTheLowest() {
        assertTrue(complaint("lowest-key: 60\nhighest-key: 59").contains(":2: highest-key must be a whole number"));
    }

    @Test
    void refusesAKeySetTwice() {
        assertEquals(
                folder.resolve("my.yaml") + ":3: tempo is set twice; keep one of the two lines",
                complaint("tempo: 100\nmode: answer\ntempo: 110"));
    }

    @ParameterizedTest
    @CsvSource({"'tempo: 120\n\tmode: answer'", "'tempo: \"120'", "'tempo: 120\n  mode: answer'", "'{tempo: 1'"})
    void refusesWhatIsNotYamlInOneLine(String text) {
        String complaint = complaint(text);

        assertTrue(complaint.matches(".*my\\.yaml:\\d+: not YAML: [^\n]+"), complaint);
    }

    @ParameterizedTest
    @CsvSource({"''", "'# only words\n'", "'\n\n'"})
    void refusesAnEmptyFile(String text) {
        assertTrue(complaint(text).endsWith("my.yaml is empty; write at least a line such as 'tempo: 120'"));
    }

    @Test
    void refusesAFolderAMissingFileAndBytesThatAreNoText() throws IOException {
        assertEquals(folder + " is a folder; a settings file is needed", complaintOf(folder));
        assertTrue(complaintOf(folder.resolve("none.yaml")).startsWith("there is no settings file "));
        Path noise = Files.write(folder.resolve("noise"), new byte[] {(byte) 0xC3, 0x28, (byte) 0xFF});
        assertTrue(complaintOf(noise).contains("is not text in UTF-8"));
        Path control = Files.write(folder.resolve("zip"), "PK\3\4\0\0".getBytes(StandardCharsets.US_ASCII));
        assertTrue(complaintOf(control).contains("not YAML"));
        Path large = Files.write(folder.resolve("large"), new byte[(1 << 20) + 1]);
        assertTrue(complaintOf(large).contains("too large"));
    }

    @Test
    void aFileOfMoreKeysThanThereCanBeIsNotReadToItsEnd() throws Exception {
        String many =
                IntStream.range(0, 50_000).mapToObj(n -> "key-" + n + ": 1\n").collect(Collectors.joining());
        assertTrue(complaintOf(Files.writeString(folder.resolve("many"), many))
                .endsWith(":4001: this is too long for a settings file; give another one"));
        String fewer =
                IntStream.range(0, 3_900).mapToObj(n -> "key-" + n + ": 1\n").collect(Collectors.joining());
        assertTrue(
                complaintOf(Files.writeString(folder.resolve("fewer"), fewer)).contains(":1: key-0 is no setting"));
    }

    @Test
    void optionsStandAboveTheFileAndAreCheckedAlike() throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), "tempo: 100\nmode: listen");

        Settings settings =
                new SettingsFile(file, List.of(Entry.ofOption("--tempo", "tempo", "140")), folder, 1).read();
        assertEquals(140, settings.live().tempo().beatsPerMinute());
        assertEquals(Mode.LISTEN, settings.live().mode());

        SettingsFile wrong = new SettingsFile(file, List.of(Entry.ofOption("--tempo", "tempo", "1")), folder, 1);
        assertEquals(
                "--tempo must be 'auto' or 'clock' or 'tap' or a number from 20 to 300 (beats per minute), was '1'",
                assertThrows(ConfigException.class, wrong::read).getMessage());
    }

    private Settings settings(String text) throws IOException {
        return new SettingsFile(Files.writeString(folder.resolve("my.yaml"), text), List.of(), folder, SEED).read();
    }

    private String complaint(String text) {
        return oneLine(assertThrows(ConfigException.class, () -> settings(text)));
    }

    private String complaintOf(Path file) {
        SettingsFile wrong = new SettingsFile(file, List.of(), folder, SEED);
        return oneLine(assertThrows(ConfigException.class, wrong::read));
    }

    private static String oneLine(ConfigException complaint) {
        String message = String.valueOf(complaint.getMessage());
        assertEquals(1, message.lines().count(), message);
        return message;
    }
}
