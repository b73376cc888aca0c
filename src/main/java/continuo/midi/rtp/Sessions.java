package continuo.midi.rtp;

import continuo.midi.rtp.SessionMessage.Greeting;
import continuo.midi.rtp.Wire.Port;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// How sessions begin and end: invitations both ways, answers, goodbyes, and the peers that fall silent. Holds
/// a fixed number of open sessions at most (see [Seats]), and of guests who have knocked and not come in:
/// whoever knocks how often keeps nobody else out, for the oldest of those gives way.
final class Sessions {

    private static final String FULL = Seats.MOST + " others are connected already";
    private static final int MOST_KNOCKING = 64;
    private static final int MOST_KNOCKING_FROM_ONE = 4;

    private static final long ASK_AGAIN_NANOS = 1_000_000_000;
    private static final long LONGEST_HANDSHAKE_NANOS = 5_000_000_000L;

    private final String name;
    private final int ssrc;
    private final GuestList guests;
    private final Seats seats;
    private final Invitations invitations = new Invitations();
    private final Wire wire;
    private final SessionListener listener;
    private final RandomGenerator random;
    private final Events events;
    private final List<Peer> peers = new ArrayList<>();
    private final PacketBytes packet = new PacketBytes();

    /// What the streams of a session need to know.
    interface Events {

        void opened(long now, Peer peer, InetSocketAddress data);

        void ending(long now, Peer peer);
    }

    /// @param ssrc the number that we call ourselves by
    Sessions(
            RtpSettings settings,
            int ssrc,
            Wire wire,
            SessionListener listener,
            RandomGenerator random,
            Events events) {
        name = settings.name();
        guests = new GuestList(settings.allow());
        seats = new Seats(guests, peers);
        this.ssrc = ssrc;
        this.wire = wire;
        this.listener = listener;
        this.random = random;
        this.events = events;
    }

    /// Invites whoever is at that control port, and again whenever he is gone.
    void invite(InetSocketAddress control, long now) {
        invitations.add(control, now);
    }

    /// All, also those whose sessions are not open yet.
    List<Peer> peers() {
        return peers;
    }

    void tell(Port port, InetSocketAddress to, SessionMessage message) {
        message.write(packet);
        wire.send(port, to, packet);
    }

    void greeted(long now, Port port, InetSocketAddress from, Greeting words) {
        switch (words.kind()) {
            case INVITE -> {
                if (port == Port.CONTROL) {
                    invited(now, from, words);
                } else {
                    invitedToData(now, from, words);
                }
            }
            case ACCEPT -> accepted(now, port, from, words);
            case REFUSE -> refused(now, from, words);
            case BYE -> left(now, from, words);
        }
    }

    private void invited(long now, InetSocketAddress from, Greeting words) {
        if (words.ssrc() == ssrc) {
            Peer self = new Peer(from, words.token(), false, ssrc, words.name(), now);
            refuse(now, self, "it is this Continuo itself; take its address out of 'connect' under 'rtp'");
            return;
        }
        for (Peer peer : List.copyOf(peers)) {
            if (peer.control.equals(from) && !comesAgain(now, peer, words)) {
                return;
            }
        }
        Peer guest = new Peer(from, words.token(), false, words.ssrc(), words.name(), now);
        if (guests.welcome(words.name(), from) == GuestList.Welcome.NONE) {
            String entry = GuestList.entry(words.name(), from);
            refuse(now, guest, "to let it connect, write '%s' at 'allow' under 'rtp' in the settings".formatted(entry));
        } else if (!seats.areFor(guest, now)) {
            refuse(now, guest, FULL);
        } else {
            makeRoom(from);
            peers.add(guest);
            answer(Greeting.Kind.ACCEPT, Port.CONTROL, from, words);
        }
    }

    /// Those who knock from one address take room from one another first.
    private void makeRoom(InetSocketAddress from) {
        List<Peer> knocking =
                peers.stream().filter(peer -> !peer.invited && !peer.isOpen()).toList();
        List<Peer> fromThere = knocking.stream().filter(peer -> peer.isAt(from)).toList();
        if (fromThere.size() >= MOST_KNOCKING_FROM_ONE) {
            peers.remove(fromThere.getFirst());
        } else if (knocking.size() >= MOST_KNOCKING) {
            peers.remove(knocking.getFirst());
        }
    }

    private void refuse(long now, Peer guest, String why) {
        tell(Port.CONTROL, guest.control, new Greeting(Greeting.Kind.REFUSE, guest.token, ssrc, ""));
        if (guests.isNews(guest.who(), now)) {
            listener.said("\"%s\" asked for an RTP-MIDI session and was refused: %s.".formatted(guest.who(), why));
        }
    }

    private void answer(Greeting.Kind kind, Port port, InetSocketAddress to, Greeting words) {
        tell(port, to, new Greeting(kind, words.token(), ssrc, kind == Greeting.Kind.ACCEPT ? name : ""));
    }

    /// A peer that we know invites us: he may not have got our answer, he may have been started again, or both
    /// sides invite each other; then the one with the greater number gives way.
    ///
    /// @return whether the invitation is to be looked at like any other
    private boolean comesAgain(long now, Peer peer, Greeting words) {
        if (!peer.invited && peer.token == words.token() && peer.ssrc == words.ssrc()) {
            answer(Greeting.Kind.ACCEPT, Port.CONTROL, peer.control, words);
            return false;
        }
        if (peer.invited && !peer.isOpen()) {
            boolean giveWay = Integer.compareUnsigned(words.ssrc(), ssrc) < 0;
            if (giveWay) {
                peers.remove(peer);
            }
            return giveWay;
        }
        end(now, peer);
        return true;
    }

