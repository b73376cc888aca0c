package continuo.generate;

import continuo.encoding.Encoding;
import continuo.model.Network;
import continuo.model.NetworkShape;
import continuo.model.RandomNetworks;

/// Small networks of the present encoding with seeded random weights: they play nonsense, but always the same.
public final class SmallNetworks {

    private SmallNetworks() {}

    public static Network network(long seed) {
        return RandomNetworks.of(new NetworkShape(Encoding.INPUTS, 2, 16, 16, Continuation.EXPECTED.heads()), seed);
    }
}
