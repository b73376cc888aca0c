package continuo.midi.alsa;

import static continuo.midi.ShortMessages.data1;
import static continuo.midi.ShortMessages.data2;
import static continuo.midi.ShortMessages.pack;
import static continuo.midi.ShortMessages.status;
import static java.lang.foreign.MemoryLayout.PathElement.groupElement;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import continuo.midi.MidiByteParser;
import continuo.midi.ShortMessages;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// `snd_seq_event_t` of `alsa/seq_event.h`, with a real-time stamp, and how MIDI messages are written in it. All
/// methods take the memory and where in it the event begins; none allocates.
final class SequencerEvent {

    static final StructLayout LAYOUT = MemoryLayout.structLayout(
            JAVA_BYTE.withName("type"),
            JAVA_BYTE.withName("flags"),
            JAVA_BYTE.withName("tag"),
            JAVA_BYTE.withName("queue"),
            JAVA_INT.withName("time.time.tv_sec"),
            JAVA_INT.withName("time.time.tv_nsec"),
            JAVA_BYTE.withName("source.client"),
            JAVA_BYTE.withName("source.port"),
            JAVA_BYTE.withName("dest.client"),
            JAVA_BYTE.withName("dest.port"),
            JAVA_BYTE.withName("data.note.channel"), // also data.control.channel, data.addr.client, data.connect.sender
            JAVA_BYTE.withName("data.note.note"),
            JAVA_BYTE.withName("data.note.velocity"), // also data.connect.dest
            JAVA_BYTE.withName("data.note.off_velocity"),
            JAVA_INT.withName("data.control.param"),
            JAVA_INT.withName("data.control.value"));

    // enum snd_seq_event_type
    static final int NOTE_ON = 6;
    static final int NOTE_OFF = 7;
    static final int KEY_PRESSURE = 8;
    static final int CONTROLLER = 10;
    static final int PROGRAM = 11;
    static final int CHANNEL_PRESSURE = 12;
    static final int PITCH_BEND = 13;
    static final int SONG_POSITION = 20;
    static final int SONG_SELECT = 21;
    static final int QUARTER_FRAME = 22;
    static final int START = 30;
    static final int CONTINUE = 31;
    static final int STOP = 32;
    static final int CLOCK = 36;
    static final int TUNE_REQUEST = 40;
    static final int RESET = 41;
    static final int SENSING = 42;
    static final int CLIENT_START = 60;
    static final int PORT_START = 63;
    static final int PORT_EXIT = 64;
    static final int PORT_CHANGE = 65;
    static final int SUBSCRIBED = 66;
    static final int UNSUBSCRIBED = 67;
    static final int USER_0 = 90;
    static final int USER_1 = 91;
    static final int USER_2 = 92;

    private static final int TIME_STAMP_REAL = 1;
    private static final int QUEUE_DIRECT = 253;
    private static final long SECOND_NANOS = 1_000_000_000;

    private static final long TYPE = offset("type");
    private static final long FLAGS = offset("flags");
    private static final long QUEUE = offset("queue");
    private static final long SECONDS = offset("time.time.tv_sec");
    private static final long NANOS = offset("time.time.tv_nsec");
    private static final long SOURCE = offset("source.client");
    private static final long SOURCE_PORT = offset("source.port");
    private static final long DESTINATION = offset("dest.client");
    private static final long DESTINATION_PORT = offset("dest.port");
    private static final long CHANNEL = offset("data.note.channel");
    private static final long NOTE = offset("data.note.note");
    private static final long VELOCITY = offset("data.note.velocity");
    private static final long PARAMETER = offset("data.control.param");
    private static final long VALUE = offset("data.control.value");

    private SequencerEvent() {}

    private static long offset(String field) {
        return LAYOUT.byteOffset(groupElement(field));
    }

    static int type(MemorySegment memory, long at) {
        return unsigned(memory, at + TYPE);
    }

    static void type(MemorySegment memory, long at, int type) {
        memory.set(JAVA_BYTE, at + TYPE, (byte) type);
    }

    /// Client and port that the event comes from, as [#address].
    static int source(MemorySegment memory, long at) {
        return address(unsigned(memory, at + SOURCE), unsigned(memory, at + SOURCE_PORT));
    }

    /// The port of ours that the event came to.
    static int destinationPort(MemorySegment memory, long at) {
        return unsigned(memory, at + DESTINATION_PORT);
    }

    /// The first address in the data: of a port that came or went, or of a connection's sender.
    static int firstAddress(MemorySegment memory, long at) {
        return address(unsigned(memory, at + CHANNEL), unsigned(memory, at + NOTE));
    }

    static void firstAddress(MemorySegment memory, long at, int address) {
        memory.set(JAVA_BYTE, at + CHANNEL, (byte) (address >> 8));
        memory.set(JAVA_BYTE, at + NOTE, (byte) address);
    }

    /// The second address in the data: of a connection's destination.
    static int secondAddress(MemorySegment memory, long at) {
        return address(unsigned(memory, at + VELOCITY), unsigned(memory, at + VELOCITY + 1));
    }

    static int address(int client, int port) {
        return client << 8 | port;
    }

    static long timeNanos(MemorySegment memory, long at) {
        return memory.get(JAVA_INT, at + SECONDS) * SECOND_NANOS + memory.get(JAVA_INT, at + NANOS);
    }

    static void route(MemorySegment memory, long at, int port, int destination) {
        memory.set(JAVA_BYTE, at + SOURCE_PORT, (byte) port);
        memory.set(JAVA_BYTE, at + DESTINATION, (byte) (destination >> 8));
        memory.set(JAVA_BYTE, at + DESTINATION_PORT, (byte) destination);
    }

