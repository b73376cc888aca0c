package continuo.live.improvise;

import continuo.generate.Continuation;
import continuo.live.BeatSource;
import continuo.live.LiveSettings;
import continuo.live.StartOn;
import continuo.music.Tempo;

/// Where the first note of an answer or a line stands, by the beat that is known when it begins. At a tempo that is
/// set,
/// beats are counted from the first key that was ever struck, and four of them are a bar.
final class Start {

    private static final int BAR = 4 * Tempo.TICKS_PER_BEAT;
    private static final long UNKNOWN = -1;

    private final Continuation continuation;
    private final BeatClock clock;
    private final BeatFollower follower;
    private StartOn on;
    private boolean set;
    private boolean quaversBefore;
    private int beatTicks; // 0 where there is no beat
    private int barTicks = BAR;
    private long bar = UNKNOWN; // any bar line

    Start(Continuation continuation, BeatClock clock, BeatFollower follower, LiveSettings settings) {
        this.continuation = continuation;
        this.clock = clock;
        this.follower = follower;
        on = settings.timing().startOn();
        settings(settings);
        clock.quavers(set);
    }

    /// From the next beginning on.
    void settings(LiveSettings settings) {
        on = settings.timing().startOn();
        set = settings.beat() == BeatSource.SET;
        clock.swing(settings.timing().swing());
    }

    /// Something is to be drawn some time: until [#place], and after [#takeBack], the clock swings as it does now.
    void open() {
        quaversBefore = clock.quavers();
    }

    /// Nothing of it has been heard: it is as if nobody had thought of it.
    void takeBack() {
        clock.quavers(quaversBefore);
    }

    /// Something begins to be drawn: its notes stand by the beat that is known now.
    ///
    /// @param found whether all was just told on a beat that was found in the playing, or comes from outside
    void place(boolean found) {
        bar = found ? follower.barLineNear(0, 0) : set ? 0 : UNKNOWN;
        barTicks = found ? follower.metre().barTicks() : BAR;
        beatTicks = found ? follower.metre().beatTicks() : set ? Tempo.TICKS_PER_BEAT : 0;
        clock.quavers(beatTicks == Tempo.TICKS_PER_BEAT);
        if (beatTicks > 0) {
            continuation.gridAt(Math.max(0, bar));
        } else {
            continuation.noGrid();
        }
    }

    /// How many quarters a bar has, four where that is not known.
    double barBeats() {
        return (double) barTicks / Tempo.TICKS_PER_BEAT;
    }

    /// The bar line nearest to `tick`, but not before `earliest`; below 0 if the bars are not known.
    long barLineNear(long tick, long earliest) {
        return bar == UNKNOWN ? UNKNOWN : after(Math.max(earliest, tick - barTicks / 2), bar, barTicks);
    }

    /// Whether the first note stands where [#tick] says, and not a little later.
    boolean isExact() {
        return on != StartOn.NOW && beatTicks > 0 && (on == StartOn.BEAT || bar != UNKNOWN);
    }

    /// Where the first note stands that begins not before `earliest`.
    ///
    /// @param usual on a multiple of it, where nothing else is wanted
    long tick(long earliest, int usual) {
        if (!isExact()) {
            return after(earliest, 0, usual);
        }
        return on == StartOn.BEAT ? after(earliest, 0, beatTicks) : after(earliest, bar, barTicks);
    }

    /// Where something stands that is to be as far from the last beat, or bar line, as `tick` was.
    long tickLike(long tick, long earliest) {
        boolean bars = on == StartOn.BAR && isExact();
        return after(earliest, tick, bars ? barTicks : Tempo.TICKS_PER_BEAT);
    }

    private static long after(long earliest, long origin, int step) {
        return origin + Math.ceilDiv(earliest - origin, (long) step) * step;
    }
}