    private void invitedToData(long now, InetSocketAddress from, Greeting words) {
        for (Peer peer : List.copyOf(peers)) {
            if (!peer.invited && peer.token == words.token() && peer.ssrc == words.ssrc() && peer.isAt(from)) {
                if (!peer.isOpen() && !seats.areFor(peer, now)) {
                    peers.remove(peer); // others have come in meanwhile
                    refuse(now, peer, FULL);
                    return;
                }
                if (!peer.isOpen() && seats.areTaken()) {
                    seats.givesWay(peer, now).ifPresent(other -> giveUp(now, other));
                }
                answer(Greeting.Kind.ACCEPT, Port.DATA, from, words);
                if (!peer.isOpen()) {
                    open(now, peer, from);
                }
                return;
            }
        }
        answer(Greeting.Kind.REFUSE, Port.DATA, from, words);
    }

    private void accepted(long now, Port port, InetSocketAddress from, Greeting words) {
        for (Peer peer : List.copyOf(peers)) {
            if (peer.invited && peer.token == words.token() && peer.isAt(from)) {
                if (peer.state == Peer.State.ASKING_CONTROL && port == Port.CONTROL) {
                    peer.accepted(words.ssrc(), words.name(), now);
                    ask(now, peer);
                } else if (peer.state == Peer.State.ASKING_DATA && port == Port.DATA && peer.ssrc == words.ssrc()) {
                    open(now, peer, from);
                }
            }
        }
    }

    private void open(long now, Peer peer, InetSocketAddress data) {
        peer.takes(seats.free());
        events.opened(now, peer, data);
        listener.connected(now, peer);
    }

    private void refused(long now, InetSocketAddress from, Greeting words) {
        for (Peer peer : List.copyOf(peers)) {
            if (peer.invited && !peer.isOpen() && peer.token == words.token() && peer.isAt(from)) {
                peers.remove(peer);
                invitations.refused(peer.control, now);
                if (guests.isNews(peer.who(), now)) {
                    listener.said(
                            "\"%s\" refuses an RTP-MIDI session: allow \"%s\" there.".formatted(peer.who(), name));
                }
            }
        }
    }

    private void left(long now, InetSocketAddress from, Greeting words) {
        for (Peer peer : List.copyOf(peers)) {
            if (peer.ssrc == words.ssrc() && peer.isAt(from) && peer.state != Peer.State.ASKING_CONTROL) {
                end(now, peer);
            }
        }
    }

    /// Ends a session; of one that was not open nobody hears.
    void end(long now, Peer peer) {
        peers.remove(peer);
        if (peer.invited) {
            invitations.ended(peer.control, peer.isOpen() ? now - peer.bornNanos : 0, now);
        }
        if (peer.isOpen()) {
            events.ending(now, peer);
            listener.gone(now, peer);
        }
    }

    /// Says goodbye to everybody.
    void endAll(long now) {
        List.copyOf(peers).forEach(peer -> giveUp(now, peer));
    }

    /// Says goodbye to a peer, and ends its session.
    void giveUp(long now, Peer peer) {
        sayGoodbye(peer);
        end(now, peer);
    }

    private void sayGoodbye(Peer peer) {
        tell(Port.CONTROL, peer.control, new Greeting(Greeting.Kind.BYE, peer.token, ssrc, ""));
    }

    /// Does what is due.
    ///
    /// @return when to call next at the latest
    long tick(long now) {
        long wake = Sender.NEVER;
        for (InetSocketAddress control : invitations.all()) {
            if (peers.stream().noneMatch(peer -> peer.control.equals(control))) {
                if (invitations.isDue(control, now) && !seats.areTaken()) {
                    peers.add(new Peer(control, random.nextInt(), true, 0, "", now));
                } else {
                    wake = Math.min(wake, Math.max(now + ASK_AGAIN_NANOS, invitations.nextNanos(control)));
                }
            }
        }
        for (Peer peer : List.copyOf(peers)) {
            if (!peer.isOpen()) {
                wake = Math.min(wake, handshake(now, peer));
            }
        }
        return wake;
    }

    private long handshake(long now, Peer peer) {
        long end = peer.bornNanos + LONGEST_HANDSHAKE_NANOS;
        if (now >= end) {
            peers.remove(peer);
            return now + ASK_AGAIN_NANOS;
        }
        if (!peer.invited) {
            return end;
        }
        if (now >= peer.nextNanos) {
            ask(now, peer);
        }
        return Math.min(end, peer.nextNanos);
    }

    private void ask(long now, Peer peer) {
        peer.nextNanos = now + ASK_AGAIN_NANOS;
        boolean first = peer.state == Peer.State.ASKING_CONTROL;
        InetSocketAddress to =
                first ? peer.control : new InetSocketAddress(peer.control.getAddress(), peer.control.getPort() + 1);
        tell(first ? Port.CONTROL : Port.DATA, to, new Greeting(Greeting.Kind.INVITE, peer.token, ssrc, name));
    }
}