    /// Lets the kernel send the event when `queue` has come to `timeNanos`.
    static void schedule(MemorySegment memory, long at, int queue, long timeNanos) {
        memory.set(JAVA_BYTE, at + FLAGS, (byte) TIME_STAMP_REAL);
        memory.set(JAVA_BYTE, at + QUEUE, (byte) queue);
        memory.set(JAVA_INT, at + SECONDS, (int) (timeNanos / SECOND_NANOS));
        memory.set(JAVA_INT, at + NANOS, (int) (timeNanos % SECOND_NANOS));
    }

    /// Lets the kernel send the event at once.
    static void sendNow(MemorySegment memory, long at) {
        memory.set(JAVA_BYTE, at + FLAGS, (byte) 0);
        memory.set(JAVA_BYTE, at + QUEUE, (byte) QUEUE_DIRECT);
    }

    /// The MIDI message that the event stands for, or [MidiByteParser#NOTHING].
    static int message(MemorySegment memory, long at) {
        int channel = unsigned(memory, at + CHANNEL) & 0x0F;
        int value = memory.get(JAVA_INT, at + VALUE);
        return switch (type(memory, at)) {
            case NOTE_ON -> note(0x90 | channel, memory, at);
            case NOTE_OFF -> note(0x80 | channel, memory, at);
            case KEY_PRESSURE -> note(0xA0 | channel, memory, at);
            case CONTROLLER -> controller(channel, memory.get(JAVA_INT, at + PARAMETER), value);
            case PROGRAM -> pack(0xC0 | channel, value & 0x7F, 0);
            case CHANNEL_PRESSURE -> pack(0xD0 | channel, value & 0x7F, 0);
            case PITCH_BEND -> wide(0xE0 | channel, value + 8192);
            case SONG_POSITION -> wide(0xF2, value);
            case SONG_SELECT -> pack(0xF3, value & 0x7F, 0);
            case QUARTER_FRAME -> pack(0xF1, value & 0x7F, 0);
            case TUNE_REQUEST -> 0xF6;
            case CLOCK -> 0xF8;
            case START -> 0xFA;
            case CONTINUE -> 0xFB;
            case STOP -> 0xFC;
            case SENSING -> 0xFE;
            case RESET -> 0xFF;
            default -> MidiByteParser.NOTHING;
        };
    }

    private static int note(int status, MemorySegment memory, long at) {
        return pack(status, unsigned(memory, at + NOTE) & 0x7F, unsigned(memory, at + VELOCITY) & 0x7F);
    }

    private static int controller(int channel, int number, int value) {
        return number > 127 ? MidiByteParser.NOTHING : pack(0xB0 | channel, number, value & 0x7F);
    }

    private static int wide(int status, int value) {
        return pack(status, value & 0x7F, value >> 7 & 0x7F);
    }

    /// Writes a message into an event: its type and data.
    ///
    /// @return false if the sequencer has no event for it
    static boolean write(MemorySegment memory, long at, int message) {
        int type = typeOf(message);
        type(memory, at, type);
        int status = status(message);
        memory.set(JAVA_BYTE, at + CHANNEL, (byte) (status < 0xF0 ? status & 0x0F : 0));
        switch (type) {
            case NOTE_ON, NOTE_OFF, KEY_PRESSURE -> {
                memory.set(JAVA_BYTE, at + NOTE, (byte) data1(message));
                memory.set(JAVA_BYTE, at + VELOCITY, (byte) data2(message));
            }
            case CONTROLLER -> {
                memory.set(JAVA_INT, at + PARAMETER, data1(message));
                memory.set(JAVA_INT, at + VALUE, data2(message));
            }
            case PITCH_BEND -> memory.set(JAVA_INT, at + VALUE, wideValue(message) - 8192);
            case SONG_POSITION -> memory.set(JAVA_INT, at + VALUE, wideValue(message));
            default -> memory.set(JAVA_INT, at + VALUE, data1(message));
        }
        return type != MidiByteParser.NOTHING;
    }

    private static int wideValue(int message) {
        return data1(message) | data2(message) << 7;
    }

    private static int typeOf(int message) {
        if (ShortMessages.isRelease(message)) {
            return NOTE_OFF; // also for velocity 0: cancelling keeps only what is a note-off by its type
        }
        return switch (ShortMessages.command(message)) {
            case 0x90 -> NOTE_ON;
            case 0xA0 -> KEY_PRESSURE;
            case 0xB0 -> CONTROLLER;
            case 0xC0 -> PROGRAM;
            case 0xD0 -> CHANNEL_PRESSURE;
            case 0xE0 -> PITCH_BEND;
            default -> systemType(status(message));
        };
    }

    private static int systemType(int status) {
        return switch (status) {
            case 0xF1 -> QUARTER_FRAME;
            case 0xF2 -> SONG_POSITION;
            case 0xF3 -> SONG_SELECT;
            case 0xF6 -> TUNE_REQUEST;
            case 0xF8 -> CLOCK;
            case 0xFA -> START;
            case 0xFB -> CONTINUE;
            case 0xFC -> STOP;
            case 0xFE -> SENSING;
            case 0xFF -> RESET;
            default -> MidiByteParser.NOTHING;
        };
    }

    private static int unsigned(MemorySegment memory, long at) {
        return memory.get(JAVA_BYTE, at) & 0xFF;
    }
}
