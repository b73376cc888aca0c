package continuo.midi.rtp;

import static continuo.midi.ShortMessages.ALL_SOUND_OFF;
import static continuo.midi.ShortMessages.CONTROL_CHANGE;
import static continuo.midi.ShortMessages.HOLD_2_PEDAL;
import static continuo.midi.ShortMessages.RESET_CONTROLLERS;
import static continuo.midi.ShortMessages.SOSTENUTO_PEDAL;
import static continuo.midi.ShortMessages.SUSTAIN_PEDAL;
import static continuo.midi.ShortMessages.channel;
import static continuo.midi.ShortMessages.data1;
import static continuo.midi.ShortMessages.data2;
import static continuo.midi.ShortMessages.isPress;
import static continuo.midi.ShortMessages.isRelease;

import continuo.midi.ShortMessages;
import java.util.Arrays;

/// The keys and pedals that one peer holds down, as far as packets have told. Passes on what he plays, and what the
/// journal of a packet tells of those that were lost: the difference between how things stand and how they should.
final class HeldKeys implements Commands, JournalReader.Story {

    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int[] PEDALS = {SUSTAIN_PEDAL, SOSTENUTO_PEDAL, HOLD_2_PEDAL};
    private static final int PEDAL_IS_DOWN = 64;
    private static final int FIRST_MODE = ALL_SOUND_OFF; // 120 to 127 end notes, but for 121 and 122
    private static final int LOCAL_CONTROL = 122;

    private final Commands out;
    private final byte[] velocities = new byte[CHANNELS * KEYS]; // 0: not held
    private final boolean[] pedals = new boolean[CHANNELS * KEYS]; // by controller
    private final byte[] silences = new byte[CHANNELS * KEYS]; // how often each controller that ends notes came
    private int repairStamp;
    private int missedFrom;

    /// @param out is told what happens
    HeldKeys(Commands out) {
        this.out = out;
    }

    @Override
    public void command(int stamp, int message) {
        int place = place(channel(message), data1(message));
        if (isPress(message)) {
            velocities[place] = (byte) data2(message);
        } else if (isRelease(message)) {
            velocities[place] = 0;
        } else if (ShortMessages.command(message) == CONTROL_CHANGE) {
            controlled(channel(message), data1(message), data2(message));
        } else if (message == ShortMessages.SYSTEM_RESET) {
            Arrays.fill(velocities, (byte) 0);
            Arrays.fill(pedals, false);
        }
        out.command(stamp, message);
    }

    private void controlled(int channel, int controller, int value) {
        if (isPedal(controller)) {
            pedals[place(channel, controller)] = value >= PEDAL_IS_DOWN;
        } else if (controller == RESET_CONTROLLERS) {
            for (int pedal : PEDALS) {
                pedals[place(channel, pedal)] = false;
            }
        } else if (endsNotes(controller)) {
            silences[place(channel, controller)]++;
            for (int pitch = 0; pitch < KEYS; pitch++) {
                velocities[place(channel, pitch)] = 0;
            }
        }
    }

    private static boolean isPedal(int controller) {
        return controller == SUSTAIN_PEDAL || controller == SOSTENUTO_PEDAL || controller == HOLD_2_PEDAL;
    }

    private static boolean endsNotes(int controller) {
        return controller >= FIRST_MODE && controller != RESET_CONTROLLERS && controller != LOCAL_CONTROL;
    }

    /// A journal comes next, to be told as of `stamp`.
    ///
    /// @param firstLost the number of the first packet that is missing
    void repair(int stamp, int firstLost) {
        repairStamp = stamp;
        missedFrom = firstLost;
    }

    @Override
    public void begins(int checkpoint) {
        if ((short) (checkpoint - missedFrom) > 0) {
            releaseAll(repairStamp); // nobody knows what happened in between
        }
    }

    @Override
    public void controller(int channel, int controller, int coding, boolean latest) {
        if (isPedal(controller)) {
            pedal(channel, controller, isPedalDown(coding));
        } else if (endsNotes(controller)) {
            boolean counted = (coding & 0xC0) == 0xC0;
            boolean missed = counted && (coding & 0x3F) != (silences[place(channel, controller)] & 0x3F);
            if (counted) {
                silences[place(channel, controller)] = (byte) (coding & 0x3F);
            }
            if (missed || latest) {
                releaseKeys(channel, repairStamp);
            }
        }
    }

    /// A value, or how often a switch that begins switched off was turned.
    private static boolean isPedalDown(int coding) {
        return coding < 0x80 ? coding >= PEDAL_IS_DOWN : (coding & 1) != 0;
    }

    private void pedal(int channel, int controller, boolean down) {
        if (pedals[place(channel, controller)] != down) {
            pedals[place(channel, controller)] = down;
            out.command(repairStamp, ShortMessages.controlChange(channel, controller, down ? 127 : 0));
        }
    }

    @Override
    public void pressed(int channel, int pitch, int velocity, boolean play) {
        int place = place(channel, pitch);
        if (velocities[place] == velocity) {
            return;
        }
        released(channel, pitch); // of another press than this one
        if (play) {
            velocities[place] = (byte) velocity;
            out.command(repairStamp, ShortMessages.noteOn(channel, pitch, velocity));
        }
    }

    @Override
    public void released(int channel, int pitch) {
        release(channel, pitch, repairStamp);
    }

    private void release(int channel, int pitch, int stamp) {
        if (velocities[place(channel, pitch)] != 0) {
            velocities[place(channel, pitch)] = 0;
            out.command(stamp, ShortMessages.noteOff(channel, pitch));
        }
    }

    private void releaseKeys(int channel, int stamp) {
        for (int pitch = 0; pitch < KEYS; pitch++) {
            release(channel, pitch, stamp);
        }
    }

    /// Lets every key and pedal go.
    void releaseAll(int stamp) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            releaseKeys(channel, stamp);
            for (int pedal : PEDALS) {
                if (pedals[place(channel, pedal)]) {
                    pedals[place(channel, pedal)] = false;
                    out.command(stamp, ShortMessages.controlChange(channel, pedal, 0));
                }
            }
        }
    }

    private static int place(int channel, int number) {
        return channel * KEYS + number;
    }
}
