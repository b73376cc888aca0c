package continuo.midi.rtp;

/// What happens to the sessions, told on the thread that serves them.
interface SessionListener {

    /// A session is open.
    void connected(long now, Peer peer);

    /// It has ended; what the peer held has been let go before.
    void gone(long now, Peer peer);

    /// A peer plays.
    void command(long whenNanos, Peer peer, int message);

    /// One line for the user.
    void said(String line);
}
