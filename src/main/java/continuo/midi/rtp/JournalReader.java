package continuo.midi.rtp;

/// Reads a recovery journal (RFC 6295, section 5 and appendix A), whoever wrote it: tells what chapters N (notes) and
/// C (controllers) say, and passes over all others by their lengths. Never throws, whatever the octets are.
final class JournalReader {

    private static final int SYSTEM_JOURNAL = 0x40; // Y
    private static final int CHANNEL_JOURNALS = 0x20; // A
    private static final int CHAPTER_P = 0x80;
    private static final int CHAPTER_C = 0x40;
    private static final int CHAPTER_M = 0x20;
    private static final int CHAPTER_W = 0x10;
    private static final int CHAPTER_N = 0x08;
    private static final int KEYS = 128;

    private final Octets channelJournal = new Octets();

    /// How keys and controllers stood before the packet with the journal.
    interface Story {

        /// The journal tells everything from this packet on.
        void begins(int checkpoint);

        /// @param latest whether that was so in the packet just before
        /// @param coding the octet after the controller's number: below 128 its value, else a count
        void controller(int channel, int controller, int coding, boolean latest);

        /// @param play whether it is not too late to play it
        void pressed(int channel, int pitch, int velocity, boolean play);

        void released(int channel, int pitch);
    }

    /// @return false where it is not well formed; what stood before that has been told
    boolean read(Octets in, Story story) {
        int flags = in.next();
        int checkpoint = in.two();
        if (in.ranOut()) {
            return false;
        }
        story.begins(checkpoint);
        if ((flags & SYSTEM_JOURNAL) != 0 && !skipSystemJournal(in)) {
            return false;
        }
        int channels = (flags & CHANNEL_JOURNALS) == 0 ? 0 : (flags & 0x0F) + 1;
        for (int i = 0; i < channels; i++) {
            if (!channel(in, story)) {
                return false;
            }
        }
        return true;
    }

    private static boolean skipSystemJournal(Octets in) {
        int length = in.two() & 0x3FF; // with these two octets
        in.skip(length - 2);
        return !in.ranOut();
    }

    private boolean channel(Octets in, Story story) {
        int header = in.two();
        int chapters = in.next();
        int length = header & 0x3FF; // with these three octets
        int channel = header >> 11 & 0x0F;
        if (in.ranOut() || length < 3 || length - 3 > in.left()) {
            return false;
        }
        Octets own = channelJournal.over(in, length - 3);
        if ((chapters & CHAPTER_P) != 0) {
            own.skip(3);
        }
        if ((chapters & CHAPTER_C) != 0) {
            controllers(channel, own, story);
        }
        if ((chapters & CHAPTER_M) != 0) {
            own.skip((own.two() & 0x3FF) - 2);
        }
        if ((chapters & CHAPTER_W) != 0) {
            own.skip(2);
        }
        if ((chapters & CHAPTER_N) != 0) {
            notes(channel, own, story);
        }
        return !own.ranOut(); // chapters E, T and A are the rest of its length
    }

    private static void controllers(int channel, Octets in, Story story) {
        int logs = (in.next() & 0x7F) + 1;
        for (int i = 0; i < logs && !in.ranOut(); i++) {
            int number = in.next();
            int coding = in.next();
            if (!in.ranOut()) {
                story.controller(channel, number & 0x7F, coding, number < 0x80);
            }
        }
    }

    private static void notes(int channel, Octets in, Story story) {
        int logs = in.next() & 0x7F;
        int range = in.next();
        int low = range >> 4;
        int high = range & 0x0F;
        if (logs == KEYS - 1 && low == 15 && high == 0) {
            logs = KEYS; // the length has no room for it
        }
        for (int i = 0; i < logs && !in.ranOut(); i++) {
            int pitch = in.next() & 0x7F;
            int velocity = in.next();
            if (!in.ranOut() && (velocity & 0x7F) > 0) {
                story.pressed(channel, pitch, velocity & 0x7F, velocity >= 0x80);
            }
        }
        for (int octet = low; octet <= high; octet++) {
            released(channel, octet * 8, in.next(), story);
        }
    }

    private static void released(int channel, int lowest, int bits, Story story) {
        for (int key = 0; key < 8; key++) {
            if ((bits << key & 0x80) != 0) {
                story.released(channel, lowest + key);
            }
        }
    }
}
