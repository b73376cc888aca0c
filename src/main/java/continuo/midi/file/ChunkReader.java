package continuo.midi.file;

import continuo.midi.file.Flaw.Kind;

/// Finds the tracks of a file and reads them one by one. Lengths and counts that lead to no other chunk are not
/// trusted: a track ends where it says so, or where the next one begins.
///
/// No library for Java that was looked at reads on after damage; the JDK drops a track that is cut and all after it,
/// and throws where the header counts too many.
final class ChunkReader {

    /// As many as a header can count.
    private static final int MOST_TRACKS = 65_535;

    private static final int PORTS = 256;
    private static final int MOST_DOUBTS = 64; // each may go through all that follows

    private final FileBytes bytes;
    private final int onlyTrack;
    private final Flaws flaws = new Flaws();
    private final Events events = new Events();
    private int format;
    private int foreignChunks;
    private int doubts;
    private int at;

    /// @param onlyTrack the number of the only track wanted of a file that holds one piece a track, from 1; 0 for all
    ChunkReader(FileBytes bytes, int onlyTrack) {
        this.bytes = bytes;
        this.onlyTrack = onlyTrack;
    }

    /// Reads all tracks, and returns what a tick is.
    Division read() {
        int header = bytes.header();
        if (header < 0) {
            throw new Unreadable(whyNoMidi());
        }
        if (header + 14 > bytes.size()) {
            throw new Unreadable("breaks off in its header");
        }
        if (header > 0 && !bytes.isNamed(0, "RIFF")) {
            flaws.add(Kind.BEGINNING, "begins with %d bytes that are no MIDI", header);
        }
        Division division = division(header);
        format = bytes.word(header + 8);
        if (format > 2) {
            flaws.add(Kind.FORMAT, "is of format " + format + ", which does not exist, and was read as format 1");
        }
        long end = bytes.endOfChunk(header);
        at = end >= header + 14 && bytes.isBoundary(end) ? (int) end : bytes.nextTrack(header + 14);
        readTracks(bytes.word(header + 10));
        return division;
    }

    private Division division(int header) {
        Division division = Division.of(bytes.word(header + 12));
        if (!division.counts()) {
            throw new Unreadable("counts 0 ticks a " + (division.followsTempo() ? "beat" : "frame")
                    + ", so nothing in it has a time; save it anew with the program that made it");
        }
        return division;
    }

    private String whyNoMidi() {
        if (bytes.size() == 0) {
            return "is empty";
        }
        if (bytes.isNamed(0, "PK") || bytes.isNamed(0, "\u001f\u008b")) {
            return "is compressed; unpack it first";
        }
        return bytes.isNamed(0, "SMF2CLIP")
                ? "is a clip of MIDI 2.0, which Continuo cannot read; save it as a standard MIDI file (.mid)"
                : "is not a standard MIDI file";
    }

    private void readTracks(int counted) {
        while (at < bytes.size() && events.tracks() < MOST_TRACKS) {
            if (bytes.isNamed(at, "MTrk")) {
                readTrack();
            } else if (isMisnamedTrack()) {
                flaws.add(Kind.TRACK_NAME, "has a track %,d that is not called MTrk".formatted(events.tracks() + 1));
                readTrack();
            } else if (bytes.isNamed(at, "MThd")) {
                flaws.add(Kind.MORE, "holds a second MIDI file, which is passed over");
                break;
            } else {
                skipChunk();
            }
        }
        int tracks = events.tracks();
        if (tracks == 0) {
            throw new Unreadable("has no tracks");
        }
        if (counted != tracks && counted != tracks + foreignChunks) {
            flaws.add(
                    Kind.TRACK_COUNT,
                    "counts %s and has %,d"
                            .formatted(counted == 1 ? "1 track" : "%,d tracks".formatted(counted), tracks));
        }
    }

    /// Whether a chunk by another name is a track: it has nearly that name, or nothing but music in it.
    private boolean isMisnamedTrack() {
        if (bytes.isNearlyTrack(at)) {
            return true;
        }
        long end = at + FileBytes.CHUNK_HEADER <= bytes.size() ? bytes.endOfChunk(at) : Long.MAX_VALUE;
        return end <= bytes.size()
                && bytes.isBoundary(end)
                && new EventCheck(bytes, at + FileBytes.CHUNK_HEADER, (int) end).isMusic();
    }

    private void skipChunk() {
        boolean chunk = bytes.isChunk(at) && bytes.isBoundary(bytes.endOfChunk(at));
        foreignChunks += chunk ? 1 : 0;
        at = chunk ? (int) bytes.endOfChunk(at) : bytes.nextTrack(at);
    }

    private void readTrack() {
        int body = Math.min(bytes.size(), at + FileBytes.CHUNK_HEADER);
        long saidEnd = body == at + FileBytes.CHUNK_HEADER ? bytes.endOfChunk(at) : Long.MAX_VALUE;
        int next = bytes.nextTrack(body);
        boolean trusted = bytes.isBoundary(saidEnd) && (saidEnd <= next || isWholeTrack(body, (int) saidEnd));
        int limit = trusted ? (int) saidEnd : next;
        TrackReader track = track(body, limit);
        track.read();
        if (trusted && track.ended() && new EventCheck(bytes, track.at(), limit).isMusic()) {
            flaws.add(Kind.AFTER_END, "goes on after its end in track " + (events.tracks() + 1));
            while (track.ended() && track.at() < limit) {
                track.readOn();
            }
        }
        boolean breaksOff = track.cut() || (!trusted && !track.ended());
        if (breaksOff) {
            flaws.add(Kind.BREAKS_OFF, "breaks off in track " + (events.tracks() + 1));
        } else if (!trusted && saidEnd != track.at()) {
            flaws.add(Kind.TRACK_LENGTH, "gives a wrong length for track " + (events.tracks() + 1));
        }
        events.endTrack(track.end(breaksOff));
        at = trusted ? limit : Math.max(body, track.at());
    }

    /// Whether what looks like the next track is in a text of this one.
    private boolean isWholeTrack(int body, int end) {
        if (doubts == MOST_DOUBTS) {
            return false;
        }
        boolean whole = new EventCheck(bytes, body, end).isWholeTrack();
        doubts += whole ? 0 : 1;
        return whole;
    }

    private TrackReader track(int body, int limit) {
        int number = events.tracks();
        boolean wanted = !isOnePieceATrack() || onlyTrack == 0 || onlyTrack == number + 1;
        long beginning = isOnePieceATrack() && onlyTrack == 0 && number > 0 ? events.end(number - 1) : 0;
        int firstPort = isOnePieceATrack() ? PORTS * number : 0;
        TrackReader reader = new TrackReader(
                bytes, wanted ? events : new Events(), flaws, number, firstPort, beginning, body, limit);
        if (beginning > 0) {
            events.addTempo(beginning, Division.DEFAULT_MICROS_PER_BEAT, events.source(number, firstPort, ""));
        }
        return reader;
    }

    /// Whether the tracks are pieces of their own.
    boolean isOnePieceATrack() {
        return format == 2;
    }

    Events events() {
        return events;
    }

    Flaws flaws() {
        return flaws;
    }
}
