package continuo.corpus;

import continuo.midi.file.FileNote;
import java.util.List;

/// Tells written onsets from played ones.
public final class Grid {

    private static final int STEPS_PER_BEAT = 12;
    private static final double NEAR = 0.03;
    private static final double ENOUGH = 0.9;

    private Grid() {}

    /// Whether nearly all onsets stand on twelfths of a beat.
    public static boolean holds(List<FileNote> notes) {
        long near = notes.stream()
                .mapToDouble(note -> note.onsetBeats() * STEPS_PER_BEAT)
                .filter(steps -> Math.abs(steps - Math.rint(steps)) < NEAR)
                .count();
        return near >= ENOUGH * notes.size();
    }
}
