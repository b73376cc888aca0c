package continuo.midi.rtp;

import static continuo.midi.ShortMessages.ALL_NOTES_OFF;
import static continuo.midi.ShortMessages.SUSTAIN_PEDAL;

import continuo.midi.ShortMessages;
import continuo.midi.rtp.SessionMessage.ClockSync;
import continuo.midi.rtp.SessionMessage.Feedback;
import continuo.midi.rtp.SessionMessage.Greeting;
import continuo.midi.rtp.Wire.Port;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.random.RandomGenerator;

/// Our side of all sessions: what is played goes to every peer, what a peer plays to the [SessionListener]. Touches
/// no socket and no clock: packets and the time are handed in, packets leave by the [Wire]. Belongs to one thread.
///
/// Time stamps never go back, so a note's end is never placed before its beginning, whatever is cancelled.
final class Endpoint {

    static final long TICK_NANOS = 100_000; // the unit of time stamps

    private static final int CHANNELS = 16;
    private static final int KEYS = 128;
    private static final int FIRST_COMPARISONS = 6;
    private static final long FIRST_COMPARE_NANOS = 500_000_000;
    private static final long COMPARE_NANOS = 10_000_000_000L;
    private static final long ANSWER_NANOS = 1_000_000_000;
    private static final int MOST_UNANSWERED = 10; // a bad network loses several in a row
    private static final long MOST_SILENCE_NANOS = 60_000_000_000L;

    private final Sessions sessions;
    private final Wire wire;
    private final SessionListener listener;
    private final RandomGenerator random;
    private final long epochNanos;
    private final long aheadTicks;
    private final int ssrc;
    private final PacketBytes packet = new PacketBytes();
    private final MidiList played = new MidiList();
    private final MidiList silence = new MidiList();
    private final MidiList nothing = new MidiList();
    private int channelsUsed; // a bit each
    private long lastStamp;
    private long nowNanos; // as handed in last

    /// @param now when time stamps begin
    Endpoint(RtpSettings settings, Wire wire, SessionListener listener, RandomGenerator random, long now) {
        this.wire = wire;
        this.listener = listener;
        this.random = random;
        epochNanos = now;
        nowNanos = now;
        aheadTicks = settings.aheadNanos() / TICK_NANOS;
        ssrc = random.nextInt();
        sessions = new Sessions(settings, ssrc, wire, listener, random, new Sessions.Events() {
            @Override
            public void opened(long openedNanos, Peer peer, InetSocketAddress data) {
                open(openedNanos, peer, data);
            }

            @Override
            public void ending(long endNanos, Peer peer) {
                peer.receiver().releaseAll(peer.clock.toTheirs(ticks(endNanos)));
            }
        });
    }

    /// Invites whoever is at that control port, and again whenever he is gone.
    void invite(InetSocketAddress control, long now) {
        sessions.invite(control, now);
    }

    /// The peers with open sessions, as a user sees them.
    List<String> connected() {
        return sessions.peers().stream().filter(Peer::isOpen).map(Peer::who).toList();
    }

    /// Takes a packet that has come to one of our ports. Never throws, whatever it holds.
    void receive(long now, Port port, InetSocketAddress from, byte[] bytes, int length) {
        nowNanos = now;
        if (SessionMessage.is(bytes, length)) {
            switch (SessionMessage.read(bytes, length)) {
                case Greeting words -> sessions.greeted(now, port, from, words);
                case ClockSync times -> compare(now, from, times);
                case Feedback feedback -> confirmed(now, from, feedback);
                case null -> {} // not well formed, or of no use to us
            }
        } else if (port == Port.DATA) {
            music(now, from, bytes, length);
        }
    }

    private void music(long now, InetSocketAddress from, byte[] bytes, int length) {
        long sender = Receiver.ssrc(bytes, length);
        List<Peer> peers = sessions.peers();
        for (int i = 0; i < peers.size(); i++) { // no iterator: nothing is allocated here
            Peer peer = peers.get(i);
            if (peer.isOpen()
                    && Integer.toUnsignedLong(peer.ssrc) == sender
                    && peer.data().equals(from)) {
                peer.heardNanos = now;
                peer.playedNanos = now;
                peer.receiver().packet(now, bytes, length);
            }
        }
    }

    private void confirmed(long now, InetSocketAddress from, Feedback feedback) {
        for (Peer peer : sessions.peers()) {
            if (peer.isOpen() && peer.ssrc == feedback.ssrc() && peer.isAt(from)) {
                peer.heardNanos = now;
                peer.sender().confirm(feedback.sequence());
            }
        }
    }

    private void compare(long now, InetSocketAddress from, ClockSync times) {
        for (Peer peer : sessions.peers()) {
            if (peer.isOpen() && peer.ssrc == times.ssrc() && peer.data().equals(from)) {
                peer.heardNanos = now;
                compare(now, peer, times);
            }
        }
    }

    private void compare(long now, Peer peer, ClockSync times) {
        switch (times.count()) {
            case 0 -> sessions.tell(Port.DATA, peer.data(), new ClockSync(ssrc, 1, times.first(), ticks(now), 0));
            case 1 -> {
                if (peer.unanswered > 0 && times.first() == peer.askedTicks) {
                    answered(now, peer, times);
                }
            }
            case 2 -> peer.clock.answered(times.first(), times.second(), times.third());
            default -> {} // no such step
        }
    }

