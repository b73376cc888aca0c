package continuo.evaluate;

import java.util.Arrays;
import java.util.List;

/// The melody, roughly: the highest note of everything that begins together.
final class TopVoice {

    /// What begins within this time of the first note of a chord belongs to the chord.
    static final double TOGETHER_SECONDS = 0.02;

    private TopVoice() {}

    /// The intervals from each of its notes to the next, in semitones.
    static int[] intervals(List<HeardNote> notes) {
        int[] voice = new int[notes.size()];
        int count = 0;
        double chord = Double.NEGATIVE_INFINITY;
        for (HeardNote note : notes) {
            if (note.seconds() - chord > TOGETHER_SECONDS) {
                chord = note.seconds();
                voice[count++] = note.pitch();
            } else {
                voice[count - 1] = Math.max(voice[count - 1], note.pitch());
            }
        }
        int[] intervals = new int[Math.max(0, count - 1)];
        Arrays.setAll(intervals, n -> voice[n + 1] - voice[n]);
        return intervals;
    }
}
