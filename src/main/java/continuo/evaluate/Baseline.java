package continuo.evaluate;

import continuo.encoding.Head;
import java.util.EnumMap;
import java.util.Map;

/// What counting gets to: one [NGram] an attribute, each looking only at that attribute of the notes before.
final class Baseline {

    private final Map<Head, NGram> counted = new EnumMap<>(Head.class);

    /// @param onsetAndPitch how many notes before count for onset and pitch
    /// @param lengthAndVelocity how many for length and velocity
    Baseline(int onsetAndPitch, int lengthAndVelocity) {
        counted.put(Head.ONSET, new NGram(CoarseBins.ONSETS, onsetAndPitch));
        counted.put(Head.PITCH, new NGram(CoarseBins.PITCHES, onsetAndPitch));
        counted.put(Head.LENGTH, new NGram(CoarseBins.LENGTHS, lengthAndVelocity));
        counted.put(Head.VELOCITY, new NGram(CoarseBins.VELOCITIES, lengthAndVelocity));
    }

    void learn(Values piece) {
        counted.forEach((attribute, ngram) -> ngram.learn(piece.row(attribute)));
    }

    /// @param velocities whether the velocities of the piece mean anything
    Nats nats(Values piece, boolean velocities) {
        Nats nats = new Nats();
        counted.forEach((attribute, ngram) -> {
            if (attribute != Head.VELOCITY || velocities) {
                add(nats, attribute, ngram, piece.row(attribute));
            }
        });
        return nats;
    }

    private static void add(Nats nats, Head attribute, NGram ngram, int[] values) {
        for (int at = 1; at < values.length; at++) {
            nats.add(attribute, ngram.probability(values, at, values[at]));
        }
    }
}
