package continuo.evaluate.beats;

import continuo.beat.BeatTracker;
import continuo.music.Note;
import java.util.Arrays;
import java.util.List;

/// Plays a piece to a tracker and notes when it announces a beat, as a metronome that follows it would: at the instant
/// at which the next beat is due by what is known until then; at once, where a note tells that a beat has come earlier.
final class BeatListening {

    private static final double LEAST_BEATS_APART = 0.5;
    private static final double JUST_PASSED = 0.25;
    private static final double ROUNDING = 1e-6;

    private final BeatTracker tracker;
    private double[] seconds = new double[256];
    private double[] bars = new double[64];
    private int count;
    private int barCount;
    private long before;
    private double last = Double.NEGATIVE_INFINITY;
    private double unknownSeconds;
    private double unknownFrom;

    BeatListening(BeatTracker tracker) {
        this.tracker = tracker;
    }

    private record Event(long nanos, boolean press, int pitch, int velocity) {}

    /// @param from from when on time without a beat counts
    void listen(List<Note> notes, double from) {
        unknownFrom = from;
        before = notes.getFirst().onsetNanos();
        Event[] events = new Event[2 * notes.size()];
        for (int n = 0; n < notes.size(); n++) {
            Note note = notes.get(n);
            events[2 * n] = new Event(note.onsetNanos(), true, note.pitch(), note.velocity());
            events[2 * n + 1] = new Event(note.endNanos(), false, note.pitch(), 0);
        }
        Arrays.sort(events, (a, b) -> Long.compare(a.nanos, b.nanos));
        for (Event event : events) {
            if (event.press) {
                announceUntil(event.nanos);
                tracker.press(event.pitch, event.velocity, event.nanos);
                announceAt(event.nanos);
            } else {
                tracker.release(event.pitch, event.nanos);
            }
        }
    }

    private void announceUntil(long nanos) {
        if (tracker.known()) {
            double next = Math.ceil(tracker.beat(before) + ROUNDING);
            double until = tracker.beat(nanos) - ROUNDING;
            for (double beat = next; beat <= until; beat++) {
                announce(beat, tracker.nanos(beat));
            }
        } else {
            unknownSeconds += Math.max(0, nanos / 1e9 - Math.max(unknownFrom, before / 1e9));
        }
        before = nanos;
    }

    private void announceAt(long nanos) {
        if (tracker.known()) {
            double beat = tracker.beat(nanos);
            double passed = Math.floor(beat + ROUNDING);
            if (beat - passed < JUST_PASSED) {
                announce(passed, nanos);
            }
        }
    }

    private void announce(double beat, long nanos) {
        double at = nanos / 1e9;
        double period = (tracker.nanos(beat + 1) - tracker.nanos(beat)) / 1e9;
        if (at - last < LEAST_BEATS_APART * period) {
            return;
        }
        last = at;
        if (count == seconds.length) {
            seconds = Arrays.copyOf(seconds, 2 * count);
        }
        seconds[count++] = at;
        if (Math.rint(tracker.beatInBar(beat)) % tracker.metre().beats() == 0) {
            if (barCount == bars.length) {
                bars = Arrays.copyOf(bars, 2 * barCount);
            }
            bars[barCount++] = at;
        }
    }

    double[] beats() {
        return Arrays.copyOf(seconds, count);
    }

    double[] bars() {
        return Arrays.copyOf(bars, barCount);
    }

    double unknownSeconds() {
        return unknownSeconds;
    }
}
