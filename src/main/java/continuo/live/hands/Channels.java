package continuo.live.hands;

import continuo.midi.ShortMessages;
import java.util.Arrays;

/// What the channels are to one another. In a zone of MPE (MIDI Polyphonic Expression 1.0), which registered parameter
/// 6 announces, the manager's pedal holds all members; and so does, for all channels, the pedal of a channel without
/// notes of its own. Channels are given as bits.
final class Channels {

    private static final int CHANNELS = 16;
    private static final int LOWER_MANAGER = 0;
    private static final int UPPER_MANAGER = 15;
    private static final int DRUMS = 9;
    private static final int ZONE = 6; // registered parameter, MPE configuration message
    private static final int NO_PARAMETER = 0x3FFF;
    private static final int MOST_MEMBERS = 15;
    private static final int MPE_CHANNELS = 6; // layers, splits and the parts of a work station are fewer
    private static final int SELDOM = 4; // releases may be lost

    private final int[] parameters = new int[CHANNELS];
    private int lowerMembers;
    private int upperMembers;
    private int noted;
    private long notes;
    private long overlaps; // of notes of one channel

    Channels() {
        forget();
    }

    /// A key goes down. Returns whether it is the first one there.
    ///
    /// @param withOthers whether other keys have just gone down there, and are down
    boolean note(int channel, boolean withOthers) {
        int before = noted;
        noted |= Keys.bit(channel);
        notes++;
        overlaps += withOthers ? 1 : 0;
        return noted != before;
    }

    /// A controller that chooses a parameter, or sets it. Returns whether a zone is another than before.
    boolean parameter(int channel, int controller, int value) {
        int chosen = parameters[channel];
        switch (controller) {
            case ShortMessages.REGISTERED_HIGH -> parameters[channel] = value << 7 | (chosen & 0x7F);
            case ShortMessages.REGISTERED_LOW -> parameters[channel] = (chosen & ~0x7F) | value;
            case ShortMessages.DATA_ENTRY -> {
                return chosen == ZONE && zone(channel, value);
            }
            default -> parameters[channel] = NO_PARAMETER;
        }
        return false;
    }

    private boolean zone(int manager, int members) {
        int count = Math.min(members, MOST_MEMBERS);
        if (manager == LOWER_MANAGER) {
            lowerMembers = ((1 << count) - 1) << 1;
            upperMembers &= ~(lowerMembers | Keys.bit(LOWER_MANAGER));
            return true;
        }
        if (manager == UPPER_MANAGER) {
            upperMembers = ((1 << count) - 1) << (UPPER_MANAGER - count);
            lowerMembers &= ~(upperMembers | Keys.bit(UPPER_MANAGER));
            return true;
        }
        return false;
    }

    /// The channels, and the members of those that manage a zone.
    int withMembers(int channels) {
        int all = channels;
        all |= (channels & Keys.bit(LOWER_MANAGER)) == 0 ? 0 : lowerMembers;
        all |= (channels & Keys.bit(UPPER_MANAGER)) == 0 ? 0 : upperMembers;
        return all;
    }

    /// What pedals on these channels hold.
    int heldBy(int channels) {
        return (channels & ~noted & ~managers()) == 0 ? withMembers(channels) : Keys.ALL_CHANNELS;
    }

    private int managers() {
        return (lowerMembers == 0 ? 0 : Keys.bit(LOWER_MANAGER)) | (upperMembers == 0 ? 0 : Keys.bit(UPPER_MANAGER));
    }

    /// Whether a key there is a drum. Where it is one of many channels on each of which there is one note at a time, or
    /// of a zone, the notes of a keyboard go round on them.
    boolean isDrum(int channel) {
        boolean goesRound = overlaps * SELDOM <= notes && Integer.bitCount(noted) >= MPE_CHANNELS;
        return channel == DRUMS && !goesRound && ((lowerMembers | upperMembers) & Keys.bit(DRUMS)) == 0;
    }

    /// Another keyboard is there.
    void forget() {
        Arrays.fill(parameters, NO_PARAMETER);
        lowerMembers = 0;
        upperMembers = 0;
        noted = 0;
        notes = 0;
        overlaps = 0;
    }
}
