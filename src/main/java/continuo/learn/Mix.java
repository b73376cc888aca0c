package continuo.learn;

import continuo.corpus.PieceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/// How often each kind of music is shown: first a group, then one of its pieces. The shares count notes, so a
/// group of long pieces is drawn less often.
public final class Mix {

    private static final double UNKNOWN_SHARE = 0.3;

    private static final Map<String, Double> SHARES = Map.of(
            "rolls", 0.30,
            "pop", 0.30,
            "keyboard", 0.20,
            "songs", 0.10,
            "tunes", 0.05,
            "piano", 0.05);

    private final List<List<PieceFile>> groups;
    private final double[] cumulative;

    public Mix(List<PieceFile> pieces) {
        if (pieces.isEmpty()) {
            throw new IllegalArgumentException("a mix needs pieces");
        }
        Map<String, List<PieceFile>> byGroup = new TreeMap<>();
        for (PieceFile piece : pieces) {
            byGroup.computeIfAbsent(piece.group(), group -> new ArrayList<>()).add(piece);
        }
        groups = List.copyOf(byGroup.values());
        cumulative = new double[groups.size()];
        double sum = 0;
        for (int n = 0; n < cumulative.length; n++) {
            List<PieceFile> group = groups.get(n);
            double meanNotes =
                    group.stream().mapToInt(PieceFile::notes).average().orElseThrow();
            sum += SHARES.getOrDefault(group.getFirst().group(), UNKNOWN_SHARE) / Math.max(1, meanNotes);
            cumulative[n] = sum;
        }
    }

    public PieceFile draw(RandomGenerator random) {
        double at = random.nextDouble() * cumulative[cumulative.length - 1];
        int group = 0;
        while (cumulative[group] <= at) {
            group++;
        }
        List<PieceFile> pieces = groups.get(group);
        return pieces.get(random.nextInt(pieces.size()));
    }
}
