package continuo.midi.rtp;

import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// One other side: how far its session has come, and its streams once it is open. Belongs to the thread of the
/// [Endpoint].
final class Peer {

    /// How far the session has come.
    enum State {
        ASKING_CONTROL,
        ASKING_DATA,
        AWAITING_DATA,
        OPEN
    }

    // More than this nobody reads into a time stamp.
    private static final long MOST_DELAY_NANOS = 100_000_000;

    final InetSocketAddress control;
    final int token;
    final boolean invited; // by us
    final long bornNanos;
    State state;
    int ssrc;
    String name;
    long heardNanos;
    long playedNanos; // when it played something last, or came in
    long nextNanos; // when to ask again, or to compare clocks
    int unanswered;
    int exchanges; // of clocks, the first few
    long askedTicks;
    private int seat;
    final PeerClock clock = new PeerClock();
    private @Nullable InetSocketAddress data;
    private @Nullable Sender sender;
    private @Nullable Receiver receiver;
    private long deliveredNanos = Long.MIN_VALUE;

    Peer(InetSocketAddress control, int token, boolean invited, int ssrc, String name, long now) {
        this.control = control;
        this.token = token;
        this.invited = invited;
        this.ssrc = ssrc;
        this.name = name;
        state = invited ? State.ASKING_CONTROL : State.AWAITING_DATA;
        bornNanos = now;
        heardNanos = now;
        playedNanos = now;
        nextNanos = now;
    }

    void open(long now, InetSocketAddress dataAddress, Sender newSender, Receiver newReceiver) {
        data = dataAddress;
        sender = newSender;
        receiver = newReceiver;
        state = State.OPEN;
        heardNanos = now;
        nextNanos = now;
        unanswered = 0;
    }

    /// The other side accepts our invitation, so far.
    void accepted(int itsSsrc, String itsName, long now) {
        ssrc = itsSsrc;
        name = itsName;
        state = State.ASKING_DATA;
        nextNanos = now;
    }

    /// The session's number, which no other open one has.
    int seat() {
        return seat;
    }

    void takes(int freeSeat) {
        seat = freeSeat;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    /// Of an open session.
    Sender sender() {
        return present(sender);
    }

    /// Of an open session.
    Receiver receiver() {
        return present(receiver);
    }

    /// Of an open session.
    InetSocketAddress data() {
        return present(data);
    }

    private static <T> T present(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("the session is not open");
        }
        return part;
    }

    /// Whether it lives on the machine that a packet comes from.
    boolean isAt(InetSocketAddress from) {
        return control.getAddress().equals(from.getAddress());
    }

    /// When a command with that time stamp was played: not later than now, not much earlier, and in order.
    ///
    /// @param nowTicks now on the clock that is compared with the peer's
    long playedNanos(int stamp, long now, long nowTicks) {
        long earlier = (nowTicks - clock.toOurs(stamp, nowTicks)) * Endpoint.TICK_NANOS;
        long played = now - Math.clamp(earlier, 0, MOST_DELAY_NANOS);
        deliveredNanos = Math.max(played, Math.min(deliveredNanos, now));
        return deliveredNanos;
    }

    /// What a user sees.
    String who() {
        String address = control.getAddress().getHostAddress();
        return name.isEmpty() ? address : name + " (" + address + ")";
    }
}
