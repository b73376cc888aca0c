package continuo.midi.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// The bytes of a MIDI file, and where its chunks may begin. All numbers are big-endian.
final class FileBytes {

    /// The greatest file that is read: some sixteen million notes would fill it.
    static final int MOST_BYTES = 1 << 26;

    /// A chunk begins with a name of four letters and its length.
    static final int CHUNK_HEADER = 8;

    private static final int HEADER_BYTES = 6;
    private static final String TRACK = "MTrk";
    private static final int CAPITAL = 0x20; // the bit that small letters have

    private final byte[] bytes;
    private final int paddingFrom;

    FileBytes(byte[] bytes) {
        this.bytes = bytes;
        int end = bytes.length;
        while (end > 0 && isPadding(bytes[end - 1])) {
            end--;
        }
        paddingFrom = end;
    }

    static FileBytes read(Path file) throws MidiFileException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] all = in.readNBytes(MOST_BYTES + 1);
            if (all.length > MOST_BYTES) {
                throw new MidiFileException(file, "is larger than %d MB; split it".formatted(MOST_BYTES >> 20));
            }
            return new FileBytes(all);
        } catch (NoSuchFileException e) {
            throw new MidiFileException(file, "does not exist", e);
        } catch (MidiFileException e) {
            throw e;
        } catch (IOException e) {
            throw new MidiFileException(file, "cannot be read: " + e.getMessage(), e);
        }
    }

    /// What file systems, transfers and editors leave after the last chunk.
    private static boolean isPadding(byte octet) {
        return octet == 0 || octet == 0x1A || octet == '\n' || octet == '\r';
    }

    int size() {
        return bytes.length;
    }

    int octet(int at) {
        return bytes[at] & 0xff;
    }

    int word(int at) {
        return octet(at) << 8 | octet(at + 1);
    }

    long longWord(int at) {
        return (long) word(at) << 16 | word(at + 2);
    }

    String text(int at, int length) {
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1);
    }

    boolean isNamed(int at, String name) {
        if (at < 0 || at + name.length() > bytes.length) {
            return false;
        }
        for (int n = 0; n < name.length(); n++) {
            if (octet(at + n) != name.charAt(n)) {
                return false;
            }
        }
        return true;
    }

    /// Where `name` stands next, at `from` or later; -1 if nowhere.
    int find(String name, int from) {
        byte[] wanted = name.getBytes(StandardCharsets.US_ASCII);
        for (int at = Math.max(0, from); at + wanted.length <= bytes.length; at++) {
            if (bytes[at] == wanted[0] && isNamed(at, name)) {
                return at;
            }
        }
        return -1;
    }

    /// Where the header stands; -1 if there is none. Its name in a text before the first track is none, where another
    /// follows that has the length of a header.
    int header() {
        int first = find("MThd", 0);
        int track = find("MTrk", first);
        for (int at = first; at >= 0 && at < track; at = find("MThd", at + 1)) {
            if (longWord(at + 4) == HEADER_BYTES) {
                return at;
            }
        }
        return first;
    }

    /// Whether a chunk may end here: another one begins, or nothing more comes.
    boolean isBoundary(long at) {
        return at >= paddingFrom ? at <= bytes.length : isChunk((int) at);
    }

    /// Whether there is a name of four letters here, and a length that the file can hold.
    boolean isChunk(int at) {
        if (at + CHUNK_HEADER > bytes.length) {
            return false;
        }
        if (isNamed(at, TRACK) || isNearlyTrack(at)) {
            return true;
        }
        for (int n = at; n < at + 4; n++) {
            if (octet(n) < ' ' || octet(n) > '~') {
                return false;
            }
        }
        return endOfChunk(at) <= bytes.length;
    }

    /// Whether there is the name of a track here but for one letter, or in other letters, and then a length that the
    /// file can hold, or an event.
    boolean isNearlyTrack(int at) {
        if (at + CHUNK_HEADER > bytes.length) {
            return false;
        }
        int same = 0;
        int sameLetters = 0;
        for (int n = 0; n < TRACK.length(); n++) {
            same += octet(at + n) == TRACK.charAt(n) ? 1 : 0;
            sameLetters += (octet(at + n) | CAPITAL) == (TRACK.charAt(n) | CAPITAL) ? 1 : 0;
        }
        boolean named = same >= TRACK.length() - 1 || sameLetters == TRACK.length();
        return named && (endOfChunk(at) <= bytes.length || eventFollows(at));
    }

    /// The end of the chunk here by its own word.
    long endOfChunk(int at) {
        return at + CHUNK_HEADER + longWord(at + 4);
    }

    /// Where the next track begins, at `from` or later; the end of the file if none does. A name that stands in a
    /// text begins none: after it come a length that leads to another chunk, or an event.
    int nextTrack(int from) {
        int at = find("MTrk", from);
        while (at >= 0 && !beginsTrack(at)) {
            at = find("MTrk", at + 1);
        }
        return at < 0 ? bytes.length : at;
    }

    private boolean beginsTrack(int at) {
        if (at + CHUNK_HEADER + 2 > bytes.length) {
            return false;
        }
        return eventFollows(at) || isBoundary(endOfChunk(at));
    }

    private boolean eventFollows(int at) {
        int event = at + CHUNK_HEADER;
        return event + 2 <= bytes.length && octet(event) < 0x80 && octet(event + 1) >= 0x80;
    }
}
