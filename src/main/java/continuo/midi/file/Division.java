package continuo.midi.file;

import continuo.music.Tempo;

/// What a tick of a file is: a part of a beat, whose length the tempo gives, or a part of a frame.
///
/// @param ticksPerBeat for files that count in frames, in beats of [Tempo#UNMARKED]
/// @param nanosPerTick until the first tempo
/// @param followsTempo whether tempos mean anything
record Division(double ticksPerBeat, double nanosPerTick, boolean followsTempo) {

    /// Files without a tempo run at 120 beats a minute, as the standard says.
    static final int DEFAULT_MICROS_PER_BEAT = 500_000;

    /// @param word the third of the header
    static Division of(int word) {
        if (word < 0x8000) {
            return new Division(word, DEFAULT_MICROS_PER_BEAT * 1e3 / word, true);
        }
        int named = 0x100 - (word >> 8);
        double framesPerSecond = named == 29 ? 30 / 1.001 : named;
        double nanosPerTick = 1e9 / (framesPerSecond * (word & 0xFF));
        return new Division(Tempo.UNMARKED.nanosPerBeat() / nanosPerTick, nanosPerTick, false);
    }

    /// Whether so many ticks take any time.
    boolean counts() {
        return ticksPerBeat > 0 && Double.isFinite(nanosPerTick);
    }
}
