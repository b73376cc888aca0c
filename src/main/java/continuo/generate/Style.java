package continuo.generate;

import continuo.beat.BeatTracker;
import continuo.music.Bars;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// What a continuation has heard before anybody plays, so that it plays in that manner from the first answer: the last
/// notes of a piece, in ticks. They are all below 0, where a bar begins if it is known where bars are.
///
/// @param name of the piece, for people
/// @param bars how long a bar and a beat of it are, with a blank between them; empty if that is not known
/// @param notes pitch, velocity, onset and length of each, in the order in which they are heard, with blanks between;
/// as
///     a text, so that a session can write it down
public record Style(String name, String bars, String notes) {

    /// Nothing was heard.
    public static final Style NONE = new Style("", "", "");

    /// As many as leave their mark on the network, and more.
    static final int MOST_NOTES = 384;

    private static final int NUMBERS = 4; // of a note
    private static final int MOST_LISTENED = 1_024; // to find the beat

    private static final Comparator<TickNote> IN_ORDER =
            Comparator.comparingLong(TickNote::onsetTicks).thenComparingInt(TickNote::pitch);

    public Style {
        // sessions that were recorded before there were any have none
        name = name == null ? "" : name;
        bars = bars == null ? "" : bars;
        notes = notes == null ? "" : notes;
        ticks(notes);
        if (!bars.isEmpty() && numbers(bars).length != 2) {
            throw new IllegalArgumentException("bars must be two lengths, was " + bars);
        }
    }

    public boolean isEmpty() {
        return notes.isEmpty();
    }

    /// Of music in its own ticks.
    ///
    /// @param bars in the same ticks; none if they are not known
    public static Style inTicks(String name, List<TickNote> music, Bars bars) {
        List<TickNote> last = last(music.stream().sorted(IN_ORDER).toList(), MOST_NOTES);
        if (last.isEmpty()) {
            return NONE;
        }
        int bar = lastBar(bars, last.getLast().onsetTicks());
        return bar < 0 || !holds(bars, bar, last.getFirst().onsetTicks())
                ? of(name, last, 0, Tempo.TICKS_PER_BEAT, "")
                : of(
                        name,
                        last,
                        Math.round(bars.start(bar)),
                        length(bars, bar),
                        length(bars, bar) + " " + bars.beat(bar));
    }

    private static int lastBar(Bars bars, long tick) {
        int bar = bars.count() - 1;
        while (bar >= 0 && bars.start(bar) > tick) {
            bar--;
        }
        return bar;
    }

    /// Whether all bars from `tick` on are as this one.
    private static boolean holds(Bars bars, int last, long tick) {
        for (int bar = last; bar >= 0 && bars.end(bar) > tick; bar--) {
            if (length(bars, bar) != length(bars, last) || bars.beat(bar) != bars.beat(last)) {
                return false;
            }
        }
        return true;
    }

    private static long length(Bars bars, int bar) {
        return Math.max(1, Math.round(bars.length(bar)));
    }

    /// Of music that is only known in time, by the beat that is found in it; where there is none, it counts as played
    /// at
    /// [Tempo#UNMARKED].
    public static Style asPlayed(String name, List<Note> music) {
        List<Note> heard = last(
                music.stream()
                        .sorted(Comparator.comparingLong(Note::onsetNanos))
                        .toList(),
                MOST_LISTENED);
        BeatTracker tracker = new BeatTracker();
        Heard.listen(tracker, heard);
        if (heard.isEmpty() || !tracker.known()) {
            return inTicks(name, Heard.inTicks(heard, Tempo.UNMARKED), Bars.NONE);
        }
        List<Note> last = last(heard, MOST_NOTES);
        FoundBeat beat = new FoundBeat(tracker);
        beat.begin(last.getFirst().onsetNanos());
        List<TickNote> ticks = new ArrayList<>();
        for (Note note : last) {
            long onset = beat.onsetTick(note.onsetNanos());
            ticks.add(new TickNote(
                    note.pitch(), note.velocity(), onset, Math.max(1, beat.tick(note.endNanos()) - onset)));
        }
        ticks.sort(IN_ORDER);
        boolean known = beat.findBar(last.getLast().onsetNanos());
        int beatTicks = beat.metre().beatTicks();
        int barTicks = beat.metre().barTicks();
        return known
                ? of(name, ticks, beat.barLineNear(0, 0), barTicks, barTicks + " " + beatTicks)
                : of(name, ticks, 0, beatTicks, "");
    }

    private static <T> List<T> last(List<T> all, int most) {
        return all.subList(Math.max(0, all.size() - most), all.size());
    }

    /// @param line where a bar begins, or a beat
    /// @param ticks how long it is
    private static Style of(String name, List<TickNote> notes, long line, long ticks, String bars) {
        long last = notes.getLast().onsetTicks();
        long end = line + Math.ceilDiv(last + 1 - line, ticks) * ticks;
        StringBuilder text = new StringBuilder();
        for (TickNote note : notes) {
            long onset = note.onsetTicks() - end;
            text.append(text.isEmpty() ? "" : " ")
                    .append(note.pitch())
                    .append(' ')
                    .append(note.velocity())
                    .append(' ')
                    .append(onset)
                    .append(' ')
                    .append(Math.min(note.lengthTicks(), -onset));
        }
        return new Style(name, bars, text.toString());
    }

    private static List<TickNote> ticks(String notes) {
        List<TickNote> ticks = new ArrayList<>();
        int[] numbers = numbers(notes);
        for (int n = 0; n + NUMBERS <= numbers.length; n += NUMBERS) {
            ticks.add(new TickNote(numbers[n], numbers[n + 1], numbers[n + 2], numbers[n + 3]));
        }
        if (ticks.stream().anyMatch(note -> note.endTicks() > 0)) {
            throw new IllegalArgumentException("notes must end before tick 0");
        }
        return ticks;
    }

    private static int[] numbers(String text) {
        return text.isEmpty()
                ? new int[0]
                : Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    /// Has all of it be heard.
    void tell(Continuation continuation) {
        int[] bar = numbers(bars);
        if (bar.length > 0) {
            continuation.tellBar(0, bar[0], bar[1]);
        }
        ticks(notes)
                .forEach(note -> continuation.hear(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks()));
        continuation.forgetBar(); // where it is in what comes is not known yet
    }
}
