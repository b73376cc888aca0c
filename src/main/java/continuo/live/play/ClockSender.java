package continuo.live.play;

import continuo.live.BeatSource;
import continuo.live.ClockOut;
import continuo.live.LiveSettings;
import continuo.live.improvise.OutgoingBeat;
import continuo.midi.ShortMessages;

/// The MIDI clock that is sent: when its next message is due, and which one it is. Ticks go on from the first beat that
/// is known for as long as a clock is wanted; where the beat turns out to be elsewhere they hurry or wait a little
/// until
/// they are there, and never come in a heap or stand still. The song starts on a bar line, or a beat where those are
/// not
/// known; stops when nobody has played for a while; and goes on, at the next bar of the song, when somebody does. Where
/// the beat jumps by more than a sixteenth, it stops and goes on too.
///
/// Belongs to the thread `continuo-play`; time is an argument. Nothing allocates after construction.
final class ClockSender {

    private static final long NEVER = Player.NEVER;
    static final int NOTHING = 0; // no message has no status

    private static final double TEMPO_GAIN = 0.12; // of what the tempo is off, at each tick
    private static final double ANOTHER_TEMPO = 0.12; // what is off by more was set, and holds at once
    private static final double PLACE_GAIN = 0.06; // of what the place is off, while the song runs
    private static final double FREE_GAIN = 0.25; // and while it does not
    private static final double MOST = 0.1; // of a tick, at each tick
    private static final double EXACT_NANOS = 1_000;
    private static final int SLEWED_TICKS = 6; // a sixteenth
    private static final int MOST_BEHIND = 4; // ticks
    private static final double LEAST_GAP = 0.5; // of a tick
    private static final int SIXTEENTH = 6;
    private static final int MOST_SIXTEENTHS = 1 << 14;
    private static final int LEAST_AHEAD = 2; // ticks from the decision to the first beat

    private final OutgoingBeat beat = new OutgoingBeat();
    private boolean wanted;
    private long offsetNanos;

    private boolean ticking;
    private long number; // of the next tick
    private double nanos; // when it is
    private double period;
    private long shift; // from ticks sent to those of the beat
    private boolean between; // the message between the last tick and the next was dealt with

    private boolean running; // the song
    private boolean waiting; // for its beginning
    private boolean stopping;
    private long startNumber; // its first tick, while it waits
    private long origin; // the number of the tick that is the song's beginning
    private long position; // where in the song it goes on

    void settings(LiveSettings settings) {
        ClockOut out = settings.timing().clockOut();
        wanted = out == ClockOut.ALWAYS || (out == ClockOut.ON && settings.beat() != BeatSource.CLOCK);
        offsetNanos = settings.timing().clockOffsetNanos();
    }

    /// Whether there is something to be ended, as no clock is wanted any more.
    boolean isToEnd() {
        return !wanted && ticking;
    }

    /// No more ticks. Returns what is to be sent at once, or 0.
    int end() {
        boolean was = running;
        if (running) {
            position = number - origin;
        }
        ticking = false;
        running = false;
        waiting = false;
        stopping = false;
        return was ? ShortMessages.STOP : NOTHING;
    }

    /// The beat runs like this from now on.
    ///
    /// @param fromNanos what is due before has been handed over
    void follow(OutgoingBeat newBeat, long fromNanos) {
        if (!wanted) {
            return;
        }
        beat.copyFrom(newBeat);
        if (!ticking) {
            begin(fromNanos);
            return;
        }
        align();
    }

    private void begin(long fromNanos) {
        long tick = (long) Math.ceil(beat.tickAt(fromNanos - offsetNanos));
        shift = tick - number;
        nanos = beat.nanos(tick);
        period = beat.nanosPerTick();
        between = true; // nobody knows when that would have been
        ticking = true;
    }

    /// Finds which tick of the beat the next one is.
    private void align() {
        long nearest = Math.round(beat.tickAt((long) nanos));
        if (!running && !waiting) {
            shift = nearest - number;
            return;
        }
        long song = running ? origin : startNumber;
        long place = beat.placeNotBefore((double) nearest);
        long off = Math.floorMod(place - song - (nearest - number), (long) beat.strideTicks());
        off = off > beat.strideTicks() / 2 ? off - beat.strideTicks() : off;
        if (Math.abs(off) <= SLEWED_TICKS) {
            shift = nearest - number + off;
        } else {
            shift = nearest - number;
            stopping = running;
            waiting = false;
        }
    }

    /// When the next message is due; never if there is none.
    long dueNanos() {
        return ticking ? offsetNanos + Math.round(between ? nanos : nanos - period / 2) : NEVER;
    }

    /// The message that is due, or 0 if it is none after all; what comes after it is due then. It may be late.
    ///
    /// @param now the instant
    /// @param ownNanos when an own note sounded last
    int take(long now, long ownNanos) {
        if (!between) {
            between = true;
            return betweenTicks();
        }
        advance(now, ownNanos);
        return ShortMessages.CLOCK;
    }

    private int betweenTicks() {
        if (stopping) {
            stopping = false;
            running = false;
            position = number - origin;
            return ShortMessages.STOP;
        }
        if (waiting && number == startNumber - 1 && position > 0) {
            int sixteenths = (int) (position / SIXTEENTH);
            return ShortMessages.pack(ShortMessages.SONG_POSITION, sixteenths & 0x7F, sixteenths >> 7);
        }
        if (waiting && number >= startNumber) {
            waiting = false;
            running = true;
            origin = number - position;
            return position == 0 ? ShortMessages.START : ShortMessages.CONTINUE;
        }
        return NOTHING;
    }

    /// To the next tick.
    private void advance(long now, long ownNanos) {
        decide(ownNanos);
        double was = nanos;
        double meant = beat.nanosPerTick();
        number++;
        between = false;
        double slower = meant - period;
        boolean at = Math.abs(slower) < 1 || Math.abs(slower) > ANOTHER_TEMPO * meant;
        period = at ? meant : period + TEMPO_GAIN * slower;
        double off = beat.nanos(number + shift) - (was + period);
        double most = MOST * meant;
        double gain = running ? PLACE_GAIN : FREE_GAIN;
        nanos = was + period + (Math.abs(off) <= EXACT_NANOS ? off : Math.clamp(gain * off, -most, most));
        double sent = Math.max(was, (double) (now - offsetNanos));
        nanos = Math.max(nanos, sent + LEAST_GAP * meant);
        if (sent - was > MOST_BEHIND * meant) {
            align(); // what was not sent will not be
        }
    }

    /// Whether the song is to begin or to stop.
    private void decide(long ownNanos) {
        long quietNanos = beat.aliveNanos() == OutgoingBeat.NO_END ? NEVER : Math.max(beat.aliveNanos(), ownNanos);
        boolean alive = !beat.isStopped() && (quietNanos == NEVER || nanos - quietNanos < beat.restNanos());
        if (running && !alive && (beat.isStopped() || (number + 1 - origin) % beat.beatTicks() == 0)) {
            stopping = true;
        } else if (!running && !waiting && alive) {
            plan();
        } else if (waiting && !alive) {
            waiting = false;
        }
    }

    private void plan() {
        startNumber = beat.placeNotBefore((double) (number + shift + LEAST_AHEAD + 1)) - shift;
        long stride = beat.strideTicks();
        position = Math.ceilDiv(position, stride) * stride;
        if (position / SIXTEENTH >= MOST_SIXTEENTHS) {
            position = 0;
        }
        waiting = true;
    }
}
