package continuo.control;

import java.util.Locale;

/// What a control can do beside moving a parameter.
public enum Action {
    PANIC("Silence at once."),
    TAP("A beat is here: from the third tap on they set the tempo."),
    TAKEOVER("In mode takeover, the line is handed over, or taken back."),
    AGAIN("In mode answer, the last answer once more."),
    ANOTHER("In mode answer, another answer in place of the last one."),
    RESET("Everything that controls have moved goes back to what the settings file says."),
    SAVE("Everything that controls have moved is written into the settings file."),
    KEEP("What was played in the last minute becomes a MIDI file of its own.");

    private final String says;

    Action(String says) {
        this.says = says;
    }

    /// As it is written.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// One sentence for a musician.
    public String says() {
        return says;
    }
}