    private void answered(long now, Peer peer, ClockSync times) {
        sessions.tell(Port.DATA, peer.data(), new ClockSync(ssrc, 2, times.first(), times.second(), ticks(now)));
        peer.clock.asked(times.first(), times.second(), ticks(now));
        peer.unanswered = 0;
        peer.exchanges = Math.min(peer.exchanges + 1, FIRST_COMPARISONS);
        peer.nextNanos = now + (peer.exchanges < FIRST_COMPARISONS ? FIRST_COMPARE_NANOS : COMPARE_NANOS);
    }

    private void open(long now, Peer peer, InetSocketAddress data) {
        Commands ear =
                (stamp, message) -> listener.command(peer.playedNanos(stamp, nowNanos, ticks(nowNanos)), peer, message);
        peer.open(now, data, new Sender(ssrc, 0x1_0000L + random.nextInt(0x1_0000)), new Receiver(ear, now));
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channelsUsed >> channel & 1) != 0) {
                silence(channel, now);
                send(now, peer, silence);
            }
        }
    }

    /// Hands a command to every peer; [#flush] sends it.
    ///
    /// @param atNanos when it is to be heard: at the earliest now, at the latest as far ahead as we send
    void play(long now, long atNanos, int message) {
        nowNanos = now;
        if (ShortMessages.status(message) < 0xF0) {
            channelsUsed |= 1 << ShortMessages.channel(message);
        }
        long stamp = stamp(now, atNanos);
        if (!played.add(stamp, message)) {
            flush(now);
            played.add(stamp, message);
        }
    }

    private long stamp(long now, long atNanos) {
        lastStamp = Math.max(lastStamp, Math.clamp(ticks(atNanos), ticks(now), ticks(now) + aheadTicks));
        return lastStamp;
    }

    /// Sends what has been played since the last call, in one packet for each peer.
    void flush(long now) {
        nowNanos = now;
        if (!played.isEmpty()) {
            sendToAll(now, played);
            played.clear();
        }
    }

    /// Ends every note on every channel that was used, whoever may have begun it.
    void silence(long now) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channelsUsed >> channel & 1) != 0) {
                silence(channel, now);
                sendToAll(now, silence);
            }
        }
    }

    private void silence(int channel, long now) {
        silence.clear();
        long stamp = stamp(now, now);
        silence.add(stamp, ShortMessages.controlChange(channel, SUSTAIN_PEDAL, 0));
        silence.add(stamp, ShortMessages.controlChange(channel, ALL_NOTES_OFF, 0));
        for (int pitch = 0; pitch < KEYS; pitch++) {
            silence.add(stamp, ShortMessages.noteOff(channel, pitch));
        }
    }

    private void sendToAll(long now, MidiList list) {
        List<Peer> peers = sessions.peers();
        for (int i = 0; i < peers.size(); i++) {
            if (peers.get(i).isOpen()) {
                send(now, peers.get(i), list);
            }
        }
    }

    private void send(long now, Peer peer, MidiList list) {
        peer.sender().packet(now, list.firstStamp(), list, packet);
        wire.send(Port.DATA, peer.data(), packet);
    }

    /// Does what is due.
    ///
    /// @return when to call next at the latest
    long tick(long now) {
        nowNanos = now;
        for (Peer peer : List.copyOf(sessions.peers())) {
            if (peer.isOpen()) {
                attend(now, peer);
            }
        }
        long wake = sessions.tick(now);
        for (Peer peer : sessions.peers()) {
            if (peer.isOpen()) {
                long streams =
                        Math.min(peer.sender().guardNanos(), peer.receiver().feedbackNanos());
                long session = peer.invited ? peer.nextNanos : peer.heardNanos + MOST_SILENCE_NANOS;
                wake = Math.min(wake, Math.min(streams, session));
            }
        }
        return wake;
    }

    private void attend(long now, Peer peer) {
        if (now >= peer.sender().guardNanos()) {
            peer.sender().guard(now, stamp(now, now), nothing, packet);
            wire.send(Port.DATA, peer.data(), packet);
        }
        if (now >= peer.receiver().feedbackNanos()) {
            sessions.tell(
                    Port.CONTROL,
                    peer.control,
                    new Feedback(ssrc, peer.receiver().feedback(now)));
        }
        if (peer.invited && now >= peer.nextNanos) {
            askForClock(now, peer);
        } else if (!peer.invited && now - peer.heardNanos >= MOST_SILENCE_NANOS) {
            sessions.giveUp(now, peer);
        }
    }

    private void askForClock(long now, Peer peer) {
        if (peer.unanswered >= MOST_UNANSWERED && now - peer.heardNanos >= MOST_UNANSWERED * ANSWER_NANOS) {
            sessions.giveUp(now, peer);
            return;
        }
        peer.unanswered++;
        peer.nextNanos = now + ANSWER_NANOS;
        peer.askedTicks = ticks(now);
        sessions.tell(Port.DATA, peer.data(), new ClockSync(ssrc, 0, peer.askedTicks, 0, 0));
    }

    /// Whether every peer has confirmed everything.
    boolean isConfirmed() {
        return sessions.peers().stream()
                .filter(Peer::isOpen)
                .allMatch(peer -> peer.sender().isConfirmed());
    }

    /// Says goodbye to everybody.
    void close(long now) {
        nowNanos = now;
        sessions.endAll(now);
    }

    private long ticks(long nanos) {
        return Math.floorDiv(nanos - epochNanos, TICK_NANOS);
    }
}
