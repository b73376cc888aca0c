package continuo.midi;

/// Short MIDI messages packed into an int: status in bits 0–7, first data byte in 8–15, second in 16–23.
/// MIDI 1.0 detailed specification, tables I and II.
public final class ShortMessages {

    public static final int NOTE_OFF = 0x80;
    public static final int NOTE_ON = 0x90;
    public static final int KEY_PRESSURE = 0xA0;
    public static final int CONTROL_CHANGE = 0xB0;
    public static final int PROGRAM_CHANGE = 0xC0;
    public static final int CHANNEL_PRESSURE = 0xD0;
    public static final int PITCH_WHEEL = 0xE0;

    /// From here on a message concerns no channel.
    public static final int SYSTEM = 0xF0;

    public static final int SONG_POSITION = 0xF2;
    public static final int CLOCK = 0xF8;
    public static final int START = 0xFA;
    public static final int CONTINUE = 0xFB;
    public static final int STOP = 0xFC;
    public static final int ACTIVE_SENSING = 0xFE;
    public static final int SYSTEM_RESET = 0xFF;

    public static final int DATA_ENTRY = 6;
    public static final int SUSTAIN_PEDAL = 64;
    public static final int SOSTENUTO_PEDAL = 66;
    public static final int HOLD_2_PEDAL = 69;
    public static final int NON_REGISTERED_LOW = 98;
    public static final int NON_REGISTERED_HIGH = 99;
    public static final int REGISTERED_LOW = 100;
    public static final int REGISTERED_HIGH = 101;
    public static final int ALL_SOUND_OFF = 120;
    public static final int RESET_CONTROLLERS = 121;
    public static final int ALL_NOTES_OFF = 123;
    public static final int OMNI_OFF = 124;
    public static final int OMNI_ON = 125;
    public static final int MONO_ON = 126;
    public static final int POLY_ON = 127;

    private ShortMessages() {}

    /// @param channel 0 to 15
    public static int noteOn(int channel, int pitch, int velocity) {
        return pack(NOTE_ON | channel, pitch, velocity);
    }

    /// @param channel 0 to 15
    public static int noteOff(int channel, int pitch) {
        return pack(NOTE_OFF | channel, pitch, 0);
    }

    /// @param channel 0 to 15
    public static int controlChange(int channel, int controller, int value) {
        return pack(CONTROL_CHANGE | channel, controller, value);
    }

    public static int pack(int status, int data1, int data2) {
        return status | data1 << 8 | data2 << 16;
    }

    public static int status(int message) {
        return message & 0xFF;
    }

    /// The kind of a channel message: its status without the channel.
    public static int command(int message) {
        return message & 0xF0;
    }

    public static int channel(int message) {
        return message & 0x0F;
    }

    public static int data1(int message) {
        return message >> 8 & 0x7F;
    }

    public static int data2(int message) {
        return message >> 16 & 0x7F;
    }

    /// Whether a key goes down: velocity 0 is a release (MIDI 1.0, "Note-On with velocity 0").
    public static boolean isPress(int message) {
        return command(message) == NOTE_ON && data2(message) > 0;
    }

    public static boolean isRelease(int message) {
        return command(message) == NOTE_OFF || (command(message) == NOTE_ON && data2(message) == 0);
    }

    /// How many data bytes follow a status byte, per the MIDI 1.0 specification; 0 for system exclusive, whose length
    /// is not fixed.
    public static int dataBytes(int status) {
        return switch (status & 0xF0) {
            case PROGRAM_CHANGE, CHANNEL_PRESSURE -> 1;
            case 0xF0 ->
                switch (status) {
                    case 0xF1, 0xF3 -> 1;
                    case 0xF2 -> 2;
                    default -> 0;
                };
            default -> 2;
        };
    }
}
