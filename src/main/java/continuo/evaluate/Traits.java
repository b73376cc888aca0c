package continuo.evaluate;

import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// What Yang and Lerch (2020) look at in a piece, each a point in a space of its own: how many pitches, which pitch
/// classes and what follows which, how wide, how far from note to note, how many notes, how long the waits, which note
/// values and what follows which.
final class Traits {

    private static final int CLASSES = 12;

    /// Note values from the thirty-second to the double whole note, each with its half between: 12 classes.
    private static final double SHORTEST_BEATS = 1 / 8.0;

    private Traits() {}

    /// By name.
    static Map<String, double[]> of(List<TickNote> notes) {
        int[] pitches = notes.stream().mapToInt(TickNote::pitch).toArray();
        int[] classes = notes.stream().mapToInt(note -> note.pitch() % CLASSES).toArray();
        int[] values = notes.stream().mapToInt(Traits::noteValue).toArray();
        double leaps = 0;
        for (int n = 1; n < pitches.length; n++) {
            leaps += Math.abs(pitches[n] - pitches[n - 1]);
        }
        long lasts = notes.getLast().onsetTicks() - notes.getFirst().onsetTicks();
        Set<Integer> different = notes.stream().map(TickNote::pitch).collect(Collectors.toSet());
        int lowest = notes.stream().mapToInt(TickNote::pitch).min().orElse(0);
        int highest = notes.stream().mapToInt(TickNote::pitch).max().orElse(0);
        int steps = Math.max(1, notes.size() - 1);
        Map<String, double[]> traits = new LinkedHashMap<>();
        traits.put("pitchCount", new double[] {different.size()});
        traits.put("pitchClasses", histogram(classes));
        traits.put("pitchClassTransitions", transitions(classes));
        traits.put("pitchRange", new double[] {highest - lowest});
        traits.put("meanInterval", new double[] {leaps / steps});
        traits.put("noteCount", new double[] {notes.size()});
        traits.put("meanWait", new double[] {lasts / (double) Tempo.TICKS_PER_BEAT / steps});
        traits.put("lengths", histogram(values));
        traits.put("lengthTransitions", transitions(values));
        return traits;
    }

    private static int noteValue(TickNote note) {
        double beats = note.lengthTicks() / (double) Tempo.TICKS_PER_BEAT;
        double halvings = Math.log(beats / SHORTEST_BEATS) / Math.log(2);
        return Math.clamp(Math.round(2 * halvings), 0, CLASSES - 1);
    }

    private static double[] histogram(int[] classes) {
        double[] shares = new double[CLASSES];
        for (int of : classes) {
            shares[of] += 1.0 / classes.length;
        }
        return shares;
    }

    private static double[] transitions(int[] classes) {
        double[] shares = new double[CLASSES * CLASSES];
        for (int n = 1; n < classes.length; n++) {
            shares[classes[n - 1] * CLASSES + classes[n]] += 1.0 / (classes.length - 1);
        }
        return shares;
    }
}
