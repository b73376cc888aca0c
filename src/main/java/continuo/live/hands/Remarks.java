package continuo.live.hands;

/// What a user is told about his keyboard, in one line each: what does not change, once.
final class Remarks {

    private static final String[] NAMES = {"C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"};

    private final Playing playing;
    private boolean saidStuck;
    private boolean saidTurned;
    private boolean saidPads;
    private boolean saidDrums;
    private boolean saidGone;
    private long forgotten;

    Remarks(Playing playing) {
        this.playing = playing;
    }

    void stuckPedal() {
        if (!saidStuck) {
            saidStuck = true;
            playing.said("A pedal stays down though nothing is played: it counts as up until it moves. If nobody stands"
                    + " on it, unplug it, or plug it in before the keyboard is switched on.");
        }
    }

    void turnedPedal() {
        if (!saidTurned) {
            saidTurned = true;
            playing.said("The sustain pedal works the wrong way round: Continuo hears it turned. Most keyboards put it"
                    + " right when they are switched on with the pedal plugged in and up.");
        }
    }

    void pads(int channel) {
        if (!saidPads) {
            saidPads = true;
            playing.said(
                    "No note-offs come on channel " + (channel + 1) + ", as from some pads: its notes count as short.");
        }
    }

    void drums() {
        if (!saidDrums) {
            saidDrums = true;
            playing.said("Channel 10 is drums and is not listened to; with 'input-channel: 10' it is.");
        }
    }

    void gone() {
        if (!saidGone) {
            saidGone = true;
            playing.said("The keyboard has stopped saying that it is there; everything held was let go.");
        }
    }

    /// The first, the second, the fourth, the eighth, …
    void forgotten(int pitch) {
        forgotten++;
        if (Long.bitCount(forgotten) == 1) {
            playing.said(name(pitch) + " has been down for half a minute: it counts as let go.");
        }
    }

    void waits(int pitch) {
        playing.said("No answer while " + name(pitch) + " is held: let go of it, or strike it again if it hangs.");
    }

    private static String name(int pitch) {
        return NAMES[pitch % NAMES.length] + (pitch / NAMES.length - 1);
    }
}
