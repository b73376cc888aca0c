package continuo.session;

import continuo.live.LiveObserver;

/// Is told what a log holds, as whoever looked on at the session was told of it.
interface LogVisitor extends LiveObserver {

    /// From here on something is missing: the thread that wrote the log was too far behind.
    default void gap() {}
}
