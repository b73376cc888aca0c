package continuo.midi.file;

import java.io.IOException;
import java.nio.file.Path;

/// A MIDI file cannot be read or written. The message is one line that names the file and says why.
public final class MidiFileException extends IOException {

    private static final long serialVersionUID = 1;

    private final String reason;

    public MidiFileException(Path file, String reason) {
        super("MIDI file " + file + " " + reason);
        this.reason = reason;
    }

    public MidiFileException(Path file, String reason, Throwable cause) {
        super("MIDI file " + file + " " + reason, cause);
        this.reason = reason;
    }

    /// The message without the file: the same for files with the same trouble.
    public String reason() {
        return reason;
    }
}
