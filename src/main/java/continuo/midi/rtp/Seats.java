package continuo.midi.rtp;

import continuo.midi.MidiSink;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Who gives way to a newcomer where all sessions are taken, so that neither those whom only `anyone` or a name
/// lets in keep out whose address is allowed, nor one machine all others, nor those who have long played
/// nothing whoever is as welcome. Peers that we have invited never give way.
final class Seats {

    static final int MOST = MidiSink.MOST_SOURCES;

    private static final int MOST_FROM_ONE = 4;
    private static final long IDLE_NANOS = 600_000_000_000L;

    private final GuestList guests;
    private final List<Peer> peers;

    /// @param peers as they are, whenever they are asked for
    Seats(GuestList guests, List<Peer> peers) {
        this.guests = guests;
        this.peers = peers;
    }

    /// Whether all are taken, by those who are in and those whom we have invited.
    boolean areTaken() {
        return peers.stream().filter(peer -> peer.isOpen() || peer.invited).count() >= MOST;
    }

    /// The lowest number that no open session has.
    int free() {
        int taken = 0;
        for (Peer peer : peers) {
            taken |= peer.isOpen() ? 1 << peer.seat() : 0;
        }
        return Integer.numberOfTrailingZeros(~taken);
    }

    /// Whether the newcomer finds one.
    boolean areFor(Peer newcomer, long now) {
        return !areTaken() || givesWay(newcomer, now).isPresent();
    }

    /// Whose session ends for that of the newcomer: the least welcome, and of those the one that has played
    /// nothing for longest.
    Optional<Peer> givesWay(Peer newcomer, long now) {
        return peers.stream()
                .filter(peer -> peer.isOpen() && !peer.invited && mustGo(peer, newcomer, now))
                .min(Comparator.comparing((Peer peer) -> welcome(peer)).thenComparingLong(peer -> peer.playedNanos));
    }

    private boolean mustGo(Peer peer, Peer newcomer, long now) {
        int difference = welcome(newcomer).compareTo(welcome(peer));
        if (difference != 0 || crowds(newcomer)) {
            return difference > 0;
        }
        return crowds(peer) || now - peer.playedNanos >= IDLE_NANOS;
    }

    private GuestList.Welcome welcome(Peer peer) {
        return guests.welcome(peer.name, peer.control);
    }

    /// Whether as many have come from there as one machine can need.
    private boolean crowds(Peer guest) {
        return peers.stream()
                        .filter(peer -> peer.isOpen() && peer.isAt(guest.control))
                        .count()
                >= MOST_FROM_ONE;
    }
}
