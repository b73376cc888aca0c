package continuo.web;

/// What a page, or whoever poses as one, may take up.
final class Limits {

    static final int MOST_PAGES = 16;
    static final int MOST_CONNECTIONS = 64;
    static final int MOST_THREADS = 12;

    /// A page is heard from every two seconds, or once a minute where a browser slows it down because nobody sees it.
    static final int PAGE_IDLE_SECONDS = 150;

    static final int IDLE_MILLIS = 5_000;
    static final int HEADER_BYTES = 8_192;
    static final int BODY_BYTES = 4_096;
    static final int MESSAGE_BYTES = 4_096;

    /// What the system keeps for a page beside what waits here.
    static final int BUFFER_BYTES = 1 << 17;

    /// Ten fingers on ten keys, twenty times a second, both ways.
    static final int NOTES_PER_SECOND = 500;

    static final int MESSAGES_PER_SECOND = 300;
    static final int MOVES_PER_SECOND = 60;

    /// So much may wait to be read by a page.
    static final int WAITING_CHARACTERS = 400_000;

    private Limits() {}
}
