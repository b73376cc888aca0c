package continuo.cli.demo;

import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import continuo.music.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Takes down what passes on a cable. One thread records, without waiting or allocating; any thread reads what has
/// been recorded so far. What comes after the tape is full is not recorded, except in the count of what hangs.
public final class Tape implements MidiSink {

    private static final int SIZE = 1 << 16;

    private final long[] whenNanos = new long[SIZE];
    private final int[] messages = new int[SIZE];
    private final boolean[] sounding = new boolean[16 * 128];
    private volatile int size; // written last: what lies before it is there for every reader
    private volatile int hanging;

    @Override
    public void message(long when, int source, int message) {
        count(message);
        int here = size;
        if (here < SIZE) {
            whenNanos[here] = when;
            messages[here] = message;
            size = here + 1;
        }
    }

    private void count(int message) {
        int key = ShortMessages.channel(message) * 128 + ShortMessages.data1(message);
        boolean press = ShortMessages.isPress(message);
        if (press != sounding[key] && (press || ShortMessages.isRelease(message))) {
            sounding[key] = press;
            int before = hanging; // only this thread writes it
            hanging = before + (press ? 1 : -1);
        }
    }

    @Override
    public void lost(long when, String port) {}

    @Override
    public void found(long when, String port) {}

    public int size() {
        return size;
    }

    public long whenNanos(int n) {
        return whenNanos[n];
    }

    public int message(int n) {
        return messages[n];
    }

    /// How many notes have been struck and not been let go.
    public int hanging() {
        return hanging;
    }

    /// How many notes have been struck.
    public long presses() {
        long count = 0;
        for (int n = 0; n < size; n++) {
            count += ShortMessages.isPress(messages[n]) ? 1 : 0;
        }
        return count;
    }

    /// The notes, counted from `startNanos`; what still sounds ends at `endNanos`.
    public List<Note> notes(long startNanos, long endNanos) {
        List<Note> notes = new ArrayList<>();
        int[] pressedAt = new int[128];
        Arrays.fill(pressedAt, -1);
        for (int n = 0; n < size; n++) {
            int message = messages[n];
            int pitch = ShortMessages.data1(message);
            if (ShortMessages.isPress(message) || ShortMessages.isRelease(message)) {
                end(notes, pressedAt[pitch], whenNanos[n], startNanos);
                pressedAt[pitch] = ShortMessages.isPress(message) ? n : -1;
            }
        }
        for (int pressed : pressedAt) {
            end(notes, pressed, endNanos, startNanos);
        }
        notes.sort(Comparator.comparingLong(Note::onsetNanos).thenComparingInt(Note::pitch));
        return notes;
    }

    private void end(List<Note> notes, int pressed, long atNanos, long startNanos) {
        if (pressed >= 0) {
            long onset = whenNanos[pressed] - startNanos;
            notes.add(new Note(
                    ShortMessages.data1(messages[pressed]),
                    ShortMessages.data2(messages[pressed]),
                    onset,
                    Math.max(1, atNanos - whenNanos[pressed])));
        }
    }
}
