package continuo.midi;

/// Makes messages of a MIDI 1.0 byte stream, whatever the bytes are. One thread owns it; it allocates nothing and
/// never throws.
///
/// Known: running status, real-time bytes anywhere, system exclusive of any length (skipped). Data bytes that belong
/// to no message, messages cut short by a new status, and undefined statuses (F4, F5, F9, FD) are dropped.
public final class MidiByteParser {

    /// No message ends with this byte. No message packs to it, for every status has its top bit set.
    public static final int NOTHING = 0;

    private static final int NO_STATUS = 0; // also inside a system exclusive, whose data bytes are then skipped

    private int status = NO_STATUS;
    private int firstData;
    private boolean hasFirstData;

    /// Takes the next byte of the stream; only its low 8 bits count.
    ///
    /// @return the message that it completes, packed as [ShortMessages] says, or [#NOTHING]
    public int accept(int next) {
        int value = next & 0xFF;
        if (value >= 0xF8) {
            return value == 0xF9 || value == 0xFD ? NOTHING : value; // comes between the bytes of other messages
        }
        return value >= 0x80 ? begin(value) : data(value);
    }

    /// Forgets a message that has begun and the running status: the stream starts anew.
    public void reset() {
        status = NO_STATUS;
        hasFirstData = false;
    }

    private int begin(int newStatus) {
        boolean takesData = newStatus < 0xF0 || ShortMessages.dataBytes(newStatus) > 0;
        status = takesData ? newStatus : NO_STATUS;
        hasFirstData = false;
        return newStatus == 0xF6 ? newStatus : NOTHING; // tune request is whole by itself
    }

    private int data(int value) {
        if (status == NO_STATUS) {
            return NOTHING;
        }
        if (ShortMessages.dataBytes(status) == 1) {
            return complete(value, 0);
        }
        if (!hasFirstData) {
            firstData = value;
            hasFirstData = true;
            return NOTHING;
        }
        return complete(firstData, value);
    }

    private int complete(int data1, int data2) {
        int message = ShortMessages.pack(status, data1, data2);
        hasFirstData = false;
        if (status >= 0xF0) {
            status = NO_STATUS; // only channel messages leave a running status
        }
        return message;
    }
}
