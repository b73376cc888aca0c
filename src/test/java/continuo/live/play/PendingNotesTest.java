package continuo.live.play;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PendingNotesTest {

    private record Waiting(int pitch, long dueNanos, long meantNanos) {}

    @Test
    void givesNotesBackInTheOrderInWhichTheyAreDue() {
        Random random = new Random(1);
        PendingNotes pending = new PendingNotes();
        List<Waiting> twin = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            int choice = random.nextInt(100);
            if (choice < 55) {
                Waiting note = new Waiting(
                        random.nextInt(128), step / 10L + random.nextInt(20), step / 10L + random.nextInt(20));
                if (pending.add(note.pitch(), 1, note.dueNanos(), note.dueNanos() + 1, note.meantNanos(), false)) {
                    twin.add(note);
                } else {
                    assertEquals(256, twin.size());
                }
                twin.sort(Comparator.comparingLong(Waiting::dueNanos)); // stable
            } else if (choice < 98 && !twin.isEmpty()) {
                assertEquals(twin.getFirst(), new Waiting(pending.pitch(), pending.dueNanos(), pending.meantNanos()));
                assertEquals(pending.dueNanos() + 1, pending.endNanos());
                pending.take();
                twin.removeFirst();
            } else if (choice == 98) {
                long after = step / 10L + 10;
                pending.dropAfter(after);
                twin.removeIf(note -> note.meantNanos() > after);
            }
            if (choice == 99) {
                int dropped = random.nextInt(128);
                pending.drop(dropped);
                twin.removeIf(note -> note.pitch() == dropped);
            }
            int pitch = step % 128;
            assertEquals(
                    twin.stream()
                            .filter(note -> note.pitch() == pitch)
                            .mapToLong(Waiting::dueNanos)
                            .max()
                            .orElse(Long.MIN_VALUE),
                    pending.lastDueNanos(pitch));
            assertEquals(twin.isEmpty(), pending.isEmpty());
        }
    }
}
