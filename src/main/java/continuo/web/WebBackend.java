package continuo.web;

import continuo.midi.MidiBackend;
import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.PortInfo;
import java.util.List;

/// The page as a keyboard and as an instrument.
final class WebBackend implements MidiBackend {

    static final String NAME = "web";

    /// What a user sees.
    static final String PORT = "the page";

    private final WebInput input;
    private final boolean served;

    /// @param served whether there is a page
    WebBackend(WebInput input, boolean served) {
        this.input = input;
        this.served = served;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String whyUnavailable() {
        return served ? "" : "the page is off; write 'web: on', and leave --no-web out";
    }

    @Override
    public boolean onlyByName() {
        return true;
    }

    @Override
    public List<PortInfo> inputs() {
        return served ? List.of(new PortInfo(NAME, PORT, true)) : List.of();
    }

    @Override
    public List<PortInfo> outputs() {
        return inputs();
    }

    @Override
    public String howToListen(String port) {
        return "on the page, whose address `launchers/continuo` prints when it starts";
    }

    @Override
    public MidiInput openInput(String wanted) {
        return input;
    }

    @Override
    public MidiOutput openOutput(String wanted) {
        return new WebOutput();
    }

    @Override
    public void close() {}
}
