package continuo.live.improvise;

import continuo.beat.ClockLine;
import continuo.beat.MidiClock;
import continuo.live.BeatSource;
import continuo.live.ClockOut;
import continuo.live.LiveSettings;

/// Tells the player how the beat runs that is sent to others: by the clock or the taps where there are any, by the
/// tempo
/// that is set, or as it was found in the playing. Where it is found no more, it goes on as it went.
///
/// Who goes by what was found is to begin only when it has been the same for a bar, and is not told of a beat half as
/// fast, or twice, while the music goes on. What is told follows from the events alone.
final class BeatTeller {

    private static final int QUARTER = MidiClock.BEAT_TICKS;
    private static final double REST_BEATS = 8; // beside the silence, for an answer to come
    private static final long NEVER_PLAYED = Long.MIN_VALUE / 2;

    private static final double SLOWER = 1.7; // from here to there it is half as fast
    private static final double MUCH_SLOWER = 2.35;
    private static final double STEADY_BEATS = 4;
    private static final double STEADY_TEMPO = 0.08;
    private static final double STEADY_PLACE = 0.15; // of a beat

    private final BeatClock clock;
    private final BeatFollower follower;
    private final Conductor conductor;
    private final Orders orders;
    private final OwnNotes own;
    private final OutgoingBeat beat = new OutgoingBeat();
    private final OutgoingBeat foundBefore = new OutgoingBeat();

    private boolean wanted;
    private boolean known; // a beat was told
    private boolean owed;
    private boolean silent = true;
    private long aliveNanos = NEVER_PLAYED;
    private boolean anyFound;
    private long steadyNanos; // since when it has been the same
    private boolean begins; // whoever goes by it may

    BeatTeller(BeatClock clock, BeatFollower follower, Conductor conductor, Orders orders, OwnNotes own) {
        this.clock = clock;
        this.follower = follower;
        this.conductor = conductor;
        this.orders = orders;
        this.own = own;
    }

    /// Something has happened and was dealt with.
    ///
    /// @param moves whether it may have moved the beat
    /// @param isSilent whether nothing of the player's sounds
    void after(boolean moves, boolean isSilent, LiveSettings settings, long now) {
        boolean turns = isSilent != silent;
        if (turns && !isSilent && now - lastPlayedNanos() > restNanos(settings)) {
            anyFound = false;
            begins = false;
        }
        silent = isSilent;
        if (turns) {
            aliveNanos = silent ? now : OutgoingBeat.NO_END;
        }
        boolean wantedBefore = wanted;
        ClockOut out = settings.timing().clockOut();
        wanted = out == ClockOut.ALWAYS || (out == ClockOut.ON && settings.beat() != BeatSource.CLOCK);
        if (wanted && (moves || turns || !wantedBefore)) {
            known |= line(settings, now);
            if (known) {
                beat.song(begins ? aliveNanos : NEVER_PLAYED, restNanos(settings), conductor.isStopped(now));
                owed = !orders.beat(beat);
            }
        }
    }

    private long lastPlayedNanos() {
        return own.newest() == OwnNotes.NONE ? aliveNanos : Math.max(aliveNanos, own.onsetNanos(own.newest()));
    }

    private long restNanos(LiveSettings settings) {
        return (long) ((REST_BEATS + settings.silenceBeats()) * QUARTER * beat.nanosPerTick());
    }

    /// Returns whether a beat is known.
    private boolean line(LiveSettings settings, long now) {
        if (settings.beat() == BeatSource.SET) {
            double nanosPerTick = clock.nanosPerTick() * OutgoingBeat.TICKS;
            long first = clock.isBegun() ? clock.straightNanos(0) : known ? beat.beatNanos() : now; // anywhere, so far
            beat.line(first, 0, nanosPerTick, QUARTER, MidiClock.BAR_TICKS, 0);
            begins = true;
        } else if (conductor.isTimed(now)) {
            fromOutside(conductor.line());
            begins = true;
        } else if (follower.tellFound(beat)) {
            found(now);
        } else {
            return false;
        }
        return true;
    }

    private void fromOutside(ClockLine line) {
        long from = Math.floorDiv(line.tick(), (long) QUARTER) * QUARTER;
        int barTicks = line.isPlaced() ? MidiClock.BAR_TICKS : 0;
        beat.line(line.nanos(from), from, line.nanosPerTick(), QUARTER, barTicks, 0);
    }

    private void found(long now) {
        double ratio = anyFound ? beat.nanosPerTick() / foundBefore.nanosPerTick() : 1;
        if (ratio > SLOWER && ratio < MUCH_SLOWER) {
            beat.twiceAsFast();
        } else if (1 / ratio > SLOWER && 1 / ratio < MUCH_SLOWER) {
            beat.halfAsFast();
        }
        if (!anyFound || !isAsBefore()) {
            steadyNanos = now;
        }
        begins |= now - steadyNanos >= STEADY_BEATS * QUARTER * beat.nanosPerTick();
        foundBefore.copyFrom(beat);
        anyFound = true;
    }

    private boolean isAsBefore() {
        double beats = foundBefore.tickAt(beat.beatNanos()) / beat.beatTicks();
        return Math.abs(beat.nanosPerTick() / foundBefore.nanosPerTick() - 1) < STEADY_TEMPO
                && Math.abs(beats - Math.rint(beats)) < STEADY_PLACE;
    }

    /// Whether the player could not be told.
    boolean owing() {
        return owed;
    }

    void pay() {
        if (owed) {
            owed = !orders.beat(beat);
        }
    }
}
