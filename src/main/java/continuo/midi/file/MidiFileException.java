package continuo.midi.file;

import java.io.IOException;
import java.nio.file.Path;

/// A MIDI file cannot be read or written. The message is one line that names the file and says why.
public final class MidiFileException extends IOException {

    private static final long serialVersionUID = 1;

    public MidiFileException(Path file, String reason) {
        super("MIDI file " + file + " " + reason);
    }

    public MidiFileException(Path file, String reason, Throwable cause) {
        super("MIDI file " + file + " " + reason, cause);
    }
}
