package continuo.live.play;

import static continuo.midi.ShortMessages.ALL_NOTES_OFF;
import static continuo.midi.ShortMessages.ALL_SOUND_OFF;
import static continuo.midi.ShortMessages.CONTROL_CHANGE;
import static continuo.midi.ShortMessages.HOLD_2_PEDAL;
import static continuo.midi.ShortMessages.OMNI_OFF;
import static continuo.midi.ShortMessages.PITCH_WHEEL;
import static continuo.midi.ShortMessages.RESET_CONTROLLERS;
import static continuo.midi.ShortMessages.SOSTENUTO_PEDAL;
import static continuo.midi.ShortMessages.SUSTAIN_PEDAL;
import static continuo.midi.ShortMessages.controlChange;
import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.pack;

import continuo.midi.ShortMessages;

/// What the player holds at the output by that which was passed on: keys, pedals, wheels, on whatever channels. A key
/// may be held by him and by a note of Continuo's at once: it is struck anew by whoever comes later, and goes up when
/// neither holds it any more. Belongs to the thread `continuo-play`.
final class PassedOn {

    private static final int PITCHES = 128;
    private static final int CHANNELS = 16;
    private static final int[] PEDALS = {SUSTAIN_PEDAL, SOSTENUTO_PEDAL, HOLD_2_PEDAL};
    private static final int DOWN = 64;
    private static final int AT_REST = 64; // the wheel's upper seven bits
    private static final long JUST_BEFORE_NANOS = 1_000;
    private static final long SHORTEST_NANOS = 1_000_000;

    /// The output, and Continuo's own notes there.
    interface Output {

        /// Hands over a message of the player's.
        void send(long atNanos, int message);

        /// Whether an own note sounds, or is to: it was handed over, and its end was not.
        boolean sounds(int channel, int pitch);

        /// When the last own note there begins.
        long onNanos(int pitch);

        /// When the last own note there ends, of which the end was handed over.
        long offNanos(int channel, int pitch);

        /// What was passed on has put pedals and wheels of the channel at rest.
        void reset(int channel, long nanos);
    }

    private final Output output;
    private final boolean[] down = new boolean[CHANNELS * PITCHES];
    private final long[] onNanos = new long[CHANNELS * PITCHES];
    private final int[] pedals = new int[PEDALS.length]; // the channels on which each is down, as bits
    private int bent; // the channels on which the wheel is not at rest
    private int keys; // that are down

    PassedOn(Output output) {
        this.output = output;
    }

    /// Whether the player holds the key there.
    boolean isDown(int channel, int pitch) {
        return down[channel * PITCHES + pitch];
    }

    /// Whether he holds the sustain pedal there.
    boolean isPedalDown(int channel) {
        return (pedals[0] >> channel & 1) != 0;
    }

    boolean holdsAnything() {
        return keys > 0 || bent != 0 || (pedals[0] | pedals[1] | pedals[2]) != 0;
    }

    void pass(int message, long now) {
        int channel = ShortMessages.channel(message);
        if (ShortMessages.isPress(message)) {
            press(channel, message, now);
        } else if (ShortMessages.isRelease(message)) {
            release(channel, ShortMessages.data1(message), message, now);
        } else if (ShortMessages.command(message) == CONTROL_CHANGE) {
            control(channel, message, now);
        } else {
            boolean bends = ShortMessages.command(message) == PITCH_WHEEL;
            if (bends) {
                boolean atRest = ShortMessages.data1(message) == 0 && ShortMessages.data2(message) == AT_REST;
                bent = atRest ? bent & ~(1 << channel) : bent | 1 << channel;
            }
            output.send(now, message);
        }
    }

    /// At once; but where the end of an own note at this key is handed over and still to come, after it.
    private void press(int channel, int message, long now) {
        int pitch = ShortMessages.data1(message);
        int key = channel * PITCHES + pitch;
        long at = Math.max(now, output.offNanos(channel, pitch) + 1);
        if (down[key]) {
            output.send(at, noteOff(channel, pitch));
        } else if (output.sounds(channel, pitch)) {
            boolean begun = output.onNanos(pitch) <= at;
            output.send(begun ? at : output.onNanos(pitch) - JUST_BEFORE_NANOS, noteOff(channel, pitch));
        }
        keys += down[key] ? 0 : 1;
        down[key] = true;
        onNanos[key] = at;
        output.send(at, message);
    }

    private void release(int channel, int pitch, int message, long now) {
        int key = channel * PITCHES + pitch;
        if (!down[key]) {
            return; // it was let go already, or never went down here
        }
        if (!output.sounds(channel, pitch)) {
            output.send(onNanos[key] > now ? onNanos[key] + SHORTEST_NANOS : now, message);
        }
        down[key] = false; // now, so that what could not be sent is tried again
        keys--;
    }

    private void control(int channel, int message, long now) {
        int controller = ShortMessages.data1(message);
        if (controller == ALL_SOUND_OFF || controller == ALL_NOTES_OFF || controller >= OMNI_OFF) {
            letKeysGo(channel, now); // Continuo's notes there are no concern of his
            return;
        }
        boolean isDown = ShortMessages.data2(message) >= DOWN;
        for (int pedal = 0; pedal < PEDALS.length; pedal++) {
            if (controller == PEDALS[pedal]) {
                pedals[pedal] = isDown ? pedals[pedal] | 1 << channel : pedals[pedal] & ~(1 << channel);
            } else if (controller == RESET_CONTROLLERS) {
                pedals[pedal] &= ~(1 << channel);
                bent &= ~(1 << channel);
            }
        }
        output.send(now, message);
        if (controller == RESET_CONTROLLERS || (controller == SUSTAIN_PEDAL && !isDown)) {
            output.reset(channel, now);
        }
    }

    /// All that he holds ends. What the output refuses counts as held, and does not keep the rest from ending.
    void letGo(boolean ofKeys, boolean ofControllers, long now) {
        RuntimeException refused = null;
        for (int channel = 0; channel < CHANNELS; channel++) {
            try {
                if (ofKeys) {
                    letKeysGo(channel, now);
                }
                if (ofControllers) {
                    letControllersGo(channel, now);
                }
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void letKeysGo(int channel, long now) {
        RuntimeException refused = null;
        for (int pitch = 0; keys > 0 && pitch < PITCHES; pitch++) {
            try {
                release(channel, pitch, noteOff(channel, pitch), now);
            } catch (RuntimeException e) {
                refused = e;
            }
        }
        if (refused != null) {
            throw refused;
        }
    }

    private void letControllersGo(int channel, long now) {
        int bit = 1 << channel;
        for (int pedal = 0; pedal < PEDALS.length; pedal++) {
            if ((pedals[pedal] & bit) != 0) {
                output.send(now, controlChange(channel, PEDALS[pedal], 0));
                pedals[pedal] &= ~bit;
                output.reset(channel, now);
            }
        }
        if ((bent & bit) != 0) {
            output.send(now, pack(PITCH_WHEEL | channel, 0, AT_REST));
            bent &= ~bit;
        }
    }
}
