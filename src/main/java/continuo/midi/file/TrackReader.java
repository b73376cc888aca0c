package continuo.midi.file;

import continuo.midi.file.Events.TrackEnd;
import continuo.midi.file.Flaw.Kind;
import java.util.Map;

/// Reads the events of one track, as far as they go. What makes no sense is passed over and taken down.
final class TrackReader {

    private static final int MOST_DELTA_BYTES = 10; // those of a negative long
    private static final int META = 0xFF;
    private static final int END_OF_TRACK = 0x2F;
    private static final int SET_TEMPO = 0x51;
    private static final int TIME_SIGNATURE = 0x58;
    private static final int LONGEST_DEVICE = 128;
    private static final int LONGEST_POWER = 6; // 64ths
    private static final int PORT = 0x21;
    private static final int DEVICE = 0x09; // what newer programs name a port by
    private static final int END_OF_EXCLUSIVE = 0xF7;

    private static final String PITCHES_TOO_HIGH = "%d keys have numbers over 127 and are left out";
    private static final String VALUES_TOO_HIGH = "%d values are over 127 and were taken for 127";

    /// Lengths of what comes in one length only: sequence number, channel, port, end, tempo, offset, metre, key.
    private static final Map<Integer, Integer> META_LENGTHS =
            Map.of(0x00, 2, 0x20, 1, PORT, 1, END_OF_TRACK, 0, SET_TEMPO, 3, 0x54, 5, 0x58, 4, 0x59, 2);

    private final FileBytes bytes;
    private final Events events;
    private final Flaws flaws;
    private final int track;
    private final int firstPort;
    private final TrackClock clock;
    private final int limit;
    private final int lastEvent; // where the end of the track stands, if it does, and the limit otherwise

    private int at;
    private int running;
    private int port;
    private String device = "";
    private int source;
    private boolean ended;
    private boolean cut;

    /// @param firstPort the number of the track's port 0
    /// @param beginning the tick at which the track begins
    /// @param from where its first event stands
    /// @param limit the end of its bytes
    TrackReader(
            FileBytes bytes,
            Events events,
            Flaws flaws,
            int track,
            int firstPort,
            long beginning,
            int from,
            int limit) {
        this.bytes = bytes;
        this.events = events;
        this.flaws = flaws;
        this.track = track;
        this.firstPort = firstPort;
        this.limit = limit;
        at = from;
        clock = new TrackClock(flaws, "track " + (track + 1), beginning);
        port = firstPort;
        source = events.source(track, port, device);
        boolean endsAsItShould = limit - from >= 3
                && bytes.octet(limit - 3) == META
                && bytes.octet(limit - 2) == END_OF_TRACK
                && bytes.octet(limit - 1) == 0;
        lastEvent = endsAsItShould ? limit - 3 : limit;
    }

    /// Reads up to the end of the track, or of its bytes.
    void read() {
        while (at < limit && !ended && !cut) {
            cut = !event();
            clock.stand();
        }
    }

    /// Goes on after an end of track that was none.
    void readOn() {
        ended = false;
        read();
    }

    /// The first byte that was not read.
    int at() {
        return at;
    }

    /// Whether it came to an end of track.
    boolean ended() {
        return ended;
    }

    /// Whether it came to the end of its bytes within an event.
    boolean cut() {
        return cut;
    }

    TrackEnd end(boolean breaksOff) {
        return new TrackEnd(clock.end(), breaksOff);
    }

    /// Reads an event and the time before it; false if there is only a part of it.
    private boolean event() {
        if (!delta() || at >= limit || (bytes.octet(at) < 0x80 && running == 0 && !skipToStatus())) {
            return endedAsItShould();
        }
        int status = bytes.octet(at);
        if (status < 0x80) {
            return channel(running);
        }
        at++;
        if (status < 0xF0) {
            running = status;
            return channel(status);
        }
        return system(status);
    }

    /// Where bytes are missing or too many, an event would take the end of the track for its own.
    private boolean endedAsItShould() {
        if (at < lastEvent || lastEvent == limit) {
            return false;
        }
        ended = true;
        at = limit;
        flaws.add(Kind.STRAY, "%d bytes belong to no event");
        return true;
    }

    private boolean delta() {
        int begun = at;
        long value = 0;
        int octet;
        do {
            if (at >= limit) {
                return false;
            }
            octet = bytes.octet(at++);
            value = value << 7 | (octet & 0x7F);
        } while (octet >= 0x80);
        if (begun < lastEvent && at > lastEvent) {
            return false;
        }
        if (at - begun > MOST_DELTA_BYTES) {
            flaws.add(Kind.STRAY, "%d bytes belong to no event", at - begun);
        } else {
            clock.pass(value);
        }
        return true;
    }

    private boolean skipToStatus() {
        int begun = at;
        while (at < limit && bytes.octet(at) < 0x80) {
            at++;
        }
        flaws.add(Kind.STRAY, "%d bytes belong to no event", at - begun);
        return at < lastEvent;
    }

