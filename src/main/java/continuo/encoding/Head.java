package continuo.encoding;

/// What the network predicts of the next note, in the order in which it does. Each head reads the LSTM's output and the
/// beginning of the condition that is known by its turn.
public enum Head {
    /// Ticks from the last onset to the next, as an onset bin.
    ONSET(Encoding.ONSET_BINS, 0),
    /// The pitch, given the onset and what still sounds at it.
    PITCH(Encoding.PITCHES, Encoding.PITCH_CONDITION),
    /// How long the note will sound, as a length bin.
    LENGTH(Encoding.LENGTH_BINS, Encoding.LENGTH_CONDITION),
    /// The velocity bin.
    VELOCITY(Encoding.VELOCITY_BINS, Encoding.CONDITIONS);

    private final int outputs;
    private final int conditions;

    Head(int outputs, int conditions) {
        this.outputs = outputs;
        this.conditions = conditions;
    }

    /// How many choices the head has.
    public int outputs() {
        return outputs;
    }

    /// How much of the condition, from its beginning, the head reads.
    public int conditions() {
        return conditions;
    }
}
