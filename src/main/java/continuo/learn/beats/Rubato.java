package continuo.learn.beats;

import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.NotePlace;
import continuo.music.Note;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A performance given more freedom: another tempo, which wanders, much or not at all; hands that miss. Beats wander
/// along.
final class Rubato {

    private static final double KNOT = 0.5; // seconds between changes of the tempo
    private static final double STEADY_SHARE = 0.4;
    private static final double LEAST = 0.03;
    private static final double MOST = 0.2;
    private static final double TEMPO_SPREAD = 0.08; // ln
    private static final double MOST_MISSED = 0.018; // seconds
    private static final long SHORTEST_NANOS = 1_000_000;

    private final double[] knots; // where each half second of the piece begins now
    private final double missed;
    private final RandomGenerator random;

    private record Placed(Note note, NotePlace place) {}

    private Rubato(double seconds, RandomGenerator random) {
        this.random = random;
        double spread = random.nextDouble() < STEADY_SHARE ? 0 : random.nextDouble(LEAST, MOST);
        double kept = random.nextDouble(0.3, 0.9);
        double tempo = Math.exp(random.nextGaussian() * TEMPO_SPREAD);
        knots = new double[(int) (seconds / KNOT) + 4];
        double wander = 0;
        for (int n = 1; n < knots.length; n++) {
            wander = kept * wander + Math.sqrt(1 - kept * kept) * random.nextGaussian();
            knots[n] = knots[n - 1] + KNOT * tempo * Math.exp(spread * wander);
        }
        missed = random.nextDouble() < STEADY_SHARE ? 0 : random.nextDouble(0, MOST_MISSED);
    }

    static CountedPiece play(CountedPiece piece, RandomGenerator random) {
        double last = piece.notes().stream().mapToLong(Note::endNanos).max().orElse(0) / 1e9;
        Rubato rubato = new Rubato(Math.max(last, lastBeat(piece)), random);
        List<Placed> played = IntStream.range(0, piece.notes().size())
                .mapToObj(n -> new Placed(
                        rubato.played(piece.notes().get(n)), piece.places().get(n)))
                .sorted(Comparator.comparingLong(placed -> placed.note().onsetNanos()))
                .toList();
        return new CountedPiece(
                played.stream().map(Placed::note).toList(),
                played.stream().map(Placed::place).toList(),
                piece.beats().at(rubato::at));
    }

    private static double lastBeat(CountedPiece piece) {
        int count = piece.beats().count();
        return count == 0 ? 0 : piece.beats().seconds(count - 1);
    }

    private Note played(Note note) {
        long onset = Math.round((at(note.onsetNanos() / 1e9) + missed * random.nextGaussian()) * 1e9);
        long end = Math.round(at(note.endNanos() / 1e9) * 1e9);
        return new Note(note.pitch(), note.velocity(), onset, Math.max(SHORTEST_NANOS, end - onset));
    }

    private double at(double seconds) {
        if (seconds < 0) {
            return seconds;
        }
        int knot = Math.min(knots.length - 2, (int) (seconds / KNOT));
        return knots[knot] + (seconds / KNOT - knot) * (knots[knot + 1] - knots[knot]);
    }
}
