package continuo.learn.beats;

import continuo.beat.EvidenceNetwork;
import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.CountedPieces;
import continuo.files.WholeFile;
import continuo.midi.file.MidiFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Makes the two tables of the beat tracker from a corpus: `rhythm.bin` and `evidence.bin`, which stand beside its
/// classes. The same corpus, settings and seed make the same bytes.
public final class BeatTraining {

    private static final int PIECES_COUNTED = 300; // of each data set
    private static final int REPORTS = 20;
    private static final int VALID_PIECES = 12; // of each data set
    private static final double WARM_UP = 0.02;

    private final Corpus corpus;
    private final Consumer<String> progress;

    public BeatTraining(Corpus corpus, Consumer<String> progress) {
        this.corpus = corpus;
        this.progress = progress;
    }

    /// Counts which rhythms there are. Data sets count alike, whatever their size.
    public void count(Path table) throws IOException {
        CountedPieces counted = new CountedPieces(corpus);
        RhythmCount count = new RhythmCount();
        for (Map.Entry<String, List<PieceFile>> set : bySet().entrySet()) {
            List<CountedPiece> pieces = new ArrayList<>();
            for (PieceFile file : set.getValue()) {
                read(counted, file).ifPresent(pieces::add);
            }
            int notes = pieces.stream().mapToInt(piece -> piece.notes().size()).sum();
            pieces.forEach(piece -> count.add(piece, RhythmCount.OF_A_SET / notes));
            progress.accept("%s: rhythms of %d notes counted".formatted(set.getKey(), notes));
        }
        Files.write(table, count.table());
    }

    private Map<String, List<PieceFile>> bySet() {
        Map<String, List<PieceFile>> bySet = new TreeMap<>();
        List<PieceFile> pieces = new ArrayList<>(corpus.split("train"));
        Collections.shuffle(pieces, new Random(1));
        for (PieceFile piece : pieces) {
            List<PieceFile> of = bySet.computeIfAbsent(piece.dataset(), set -> new ArrayList<>());
            if (of.size() < PIECES_COUNTED) {
                of.add(piece);
            }
        }
        return bySet;
    }

    private static Optional<CountedPiece> read(CountedPieces counted, PieceFile file) throws IOException {
        try {
            return counted.read(file, 0, new SplittableRandom(1))
                    .filter(piece -> !piece.places().isEmpty());
        } catch (MidiFileException e) {
            return Optional.empty(); // the corpus has said so
        }
    }

    /// Teaches the network of evidence, or goes on teaching one.
    ///
    /// @param onsets how many it hears
    /// @param rate of learning, at its highest
    public void teach(Path file, int units, long onsets, double rate, long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        EvidenceTraining training = new EvidenceTraining(units, random);
        if (Files.exists(file)) {
            training.load(weights(file, units));
            progress.accept("goes on from " + file);
        }
        Lessons lessons = new Lessons(corpus);
        List<EvidenceLesson> valid = lessons.valid(corpus, VALID_PIECES);
        long heard = 0;
        long reportAt = onsets / REPORTS;
        while (heard < onsets) {
            double done = (double) heard / onsets;
            EvidenceLesson lesson = lessons.draw(random);
            double warm = Math.min(1, (done + 1e-3) / WARM_UP);
            training.hear(lesson, rate * warm * (1 + Math.cos(Math.PI * done)) / 2);
            heard += lesson.size();
            if (heard >= reportAt) {
                reportAt += Math.max(1, onsets / REPORTS);
                String learnt = training.report();
                valid.forEach(one -> training.hear(one, 0));
                progress.accept("%d onsets: %s| valid %s".formatted(heard, learnt, training.report()));
                write(file, units, training.weights());
            }
        }
        write(file, units, training.weights());
    }

    private static float[] weights(Path file, int units) throws IOException {
        float[] weights = new float[EvidenceNetwork.weights(units)];
        int size = Integer.BYTES + weights.length * Float.BYTES;
        ByteBuffer bytes = ByteBuffer.wrap(Files.size(file) == size ? Files.readAllBytes(file) : new byte[0]);
        if (bytes.remaining() != size || bytes.getInt() != units) {
            throw new IOException(file + " has no network of " + units + " units; move it away to begin anew");
        }
        bytes.asFloatBuffer().get(weights);
        return weights;
    }

    private static void write(Path file, int units, float[] weights) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + weights.length * Float.BYTES);
        bytes.putInt(units);
        bytes.asFloatBuffer().put(weights);
        WholeFile.write(file, out -> out.write(bytes.array()));
    }
}
