package continuo.parameter;

import static continuo.parameter.Range.anyOf;
import static continuo.parameter.Range.choice;
import static continuo.parameter.Range.number;
import static continuo.parameter.Range.whole;

import continuo.parameter.Range.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The table: a row for each thing that can be set, in the order of the shipped settings file.
public final class Parameters {

    private static final List<Parameter> ROWS = new ArrayList<>(); // above the rows, which put themselves in

    /// Of [#ANSWER_LENGTH].
    public static final String ENDLESS = "endless";

    // What may change while Continuo plays is `live`; what is read when it starts is `atStart`.

    public static final Parameter TEMPO = live(
            Group.FIRST,
            "tempo",
            number(20, 300, "beats per minute", "auto", "clock", "tap"),
            "auto",
            "Your tempo, for playing to a click; auto finds it while you play; clock follows a MIDI clock, tap your taps.");

    public static final Parameter TEMPERATURE = live(
            Group.FIRST,
            "temperature",
            number(0, 2, ""),
            "0.75",
            "How bold the answers are: 0 always plays the likeliest note, above 1.2 it goes astray.");

    public static final Parameter PRESET = live(
            Group.FIRST,
            "preset",
            anyOf(Kind.TEXT),
            "none",
            "Several settings under one name, which stand above those of the file; presets lists them.");

    public static final Parameter STYLE = live(
            Group.FIRST,
            "style",
            anyOf(Kind.FILE),
            "none",
            "A MIDI file that it has heard before you begin, so that it plays in that manner from the first answer; or none.");

    public static final Parameter MODE = live(
            Group.WHEN,
            "mode",
            choice("answer", "listen", "takeover", "finish", "together"),
            "answer",
            "Whether it answers, listens only, takes the line over, plays over a chord you hold, or together with you.");

    public static final Parameter SILENCE = live(
            Group.WHEN,
            "silence",
            number(0, 16, "beats", "auto"),
            "1",
            "How long nothing has sounded when a phrase counts as ended; auto: no longer than the music makes it wait.");

    public static final Parameter ANSWER_LENGTH = live(
            Group.WHEN,
            "answer-length",
            number(0.25, 1024, "beats", "phrase", ENDLESS).orSoMany("bars"),
            "phrase",
            "How long an answer lasts; phrase: as long as yours; endless: until you play.");

    public static final Parameter START_ON = live(
            Group.WHEN,
            "start-on",
            choice("now", "beat", "bar"),
            "now",
            "When an answer begins; now: as the mode has it; beat, bar: on the next one, where one is known.");

    public static final Parameter SPLIT = live(
            Group.WHEN,
            "split",
            whole(1, 127, "none"),
            "none",
            "The lowest key of your right hand, which is answered, while the left leads with its chords; in mode answer.");

    public static final Parameter PEDAL = live(
            Group.WHEN,
            "pedal",
            choice("holds", "colours"),
            "holds",
            "Whether what your pedal holds keeps a phrase open, or the pedal only colours: then it ends with the keys.");

    public static final Parameter HOLD_LIMIT = live(
            Group.WHEN,
            "hold-limit",
            number(0.5, 64, "beats", "auto"),
            "auto",
            "How long a pedal that stays down, or a drone, keeps a phrase open when all else is still.");

    public static final Parameter TOP_P = live(
            Group.WHAT,
            "top-p",
            number(0.01, 1, ""),
            "1",
            "Draws only among the likeliest choices that together have this share of the probability.");

    public static final Parameter DRAFTS = live(
            Group.WHAT,
            "drafts",
            whole(1, 64),
            "8",
            "How many beginnings of an answer it thinks of, to play the one that goes on best from yours.");

    public static final Parameter ONSET_TEMPERATURE = live(
            Group.WHAT,
            "onset-temperature",
            number(0, 2, "", "same"),
            "same",
            "A temperature of its own for when notes begin.");

