package continuo.realtime;

/// Which thread goes first where several have something to do; the last one of these before all others.
public enum Urgency {
    /// Makes up what will be played: it may compute for a while.
    THINK,
    /// Hears or sends notes.
    PLAY,
    /// Holds up everybody: the JVM's own thread, and whoever looks after the others.
    WATCH
}
