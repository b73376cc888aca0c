package continuo.realtime;

import java.util.List;
import java.util.Optional;

/// A system of which nothing is known.
final class NoScheduling implements Scheduling {

    @Override
    public Optional<Grant> raise(Urgency urgency) throws RefusedException {
        throw new RefusedException("Continuo does not know how to ask this system for it");
    }

    @Override
    public List<String> advice() {
        return List.of();
    }
}
