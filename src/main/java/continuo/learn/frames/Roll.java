package continuo.learn.frames;

import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Stream;

/// A piece as frames: which of the 88 keys sound at each tick of a slow clock. Each frame lists its keys, low to high,
/// from 0, which is MIDI note 21.
record Roll(List<int[]> frames) {

    static final int KEYS = 88;
    static final int LOWEST_PITCH = 21;
    private static final int MOST_FRAMES = 1_000_000;

    Roll {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a piece needs frames");
        }
    }

    /// A note sounds in the frames that begin while it does. Notes beyond the piano's keys are left out.
    ///
    /// @throws IllegalArgumentException if nothing is left, or it is too long
    static Roll of(MidiFile file, double framesPerBeat) {
        List<BitSet> sounding = new ArrayList<>();
        for (FileNote note : file.notes()) {
            if (note.pitch() < LOWEST_PITCH || note.pitch() >= LOWEST_PITCH + KEYS) {
                continue;
            }
            if (note.endBeats() * framesPerBeat > MOST_FRAMES) {
                throw new IllegalArgumentException("a piece may have %,d frames".formatted(MOST_FRAMES));
            }
            int from = (int) Math.round(note.onsetBeats() * framesPerBeat);
            int to = (int) Math.round(note.endBeats() * framesPerBeat);
            Stream.generate(BitSet::new)
                    .limit(Math.max(0, to - sounding.size()))
                    .forEach(sounding::add);
            for (int frame = from; frame < to; frame++) {
                sounding.get(frame).set(note.pitch() - LOWEST_PITCH);
            }
        }
        return new Roll(sounding.stream().map(keys -> keys.stream().toArray()).toList());
    }

    /// The same so many semitones higher; as it is where that would leave the keyboard.
    Roll transposed(int semitones) {
        boolean fits = frames.stream()
                .flatMapToInt(Arrays::stream)
                .allMatch(key -> key + semitones >= 0 && key + semitones < KEYS);
        if (!fits || semitones == 0) {
            return this;
        }
        return new Roll(frames.stream()
                .map(keys -> Arrays.stream(keys).map(key -> key + semitones).toArray())
                .toList());
    }
}
