package continuo.evaluate;

import continuo.corpus.TimedNote;
import continuo.corpus.Transcript;
import continuo.encoding.Head;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/// The notes of a piece as rows of numbers, one row an attribute, in [CoarseBins]. The onset of the first is 0.
final class Values {

    private final Map<Head, int[]> rows = new EnumMap<>(Head.class);

    private Values() {}

    static Values of(Transcript piece) {
        List<TimedNote> notes = piece.notes();
        int[] onsets = new int[notes.size()];
        for (int n = 1; n < onsets.length; n++) {
            onsets[n] = CoarseBins.onset(
                    notes.get(n).onsetSeconds() - notes.get(n - 1).onsetSeconds());
        }
        Values values = new Values();
        values.rows.put(Head.ONSET, onsets);
        values.rows.put(Head.PITCH, row(notes, note -> note.note().pitch()));
        values.rows.put(Head.LENGTH, row(notes, note -> CoarseBins.length(note.seconds())));
        values.rows.put(
                Head.VELOCITY,
                row(notes, note -> CoarseBins.velocity(note.note().velocity())));
        return values;
    }

    private static int[] row(List<TimedNote> notes, ToIntFunction<TimedNote> value) {
        return notes.stream().mapToInt(value).toArray();
    }

    int[] row(Head attribute) {
        return rows.getOrDefault(attribute, new int[0]);
    }

    int notes() {
        return row(Head.PITCH).length;
    }
}
