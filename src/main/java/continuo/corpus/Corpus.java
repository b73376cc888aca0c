package continuo.corpus;

import continuo.corpus.beats.BarLines;
import continuo.corpus.beats.Lines;
import continuo.midi.file.FileBeats;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.model.ModelCard;
import continuo.music.Bars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Folders of MIDI files. A `manifest.tsv` in a folder, or in the one above it, says what is in it; without
/// one, every file is taken, one in twenty to validate with, or one if there are fewer. Files whose content
/// hash stands in `exclude_content_sha1.txt` beside the manifest are refused. Files that cannot be read are
/// passed over; the first of each kind is named, with the reason. Only names are kept in memory. Several
/// threads may read pieces at once.
public final class Corpus {

    private static final String MANIFEST = "manifest.tsv";
    private static final String EXCLUDED = "exclude_content_sha1.txt";
    private static final String BARS = "bars.tsv";
    private static final int ONE_IN_VALID = 20;

    private final List<PieceFile> pieces = new ArrayList<>();
    private final Set<String> excluded = new HashSet<>();
    private final Map<Path, Bars> bars = new ConcurrentHashMap<>();
    private final Complaints complaints;
    private int leftOut;

    private Corpus(Consumer<String> complaints) {
        this.complaints = new Complaints(complaints);
    }

    /// Refuses broken files silently.
    public static Corpus open(List<Path> folders, Set<String> tiers) throws IOException {
        return open(folders, tiers, complaint -> {});
    }

    /// @param tiers the tiers of the manifest to take, such as `A`
    /// @param complaints is told in lines which file is refused and why, or damaged, the first of each kind: files
    ///     without a manifest at once, the others when they are first read; and what else was in a folder
    public static Corpus open(List<Path> folders, Set<String> tiers, Consumer<String> complaints) throws IOException {
        Corpus corpus = new Corpus(complaints);
        for (Path folder : folders) {
            if (!Files.isDirectory(folder)) {
                throw new CorpusException(folder + " is not a folder; name a folder of MIDI files");
            }
            corpus.add(folder.toAbsolutePath().normalize(), tiers);
        }
        if (corpus.pieces.isEmpty()) {
            throw new CorpusException("no MIDI files to learn from in " + folders + "; name a folder that holds some");
        }
        return corpus;
    }

    private void add(Path folder, Set<String> tiers) throws IOException {
        boolean own = Files.exists(folder.resolve(MANIFEST)) || Files.exists(folder.resolve(EXCLUDED));
        Path root = own ? folder : parent(folder);
        if (Files.exists(root.resolve(EXCLUDED))) {
            Lines.of(root.resolve(EXCLUDED)).forEach(line -> excluded.add(line.strip()));
        }
        boolean tellsBars = Files.exists(root.resolve(BARS));
        Map<String, BarLines> lines = tellsBars ? BarLines.readTable(root.resolve(BARS)) : Map.of();
        if (Files.exists(root.resolve(MANIFEST))) {
            for (Manifest.Row row : Manifest.read(root.resolve(MANIFEST))) {
                Path file = row.at();
                if (file.startsWith(folder) && tiers.contains(row.tier())) {
                    addUnlessExcluded(row.contentHash(), row.piece());
                    if (tellsBars) {
                        bars.put(
                                file,
                                lines.getOrDefault(row.file(), BarLines.NONE).inTicks());
                    }
                }
            }
        } else {
            addUnlisted(folder);
        }
    }

    private static Path parent(Path folder) {
        Path parent = folder.getParent();
        return parent == null ? folder : parent;
    }

    private void addUnlessExcluded(String contentHash, PieceFile piece) {
        if (excluded.contains(contentHash)) {
            leftOut++;
        } else {
            pieces.add(piece);
        }
    }

    private void addUnlisted(Path folder) throws IOException {
        String dataset =
                folder.getFileName() == null ? "corpus" : folder.getFileName().toString();
        FoundFiles found = FoundFiles.below(folder, complaints::say);
        int first = pieces.size();
        int damagedBefore = complaints.damaged();
        FolderReport report = new FolderReport(folder, found, System.nanoTime());
        for (Path file : found.midi()) {
            boolean read = addUnlisted(file, dataset);
            report.done(file, read, System.nanoTime()).ifPresent(complaints::say);
        }
        report.summary(complaints.damaged() - damagedBefore).ifPresent(complaints::say);
        holdOut(pieces.subList(first, pieces.size()));
    }

