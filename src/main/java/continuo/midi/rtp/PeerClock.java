package continuo.midi.rtp;

import java.util.Arrays;

/// How a peer's clock stands to ours, from exchanges of both clocks' times; of the last few the quickest one
/// counts, for it was held up the least. All times are in units of 100 µs.
final class PeerClock {

    private static final int EXCHANGES = 8;

    private final long[] offsets = new long[EXCHANGES];
    private final long[] roundTrips = new long[EXCHANGES];
    private int next;
    private boolean known;
    private long offset;

    PeerClock() {
        Arrays.fill(roundTrips, Long.MAX_VALUE);
    }

    /// We asked, the peer answered.
    void asked(long ourAsking, long theirAnswer, long ourReceipt) {
        exchange(ourAsking + (ourReceipt - ourAsking) / 2 - theirAnswer, ourReceipt - ourAsking);
    }

    /// The peer asked, we answered.
    void answered(long theirAsking, long ourAnswer, long theirReceipt) {
        exchange(ourAnswer - (theirAsking + (theirReceipt - theirAsking) / 2), theirReceipt - theirAsking);
    }

    private void exchange(long ourLead, long roundTrip) {
        if (roundTrip < 0) {
            return; // no clock goes backwards: the packet lies
        }
        offsets[next] = ourLead;
        roundTrips[next] = roundTrip;
        next = (next + 1) % EXCHANGES;
        known = true;
        int quickest = 0;
        for (int i = 1; i < EXCHANGES; i++) {
            if (roundTrips[i] < roundTrips[quickest]) {
                quickest = i;
            }
        }
        offset = offsets[quickest];
    }

    /// On our clock, the time that is `stamp` on the peer's, of which packets have the lower 32 bits; `now` as long as
    /// the clocks have not been compared.
    long toOurs(int stamp, long now) {
        if (!known) {
            return now;
        }
        long theirNow = now - offset;
        return now + (stamp - (int) theirNow);
    }

    /// The lower 32 bits of the peer's clock at `ours`.
    int toTheirs(long ours) {
        return (int) (ours - offset);
    }
}
