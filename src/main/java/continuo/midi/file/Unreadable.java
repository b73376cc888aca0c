package continuo.midi.file;

import java.nio.file.Path;
import java.util.function.Supplier;

/// Nothing can be read from a file. The message is what the file does or is, as the rest of a sentence.
final class Unreadable extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reason;

    Unreadable(String reason) {
        super(reason, null, false, false);
        this.reason = reason;
    }

    /// Reads, and says of whatever keeps it from being read in one line which file it was.
    static <T> T guard(Path file, Supplier<T> reading) throws MidiFileException {
        try {
            return reading.get();
        } catch (Unreadable e) {
            throw new MidiFileException(file, e.reason(), e);
        } catch (OutOfMemoryError e) {
            throw new MidiFileException(file, "is too large for the memory there is; split it", e);
        } catch (RuntimeException e) { // none is known; a user shall be able to tell us of one
            throw new MidiFileException(file, "cannot be read; please report it, with the file (" + e + ")", e);
        }
    }

    String reason() {
        return reason;
    }
}