    public static final Parameter PITCH_TEMPERATURE = live(
            Group.WHAT,
            "pitch-temperature",
            number(0, 2, "", "same"),
            "same",
            "A temperature of its own for which keys are struck.");

    public static final Parameter LENGTH_TEMPERATURE = live(
            Group.WHAT,
            "length-temperature",
            number(0, 2, "", "same"),
            "same",
            "A temperature of its own for how long notes are held.");

    public static final Parameter VELOCITY_TEMPERATURE = live(
            Group.WHAT,
            "velocity-temperature",
            number(0, 2, "", "same"),
            "same",
            "A temperature of its own for how loud notes are.");

    public static final Parameter LOWEST_KEY = live(
            Group.WHAT,
            "lowest-key",
            whole(0, 127),
            "21",
            "The lowest key it plays, as a MIDI number: middle C is 60.");

    public static final Parameter HIGHEST_KEY =
            live(Group.WHAT, "highest-key", whole(0, 127), "108", "The highest key it plays.");

    public static final Parameter POLYPHONY =
            live(Group.WHAT, "polyphony", whole(1, 128), "10", "How many notes it lets sound at once.");

    public static final Parameter LONGEST_NOTE =
            live(Group.WHAT, "longest-note", number(0.1, 60, "seconds"), "10", "No note of its own sounds longer.");

    public static final Parameter SHORTEST_NOTE = live(
            Group.WHAT,
            "shortest-note",
            number(0, 4, "beats"),
            "0",
            "No note of its own is shorter, unless something ends it.");

    public static final Parameter DENSITY = live(
            Group.WHAT, "density", whole(1, 64, "any"), "any", "How many of its notes may begin within any one beat.");

    public static final Parameter REPEATS =
            live(Group.WHAT, "repeats", whole(1, 64, "any"), "any", "How often in a row it may strike the same key.");

    public static final Parameter SCALE = live(
            Group.WHAT,
            "scale",
            anyOf(Kind.TEXT),
            "any",
            "any, follow (what you have played last), or one such as C major, F# minor, D dorian, A minor pentatonic.");

    public static final Parameter LOUDNESS = live(
            Group.WHAT,
            "loudness",
            whole(-100, 100),
            "0",
            "How much louder it plays than it would, as MIDI velocity; below 0 softer.");

    public static final Parameter TRANSPOSE = live(
            Group.WHAT,
            "transpose",
            whole(-48, 48),
            "0",
            "How many semitones higher it sounds than it would; below 0 lower.");

    public static final Parameter QUANTIZE = live(
            Group.WHAT,
            "quantize",
            choice("off", "1/4", "1/8", "1/8t", "1/16", "1/16t"),
            "off",
            "The grid on which its notes begin, where a beat is known; t: triplets.");

    public static final Parameter QUANTIZE_STRENGTH = live(
            Group.WHAT,
            "quantize-strength",
            number(0, 100, "percent"),
            "100",
            "How far its notes are moved to the grid; 100: all the way.");

    public static final Parameter SWING = live(
            Group.WHAT,
            "swing",
            number(50, 75, "percent"),
            "50",
            "The share of a beat that its first quaver has; 50: straight, 66: as a triplet's crotchet and quaver.");
    public static final Parameter OWN_PEDAL = live(
            Group.WHAT,
            "own-pedal",
            choice("none", "as-heard"),
            "none",
            "Whether it pedals what it plays, too; as-heard: as often as you did lately, if you did.");

    public static final Parameter SEED = atStart(
            Group.WHAT,
            "seed",
            whole(Long.MIN_VALUE, Long.MAX_VALUE, "random"),
            "random",
            "What chance is drawn from: the same number answers the same playing the same way.");

    public static final Parameter RECORD = live(
            Group.RECORDING, "record", choice("on", "off"), "on", "Whether all that you and Continuo play is kept.");

