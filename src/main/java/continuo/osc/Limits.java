package continuo.osc;

/// What a surface, or whoever poses as one, may take up.
final class Limits {

    static final int PACKET_BYTES = 8_192;
    static final int MOST_DEPTH = 4; // of bundles in bundles
    static final int MOST_MESSAGES = 256; // in a packet
    static final int MOST_ARGUMENTS = 32;
    static final int LONGEST_TEXT = 1_024;

    static final int MESSAGES_PER_SECOND = 1_000;
    static final int ACTIONS_PER_SECOND = 60;

    /// What is answered, with all settings in one answer.
    static final int ANSWERS_PER_SECOND = 40;

    /// Who has asked and is told of changes.
    static final int MOST_LISTENERS = 16;

    static final long LISTENER_NANOS = 600_000_000_000L;

    /// New settings are handed on no oftener than this.
    static final long APART_NANOS = 25_000_000;

    /// Changes are told no oftener than this.
    static final long TELL_NANOS = 50_000_000;

    /// Fits into a packet of any network.
    static final int BUNDLE_BYTES = 1_200;

    private Limits() {}
}
