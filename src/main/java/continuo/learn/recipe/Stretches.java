package continuo.learn.recipe;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import continuo.learn.Mix;
import continuo.learn.recipe.Vocabulary.Token;
import continuo.midi.file.MidiFileException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Stretches of tokens from the pieces of a split, in the trainer's mix, from anywhere in each piece.
final class Stretches {

    private static final int PIECES = 16;
    private static final int FROM_EACH = 8;
    private static final int TRIES = 1000;

    private final Corpus corpus;
    private final Mix mix;
    private final int length;
    private final Random random;
    private final Deque<List<Token>> ready = new ArrayDeque<>();

    Stretches(Corpus corpus, String split, int length, long seed) {
        this.corpus = corpus;
        this.length = length;
        mix = new Mix(corpus.split(split));
        random = new Random(seed);
    }

    List<Token> next() throws CorpusException {
        if (ready.isEmpty()) {
            List<List<Token>> some = new ArrayList<>();
            for (int piece = 0; piece < PIECES; piece++) {
                List<Token> tokens = piece();
                for (int n = 0; n < FROM_EACH; n++) {
                    int from = random.nextInt(tokens.size() - length + 1);
                    some.add(tokens.subList(from, from + length));
                }
            }
            Collections.shuffle(some, random);
            ready.addAll(some);
        }
        return ready.remove();
    }

    /// One that is long enough and can be read.
    private List<Token> piece() throws CorpusException {
        for (int tries = 0; tries < TRIES; tries++) {
            List<Token> tokens = tokens(mix.draw(random));
            if (tokens.size() >= length) {
                return tokens;
            }
        }
        throw new CorpusException("the recipe needs pieces of at least " + length
                + " notes and chords one after another; add longer ones");
    }

    private List<Token> tokens(PieceFile piece) {
        try {
            return Vocabulary.tokens(corpus.read(piece).notes());
        } catch (MidiFileException e) { // the corpus has complained of it
            return List.of();
        }
    }
}
