package continuo.generate;

import continuo.encoding.Encoder;
import continuo.model.LstmState;
import continuo.model.Network;

/// A moment of a [Continuation]: what it had heard and where its random numbers stood. Made by
/// [Continuation#newSnapshot], filled by [Continuation#save].
public final class Snapshot {

    final LstmState state;
    final Encoder encoder = new Encoder();
    final Monotony monotony = new Monotony();
    final OwnStrikes own = new OwnStrikes();
    final Grid grid = new Grid();
    int plannedChord;
    long randomState;
    long lastHeardTick;

    Snapshot(Network network) {
        state = network.newState();
    }
}
