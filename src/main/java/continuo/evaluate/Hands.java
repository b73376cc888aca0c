package continuo.evaluate;

import continuo.music.Tempo;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/// Plays what is written as hands do that keep to a click at 120 beats a minute: each note comes a little early or
/// late, by itself, so that the keys of a chord come in any order.
///
/// @param missTicks the standard deviation of what an onset misses
record Hands(double missTicks) {

    /// @param missMillis the standard deviation of what an onset misses; 0 plays what is written
    static Hands missing(double missMillis) {
        return new Hands(missMillis * 1e6 / Tempo.UNMARKED.nanosPerTick());
    }

    boolean missNothing() {
        return missTicks == 0;
    }

    /// Notes in the order in which they come. Lengths stay as they are.
    List<TickNote> play(List<TickNote> written, RandomGenerator random) {
        if (missNothing()) {
            return written;
        }
        record Played(double onset, TickNote note) {}
        List<Played> played = new ArrayList<>(written.size());
        for (TickNote note : written) {
            played.add(new Played(note.onsetTicks() + missTicks * random.nextGaussian(), note));
        }
        return played.stream()
                .sorted(Comparator.comparingDouble(Played::onset))
                .map(one -> new TickNote(
                        one.note().pitch(),
                        one.note().velocity(),
                        Math.max(0, Math.round(one.onset())),
                        one.note().lengthTicks()))
                .toList();
    }
}
