package continuo.live.hands;

/// Which notes of the player of the keyboard sound: keys held down, keys let go while a pedal was down, and keys that
/// the sostenuto pedal caught. Counted by channel, so that two keyboards may hold the same key; channels are given as
/// bits.
final class Keys {

    static final int PITCHES = 128;
    static final int CHANNELS = 16;
    static final int ALL_CHANNELS = 0xFFFF;

    // Invariant: a pitch sounds exactly while a bit of any is set. pedalled[p] has no bit outside of pedals, caught[p]
    // none outside of catching.
    private final int[] down = new int[PITCHES];
    private final int[] pedalled = new int[PITCHES];
    private final int[] caught = new int[PITCHES];
    private int pedals;
    private int catching;
    private int sounding;
    private int pressed;

    static int bit(int channel) {
        return 1 << channel;
    }

    /// A key of one channel as one number, not negative.
    static int key(int channel, int pitch) {
        return channel * PITCHES + pitch;
    }

    static int channel(int key) {
        return key / PITCHES;
    }

    static int pitch(int key) {
        return key % PITCHES;
    }

    void press(int channels, int pitch) {
        put(pitch, down[pitch] | channels, pedalled[pitch], caught[pitch]);
    }

    /// The key goes up. Returns whether the note ends by it: not if a pedal or another channel holds it, nor if the
    /// key was not down.
    boolean release(int channels, int pitch) {
        int released = down[pitch] & channels;
        return put(pitch, down[pitch] & ~channels, pedalled[pitch] | (released & pedals), caught[pitch]);
    }

    /// The pedals of these channels, and of no others, are down now; every pitch is to be [#dampen]ed then.
    void pedals(int channels) {
        pedals = channels;
    }

    /// The sostenuto pedals of these channels, and of no others, are down now; those that were not before catch the
    /// keys that are down. Every pitch is to be [#dampen]ed then.
    void sostenuto(int channels) {
        int fresh = channels & ~catching;
        catching = channels;
        for (int pitch = 0; fresh != 0 && pitch < PITCHES; pitch++) {
            caught[pitch] |= down[pitch] & fresh;
        }
    }

    /// Takes from the pitch what only a pedal held that is up again. Returns whether the note ends by it.
    boolean dampen(int pitch) {
        return put(pitch, down[pitch], pedalled[pitch] & pedals, caught[pitch] & catching);
    }

    /// Lets the pitch go, by key and pedals. Returns whether the note ends by it.
    boolean letGo(int channels, int pitch) {
        return put(pitch, down[pitch] & ~channels, pedalled[pitch] & ~channels, caught[pitch] & ~channels);
    }

    boolean isDown(int channels, int pitch) {
        return (down[pitch] & channels) != 0;
    }

    /// The channels on which the key is down.
    int downOn(int pitch) {
        return down[pitch];
    }

    /// Whether any key is down.
    boolean anyDown() {
        return pressed > 0;
    }

    /// The lowest pitch at which a key is down; the highest of all if there is none.
    int lowestDown() {
        int pitch = 0;
        while (pitch < PITCHES - 1 && down[pitch] == 0) {
            pitch++;
        }
        return pitch;
    }

    boolean sounds(int pitch) {
        return (down[pitch] | pedalled[pitch] | caught[pitch]) != 0;
    }

    /// How many pitches sound.
    int sounding() {
        return sounding;
    }

    private boolean put(int pitch, int newDown, int newPedalled, int newCaught) {
        boolean sounded = sounds(pitch);
        pressed += sign(newDown) - sign(down[pitch]);
        down[pitch] = newDown;
        pedalled[pitch] = newPedalled;
        caught[pitch] = newCaught;
        boolean sounds = sounds(pitch);
        sounding += (sounds ? 1 : 0) - (sounded ? 1 : 0);
        return sounded && !sounds;
    }

    private static int sign(int channels) {
        return channels == 0 ? 0 : 1;
    }
}
