package continuo.midi.file;

import continuo.midi.MpeZones;

/// The numbers of the controllers that end notes or hold them; and of those by which MPE announces its zones.
final class Controllers {

    static final int SUSTAIN = 64;
    static final int SOSTENUTO = 66;
    static final int HOLD_2 = 69;
    static final int ALL_SOUND_OFF = 120;
    static final int RESET_ALL = 121;

    /// This one and all above it, which change the mode of a channel.
    static final int ALL_NOTES_OFF = 123;

    private Controllers() {}

    static boolean matter(int controller) {
        return controller == SUSTAIN
                || controller == SOSTENUTO
                || controller == HOLD_2
                || controller == ALL_SOUND_OFF
                || controller == RESET_ALL
                || controller >= ALL_NOTES_OFF
                || MpeZones.isParameter(controller);
    }
}
