package continuo.evaluate;

import continuo.corpus.TimedNote;
import continuo.corpus.Transcript;
import continuo.encoding.BarTeller;
import continuo.generate.Continuation;
import continuo.generate.Drafts;
import continuo.generate.GenerationSettings;
import continuo.generate.Hearing;
import continuo.model.Network;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SplittableRandom;

/// A piece that breaks off: 64 beats up to there as the prime, and how it really goes on.
final class Excerpt {

    /// How much of a continuation is looked at.
    static final int MOST_NOTES = 4 * Measured.STRETCH;

    private static final long PRIME_TICKS = 64 * 48;
    private static final long HORIZON_TICKS = 10 * 48;
    private static final int TOO_MANY_NOTES = 2_000;

    private final Transcript piece;
    private final List<TimedNote> prime;
    private final List<TimedNote> truth;

    private Excerpt(Transcript piece, List<TimedNote> prime, List<TimedNote> truth) {
        this.piece = piece;
        this.prime = prime;
        this.truth = truth;
    }

    /// @param share where in the piece it breaks off, by time
    static Excerpt of(Transcript piece, double share) {
        List<TimedNote> notes = piece.notes();
        double first = notes.getFirst().onset();
        double cut = first + share * (notes.getLast().onset() - first);
        return new Excerpt(
                piece,
                notes.stream()
                        .filter(note -> note.onset() < cut && note.onset() >= cut - PRIME_TICKS)
                        .toList(),
                notes.stream().filter(note -> note.onset() >= cut).toList());
    }

    /// Whether there is something to go on from, and something to compare with.
    boolean isLongEnough() {
        return prime.size() > 1 && truth.size() > 1;
    }

    /// How many notes of a continuation are looked at: whole stretches, as many as there really are.
    int stretches() {
        return Math.min(truth.size(), MOST_NOTES) / Measured.STRETCH * Measured.STRETCH;
    }

    /// What the network plays after the prime, as hands play it: at least as many notes as are looked at, and to the
    /// horizon.
    List<TickNote> playedBy(Network network, GenerationSettings settings, Hands hands, long seed) {
        Continuation continuation = new Continuation(network, settings, seed);
        Hearing hearing = new Hearing(continuation);
        List<TickNote> heard = hands.play(prime.stream().map(TimedNote::note).toList(), new SplittableRandom(seed));
        BarTeller bars = new BarTeller(piece.bars());
        for (TickNote note : heard) {
            bars.tell(note.onsetTicks(), continuation::tellBar);
            hearing.hear(note.pitch(), note.velocity(), note.onsetTicks());
            hearing.release(note.pitch(), note.endTicks());
        }
        List<TickNote> played = new ArrayList<>();
        // the prime's last chord is whole
        long earliest =
                Math.max(prime.getLast().note().onsetTicks(), heard.getLast().onsetTicks())
                        + (hands.missNothing() ? 1 : 1 + Hearing.MOST_OFF_TICKS);
        Drafts drafts = new Drafts(continuation);
        drafts.begin(settings.drafts(), earliest, Long.MAX_VALUE, Drafts.HORIZON_TICKS);
        while (wantsMore(played) && drafts.next(earliest, Long.MAX_VALUE)) {
            played.add(new TickNote(
                    continuation.pitch(),
                    continuation.velocity(),
                    continuation.onsetTick(),
                    continuation.lengthTicks()));
            earliest = continuation.onsetTick();
            drafts.goOn();
        }
        return played;
    }

    private boolean wantsMore(List<TickNote> played) {
        if (played.isEmpty()) {
            return true;
        }
        long horizon = prime.getLast().note().onsetTicks() + HORIZON_TICKS;
        return played.size() < TOO_MANY_NOTES
                && (played.size() < stretches() || played.getLast().onsetTicks() <= horizon);
    }

    /// The truth up to ten beats after the prime.
    List<TickNote> truthToHorizon() {
        return toHorizon(truth.stream().map(TimedNote::note).toList());
    }

    List<TickNote> toHorizon(List<TickNote> notes) {
        long horizon = prime.getLast().note().onsetTicks() + HORIZON_TICKS;
        return notes.stream().filter(note -> note.onsetTicks() <= horizon).toList();
    }

    List<HeardNote> heardPrime() {
        return heard(prime);
    }

    /// As many notes of the truth as are looked at.
    List<HeardNote> heardTruth() {
        return heard(truth.subList(0, stretches()));
    }

    private static List<HeardNote> heard(List<TimedNote> notes) {
        return notes.stream()
                .map(note -> new HeardNote(note.note().pitch(), note.onsetSeconds()))
                .toList();
    }

    /// What was played in the ticks of the piece, in the time of the piece.
    List<HeardNote> heard(Collection<TickNote> played) {
        return played.stream()
                .limit(stretches())
                .map(note -> new HeardNote(note.pitch(), piece.secondsAt((double) note.onsetTicks())))
                .toList();
    }

    /// The step of the last onset of the prime.
    long zeroStep() {
        return GridPoint.stepAt(prime.getLast().onset());
    }

    List<GridPoint> primePoints() {
        return points(prime);
    }

    List<GridPoint> truthPoints() {
        return points(truth);
    }

    private static List<GridPoint> points(List<TimedNote> notes) {
        return notes.stream()
                .map(note -> new GridPoint(
                        GridPoint.stepAt(note.onset()), note.note().pitch()))
                .distinct()
                .toList();
    }

    static List<GridPoint> points(Collection<TickNote> played) {
        return played.stream()
                .map(note -> new GridPoint(GridPoint.stepAt((double) note.onsetTicks()), note.pitch()))
                .distinct()
                .toList();
    }
}
