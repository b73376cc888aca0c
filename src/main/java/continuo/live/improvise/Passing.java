package continuo.live.improvise;

import continuo.live.Thru;
import continuo.live.hear.LiveEvent;
import continuo.midi.ShortMessages;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// Passes on what the player plays, as it comes: same bytes, same channel. A press that is the same again as the one
/// before goes on only where its key is up, so that neither doubled keys nor what comes back are doubled once more.
/// Whatever went down goes up: where the keyboard's release is lost for good, or comes at another octave, or never
/// comes, as from some pads, it is made up for.
final class Passing {

    private static final int PITCHES = 128;
    private static final int CHANNELS = 16;
    private static final int UP = -1;
    private static final long LONG_AGO = Long.MIN_VALUE / 2;
    private static final long SPREAD_NANOS = 15_000_000;

    private final Orders orders;
    private final IntPredicate isPad;
    private final byte[] holders = new byte[CHANNELS * PITCHES]; // the keyboard that struck it; UP if it is up
    private final long[] passedNanos = new long[CHANNELS * PITCHES];
    private final byte[] velocities = new byte[CHANNELS * PITCHES];
    private final long[] endedNanos = new long[CHANNELS * PITCHES];
    private final long[] lagNanos = new long[CHANNELS * PITCHES]; // of what came back; below 0: nothing did
    private Thru thru;
    private boolean controllersPassed;
    private boolean astray; // a release is being heard that belongs to no key that was passed on

    /// @param isPad whether no releases come on a channel
    Passing(Orders orders, Thru thru, IntPredicate isPad) {
        this.orders = orders;
        this.thru = thru;
        this.isPad = isPad;
        Arrays.fill(holders, (byte) UP);
        Arrays.fill(passedNanos, LONG_AGO);
        Arrays.fill(endedNanos, LONG_AGO);
        Arrays.fill(lagNanos, -1);
    }

    /// What was passed on and is not to be any more ends.
    void settings(Thru newThru) {
        boolean keys = thru.notes() && !newThru.notes();
        boolean controllers = thru.controllers() && !newThru.controllers();
        thru = newThru;
        if (keys || controllers) {
            letGo(keys, controllers);
        }
    }

    /// Whether a press is one of those passed on, which has come back unchanged within the window.
    boolean isReturn(LiveEvent press, long windowNanos) {
        int key = key(press);
        long lag = press.heardNanos() - passedNanos[key];
        boolean returned = lag <= windowNanos && velocities[key] == press.velocity();
        if (returned) {
            lagNanos[key] = lag;
        }
        return returned && windowNanos > 0;
    }

    /// The same of a release.
    boolean isReturnedEnd(LiveEvent release) {
        int key = key(release);
        long lag = lagNanos[key];
        boolean returned = lag >= 0
                && holders[key] == UP
                && Math.abs(release.heardNanos() - endedNanos[key] - lag) <= SPREAD_NANOS;
        lagNanos[key] = returned ? -1 : lag;
        return returned;
    }

    /// The player presses a key. It goes on with [Orders#passNow].
    ///
    /// @param strikes whether it is not the same again as the press before
    void press(LiveEvent event, boolean strikes) {
        int key = key(event);
        if (thru.notes() && (strikes || holders[key] == UP)) {
            holders[key] = (byte) event.source();
            passedNanos[key] = event.heardNanos();
            velocities[key] = (byte) event.velocity();
            lagNanos[key] = -1;
            orders.passSoon(event.message());
        }
    }

    /// A key goes up, and is heard to do so before [#released].
    void release(LiveEvent event) {
        int key = key(event);
        if (holders[key] == UP) {
            astray = thru.notes();
        } else {
            end(key, event.message(), event.heardNanos());
        }
    }

    void released() {
        astray = false;
    }

    /// No key of this pitch is down any more, as far as is known.
    void up(int pitch, long nanos) {
        for (int channel = 0; thru.notes() && channel < CHANNELS; channel++) {
            int key = channel * PITCHES + pitch;
            if (holders[key] != UP && (astray || isPad.test(channel))) {
                end(key, ShortMessages.noteOff(channel, pitch), nanos);
            }
        }
    }

    private void end(int key, int message, long nanos) {
        holders[key] = UP;
        endedNanos[key] = nanos;
        orders.pass(message);
    }

    /// Something else comes that plays on a channel.
    void control(LiveEvent event) {
        if (thru.controllers()) {
            controllersPassed = true;
            orders.pass(event.message());
        }
    }

    /// One of several keyboards is gone, or as it was when it was switched on.
    void left(int source, long nanos) {
        for (int key = 0; thru.notes() && key < holders.length; key++) {
            if (holders[key] == source) {
                end(key, ShortMessages.noteOff(key / PITCHES, key % PITCHES), nanos);
            }
        }
        if (controllersPassed) {
            controllersPassed = false;
            orders.letGo(false, true);
        }
    }

    /// Nothing is held any more: the keyboard is gone, or releases were lost.
    void letGo() {
        if (thru != Thru.OFF) {
            letGo(true, true);
        }
    }

    private void letGo(boolean keys, boolean controllers) {
        if (keys) {
            Arrays.fill(holders, (byte) UP);
        }
        controllersPassed &= !controllers;
        orders.letGo(keys, controllers);
    }

    private static int key(LiveEvent event) {
        return event.channel() * PITCHES + event.pitch();
    }
}
