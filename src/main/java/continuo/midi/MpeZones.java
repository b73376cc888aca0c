package continuo.midi;

import java.util.Arrays;

/// The zones of MPE (MIDI Polyphonic Expression 1.0) on one port, as registered parameter 6 announces them: a manager,
/// which is the first channel or the last, and members beside it, each for one note at a time. Channels are given as
/// bits.
public final class MpeZones {

    public static final int LOWER_MANAGER = 0;
    public static final int UPPER_MANAGER = 15;

    private static final int CHANNELS = 16;
    private static final int CONFIGURATION = 6; // registered parameter, MPE configuration message
    private static final int NO_PARAMETER = 0x3FFF;
    private static final int MOST_MEMBERS = 15;

    private final int[] parameters = new int[CHANNELS];
    private int lowerMembers;
    private int upperMembers;

    public MpeZones() {
        forget();
    }

    /// Whether a controller chooses a parameter, or sets it.
    public static boolean isParameter(int controller) {
        return controller == ShortMessages.DATA_ENTRY
                || (controller >= ShortMessages.NON_REGISTERED_LOW && controller <= ShortMessages.REGISTERED_HIGH);
    }

    /// A controller that chooses a parameter, or sets it. Returns whether a zone is another than before.
    public boolean parameter(int channel, int controller, int value) {
        int chosen = parameters[channel];
        switch (controller) {
            case ShortMessages.REGISTERED_HIGH -> parameters[channel] = value << 7 | (chosen & 0x7F);
            case ShortMessages.REGISTERED_LOW -> parameters[channel] = (chosen & ~0x7F) | value;
            case ShortMessages.DATA_ENTRY -> {
                return chosen == CONFIGURATION && zone(channel, value);
            }
            default -> parameters[channel] = NO_PARAMETER;
        }
        return false;
    }

    private boolean zone(int manager, int members) {
        int count = Math.min(members, MOST_MEMBERS);
        if (manager == LOWER_MANAGER) {
            lowerMembers = ((1 << count) - 1) << 1;
            upperMembers &= ~(lowerMembers | 1 << LOWER_MANAGER);
            return true;
        }
        if (manager == UPPER_MANAGER) {
            upperMembers = ((1 << count) - 1) << (UPPER_MANAGER - count);
            lowerMembers &= ~(upperMembers | 1 << UPPER_MANAGER);
            return true;
        }
        return false;
    }

    public int lowerMembers() {
        return lowerMembers;
    }

    public int upperMembers() {
        return upperMembers;
    }

    /// The members of all zones.
    public int members() {
        return lowerMembers | upperMembers;
    }

    /// The channels, and the members of those that manage a zone.
    public int withMembers(int channels) {
        int all = channels;
        all |= (channels & 1 << LOWER_MANAGER) == 0 ? 0 : lowerMembers;
        all |= (channels & 1 << UPPER_MANAGER) == 0 ? 0 : upperMembers;
        return all;
    }

    /// The managers of the zones that there are.
    public int managers() {
        return (lowerMembers == 0 ? 0 : 1 << LOWER_MANAGER) | (upperMembers == 0 ? 0 : 1 << UPPER_MANAGER);
    }

    /// There are none.
    public void forget() {
        Arrays.fill(parameters, NO_PARAMETER);
        lowerMembers = 0;
        upperMembers = 0;
    }
}
