package continuo.live.improvise;

/// At which pitches the player's notes sound, be they held by a key or a pedal.
final class Held {

    static final int PITCHES = 128;

    private final boolean[] sounds = new boolean[PITCHES];
    private final boolean[] down = new boolean[PITCHES];
    private int count;

    void begins(int pitch) {
        count += sounds[pitch] ? 0 : 1;
        sounds[pitch] = true;
    }

    void ends(int pitch) {
        count -= sounds[pitch] ? 1 : 0;
        sounds[pitch] = false;
    }

    /// A key goes down, or up.
    void key(int pitch, boolean isDown) {
        down[pitch] = isDown;
    }

    /// Whether a key holds it.
    boolean isDown(int pitch) {
        return down[pitch];
    }

    boolean sounds(int pitch) {
        return sounds[pitch];
    }

    int count() {
        return count;
    }
}
