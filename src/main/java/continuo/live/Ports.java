package continuo.live;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What Continuo is connected to, as a user sees it, and how far ahead of its time a note is handed to the output. Any
/// thread may ask.
public final class Ports {

    private final String output;
    private final long leadNanos;
    private final List<String> inputs = new CopyOnWriteArrayList<>();

    /// @param output the output's name
    /// @param leadNanos how long before its time the player hands a note to it
    public Ports(String output, long leadNanos) {
        this.output = output;
        this.leadNanos = leadNanos;
    }

    /// An input is there.
    public void found(String input) {
        inputs.add(input);
    }

    /// An input is gone.
    public void lost(String input) {
        inputs.remove(input);
    }

    /// The inputs that are there.
    public String inputs() {
        return inputs.isEmpty() ? "the input" : "\"" + String.join("\", \"", inputs) + "\"";
    }

    public String output() {
        return "\"" + output + "\"";
    }

    public long leadNanos() {
        return leadNanos;
    }
}
