package continuo.live.improvise;

/// Which notes of the player of the keyboard sound: keys held down, and keys let go while the pedal was down. Counted
/// by channel, so that two keyboards may hold the same key; channels are given as bits.
final class Keys {

    static final int PITCHES = 128;
    static final int ALL_CHANNELS = 0xFFFF;

    // Invariant: a pitch sounds exactly while a bit of either is set. pedalled[p] has no bit outside of pedals.
    private final int[] down = new int[PITCHES];
    private final int[] pedalled = new int[PITCHES];
    private int pedals;
    private int sounding;

    static int bit(int channel) {
        return 1 << channel;
    }

    void press(int channels, int pitch) {
        if (!sounds(pitch)) {
            sounding++;
        }
        down[pitch] |= channels;
    }

    /// The key goes up. Returns whether the note ends by it: not if the pedal or another channel holds it, nor if the
    /// key was not down.
    boolean release(int channels, int pitch) {
        int released = down[pitch] & channels;
        return put(pitch, down[pitch] & ~channels, pedalled[pitch] | (released & pedals));
    }

    void pedalDown(int channels) {
        pedals |= channels;
    }

    /// The pedal goes up; every pitch is to be [#dampen]ed then.
    void pedalUp(int channels) {
        pedals &= ~channels;
    }

    /// Takes from the pitch what only a pedal held that is up again. Returns whether the note ends by it.
    boolean dampen(int pitch) {
        return put(pitch, down[pitch], pedalled[pitch] & pedals);
    }

    /// Lets the pitch go, by key and pedal. Returns whether the note ends by it.
    boolean letGo(int channels, int pitch) {
        return put(pitch, down[pitch] & ~channels, pedalled[pitch] & ~channels);
    }

    boolean isDown(int channels, int pitch) {
        return (down[pitch] & channels) != 0;
    }

    /// The channels on which the key is down.
    int downOn(int pitch) {
        return down[pitch];
    }

    /// The channels on which the pedal is down.
    int pedals() {
        return pedals;
    }

    boolean sounds(int pitch) {
        return (down[pitch] | pedalled[pitch]) != 0;
    }

    /// How many pitches sound.
    int sounding() {
        return sounding;
    }

    private boolean put(int pitch, int newDown, int newPedalled) {
        boolean sounded = sounds(pitch);
        down[pitch] = newDown;
        pedalled[pitch] = newPedalled;
        boolean ends = sounded && !sounds(pitch);
        if (ends) {
            sounding--;
        }
        return ends;
    }
}
