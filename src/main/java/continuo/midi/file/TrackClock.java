package continuo.midi.file;

import continuo.midi.file.Flaw.Kind;

/// Where a track is in time, and what of it has no time.
///
/// A time longer than the standard's four bytes cannot be meant: nothing after it has a time, so nothing is read. A
/// negative one, as of a program that subtracted wrongly, leads back; where that is before the beginning, the event is
/// passed over, with the release of the key that it strikes, and takes no time.
final class TrackClock {

    private static final long LONGEST = 0x0FFF_FFFF;
    private static final int NO_KEY = -1;

    private final Flaws flaws;
    private final String track;
    private final long beginning;
    private long now;
    private long before;
    private long end;
    private boolean outOfTime;
    private boolean passingOver; // one event, before the beginning
    private int passedKey = NO_KEY;

    /// @param track half a sentence, such as `track 1`
    TrackClock(Flaws flaws, String track, long beginning) {
        this.flaws = flaws;
        this.track = track;
        this.beginning = beginning;
        now = beginning;
        before = beginning;
        end = beginning;
    }

    /// So many ticks pass before the next event.
    ///
    /// @param ticks as they are written, in up to 64 bits; from 2³¹ on, in 32 bits, they are negative
    void pass(long ticks) {
        if (outOfTime) {
            return;
        }
        before = now;
        boolean negative = ticks < 0 || (ticks >= 1L << 31 && ticks < 1L << 32);
        if (negative) {
            goBack(ticks < 0 ? ticks : (int) ticks);
        } else if (ticks <= LONGEST && now + ticks < Events.END_OF_TIME) {
            now += ticks;
        } else {
            outOfTime = true;
            flaws.add(Kind.TIME, "leaps to an impossible time in " + track + ", whose rest is left out");
        }
    }

    private void goBack(long ticks) {
        passingOver = now + ticks < beginning;
        if (passingOver) {
            flaws.add(Kind.TIME, "leads back to before its beginning in " + track + ", where a note is left out");
        } else {
            now += ticks;
            flaws.add(Kind.TIME, "goes back in time in " + track);
        }
    }

    /// An event of a channel comes now. False if it has no time.
    boolean hasTime(int status, int data1, int data2) {
        int key = (status & 0xF) << 8 | data1;
        boolean strikes = (status & 0xF0) == 0x90 && data2 > 0;
        boolean releases = (status & 0xF0) == 0x80 || ((status & 0xF0) == 0x90 && data2 == 0);
        boolean undoes = releases && key == passedKey;
        if (undoes) {
            now = before;
        }
        boolean passedOver = undoes || passingOver;
        passedKey = passingOver && strikes ? key : NO_KEY;
        passingOver = false;
        return !passedOver && !outOfTime;
    }

    /// An event of no channel comes now. False if it has no time.
    boolean hasTime() {
        boolean passedOver = passingOver;
        passingOver = false;
        return !passedOver && !outOfTime;
    }

    long now() {
        return now;
    }

    /// The last event has come, or what there is of it.
    void stand() {
        end = Math.max(end, now);
    }

    /// The last time that the track has reached.
    long end() {
        return end;
    }
}
