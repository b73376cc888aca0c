package continuo.midi.file;

/// Tells events from other bytes: each event is whole and as the standard has it.
final class EventCheck {

    private static final int ENOUGH = 8;

    private final FileBytes bytes;
    private final int limit;
    private int at;
    private int running;
    private boolean ended;
    private int strikes;

    EventCheck(FileBytes bytes, int from, int limit) {
        this.bytes = bytes;
        this.limit = limit;
        at = from;
    }

    /// Whether some events follow here, up to the end of the track if it comes sooner.
    boolean eventsFollow() {
        int events = 0;
        while (events < ENOUGH && at < limit && !ended) {
            if (!event()) {
                return false;
            }
            events++;
        }
        return events > 0;
    }

    /// Whether nothing but events follows, and the end of the track comes last.
    boolean isWholeTrack() {
        while (at < limit && !ended) {
            if (!event()) {
                return false;
            }
        }
        return ended && at == limit;
    }

    /// Whether nothing but events follows, up to the limit, and some of them are notes.
    boolean isMusic() {
        while (at < limit) {
            if (!event()) {
                return false;
            }
        }
        return strikes > 0;
    }

    private boolean event() {
        if (number() < 0 || at >= limit) {
            return false;
        }
        int status = bytes.octet(at);
        if (status < 0x80) {
            return running != 0 && channel(running);
        }
        at++;
        if (status < 0xF0) {
            running = status;
            return channel(status);
        }
        if (status == 0xFF && at < limit) {
            ended = bytes.octet(at++) == 0x2F;
        } else if (status != 0xF0 && status != 0xF7) {
            return false;
        }
        long length = number();
        at += (int) Math.max(0, Math.min(length, limit - at + 1L));
        return length >= 0 && at <= limit;
    }

    private boolean channel(int status) {
        int command = status & 0xF0;
        int data = command == 0xC0 || command == 0xD0 ? 1 : 2;
        if (at + data > limit) {
            return false;
        }
        int data1 = bytes.octet(at);
        int data2 = bytes.octet(at + data - 1);
        at += data;
        strikes += command == 0x90 && data2 > 0 ? 1 : 0;
        return data1 < 0x80 && data2 < 0x80;
    }

    /// One to four bytes of seven bits; -1 if there is no such number.
    private long number() {
        long value = 0;
        for (int n = 0; n < 4 && at < limit; n++) {
            int octet = bytes.octet(at++);
            value = value << 7 | (octet & 0x7F);
            if (octet < 0x80) {
                return value;
            }
        }
        return -1;
    }
}
