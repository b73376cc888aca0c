package continuo.evaluate;

import continuo.encoding.Head;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Nats a note by attribute, and their sum; null where no note has the attribute.
public record Scores(
        @Nullable Double onset,
        @Nullable Double pitch,
        @Nullable Double velocity,
        @Nullable Double length,
        double total) {

    static Scores of(Nats nats) {
        Double onset = mean(nats, Head.ONSET);
        Double pitch = mean(nats, Head.PITCH);
        Double velocity = mean(nats, Head.VELOCITY);
        Double length = mean(nats, Head.LENGTH);
        double total = Stream.of(onset, pitch, velocity, length)
                .filter(Objects::nonNull)
                .mapToDouble(Double::doubleValue)
                .sum();
        return new Scores(onset, pitch, velocity, length, Round.toFourDigits(total));
    }

    private static @Nullable Double mean(Nats nats, Head attribute) {
        double mean = nats.mean(attribute);
        return Double.isNaN(mean) ? null : Double.valueOf(Round.toFourDigits(mean));
    }
}
