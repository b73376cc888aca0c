package continuo.midi.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the tracks of a file say that matters for its notes: keys, pedals, ends of all notes, tempos. Kept in arrays,
/// for there may be millions.
final class Events {

    /// One more than the last tick there is: an order of all events fits into longs.
    static final long END_OF_TIME = 1L << 40;

    private static final int MOST = 1 << 23;
    private static final int MOST_DEVICES = 1024; // no studio has more, and each takes memory
    private static final int TEMPO = 1 << 24;
    private static final int METRE = 1 << 25;

    /// Where an event comes from. Keys and pedals of one channel go together only where the port is the same.
    ///
    /// @param track from 0
    /// @param port from 0, in the order in which they appear
    record Source(int track, int port) {}

    private record Port(int number, String device) {}

    /// The end of a track.
    ///
    /// @param tick where it ends, and all that nothing else has ended
    /// @param cut whether more should have come
    record TrackEnd(long tick, boolean cut) {}

    private final List<Source> sources = new ArrayList<>();
    private final List<TrackEnd> trackEnds = new ArrayList<>();
    private long[] ticks = new long[256];
    private int[] messages = new int
            [256]; // status << 16 | data 1 << 8 | data 2, or TEMPO | microseconds a beat, or METRE | counts << 8 |
    // power of 2
    private int[] from = new int[256]; // number of the source
    private int size;
    private Map<Port, Integer> ports = new HashMap<>(); // what the file calls it → 0, 1, 2, …

    /// @param port what the file calls it, by a number
    /// @param device and by a name; empty if it has none
    /// @return the number by which events name it
    int source(int track, int port, String device) {
        Port called = new Port(port, device);
        if (!ports.containsKey(called) && ports.size() >= MOST_DEVICES) {
            called = new Port(port, "");
        }
        Source source = new Source(track, ports.computeIfAbsent(called, name -> ports.size()));
        if (sources.isEmpty() || !sources.getLast().equals(source)) {
            sources.add(source);
        }
        return sources.size() - 1;
    }

    void add(long tick, int message, int source) {
        if (size == MOST) {
            throw new Unreadable("holds more than %,d events; split it".formatted(MOST));
        }
        if (size == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * size);
            messages = Arrays.copyOf(messages, 2 * size);
            from = Arrays.copyOf(from, 2 * size);
        }
        ticks[size] = tick;
        messages[size] = message;
        from[size++] = source;
    }

    void addTempo(long tick, int microsPerBeat, int source) {
        add(tick, TEMPO | microsPerBeat, source);
    }

    /// @param power of 2 of what is counted: 3 for quavers
    void addMetre(long tick, int counts, int power, int source) {
        add(tick, METRE | counts << 8 | power, source);
    }

    /// The tracks end in the order of their numbers.
    void endTrack(TrackEnd end) {
        trackEnds.add(end);
    }

    int tracks() {
        return trackEnds.size();
    }

    /// The tick at which a track ends.
    long end(int track) {
        return trackEnds.get(track).tick();
    }

    /// All events by time; those of one tick in the order in which they were added.
    Events inOrder() {
        Events ordered = new Events();
        ordered.sources.addAll(sources);
        ordered.trackEnds.addAll(trackEnds);
        ordered.ports = ports;
        ordered.size = size;
        ordered.ticks = new long[size];
        ordered.messages = new int[size];
        ordered.from = new int[size];
        long[] order = new long[size];
        for (int n = 0; n < size; n++) {
            order[n] = ticks[n] * MOST + n; // Invariant: ticks are below 2^40, numbers below 2^23
        }
        Arrays.sort(order);
        for (int n = 0; n < size; n++) {
            int at = (int) (order[n] % MOST);
            ordered.ticks[n] = ticks[at];
            ordered.messages[n] = messages[at];
            ordered.from[n] = from[at];
        }
        return ordered;
    }

    int size() {
        return size;
    }

    /// How many numbers [#wire] may give.
    int wires() {
        return 16 * ports.size();
    }

    long tick(int n) {
        return ticks[n];
    }

    boolean isTempo(int n) {
        return messages[n] >= TEMPO && messages[n] < METRE;
    }

    boolean isMetre(int n) {
        return messages[n] >= METRE;
    }

    /// How many the bars of a metre count.
    int counts(int n) {
        return messages[n] >> 8 & 0xFF;
    }

    /// What they count, as a power of 2.
    int countedPower(int n) {
        return messages[n] & 0xFF;
    }

    int microsPerBeat(int n) {
        return messages[n] - TEMPO;
    }

    private int command(int n) {
        return messages[n] >= TEMPO ? 0 : messages[n] >> 16 & 0xF0;
    }

    int channel(int n) {
        return messages[n] >> 16 & 0xF;
    }

    int data1(int n) {
        return messages[n] >> 8 & 0x7F;
    }

    int data2(int n) {
        return messages[n] & 0x7F;
    }

    Source source(int n) {
        return sources.get(from[n]);
    }

    TrackEnd trackEnd(int n) {
        return trackEnds.get(source(n).track());
    }

    /// The port and channel of an event as one number.
    int wire(int n) {
        return source(n).port() * 16 + channel(n);
    }

    boolean isStrike(int n) {
        return command(n) == 0x90 && data2(n) > 0;
    }

    boolean isRelease(int n) {
        return command(n) == 0x80 || (command(n) == 0x90 && data2(n) == 0);
    }

    boolean isController(int n) {
        return command(n) == 0xB0;
    }

    boolean isController(int n, int number) {
        return isController(n) && data1(n) == number;
    }

    /// Whether it lets all keys of its channel go, as "all notes off" does and, by the standard, each change of mode;
    /// and "all sound off".
    boolean endsAllKeys(int n) {
        return isController(n) && (data1(n) == Controllers.ALL_SOUND_OFF || data1(n) >= Controllers.ALL_NOTES_OFF);
    }
}
