package continuo.live.hands;

/// One of the pedals, on each channel. One that is found out to be wired the wrong way round is turned; one that is
/// never lifted counts as up until it moves. Channels are given as bits.
final class Pedal {

    private static final int IS_DOWN = 64;
    private static final int MOST = 127;

    private int down;
    private int turned;
    private int passedOver;
    private int resting;

    /// Returns whether it has moved: pedals tell more than once on their way.
    boolean move(int channel, int value) {
        int bit = Keys.bit(channel);
        boolean isDown = right(channel, value) >= IS_DOWN;
        if (isDown == ((down & bit) != 0)) {
            return false;
        }
        down ^= bit;
        passedOver &= ~bit;
        resting &= ~bit;
        return true;
    }

    /// The value as it would be if the pedal were wired the right way round.
    int right(int channel, int value) {
        return (turned & Keys.bit(channel)) == 0 ? value : MOST - value;
    }

    boolean isDown(int channel) {
        return (down & Keys.bit(channel)) != 0;
    }

    /// The channels on which it is down and counts.
    int holding() {
        return down & ~passedOver & ~resting;
    }

    /// It counts as up on these channels until it moves.
    void passOver(int channels) {
        passedOver |= channels & down;
    }

    /// Where it is down it counts as up until it moves, or until [#wake].
    void rest() {
        resting |= down;
    }

    void wake() {
        resting = 0;
    }

    /// On these channels it is down where it says that it is up, and up where it says down.
    void turn(int channels) {
        turned ^= channels;
        down ^= channels;
    }

    /// It is up on these channels.
    void lift(int channels) {
        down &= ~channels;
    }

    /// Nothing is known of it any more.
    void forget() {
        down = 0;
        turned = 0;
        passedOver = 0;
        resting = 0;
    }
}
