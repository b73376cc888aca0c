package continuo.evaluate;

import continuo.corpus.Transcript;
import continuo.generate.GenerationSettings;
import continuo.model.Network;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Pieces that broke off at two places each, as they really go on and as a network and the [SimplePlayers] went on.
final class Played {

    static final String MODEL = "model";
    static final String COPY_FORWARD = "copyForward";
    static final String MARKOV = "markov";

    private static final double[] BREAKS = {0.35, 0.6};

    final List<Measured> real = new ArrayList<>();
    final List<Measured> generated = new ArrayList<>();
    final List<Map<String, double[]>> realTraits = new ArrayList<>();
    final List<Map<String, double[]>> generatedTraits = new ArrayList<>();
    final Patterns.Sum model = new Patterns.Sum();
    final Patterns.Sum copyForward = new Patterns.Sum();
    final Patterns.Sum markov = new Patterns.Sum();

    /// @param written whether the piece has beats, so that patterns on the grid mean something
    void play(Transcript piece, boolean written, Network network, GenerationSettings settings, Hands hands, long seed) {
        for (double share : BREAKS) {
            Excerpt excerpt = Excerpt.of(piece, share);
            if (excerpt.isLongEnough()) {
                List<TickNote> played = excerpt.playedBy(network, settings, hands, seed);
                measure(excerpt, played);
                describe(excerpt.truthToHorizon(), excerpt.toHorizon(played));
                if (written) {
                    compare(excerpt, played, seed);
                }
            }
        }
    }

    private void measure(Excerpt excerpt, List<TickNote> played) {
        int notes = excerpt.stretches();
        if (notes > 0 && played.size() >= notes) {
            real.add(new Measured(excerpt.heardPrime(), excerpt.heardTruth()));
            generated.add(new Measured(excerpt.heardPrime(), excerpt.heard(played)));
        }
    }

    private void describe(List<TickNote> truth, List<TickNote> played) {
        if (truth.size() > 1 && played.size() > 1) {
            realTraits.add(Traits.of(truth));
            generatedTraits.add(Traits.of(played));
        }
    }

    private void compare(Excerpt excerpt, List<TickNote> played, long seed) {
        List<GridPoint> prime = excerpt.primePoints();
        model.add(excerpt, Excerpt.points(played));
        copyForward.add(excerpt, SimplePlayers.copyForward(prime));
        markov.add(excerpt, SimplePlayers.markov(prime, new SplittableRandom(seed)));
    }

    void add(Played other) {
        real.addAll(other.real);
        generated.addAll(other.generated);
        realTraits.addAll(other.realTraits);
        generatedTraits.addAll(other.generatedTraits);
        model.add(other.model);
        copyForward.add(other.copyForward);
        markov.add(other.markov);
    }
}
