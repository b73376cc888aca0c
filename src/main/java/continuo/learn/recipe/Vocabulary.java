package continuo.learn.recipe;

import continuo.midi.file.FileNote;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Notes and chords as one vocabulary. A note alone is its pitch; notes that begin together are the set of their
/// pitch classes, whatever octaves they are in.
final class Vocabulary {

    private static final int NOTES = 128;
    private static final int CHORDS = (1 << 12) - 1;
    private static final int CHORD_OCTAVE = 60;
    private static final long TOGETHER_NANOS = 20_000_000;
    private static final String[] NAMES = {"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};

    static final int SIZE = NOTES + CHORDS;

    private Vocabulary() {}

    /// @param number in the vocabulary
    /// @param notes how many notes of the music it stands for
    record Token(int number, int notes) {}

    /// @param notes in the order of their onsets
    static List<Token> tokens(List<FileNote> notes) {
        List<Token> tokens = new ArrayList<>();
        int from = 0;
        while (from < notes.size()) {
            long onset = notes.get(from).onsetNanos();
            int to = from + 1;
            while (to < notes.size() && notes.get(to).onsetNanos() - onset <= TOGETHER_NANOS) {
                to++;
            }
            tokens.add(token(notes.subList(from, to)));
            from = to;
        }
        return tokens;
    }

    private static Token token(List<FileNote> together) {
        if (together.size() == 1) {
            return new Token(together.getFirst().pitch(), 1);
        }
        int classes = 0;
        for (FileNote note : together) {
            classes |= 1 << note.pitch() % 12;
        }
        return new Token(NOTES - 1 + classes, together.size());
    }

    /// What the recipe plays for a token: chords in the octave from middle C.
    static List<Integer> pitches(int token) {
        if (token < NOTES) {
            return List.of(token);
        }
        return IntStream.range(0, 12)
                .filter(pitchClass -> (classes(token) >> pitchClass & 1) != 0)
                .mapToObj(pitchClass -> CHORD_OCTAVE + pitchClass)
                .toList();
    }

    private static int classes(int token) {
        return token - NOTES + 1;
    }

    /// A note as `C4`, a chord by its pitch classes in normal order, as `0.4.7`.
    static String name(int token) {
        return token < NOTES
                ? NAMES[token % 12] + (token / 12 - 1)
                : normalOrder(classes(token)).stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /// The rotation of pitch classes that spans least, then that is packed most closely from its first on.
    private static List<Integer> normalOrder(int classes) {
        List<Integer> ascending = IntStream.range(0, 12)
                .filter(pitchClass -> (classes >> pitchClass & 1) != 0)
                .boxed()
                .toList();
        List<Integer> best = ascending;
        for (int n = 1; n < ascending.size(); n++) {
            List<Integer> rotated = new ArrayList<>(ascending.subList(n, ascending.size()));
            rotated.addAll(ascending.subList(0, n));
            if (isCloser(rotated, best)) {
                best = rotated;
            }
        }
        return best;
    }

    private static boolean isCloser(List<Integer> one, List<Integer> other) {
        for (int last = one.size() - 1; last > 0; last--) {
            int difference = span(one, last) - span(other, last);
            if (difference != 0) {
                return difference < 0;
            }
        }
        return false;
    }

    private static int span(List<Integer> classes, int last) {
        return Math.floorMod(classes.get(last) - classes.getFirst(), 12);
    }
}
