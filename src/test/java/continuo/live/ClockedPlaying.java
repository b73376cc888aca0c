package continuo.live;

import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/// What comes from a keyboard and from a MIDI clock beside it, in the order of time.
public final class ClockedPlaying {

    public static final int TICK = 0xF8;
    public static final int START = 0xFA;
    public static final int CONTINUE = 0xFB;
    public static final int STOP = 0xFC;
    public static final int TICKS = 24;

    private static final int[] TUNE = {72, 74, 76, 77, 79, 76, 74, 71};

    private record At(long nanos, int source, int message) {}

    private final List<At> events = new ArrayList<>();

    ClockedPlaying add(long nanos, int message) {
        return add(nanos, 1, message);
    }

    ClockedPlaying add(long nanos, int source, int message) {
        events.add(new At(nanos, source, message));
        return this;
    }

    /// A clock from `from` on, of so many beats, each so long; ticks are off by up to `jitterNanos` either way.
    ClockedPlaying clock(long from, double beatNanos, int beats, long jitterNanos, Random random) {
        long last = Long.MIN_VALUE;
        for (int tick = 0; tick < beats * TICKS; tick++) {
            long meant = from + Math.round(tick * beatNanos / TICKS);
            last = Math.max(last, meant + random.nextLong(-jitterNanos, jitterNanos + 1));
            add(last, TICK);
        }
        return this;
    }

    /// Bars of four: a bass on the first beat, a chord on the others, a tune in quavers, as hands play to a click.
    ClockedPlaying bars(long from, double beatNanos, int bars, Random random) {
        long length = Math.round(beatNanos / 2) - 30_000_000;
        for (int quaver = 0; quaver < 8 * bars; quaver++) {
            long at = from + Math.round(quaver * beatNanos / 2);
            key(at + off(random), TUNE[(quaver + quaver / 8) % TUNE.length], quaver % 8 == 0 ? 100 : 75, length);
            if (quaver % 8 == 0) {
                key(at + off(random), quaver % 16 == 0 ? 36 : 43, 95, length);
            } else if (quaver % 2 == 0) {
                key(at + off(random), 60, 60, length);
                key(at + off(random), 64, 60, length);
            }
        }
        return this;
    }

    private static long off(Random random) {
        return Math.round(random.nextGaussian() * 8e6);
    }

    private void key(long at, int pitch, int velocity, long length) {
        events.add(new At(at, 0, ShortMessages.noteOn(0, pitch, velocity)));
        events.add(new At(at + length, 0, ShortMessages.noteOff(0, pitch)));
    }

    /// Plays all of it from now on.
    public void play(Session session) {
        long begin = session.now();
        events.stream().sorted(Comparator.comparingLong(At::nanos)).forEach(event -> {
            session.pass(Math.max(0, begin + event.nanos() - session.now()));
            session.message(event.source(), event.message());
        });
    }
}
