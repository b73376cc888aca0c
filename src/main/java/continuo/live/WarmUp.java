package continuo.live;

import continuo.generate.Continuation;
import continuo.generate.Drafts;
import continuo.model.Network;
import continuo.music.Tempo;

/// Runs a network until the compiler has made it fast. Interpreted, its first steps take tens of milliseconds.
final class WarmUp {

    private static final long LONGEST_NANOS = 400_000_000;
    private static final int NOTES = 2_000;
    private static final int NOTES_EACH = 200;

    private final LiveSettings settings;
    private final Drafts drafts;

    WarmUp(Network network, LiveSettings settings) {
        this.settings = settings;
        drafts = new Drafts(new Continuation(network, settings.generation(), settings.seed()));
    }

    /// Plays to itself for a while.
    void run() {
        long end = System.nanoTime() + LONGEST_NANOS;
        for (int note = 0; note < NOTES && System.nanoTime() < end; note++) {
            if (note % NOTES_EACH == 0) {
                drafts.begin(settings.generation().drafts(), 0, Long.MAX_VALUE, Tempo.TICKS_PER_BEAT);
            }
            if (drafts.isDrawing()) {
                drafts.draw();
            } else {
                drafts.next(0, Long.MAX_VALUE);
            }
        }
    }
}
