package continuo.live.improvise;

import continuo.generate.Hearing;
import continuo.live.LiveObserver;
import continuo.midi.ShortMessages;

/// The keyboard of the player: as notes begin and end on it, they are heard, the window keeps them, and
/// the observer is told.
final class Keyboard {

    /// A key held for so long, with nothing else heard meanwhile, has been let go: its release was lost.
    private static final long FORGOTTEN_NANOS = 30_000_000_000L;

    private static final int WINDOW_NOTES = 64;

    private final Keys keys = new Keys();
    private final RollingWindow window = new RollingWindow(WINDOW_NOTES);
    private final Hearing hearing;
    private final BeatClock clock;
    private final LiveObserver observer;
    private boolean begun;
    private long lastHeardNanos;

    Keyboard(Hearing hearing, BeatClock clock, LiveObserver observer) {
        this.hearing = hearing;
        this.clock = clock;
        this.observer = observer;
    }

    void press(int channel, int pitch, int velocity, long now) {
        if (!begun) {
            clock.begin(now);
            begun = true;
        }
        lastHeardNanos = now;
        keys.press(Keys.bit(channel), pitch);
        window.press(pitch, velocity, clock.tick(now));
        hearing.hear(pitch, velocity, clock.tick(now));
    }

    /// Does nothing to a key that is not down.
    void release(int channel, int pitch, long now) {
        if (!keys.isDown(Keys.bit(channel), pitch)) {
            return;
        }
        lastHeardNanos = now;
        if (keys.release(Keys.bit(channel), pitch)) {
            ended(pitch, now);
        }
        observer.heard(now, ShortMessages.noteOff(channel, pitch));
    }

    /// @param value of the controller, which says how far down the pedal is
    void pedal(boolean down, int channel, int value, long now) {
        boolean wasDown = (keys.pedals() & Keys.bit(channel)) != 0;
        if (down != wasDown) { // a pedal tells more than once on its way
            lastHeardNanos = now;
            move(down, channel, now);
        }
        observer.heard(now, ShortMessages.controlChange(channel, ShortMessages.SUSTAIN_PEDAL, value));
    }

    private void move(boolean down, int channel, long now) {
        if (down) {
            keys.pedalDown(Keys.bit(channel));
            return;
        }
        keys.pedalUp(Keys.bit(channel));
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (keys.dampen(pitch)) {
                ended(pitch, now);
            }
        }
    }

    /// Everything that sounds on the channels, given as bits, ends. A pedal that is down stays there.
    void letGo(int channels, long now) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int down = keys.downOn(pitch) & channels;
            if (keys.letGo(channels, pitch)) {
                ended(pitch, now);
            }
            for (int rest = down; rest != 0; rest &= rest - 1) {
                observer.heard(now, ShortMessages.noteOff(Integer.numberOfTrailingZeros(rest), pitch));
            }
        }
    }

    /// As if nobody were there any more: keys and pedals go up.
    void leave(long now) {
        letGo(Keys.ALL_CHANNELS, now);
        for (int rest = keys.pedals(); rest != 0; rest &= rest - 1) {
            pedal(false, Integer.numberOfTrailingZeros(rest), 0, now);
        }
    }

    boolean isSilent() {
        return keys.sounding() == 0;
    }

    /// When what sounds is to be let go, because its release must have been lost.
    long forgottenNanos() {
        return isSilent() ? Phrase.NEVER : lastHeardNanos + FORGOTTEN_NANOS;
    }

    /// Lets be heard again what was heard last.
    void repeat() {
        window.tell(hearing);
    }

    private void ended(int pitch, long now) {
        long tick = clock.tick(now);
        window.release(pitch, tick);
        hearing.release(pitch, tick);
    }
}
