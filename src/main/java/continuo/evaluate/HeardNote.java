package continuo.evaluate;

/// A pitch and when it begins: all that a listener of [Measures] goes by.
record HeardNote(int pitch, double seconds) {}