    public static final Parameter RECORD_FOLDER = atStart(
            Group.RECORDING,
            "record-folder",
            anyOf(Kind.FILE),
            "auto",
            "Where it is kept; auto: where your system keeps what programs keep for you.");

    public static final Parameter RECORD_LIMIT = atStart(
            Group.RECORDING,
            "record-limit",
            whole(1, 1_000_000),
            "1000",
            "How many megabytes all sessions may take; the oldest make room.");

    public static final Parameter WEB = atStart(
            Group.PAGE,
            "web",
            choice("on", "off"),
            "on",
            "Whether there is a page in the browser to play on, to see and to steer by.");

    public static final Parameter WEB_PORT = atStart(
            Group.PAGE,
            "web-port",
            whole(1, 65_535),
            "8420",
            "The page's TCP port on this computer; where it is taken, a free one is used.");

    public static final Parameter OSC = atStart(
            Group.OSC,
            "osc",
            choice("on", "off"),
            "off",
            "Whether touch surfaces and programs may set and see everything by OSC, at /continuo/NAME.");

    public static final Parameter OSC_PORT =
            atStart(Group.OSC, "osc-port", whole(1, 65_535), "8421", "The UDP port that OSC is listened to on.");

    public static final Parameter OSC_BIND = atStart(
            Group.OSC,
            "osc-bind",
            anyOf(Kind.TEXT),
            "127.0.0.1",
            "Who reaches it: 127.0.0.1 only this computer, all everybody in your networks, or the address of one network.");

    public static final Parameter OSC_TO = atStart(
            Group.OSC,
            "osc-to",
            anyOf(Kind.TEXT),
            "none",
            "Who is told of each change without having asked: host:port, or none.");

    public static final Parameter INPUT = atStart(
            Group.PORTS,
            "input",
            anyOf(Kind.TEXT),
            "auto",
            "Where you play: part of a port's name, auto, virtual, raw:FILE, rtp or web.");

    public static final Parameter CONTROL_IN = atStart(
            Group.PORTS,
            "control-in",
            anyOf(Kind.TEXT),
            "none",
            "A port that is only for controls, never music: part of its name, raw:FILE, or none.");

    public static final Parameter CONTROL_OUT = atStart(
            Group.PORTS,
            "control-out",
            anyOf(Kind.TEXT),
            "none",
            "Where lights of buttons and the state are shown: part of a port's name, virtual, raw:FILE, or none.");

    public static final Parameter STATE_OUT = live(
            Group.PORTS,
            "state-out",
            anyOf(Kind.TEXT),
            "none",
            "What it is at, on control-out: cc N or note N, with 0 for off, 64 for listening, 127 for answering; or none.");

    public static final Parameter STATE_CHANNEL = live(
            Group.PORTS,
            "state-channel",
            whole(1, 16),
            "1",
            "The MIDI channel of state-out, and of lights with no other.");

    public static final Parameter OUTPUT = atStart(
            Group.PORTS,
            "output",
            anyOf(Kind.TEXT),
            "auto",
            "Where Continuo plays: part of a port's name, auto or virtual for a port of its own, raw:FILE, rtp or web.");

    public static final Parameter BACKEND = atStart(
            Group.PORTS,
            "backend",
            anyOf(Kind.TEXT),
            "auto",
            "How ports are reached: auto, alsa, coremidi, javasound, raw, jack, rtp or web.");

    public static final Parameter RTP_NAME =
            atStart(Group.NETWORK, "rtp.name", anyOf(Kind.TEXT), "Continuo", "What other computers call this one.");

    public static final Parameter RTP_PORT = atStart(
            Group.NETWORK,
            "rtp.port",
            whole(1, 65_534), // the next one is needed too
            "5004",
            "The first of two UDP ports.");

    public static final Parameter RTP_BIND = atStart(
            Group.NETWORK,
            "rtp.bind",
            anyOf(Kind.TEXT),
            "127.0.0.1",
            "Who reaches it: 127.0.0.1 only this computer, all every network, or the address of one.");

