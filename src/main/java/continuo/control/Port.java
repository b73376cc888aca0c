package continuo.control;

/// Where a control may come from.
public enum Port {
    ANY,
    /// The input that is played on.
    KEYS,
    /// The input that is only for control.
    CONTROL
}
