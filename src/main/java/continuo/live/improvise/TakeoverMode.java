package continuo.live.improvise;

import continuo.generate.Leeway;
import continuo.live.LiveSettings;
import continuo.music.Tempo;
import java.util.function.LongConsumer;

/// The player hands the line over in mid-phrase, and Continuo plays on from where he is: at once where he played fast,
/// on the next sixteenth where there is a beat; else when the music would have gone on. He takes it back by the same
/// control, or by striking a key. Never plays but in between.
final class TakeoverMode extends LineMode {

    /// Who strikes a key so soon after he has handed over finishes what he was about.
    private static final long GRACE_NANOS = 80_000_000;

    private static final long CHORD_NANOS = 40_000_000; // what is struck within it is one onset
    private static final long FAST_NANOS = 200_000_000; // between onsets
    private static final int SIXTEENTH = Tempo.TICKS_PER_BEAT / 4;
    private static final int ONSETS = 4;

    private final long[] onsetNanos = new long[ONSETS]; // the last ones, onset n in slot n % ONSETS
    private final LongConsumer room = this::makeRoom;
    private long onsets;
    private long handedNanos;

    TakeoverMode(Line line, Held held, Leeway leeway, LiveSettings settings) {
        super(line, held, leeway, settings);
    }

    @Override
    public boolean takeover(long now) {
        if (line.isOpen()) {
            line.cancel(now);
        } else {
            handedNanos = now;
            boolean fast = isFast(now);
            line.begin(now, now, room, fast ? 0 : Tempo.TICKS_PER_BEAT, fast ? SIXTEENTH : 1);
            line.drawWhatIsDue();
        }
        return true;
    }

    private boolean isFast(long now) {
        return onsets >= ONSETS
                && now - latestNanos() <= FAST_NANOS
                && latestNanos() - onsetNanos[(int) (onsets % ONSETS)] <= (ONSETS - 1) * FAST_NANOS;
    }

    private long latestNanos() {
        return onsetNanos[(int) ((onsets - 1) % ONSETS)];
    }

    @Override
    public void strikes(int pitch, long now) {
        if (now - handedNanos >= GRACE_NANOS) {
            line.cancel(now);
        }
        if (onsets == 0 || now - latestNanos() > CHORD_NANOS) {
            onsetNanos[(int) (onsets++ % ONSETS)] = now;
        }
    }

    @Override
    public void fellSilent(long now, long lastHeardNanos) {}
}