    public static final Parameter RTP_ALLOW = atStart(
            Group.NETWORK,
            "rtp.allow",
            anyOf(Kind.TEXTS),
            "none",
            "Who may connect: addresses or names with commas between them, none, or anyone.");

    public static final Parameter RTP_CONNECT = atStart(
            Group.NETWORK,
            "rtp.connect",
            anyOf(Kind.TEXTS),
            "none",
            "Whom Continuo calls: addresses with commas between them, or none.");

    public static final Parameter RTP_AHEAD = atStart(
            Group.NETWORK,
            "rtp.ahead",
            number(0, 100, "milliseconds"),
            "20",
            "How long before their time notes are sent.");

    public static final Parameter OUTPUT_OFFSET = live(
            Group.PORTS,
            "output-offset",
            number(-500, 500, "milliseconds"),
            "0",
            "How much later than their time notes are sent; below 0 earlier, as far as they are known by then.");

    public static final Parameter VELOCITY_DELAY = live(
            Group.PORTS,
            "velocity-delay",
            anyOf(Kind.TEXT),
            "none",
            "How many milliseconds the instrument takes to sound, by velocity, as in 1: 120, 64: 60, 127: 20; or none.");

    public static final Parameter CLOCK_OUT = live(
            Group.PORTS,
            "clock-out",
            choice("off", "on", "always"),
            "off",
            "Whether others get its beat as a MIDI clock, on the output; always: also with tempo: clock.");

    public static final Parameter CLOCK_OFFSET = live(
            Group.PORTS,
            "clock-offset",
            number(-500, 500, "milliseconds"),
            "0",
            "How much later than its time the MIDI clock is sent; below 0 earlier.");

    public static final Parameter INPUT_CHANNEL = live(
            Group.PORTS,
            "input-channel",
            whole(1, 16, "all"),
            "all",
            "The MIDI channel listened to; all leaves out the drums on channel 10.");

    public static final Parameter OUTPUT_CHANNEL =
            live(Group.PORTS, "output-channel", whole(1, 16), "1", "The MIDI channel played on.");

    public static final Parameter THRU = live(
            Group.PORTS,
            "thru",
            choice("off", "notes", "controllers", "all"),
            "off",
            "What you play that goes on to the output as it comes: keys, or pedals and wheels, or both.");

    public static final Parameter ECHO_WINDOW = live(
            Group.PORTS,
            "echo-window",
            number(0, 1000, "milliseconds"),
            "30",
            "Own notes that come back unchanged within this time are ignored; 0: none are.");

    public static final Parameter LATE_LIMIT = live(
            Group.PORTS,
            "late-limit",
            number(1, 10_000, "milliseconds"),
            "50",
            "A note that would come later than this after its time is left out.");

    public static final Parameter MODEL = atStart(
            Group.MACHINE,
            "model",
            anyOf(Kind.FILE),
            "models/continuo.zip",
            "The network that plays: a path in the tree of Continuo, or a full one.");

    public static final Parameter WAIT = atStart(
            Group.MACHINE,
            "wait",
            choice("blocking", "yielding", "spinning"),
            "blocking",
            "How the threads wait: asleep, giving way, or always awake.");

    /// Every row.
    public static final List<Parameter> ALL = List.copyOf(ROWS);

    private Parameters() {}

    public static Optional<Parameter> named(String name) {
        return ALL.stream().filter(parameter -> parameter.name().equals(name)).findFirst();
    }

    private static Parameter live(Group group, String name, Range range, String usual, String says) {
        return row(new Parameter(group, name, range, usual, true, says));
    }

    private static Parameter atStart(Group group, String name, Range range, String usual, String says) {
        return row(new Parameter(group, name, range, usual, false, says));
    }

    private static Parameter row(Parameter parameter) {
        ROWS.add(parameter);
        return parameter;
    }
}
