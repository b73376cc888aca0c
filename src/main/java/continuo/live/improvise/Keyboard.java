package continuo.live.improvise;

import continuo.generate.Hearing;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.hands.Playing;
import continuo.midi.ShortMessages;
import java.util.Arrays;
import java.util.function.LongSupplier;

/// What the player plays: as notes begin and end, they are heard and remembered, and the observer is told.
final class Keyboard implements Playing {

    private static final int PITCHES = 128;
    private static final int UP = -1;
    private static final int PEDAL_DOWN = 64;
    private static final long AT_THAT_INSTANT = Long.MIN_VALUE; // when something was told last

    private final int[] downOn = new int[PITCHES]; // the channel on which the observer was told of the key
    private final Held held;
    private final Hearing hearing;
    private final BeatFollower follower;
    private final BeatClock clock;
    private final LiveMeters meters;
    private final LiveObserver observer;
    private final LongSupplier nanoClock;
    private final Passing passing;
    private final Pedalling pedalling;
    private PlayingMode mode;
    private boolean begun;

    /// @param mode is told before and after a note is heard
    /// @param nanoClock what the meters go by
    Keyboard(
            PlayingMode mode,
            Held held,
            Hearing hearing,
            BeatFollower follower,
            BeatClock clock,
            Passing passing,
            Pedalling pedalling,
            LiveMeters meters,
            LiveObserver observer,
            LongSupplier nanoClock) {
        this.mode = mode;
        this.held = held;
        this.hearing = hearing;
        this.follower = follower;
        this.clock = clock;
        this.passing = passing;
        this.pedalling = pedalling;
        this.meters = meters;
        this.observer = observer;
        this.nanoClock = nanoClock;
        Arrays.fill(downOn, UP);
    }

    /// From now on this one is told.
    void attend(PlayingMode newMode) {
        mode = newMode;
    }

    @Override
    public void begins(int channel, int pitch, int velocity, long nanos) {
        if (!begun) {
            clock.begin(nanos);
            begun = true;
        }
        mode.beforeHeard(nanos);
        hearing.hear(pitch, velocity, clock.tick(nanos));
        held.begins(pitch);
        meters.heard().incrementAndGet();
        meters.hearToState().record(nanoClock.getAsLong() - nanos);
        follower.begins(pitch, velocity, nanos);
        mode.afterHeard(pitch, velocity, nanos);
        up(pitch, nanos); // struck again
        downOn[pitch] = channel;
        held.key(pitch, true);
        pedalling.struck(nanos);
        observer.heard(nanos, ShortMessages.noteOn(channel, pitch, velocity));
    }

    @Override
    public void louder(int pitch, int velocity) {
        mode.beforeHeard(AT_THAT_INSTANT);
        follower.louder(pitch, velocity);
        hearing.louder(pitch, velocity);
        mode.afterHeard(pitch, 0, AT_THAT_INSTANT);
    }

    @Override
    public void up(int pitch, long nanos) {
        int channel = downOn[pitch];
        if (channel != UP) {
            downOn[pitch] = UP;
            passing.up(pitch, nanos);
            held.key(pitch, false);
            mode.up(nanos);
            observer.heard(nanos, ShortMessages.noteOff(channel, pitch));
        }
    }

    @Override
    public void ends(int pitch, long nanos) {
        if (held.sounds(pitch)) { // a contact that chatters ends twice
            mode.beforeHeard(nanos);
            held.ends(pitch);
            follower.ends(pitch, nanos);
            hearing.release(pitch, clock.tick(nanos));
            mode.afterHeard(pitch, 0, nanos);
        }
    }

    @Override
    public void pedal(int channel, int controller, int value, long nanos) {
        if (controller == ShortMessages.SUSTAIN_PEDAL) {
            pedalling.pedalled(value >= PEDAL_DOWN, nanos);
        }
        observer.heard(nanos, ShortMessages.controlChange(channel, controller, value));
    }

    @Override
    public void left(int source, long nanos) {
        passing.left(source, nanos);
    }

    @Override
    public void said(String oneLine) {
        observer.said(oneLine);
    }
}
