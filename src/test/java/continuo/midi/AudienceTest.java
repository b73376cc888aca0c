package continuo.midi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AudienceTest {

    private final Audience audience = new Audience();
    private final RecordingSink watcher = new RecordingSink();

    @Test
    void tellsOfThoseWhoAreThereThenOfEachChangeOnce() {
        audience.joined(1, "Synth");
        audience.joined(2, "DAW");
        audience.left(2);
        audience.watch(watcher);
        audience.joined(1, "Synth");
        audience.joined(3, "Recorder");
        audience.left(4);
        audience.left(1);
        audience.left(1);

        assertEquals(List.of("connected Synth", "connected Recorder", "disconnected Synth"), watcher.lines());
    }

    @Test
    void whoIsNotThereAnyMoreHasLeft() {
        audience.watch(watcher);
        audience.joined(1, "Synth");
        audience.joined(2, "DAW");
        audience.keep(Set.of(2, 3));

        assertEquals(List.of("connected Synth", "connected DAW", "disconnected Synth"), watcher.lines());
    }

    @Test
    void nobodyIsToldAfterItIsDismissed() {
        audience.joined(1, "Synth");
        audience.watch(watcher);
        audience.dismiss();
        audience.left(1);

        assertEquals(List.of("connected Synth"), watcher.lines());
    }
}
