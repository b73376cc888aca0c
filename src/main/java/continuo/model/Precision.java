package continuo.model;

/// How a network keeps its weights. Sums are 32-bit floats either way.
public enum Precision {
    /// 16-bit floats: half the memory traffic, which is what a step costs.
    HALF,
    /// 32-bit floats, as trained.
    SINGLE
}
