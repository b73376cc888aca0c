package continuo.live.hands;

import continuo.midi.ShortMessages;

/// The pedals that hold notes: sustain, hold 2, sostenuto. Tells the keys on which channels they are down.
final class Pedals {

    private final Pedal sustain = new Pedal();
    private final Pedal hold2 = new Pedal();
    private final Pedal sostenuto = new Pedal();
    private final PedalHabits habits = new PedalHabits();
    private final Channels channels;
    private final Keys keys;
    private final Playing playing;
    private boolean resting;

    Pedals(Channels channels, Keys keys, Playing playing) {
        this.channels = channels;
        this.keys = keys;
        this.playing = playing;
    }

    PedalHabits habits() {
        return habits;
    }

    /// A pedal tells where it is. Returns whether it has moved from down to up or back.
    boolean move(int channel, int controller, int value, long now) {
        Pedal pedal = of(controller);
        playing.pedal(channel, controller, pedal.right(channel, value), now);
        boolean moved = pedal.move(channel, value);
        if (moved) {
            if (pedal == sustain) {
                habits.moved(channel, pedal.isDown(channel), now);
            }
            apply(now);
        }
        return moved;
    }

    private Pedal of(int controller) {
        return switch (controller) {
            case ShortMessages.SUSTAIN_PEDAL -> sustain;
            case ShortMessages.HOLD_2_PEDAL -> hold2;
            default -> sostenuto;
        };
    }

    /// What they hold may have changed: what nothing holds any more ends.
    void apply(long now) {
        keys.pedals(channels.heldBy(sustain.holding()) | channels.heldBy(hold2.holding()));
        keys.sostenuto(channels.heldBy(sostenuto.holding()));
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (keys.dampen(pitch)) {
                playing.ends(pitch, now);
            }
        }
    }

    /// They are up on these channels.
    void lift(int lifted, long now) {
        tellUp(ShortMessages.SUSTAIN_PEDAL, sustain.holding() & lifted, now);
        tellUp(ShortMessages.HOLD_2_PEDAL, hold2.holding() & lifted, now);
        tellUp(ShortMessages.SOSTENUTO_PEDAL, sostenuto.holding() & lifted, now);
        for (int rest = lifted; rest != 0; rest &= rest - 1) {
            int channel = Integer.numberOfTrailingZeros(rest);
            if (sustain.isDown(channel)) {
                habits.moved(channel, false, now);
            }
        }
        sustain.lift(lifted);
        hold2.lift(lifted);
        sostenuto.lift(lifted);
        apply(now);
    }

    private void tellUp(int controller, int holding, long now) {
        for (int rest = holding; rest != 0; rest &= rest - 1) {
            playing.pedal(Integer.numberOfTrailingZeros(rest), controller, 0, now);
        }
    }

    /// The hands are up, and a sustain pedal that is never lifted holds what they played. Returns whether there was
    /// one;
    /// it counts as up until it moves.
    boolean passOverNeverLifted(long now) {
        int stuck = habits.neverLifted(sustain.holding());
        if (stuck == 0) {
            return false;
        }
        tellUp(ShortMessages.SUSTAIN_PEDAL, stuck, now);
        sustain.passOver(stuck);
        apply(now);
        return true;
    }

    boolean anyWrongWayRound() {
        return habits.wrongWayRound(sustain.holding()) != 0;
    }

    /// Turns those that work the wrong way round.
    void turnWrongWayRound(long now) {
        int wrong = habits.wrongWayRound(sustain.holding());
        tellUp(ShortMessages.SUSTAIN_PEDAL, wrong, now);
        sustain.turn(wrong);
        habits.turned(wrong);
        apply(now);
    }

    /// All count as up until they move.
    void passOverAll(long now) {
        tellUp(ShortMessages.SUSTAIN_PEDAL, sustain.holding(), now);
        tellUp(ShortMessages.HOLD_2_PEDAL, hold2.holding(), now);
        tellUp(ShortMessages.SOSTENUTO_PEDAL, sostenuto.holding(), now);
        sustain.passOver(Keys.ALL_CHANNELS);
        hold2.passOver(Keys.ALL_CHANNELS);
        sostenuto.passOver(Keys.ALL_CHANNELS);
        apply(now);
    }

    /// All count as up until a key goes down, or they move.
    void rest(long now) {
        sustain.rest();
        hold2.rest();
        sostenuto.rest();
        resting = true;
        apply(now);
    }

    /// A key goes down.
    void wake(long now) {
        if (resting) {
            resting = false;
            sustain.wake();
            hold2.wake();
            sostenuto.wake();
            apply(now);
        }
    }

    /// They are up, and nothing is known of how they are used.
    void forget(long now) {
        lift(Keys.ALL_CHANNELS, now);
        sustain.forget();
        hold2.forget();
        sostenuto.forget();
        habits.forget();
    }
}