    private boolean channel(int status) {
        int command = status & 0xF0;
        int data = command == 0xC0 || command == 0xD0 ? 1 : 2;
        if (at + data > (at < lastEvent ? lastEvent : limit)) {
            at = limit;
            return endedAsItShould();
        }
        if (data == 2) {
            message(status, bytes.octet(at), bytes.octet(at + 1));
        }
        at += data;
        return true;
    }

    private void message(int status, int data1, int data2) {
        int command = status & 0xF0;
        boolean key = command <= 0x90;
        if (!clock.hasTime(status, data1, data2) || (!key && command != 0xB0)) {
            return;
        }
        if (data1 > 127) {
            flaws.add(key ? Kind.PITCH : Kind.VALUE, key ? PITCHES_TOO_HIGH : VALUES_TOO_HIGH);
        } else if (key || Controllers.matter(data1)) {
            if (data2 > 127) {
                flaws.add(Kind.VALUE, VALUES_TOO_HIGH);
            }
            events.add(clock.now(), status << 16 | data1 << 8 | Math.min(127, data2), source);
        }
    }

    private boolean system(int status) {
        boolean hasTime = clock.hasTime();
        return switch (status) {
            case META -> meta(hasTime);
            case 0xF0, 0xF7 -> exclusive();
            case 0xF1, 0xF3 -> skipData(1);
            case 0xF2 -> skipData(2);
            default -> true; // nothing follows them
        };
    }

    /// Messages that no file should hold, as if they came by wire.
    private boolean skipData(int most) {
        for (int n = 0; n < most && at < limit && bytes.octet(at) < 0x80; n++) {
            at++;
        }
        return true;
    }

    private boolean meta(boolean hasTime) {
        if (at >= limit) {
            return false;
        }
        int type = bytes.octet(at++);
        Integer fixed = META_LENGTHS.get(type);
        int begun = at;
        long length = length();
        if (length > limit - at && fixed != null && begun + 1 + fixed <= limit) {
            at = begun + 1;
            length = fixed;
        }
        if (length < 0 || length > limit - at) {
            return type != END_OF_TRACK && resume();
        }
        meta(type, (int) length, hasTime);
        at += (int) length;
        return true;
    }

    private void meta(int type, int length, boolean hasTime) {
        if (type == END_OF_TRACK) {
            ended = true;
        } else if (type == PORT && length >= 1) {
            port = firstPort + bytes.octet(at);
            source = events.source(track, port, device);
        } else if (type == DEVICE) {
            device = bytes.text(at, Math.min(length, LONGEST_DEVICE));
            source = events.source(track, port, device);
        } else if (type == SET_TEMPO && length == 3) {
            int micros = bytes.word(at) << 8 | bytes.octet(at + 2);
            if (micros > 0 && hasTime) {
                events.addTempo(clock.now(), micros, source);
            }
        } else if (type == TIME_SIGNATURE && length >= 2 && hasTime) {
            metre(bytes.octet(at), bytes.octet(at + 1));
        }
    }

    private void metre(int counts, int power) {
        if (counts > 0 && power <= LONGEST_POWER) {
            events.addMetre(clock.now(), counts, power, source);
        }
    }

    private boolean exclusive() {
        int begun = at;
        long length = length();
        int terminated = endOfExclusive(begun);
        boolean tooLong = length < 0 || length > limit - at;
        if (terminated < 0 && (tooLong || bytes.octet((int) (at + length) - 1) != END_OF_EXCLUSIVE)) {
            terminated = endOfExclusive(afterNumber(begun));
        }
        boolean hasNoLength = terminated >= 0 && (tooLong || terminated < at + length);
        if (hasNoLength) {
            at = terminated;
            return true;
        }
        if (tooLong) {
            return resume();
        }
        at += (int) length;
        return true;
    }

    /// The byte after a number of however many bytes.
    private int afterNumber(int from) {
        int to = from;
        while (to < limit && bytes.octet(to) >= 0x80 && bytes.octet(to) != END_OF_EXCLUSIVE) {
            to++;
        }
        return Math.min(to + 1, limit);
    }

    /// The byte after the F7 that ends the data from here; -1 if another status comes before it.
    private int endOfExclusive(int from) {
        int to = from;
        while (to < limit && bytes.octet(to) < 0x80) {
            to++;
        }
        return to < limit && bytes.octet(to) == END_OF_EXCLUSIVE ? to + 1 : -1;
    }

    /// A length of one to four bytes; -1 if there is none.
    private long length() {
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

    /// After a length that cannot be: goes on where events follow one another again.
    private boolean resume() {
        for (int from = at; from < limit; from++) {
            if (new EventCheck(bytes, from, limit).eventsFollow()) {
                flaws.add(Kind.STRAY, "%d bytes belong to no event", from - at);
                at = from;
                return true;
            }
        }
        at = limit;
        return endedAsItShould();
    }
}
