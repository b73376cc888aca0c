package continuo.midi.rtp;

/// The packets for one peer: numbered, with a journal of what he has not confirmed yet. When the last of them is not
/// confirmed, an empty packet with the journal follows, and again and again, more and more seldom: so the loss of a
/// release after which nothing is played hangs no note.
final class Sender {

    static final int RTP_VERSION = 0x80;
    static final int PAYLOAD_TYPE = 97;
    static final long NEVER = Long.MAX_VALUE;

    private static final int LONG_LIST = 0x80; // B
    private static final int JOURNAL = 0x40; // J
    private static final int LONGEST_SHORT_LIST = 15;
    private static final long FIRST_GUARD_NANOS = 30_000_000;
    private static final long LAST_GUARD_NANOS = 4_000_000_000L;

    private final int ssrc;
    private final SentJournal journal;
    private long last; // packet sent
    private long confirmed;
    private long guardNanos = NEVER;
    private long patienceNanos;

    /// @param ssrc ours
    /// @param before the number before the first packet's, above 0
    Sender(int ssrc, long before) {
        this.ssrc = ssrc;
        last = before;
        confirmed = before;
        journal = new SentJournal(before + 1);
    }

    /// Makes the next packet.
    ///
    /// @param stamp of the first command, in units of 100 µs
    void packet(long now, long stamp, MidiList list, PacketBytes out) {
        write(now, stamp, list, out);
        for (int i = 0; i < list.count(); i++) {
            journal.remember(last, now, list.message(i));
        }
        patienceNanos = FIRST_GUARD_NANOS;
        guardNanos = now + patienceNanos;
    }

    /// Makes the packet that is due at [#guardNanos].
    void guard(long now, long stamp, MidiList empty, PacketBytes out) {
        write(now, stamp, empty, out);
        patienceNanos = Math.min(2 * patienceNanos, LAST_GUARD_NANOS);
        guardNanos = now + patienceNanos;
    }

    private void write(long now, long stamp, MidiList list, PacketBytes out) {
        last++;
        // The marker stays 0, whatever RFC 6295 says: the driver for Windows takes no packet that has it (rtpmidid).
        out.clear()
                .one(RTP_VERSION)
                .one(PAYLOAD_TYPE)
                .two((int) last)
                .four((int) stamp)
                .four(ssrc);
        if (list.size() <= LONGEST_SHORT_LIST) {
            out.one(JOURNAL | list.size());
        } else {
            out.two((LONG_LIST | JOURNAL) << 8 | list.size());
        }
        out.all(list.bytes(), list.size());
        journal.write(last, now, out);
    }

    /// The peer has everything up to the packet with these lowest 16 bits.
    void confirm(int sequence) {
        long packet = last - ((int) last - sequence & 0xFFFF);
        if (packet > confirmed) {
            confirmed = packet;
            journal.acknowledge(packet);
        }
        if (isConfirmed()) {
            guardNanos = NEVER;
        }
    }

    /// Whether the peer has everything.
    boolean isConfirmed() {
        return confirmed == last;
    }

    /// When an empty packet is due; [#NEVER] when the peer has everything.
    long guardNanos() {
        return guardNanos;
    }
}
