package continuo.parameter;

/// What a parameter is about, in the order and words of the settings file.
public enum Group {
    FIRST("First of all"),
    WHEN("When to answer"),
    WHAT("What to play"),
    RECORDING("Recording"),
    PAGE("The page"),
    OSC("Open Sound Control"),
    PORTS("Ports"),
    NETWORK("MIDI over the network"),
    MACHINE("The machine");

    private final String title;

    Group(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
