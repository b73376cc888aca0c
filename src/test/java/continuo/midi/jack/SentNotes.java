package continuo.midi.jack;

import continuo.midi.ShortMessages;
import continuo.midi.jack.JackJudge.Arrival;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What Continuo says it sent, held against what arrived.
///
/// A note that is taken back ends before it begins. If that is done in the cycle in which it is due, JACK already has
/// it: it may arrive, or not.
final class SentNotes {

    private static final int CYCLES_IN_DOUBT = 2; // when a cycle runs is known only to about one of them

    /// @param nanos when it is to sound
    record Said(long nanos, int message) {}

    /// A note that was said to be sent and arrived.
    record Pair(Said said, Arrival arrived) {

        long apartNanos() {
            return Math.abs(arrived.nanos() - said.nanos());
        }
    }

    private enum Fate {
        ARRIVES,
        IN_DOUBT,
        TAKEN_BACK
    }

    private SentNotes() {}

    /// Returns the notes that arrived, each beside the one said, by their time.
    ///
    /// @param sent as handed over
    /// @param arrived as it arrived
    /// @throws AssertionError if a note arrived that was not said, or did not arrive and was not taken back
    static List<Pair> match(List<Said> sent, List<Arrival> arrived, long periodNanos) {
        List<Said> due = new ArrayList<>();
        List<Said> inDoubt = new ArrayList<>();
        for (int i = 0; i < sent.size(); i++) {
            if (ShortMessages.isPress(sent.get(i).message())) {
                switch (fate(sent.get(i), sent.subList(i, sent.size()), periodNanos)) {
                    case ARRIVES -> due.add(sent.get(i));
                    case IN_DOUBT -> inDoubt.add(sent.get(i));
                    case TAKEN_BACK -> {} // must not arrive
                }
            }
        }
        due.sort(Comparator.comparingLong(Said::nanos));
        List<Pair> pairs = new ArrayList<>();
        int next = 0;
        for (Arrival arrival : arrived.stream().filter(Arrival::isPress).toList()) {
            if (next < due.size() && due.get(next).message() == arrival.message()) {
                pairs.add(new Pair(due.get(next++), arrival));
            } else {
                pairs.add(new Pair(take(inDoubt, arrival), arrival));
            }
        }
        if (next < due.size()) {
            throw new AssertionError("did not arrive: " + due.subList(next, due.size()));
        }
        return pairs;
    }

    private static Said take(List<Said> inDoubt, Arrival arrival) {
        Said found = inDoubt.stream()
                .filter(said -> said.message() == arrival.message())
                .min(Comparator.comparingLong(said -> new Pair(said, arrival).apartNanos()))
                .orElseThrow(() -> new AssertionError("arrived, but is not due now: " + arrival));
        inDoubt.remove(found);
        return found;
    }

    private static Fate fate(Said press, List<Said> after, long periodNanos) {
        long end = after.stream()
                .filter(one -> ShortMessages.isRelease(one.message()))
                .filter(one -> ShortMessages.data1(one.message()) == ShortMessages.data1(press.message()))
                .mapToLong(Said::nanos)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (end > press.nanos()) {
            return Fate.ARRIVES;
        }
        return press.nanos() - end <= CYCLES_IN_DOUBT * periodNanos ? Fate.IN_DOUBT : Fate.TAKEN_BACK;
    }
}
