package continuo.live.improvise;

import continuo.generate.Leeway;
import continuo.live.LiveSettings;
import continuo.music.Tempo;
import java.util.function.LongConsumer;

/// The player holds a chord, two keys or more, and Continuo plays on over it: changes when he changes it, and ends when
/// he lets go. Never strikes a key that he holds.
final class FinishMode extends LineMode {

    /// Fingers strike and lift the keys of a chord within this time.
    private static final long SETTLE_NANOS = 60_000_000;

    private static final int LEAST_KEYS = 2;
    private static final int CLASSES = 12;

    private final LongConsumer room = this::makeRoom;
    private long settleNanos = Phrase.NEVER;
    private int chord; // the pitch classes that are held, as bits

    FinishMode(Line line, Held held, Leeway leeway, LiveSettings settings) {
        super(line, held, leeway, settings);
    }

    @Override
    public void strikes(int pitch, long now) {}

    @Override
    public void afterHeard(int pitch, int velocity, long now) {
        super.afterHeard(pitch, velocity, now);
        settleNanos = now == Long.MIN_VALUE ? settleNanos : now + SETTLE_NANOS;
    }

    @Override
    public long dueNanos() {
        return settleNanos;
    }

    /// The hands have come to rest on what they hold.
    @Override
    public void due(long now) {
        settleNanos = Phrase.NEVER;
        if (held.count() < LEAST_KEYS) {
            return;
        }
        int before = chord;
        chord = heldClasses();
        if (!line.isOpen()) {
            line.begin(now, now + Line.REDRAW_NANOS, room, Tempo.TICKS_PER_BEAT, 1);
        } else if (chord != before) {
            line.pause(now);
            endForeign();
            line.goOn();
        }
    }

    private int heldClasses() {
        int classes = 0;
        for (int pitch = 0; pitch < Held.PITCHES; pitch++) {
            classes |= held.sounds(pitch) ? 1 << pitch % CLASSES : 0;
        }
        return classes;
    }

    /// Own notes that do not belong to the new chord end.
    private void endForeign() {
        for (int pitch = 0; pitch < Held.PITCHES; pitch++) {
            if ((chord >> pitch % CLASSES & 1) == 0) {
                line.end(pitch);
            }
        }
    }

    /// A chord that is held already is played over, too.
    @Override
    public void changed(long now) {
        super.changed(now);
        if (!line.isOpen()) {
            settleNanos = now + SETTLE_NANOS;
        }
    }

    @Override
    void makeRoom(long nanos) {
        super.makeRoom(nanos);
        leeway.chord(chord);
    }

    @Override
    public void fellSilent(long now, long lastHeardNanos) {
        stop(now);
    }

    @Override
    public void stop(long now) {
        super.stop(now);
        settleNanos = Phrase.NEVER;
    }
}
