package continuo.corpus.beats;

import continuo.corpus.Corpus;
import continuo.corpus.PieceFile;
import continuo.midi.file.FileBeats;
import continuo.midi.file.FileNote;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// The pieces of a corpus with their beats. What its table `bars.tsv` holds stands in the folder of the piece
/// or above.
///
/// Written music, which stands at one tempo, is performed: around its own average tempo, up to a fifth slower or a
/// quarter faster, with the drift and the hands of the trainer's [Performance].
public final class CountedPieces {

    private static final String TABLE = "bars.tsv";
    private static final double SLOWEST = 0.8;
    private static final double FASTEST = 1.25;
    private static final double LEAST_BEATS_PER_MINUTE = 30;
    private static final double MOST_BEATS_PER_MINUTE = 300;
    private static final double NANOS_PER_BEAT = Tempo.UNMARKED.nanosPerBeat();

    private final Corpus corpus;
    private final Map<Path, Map<String, BarLines>> tables = new HashMap<>();

    public CountedPieces(Corpus corpus) {
        this.corpus = corpus;
    }

    /// A piece, if its beats are known.
    ///
    /// @param missMillis by how much hands miss each onset, at random (standard deviation)
    public Optional<CountedPiece> read(PieceFile piece, double missMillis, RandomGenerator random) throws IOException {
        List<FileNote> notes = corpus.read(piece).notes();
        Optional<Beats> annotated = Annotations.beside(piece.file());
        if (annotated.isPresent()) {
            return Optional.of(new CountedPiece(hands(asTimed(notes), missMillis, random), List.of(), annotated.get()));
        }
        FileBeats file = FileBeats.read(piece.file());
        Optional<Path> table = table(piece.file());
        if (table.isEmpty()) {
            BarLines own = BarLines.ofSignatures(file.signatures(), last(notes));
            return file.tellsTempo() || piece.onGrid()
                    ? Optional.of(counted(notes, own, file::seconds, asTimed(notes), missMillis, random))
                    : Optional.empty();
        }
        BarLines known = bars(table.get()).get(name(table.get(), piece.file()));
        if (known == null) {
            return Optional.empty();
        }
        if (piece.onGrid() && piece.velocityWeight() < 1) { // written music
            Performance performance = Performance.at(tempo(notes, file) * random.nextDouble(SLOWEST, FASTEST), random);
            return Optional.of(counted(
                    notes,
                    known,
                    quarter -> performance.beat(quarter) / 2,
                    performed(notes, performance),
                    missMillis,
                    random));
        }
        return Optional.of(counted(notes, known, file::seconds, asTimed(notes), missMillis, random));
    }

    private static CountedPiece counted(
            List<FileNote> written,
            BarLines bars,
            DoubleUnaryOperator time,
            List<Note> played,
            double missMillis,
            RandomGenerator random) {
        double first = written.getFirst().onsetBeats();
        double last = last(written);
        double secondsPerQuarter =
                last > first ? (time.applyAsDouble(last) - time.applyAsDouble(first)) / (last - first) : 1;
        List<NotePlace> places =
                bars.places(written.stream().mapToDouble(FileNote::onsetBeats).toArray(), secondsPerQuarter);
        List<Note> missed = played.stream()
                .map(note -> missed(note, missMillis == 0 ? 0 : random.nextGaussian() * missMillis))
                .toList();
        int[] order = IntStream.range(0, played.size())
                .boxed()
                .sorted(Comparator.comparingLong(n -> missed.get(n).onsetNanos()))
                .mapToInt(Integer::intValue)
                .toArray();
        return new CountedPiece(
                IntStream.of(order).mapToObj(missed::get).toList(),
                IntStream.of(order).mapToObj(places::get).toList(),
                Beats.of(bars, time, first, last));
    }

    private static List<Note> performed(List<FileNote> notes, Performance performance) {
        double[][] played = performance.play(notes);
        return IntStream.range(0, played.length)
                .mapToObj(n -> {
                    long onset = Math.round(played[n][0] * NANOS_PER_BEAT);
                    long end = Math.round(played[n][1] * NANOS_PER_BEAT);
                    FileNote note = notes.get(n);
                    return new Note(note.pitch(), note.velocity(), onset, Math.max(1, end - onset));
                })
                .toList();
    }

    /// Quarters a minute, on average.
    private static double tempo(List<FileNote> notes, FileBeats file) {
        double first = notes.getFirst().onsetBeats();
        double quarters = Math.max(1, last(notes) - first);
        double seconds = file.seconds(first + quarters) - file.seconds(first);
        return Math.clamp(60 * quarters / seconds, LEAST_BEATS_PER_MINUTE, MOST_BEATS_PER_MINUTE);
    }

    private static double last(List<FileNote> notes) {
        return notes.getLast().onsetBeats();
    }

    private static List<Note> asTimed(List<FileNote> notes) {
        return notes.stream().map(FileNote::note).toList();
    }

    private static List<Note> hands(List<Note> notes, double missMillis, RandomGenerator random) {
        return notes.stream()
                .map(note -> missed(note, missMillis == 0 ? 0 : random.nextGaussian() * missMillis))
                .sorted(Comparator.comparingLong(Note::onsetNanos))
                .toList();
    }

    private static Note missed(Note note, double millis) {
        return new Note(
                note.pitch(), note.velocity(), note.onsetNanos() + Math.round(millis * 1e6), note.durationNanos());
    }

    private static Optional<Path> table(Path file) {
        for (Path folder = file.getParent(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(TABLE))) {
                return Optional.of(folder.resolve(TABLE));
            }
        }
        return Optional.empty();
    }

    private synchronized Map<String, BarLines> bars(Path table) throws IOException {
        Map<String, BarLines> read = tables.get(table);
        if (read == null) {
            read = BarLines.readTable(table);
            tables.put(table, read);
        }
        return read;
    }

    private static String name(Path table, Path file) {
        return table.resolveSibling("").relativize(file).toString().replace('\\', '/');
    }
}
