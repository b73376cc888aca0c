package continuo.encoding;

/// What the network predicts of the next note, in the order in which it does. Each head reads the LSTM's output and the
/// beginning of the condition that is known by its turn, in which stands also what a repetition would bring.
public enum Head {
    /// Ticks from the last onset to the next, as an onset bin.
    ONSET(Encoding.ONSET_BINS, Encoding.ONSET_CONDITION, Encoding.REPEATED_ONSET_CONDITION),
    /// The chord of the beat in which that onset is, where it is in a later beat than the last one; see [Harmony].
    CHORD(Harmony.CHORDS, Encoding.PLANNED_CHORD_CONDITION, Encoding.CHORD_CONDITION),
    /// The pitch, given the onset, its chord and what still sounds at it.
    PITCH(Encoding.PITCHES, Encoding.PITCH_CONDITION, Encoding.REPEATED_PITCH_CONDITION),
    /// How long the note will sound, as a length bin.
    LENGTH(Encoding.LENGTH_BINS, Encoding.LENGTH_CONDITION, Encoding.REPEATED_LENGTH_CONDITION),
    /// The velocity bin.
    VELOCITY(Encoding.VELOCITY_BINS, Encoding.CONDITIONS, Encoding.REPEATED_VELOCITY_CONDITION);

    private final int outputs;
    private final int conditions;
    private final int repeated;

    Head(int outputs, int conditions, int repeated) {
        this.outputs = outputs;
        this.conditions = conditions;
        this.repeated = repeated;
    }

    /// How many choices the head has.
    public int outputs() {
        return outputs;
    }

    /// How much of the condition, from its beginning, the head reads.
    public int conditions() {
        return conditions;
    }

    /// Where in the condition its choices stand, one of them set: the one that a repetition would bring.
    public int repeated() {
        return repeated;
    }
}
