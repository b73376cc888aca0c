package continuo.live.hands;

import continuo.midi.MpeZones;

/// What the channels are to one another. In a zone of MPE the manager's pedal holds all members; and so does, for all
/// channels, the pedal of a channel without notes of its own. Channels are given as bits.
final class Channels {

    private static final int DRUMS = 9;
    private static final int MPE_CHANNELS = 6; // layers, splits and the parts of a work station are fewer
    private static final int SELDOM = 4; // releases may be lost

    private final MpeZones zones = new MpeZones();
    private int noted;
    private long notes;
    private long overlaps; // of notes of one channel

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
        return zones.parameter(channel, controller, value);
    }

    /// The channels, and the members of those that manage a zone.
    int withMembers(int channels) {
        return zones.withMembers(channels);
    }

    /// What pedals on these channels hold.
    int heldBy(int channels) {
        return (channels & ~noted & ~zones.managers()) == 0 ? withMembers(channels) : Keys.ALL_CHANNELS;
    }

    /// Whether a key there is a drum. Where it is one of many channels on each of which there is one note at a time, or
    /// of a zone, the notes of a keyboard go round on them.
    boolean isDrum(int channel) {
        boolean goesRound = overlaps * SELDOM <= notes && Integer.bitCount(noted) >= MPE_CHANNELS;
        return channel == DRUMS && !goesRound && (zones.members() & Keys.bit(DRUMS)) == 0;
    }

    /// Another keyboard is there.
    void forget() {
        zones.forget();
        noted = 0;
        notes = 0;
        overlaps = 0;
    }
}
