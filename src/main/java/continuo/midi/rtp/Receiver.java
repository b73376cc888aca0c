package continuo.midi.rtp;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// The packets of one peer: each command is passed on once and in order, and what was lost is made up for from the
/// journal of the next packet. A packet that comes too late has been made up for, so it is passed over; one that is
/// not well formed counts as lost.
final class Receiver {

    private static final int OLD = 1000; // packets; one that is older than this comes from a stream that began anew
    private static final int HEADER_BYTES = 12;
    private static final long SHORTEST_FEEDBACK_NANOS = 100_000_000;
    private static final Commands NOBODY = (stamp, message) -> {};

    private static final VarHandle NUMBER = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final HeldKeys held;
    private final Octets octets = new Octets();
    private final Octets list = new Octets();
    private final JournalReader journal = new JournalReader();
    private int newest = -1; // 16 bits; -1 before the first packet
    private int suspect = -1; // would come next if the stream has begun anew
    private long feedbackNanos = Sender.NEVER;
    private long lastFeedbackNanos;

    /// @param out is told what the peer plays
    Receiver(Commands out, long now) {
        held = new HeldKeys(out);
        lastFeedbackNanos = now - SHORTEST_FEEDBACK_NANOS;
    }

    /// The number by which the sender of a packet calls himself; -1 if it is no RTP packet.
    static long ssrc(byte[] packet, int length) {
        boolean rtp = length > HEADER_BYTES && (packet[0] & 0xC0) == Sender.RTP_VERSION;
        return rtp ? Integer.toUnsignedLong((int) NUMBER.get(packet, 8)) : -1;
    }

    /// Takes a packet of this peer.
    void packet(long now, byte[] bytes, int length) {
        Octets in = octets.over(bytes, 0, length);
        int flags = in.next();
        int payload = in.next() & 0x7F;
        int sequence = in.two();
        int stamp = in.four();
        in.skip(4 + 4 * (flags & 0x0F)); // who it comes from, and who else had a part in it
        if ((flags & 0x10) != 0) { // a header extension
            in.skip(2);
            in.skip(4 * in.two());
        }
        if (!in.ranOut() && payload == Sender.PAYLOAD_TYPE) {
            commandSection(now, sequence, stamp, in);
        }
    }

    private void commandSection(long now, int sequence, int stamp, Octets in) {
        int flags = in.next();
        int length = (flags & 0x80) == 0 ? flags & 0x0F : (flags & 0x0F) << 8 | in.next();
        boolean deltaFirst = (flags & 0x20) != 0;
        if (in.ranOut() || !isList(in, length, stamp, deltaFirst) || !isNew(sequence)) {
            return;
        }
        Octets commands = list.over(in, length);
        if (newest < 0 || sequence != (newest + 1 & 0xFFFF)) {
            repair(sequence, stamp, (flags & 0x40) != 0, in);
        }
        newest = sequence;
        MidiList.read(commands, stamp, deltaFirst, held);
        feedbackNanos = Math.max(now, lastFeedbackNanos + SHORTEST_FEEDBACK_NANOS);
    }

    private boolean isList(Octets in, int length, int stamp, boolean deltaFirst) {
        if (length > in.left()) {
            return false;
        }
        return MidiList.read(list.ahead(in, length), stamp, deltaFirst, NOBODY);
    }

    private boolean isNew(int sequence) {
        int ahead = newest < 0 ? 1 : (short) (sequence - newest);
        boolean anew = ahead < -OLD && sequence == suspect;
        suspect = ahead < -OLD ? sequence + 1 & 0xFFFF : -1;
        return ahead > 0 || anew;
    }

    private void repair(int sequence, int stamp, boolean hasJournal, Octets in) {
        int firstLost = newest < 0 ? sequence : newest + 1;
        held.repair(stamp, firstLost);
        if (!hasJournal || !journal.read(in, held)) {
            held.releaseAll(stamp);
        }
    }

    /// When to tell the peer what has arrived; [Sender#NEVER] if he knows.
    long feedbackNanos() {
        return feedbackNanos;
    }

    /// What is to be told, and counts as told now.
    int feedback(long now) {
        feedbackNanos = Sender.NEVER;
        lastFeedbackNanos = now;
        return newest;
    }

    /// Lets every key and pedal go that the peer holds.
    void releaseAll(int stamp) {
        held.releaseAll(stamp);
    }
}
