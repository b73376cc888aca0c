package continuo.midi.raw;

import static continuo.midi.ShortMessages.ALL_NOTES_OFF;
import static continuo.midi.ShortMessages.ALL_SOUND_OFF;
import static continuo.midi.ShortMessages.CONTROL_CHANGE;
import static continuo.midi.ShortMessages.channel;
import static continuo.midi.ShortMessages.command;
import static continuo.midi.ShortMessages.data1;
import static continuo.midi.ShortMessages.data2;
import static continuo.midi.ShortMessages.isPress;
import static continuo.midi.ShortMessages.isRelease;
import static continuo.midi.ShortMessages.status;

import continuo.midi.ShortMessages;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

/// Messages on their way from the player's thread, which puts, to the writing thread, which takes. Neither ever waits.
/// Allocates nothing.
///
/// When the writer is stuck the room left is kept for note-offs: everything else is dropped and counted.
final class Outbox {

    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int RESERVED = CHANNELS * KEYS;
    private static final int SIZE = 4 * RESERVED;
    private static final int LONGEST_MESSAGE_BYTES = 3;

    private final AtomicIntegerArray ring = new AtomicIntegerArray(SIZE);
    private volatile long put; // the player's thread writes it
    private volatile long taken; // the writing thread writes it
    private final AtomicLong dropped = new AtomicLong();
    private volatile int channelsUsed; // the player's thread writes it; a bit each
    private final AtomicInteger owedSilence = new AtomicInteger(); // a bit for each channel

    // Invariant, player's thread: a note counts as sounding from the put of its on to the put of its off. As at most
    // RESERVED notes sound and ons leave that many slots, there is a slot for every off.
    private final boolean[] sounding = new boolean[CHANNELS * KEYS];

    /// Player's thread: notes the channel of a message, whether or not anybody listens.
    void use(int message) {
        if (status(message) < 0xF0) {
            channelsUsed = channelsUsed | 1 << channel(message);
        }
    }

    /// Player's thread.
    ///
    /// @return false if the message was left out
    boolean put(int message) {
        if (isRelease(message)) {
            return release(message);
        }
        if (isCrowded()) {
            return putInCrowd(message);
        }
        if (isPress(message)) {
            sounding[key(message)] = true;
        }
        append(message);
        return true;
    }

    private boolean release(int message) {
        if (isCrowded() && !sounding[key(message)]) {
            return false; // its on was dropped
        }
        sounding[key(message)] = false;
        append(message);
        return true;
    }

    private boolean putInCrowd(int message) {
        if (isSilence(message)) {
            oweSilence(1 << channel(message));
            return true;
        }
        dropped.incrementAndGet();
        return false;
    }

    private void oweSilence(int channels) {
        int owed;
        do {
            owed = owedSilence.get();
        } while (!owedSilence.compareAndSet(owed, owed | channels));
    }

    private boolean isCrowded() {
        return put - taken >= SIZE - RESERVED;
    }

    private void append(int message) {
        long here = put;
        ring.setPlain((int) (here % SIZE), message);
        put = here + 1;
    }

    /// Writing thread: adds bytes to `bytes`, as far as there is room.
    ///
    /// @return whether there were any
    boolean take(ByteBuffer bytes) {
        long next = taken;
        long end = put;
        while (next < end && bytes.remaining() >= LONGEST_MESSAGE_BYTES) {
            write(ring.getPlain((int) (next % SIZE)), bytes);
            next++;
        }
        taken = next;
        if (next == end && bytes.remaining() >= CHANNELS * LONGEST_MESSAGE_BYTES) {
            writeSilence(owedSilence.getAndSet(0), bytes);
        }
        return bytes.position() > 0;
    }

    /// Writing thread, when somebody begins to listen: forgets what has not been taken; what comes first is "all notes
    /// off" on every channel used so far, for notes that the listener may have kept from before.
    void startAnew() {
        taken = put;
        owedSilence.set(channelsUsed);
    }

    private static void writeSilence(int channels, ByteBuffer bytes) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels >> channel & 1) != 0) {
                write(ShortMessages.controlChange(channel, ALL_NOTES_OFF, 0), bytes);
            }
        }
    }

    boolean isEmpty() {
        return put == taken && owedSilence.get() == 0;
    }

    long dropped() {
        return dropped.get();
    }

    private static void write(int message, ByteBuffer bytes) {
        int status = status(message);
        bytes.put((byte) status);
        int dataBytes = ShortMessages.dataBytes(status);
        if (dataBytes > 0) {
            bytes.put((byte) data1(message));
        }
        if (dataBytes > 1) {
            bytes.put((byte) data2(message));
        }
    }

    private static boolean isSilence(int message) {
        int controller = data1(message);
        return command(message) == CONTROL_CHANGE && (controller == ALL_NOTES_OFF || controller == ALL_SOUND_OFF);
    }

    private static int key(int message) {
        return channel(message) * KEYS + data1(message);
    }
}
