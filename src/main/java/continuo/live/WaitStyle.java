package continuo.live;

/// How the stages wait for one another: what a core is worth against a few microseconds.
public enum WaitStyle {
    /// Asleep until there is something to do. The right choice on two cores.
    BLOCKING,
    /// Always awake, but gives way to whoever else wants the core.
    YIELDING,
    /// Always awake: takes a core for each of the two stages.
    SPINNING
}
