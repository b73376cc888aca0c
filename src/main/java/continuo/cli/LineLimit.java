package continuo.cli;

import java.util.ArrayList;
import java.util.List;

/// Keeps a screen or a log readable, whatever happens how often: the same line comes once a second at most, and many
/// different ones more and more seldom; what is left out is counted, and said as soon as there is room. Time is an
/// argument.
final class LineLimit {

    private static final long AGAIN_NANOS = 1_000_000_000;
    private static final long ROOM_NANOS = 500_000_000; // for one more line
    private static final int MOST_AT_ONCE = 200;

    private String last = "";
    private long lastNanos;
    private int repeated; // how often the last line has been left out
    private int room = MOST_AT_ONCE;
    private long roomNanos;
    private long leftOut;

    /// What is to be printed for a line that is said now.
    List<String> say(String line, long now) {
        if (line.equals(last) && now - lastNanos < AGAIN_NANOS) {
            repeated++;
            return List.of();
        }
        makeRoom(now);
        List<String> lines = new ArrayList<>();
        if (repeated > 0) {
            admit(repeats(), lines);
        }
        if (admit(line, lines)) {
            last = line;
            lastNanos = now;
        }
        return lines;
    }

    private boolean admit(String line, List<String> lines) {
        if (room == 0) {
            leftOut++;
            return false;
        }
        room--;
        if (leftOut > 0) {
            lines.add("… and %d lines more, left out because there were so many.".formatted(leftOut));
            leftOut = 0;
        }
        lines.add(line);
        return true;
    }

    private String repeats() {
        String line = repeated == 1 ? last : "%s (%d times)".formatted(last, repeated);
        repeated = 0;
        return line;
    }

    /// What is to be printed now if nothing is said.
    List<String> due(long now) {
        if (repeated == 0 || now - lastNanos < AGAIN_NANOS) {
            return List.of();
        }
        lastNanos = now;
        return List.of(repeats());
    }

    /// Lines that found no room before they came here.
    void missed(long count) {
        leftOut += count;
    }

    private void makeRoom(long now) {
        if (room == MOST_AT_ONCE) {
            roomNanos = now;
        }
        long more = (now - roomNanos) / ROOM_NANOS;
        room = (int) Math.min(MOST_AT_ONCE, room + more);
        roomNanos += more * ROOM_NANOS;
    }
}