    /// One in twenty; of fewer the last, if there are two.
    private static void holdOut(List<PieceFile> some) {
        int every = some.size() < 2 ? ONE_IN_VALID : Math.min(ONE_IN_VALID, some.size());
        for (int n = every - 1; n < some.size(); n += every) {
            some.set(n, some.get(n).in("valid"));
        }
    }

    /// False if it cannot be read.
    private boolean addUnlisted(Path file, String dataset) {
        try {
            MidiFile read = MidiFile.read(file);
            complaints.read(file, read);
            boolean flat = read.notes().stream()
                            .mapToInt(note -> note.velocity())
                            .distinct()
                            .count()
                    < 3;
            addUnlessExcluded(
                    read.contentHash(),
                    new PieceFile(
                            file,
                            dataset,
                            "unknown",
                            dataset,
                            "train",
                            read.notes().size(),
                            Grid.holds(read.notes()),
                            flat ? 0 : 1));
            return true;
        } catch (MidiFileException e) {
            complaints.refused(file, e);
            return false;
        }
    }

    /// Says so if there is nothing to learn from, or nothing to validate with.
    public void requireTrainAndValid() throws CorpusException {
        int train = split("train").size();
        int valid = split("valid").size();
        if (train == 0 || valid == 0) {
            throw new CorpusException("the corpus has too few pieces to train and to validate with, " + train + " and "
                    + valid + "; add more MIDI files");
        }
    }

    /// The pieces of a split, in a fixed order.
    public List<PieceFile> split(String split) {
        return pieces.stream().filter(piece -> piece.split().equals(split)).toList();
    }

    /// Whether a file is MIDI by its name or by how it begins.
    public static boolean isMidi(Path file) {
        return FoundFiles.isMidi(file);
    }

    /// How many files are left out because the list of exclusions names their contents.
    public int leftOut() {
        return leftOut;
    }

    /// How many files have been refused so far because they cannot be read.
    public int refused() {
        return complaints.refused();
    }

    /// Reads a piece; refuses it if it is broken or excluded, whatever the manifest said.
    public MidiFile read(PieceFile piece) throws MidiFileException {
        try {
            return readUnlessExcluded(piece);
        } catch (MidiFileException e) {
            complaints.refused(piece.file(), e);
            throw e;
        }
    }

    private MidiFile readUnlessExcluded(PieceFile piece) throws MidiFileException {
        MidiFile read = MidiFile.read(piece.file());
        if (excluded.contains(read.contentHash())) {
            throw new MidiFileException(piece.file(), "is kept out of training by " + EXCLUDED);
        }
        complaints.read(piece.file(), read);
        return read;
    }

    /// Where the bars of a piece are, in ticks of its file: as the corpus tells, or by the file's own time
    /// signatures where it has no table of bars. None where nobody tells, and where the ticks of the file are
    /// no beats.
    ///
    /// @param notes of the piece
    public Bars bars(PieceFile piece, List<FileNote> notes) throws MidiFileException {
        if (!piece.onGrid()) {
            return Bars.NONE;
        }
        Bars told = bars.get(piece.file());
        return told != null ? told : ofSignatures(piece.file(), notes);
    }

    private static Bars ofSignatures(Path file, List<FileNote> notes) throws MidiFileException {
        var signatures = FileBeats.read(file).signatures();
        double last = notes.stream().mapToDouble(FileNote::endBeats).max().orElse(0);
        return signatures.isEmpty()
                ? Bars.NONE
                : BarLines.ofSignatures(signatures, last).inTicks();
    }

    /// The data sets of a split, for the model's card.
    public List<ModelCard.Corpus> contents(String split) {
        TreeMap<String, List<PieceFile>> byDataset = new TreeMap<>();
        split(split)
                .forEach(piece -> byDataset
                        .computeIfAbsent(piece.dataset(), dataset -> new ArrayList<>())
                        .add(piece));
        List<ModelCard.Corpus> entries = new ArrayList<>();
        byDataset.forEach((dataset, of) -> entries.add(new ModelCard.Corpus(
                dataset,
                String.join(
                        "; ", new TreeSet<>(of.stream().map(PieceFile::licence).toList())),
                of.size())));
        return entries;
    }
}
