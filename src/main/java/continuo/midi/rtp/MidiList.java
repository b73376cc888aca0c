package continuo.midi.rtp;

import static continuo.midi.ShortMessages.data1;
import static continuo.midi.ShortMessages.data2;
import static continuo.midi.ShortMessages.status;

import continuo.midi.ShortMessages;

/// The MIDI list of a packet (RFC 6295, section 3): commands with the time since the one before, running status.
/// One is filled and used again and again; allocates nothing.
final class MidiList {

    /// Leaves room in the packet for a journal that ends every note.
    static final int MOST_BYTES = 640;

    private static final int LONGEST_ENTRY_BYTES = 7;
    private static final int SYSEX = 0xF0;
    private static final int SYSEX_END = 0xF7;
    private static final int SYSEX_CANCELLED = 0xF4;
    private static final int SYSEX_END_DROPPED = 0xF5;

    private final byte[] bytes = new byte[MOST_BYTES];
    private final int[] messages = new int[MOST_BYTES / 2];
    private int count;
    private int size;
    private int runningStatus;
    private long firstStamp;
    private long lastStamp;

    void clear() {
        size = 0;
        count = 0;
        runningStatus = 0;
    }

    boolean isEmpty() {
        return count == 0;
    }

    int count() {
        return count;
    }

    int message(int index) {
        return messages[index];
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    /// Of the first command, which is the packet's.
    long firstStamp() {
        return firstStamp;
    }

    /// Adds a command that is no earlier than the one before.
    ///
    /// @param stamp in units of 100 µs
    /// @return false, with nothing changed, if there is no room
    boolean add(long stamp, int message) {
        if (size + LONGEST_ENTRY_BYTES > MOST_BYTES || count == messages.length) {
            return false;
        }
        if (isEmpty()) {
            firstStamp = stamp;
        } else {
            delta(Math.clamp(stamp - lastStamp, 0, (1 << 28) - 1));
        }
        lastStamp = stamp;
        messages[count++] = message;
        command(message);
        return true;
    }

    private void delta(int ticks) {
        for (int shift = 21; shift > 0; shift -= 7) {
            if (ticks >> shift != 0) {
                octet(0x80 | (ticks >> shift & 0x7F));
            }
        }
        octet(ticks & 0x7F);
    }

    private void command(int message) {
        int status = status(message);
        if (status != runningStatus) {
            octet(status);
        }
        if (status < 0xF8) { // real-time commands leave the running status as it is
            runningStatus = status < 0xF0 ? status : 0;
        }
        int dataBytes = ShortMessages.dataBytes(status);
        if (dataBytes > 0) {
            octet(data1(message));
        }
        if (dataBytes > 1) {
            octet(data2(message));
        }
    }

    private void octet(int value) {
        bytes[size++] = (byte) value;
    }

    /// Hands the channel and real-time commands of a list and song positions to `out`; system exclusive commands, whole
    /// or in segments, and the other system common ones are passed over.
    ///
    /// @param stamp the packet's
    /// @param deltaFirst whether the first command too has a time before it (flag Z)
    /// @return false where the list is not well formed; what stood before that has been handed over
    static boolean read(Octets in, int stamp, boolean deltaFirst, Commands out) {
        int at = stamp;
        int running = 0;
        boolean delta = deltaFirst;
        while (in.left() > 0) {
            if (delta) {
                int ticks = readDelta(in);
                if (ticks < 0) {
                    return false;
                }
                at += ticks;
            }
            delta = true;
            if (in.left() == 0) {
                return true; // the last command may be empty
            }
            int status = in.peek() >= 0x80 ? in.next() : running;
            if (!readCommand(in, status, at, out)) {
                return false;
            }
            running = status >= 0xF8 ? running : status < 0xF0 ? status : 0;
        }
        return true;
    }

    /// -1 if there is none.
    private static int readDelta(Octets in) {
        int ticks = 0;
        for (int octets = 0; octets < 4; octets++) {
            int next = in.next();
            ticks = ticks << 7 | (next & 0x7F);
            if (next < 0x80) {
                return in.ranOut() ? -1 : ticks;
            }
        }
        return -1;
    }

    private static boolean readCommand(Octets in, int status, int at, Commands out) {
        if (status == 0) {
            return false; // data with no status before it
        }
        if (status == SYSEX || status == SYSEX_END || status == SYSEX_CANCELLED || status == SYSEX_END_DROPPED) {
            return skipSegment(in);
        }
        int dataBytes = ShortMessages.dataBytes(status);
        int first = dataBytes > 0 ? in.next() : 0;
        int second = dataBytes > 1 ? in.next() : 0;
        if (in.ranOut() || (first | second) >= 0x80) {
            return false;
        }
        boolean realTime = status >= 0xF8 && status != 0xF9 && status != 0xFD;
        if (status < 0xF0 || realTime || status == ShortMessages.SONG_POSITION) {
            out.command(at, ShortMessages.pack(status, first, second));
        }
        return true;
    }

    /// A segment of a system exclusive command ends with its last octet (F7), with F0 where it goes on in another
    /// segment, with F4 where it is given up, with F5 where its F7 was left out.
    private static boolean skipSegment(Octets in) {
        int next = in.next();
        while (!in.ranOut() && next < 0x80) {
            next = in.next();
        }
        return !in.ranOut()
                && (next == SYSEX_END || next == SYSEX || next == SYSEX_CANCELLED || next == SYSEX_END_DROPPED);
    }
}
