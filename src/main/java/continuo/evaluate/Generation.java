package continuo.evaluate;

import continuo.corpus.PieceFile;
import continuo.evaluate.EvaluationSettings.Part;
import continuo.midi.file.FileNote;
import continuo.model.Network;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/// Lets a network play on after pieces that break off, and measures what it plays.
final class Generation {

    private static final int PORTIONS = 8;

    private final Work work;
    private final Pieces pieces;
    private final Network network;
    private final EvaluationSettings settings;
    private final Consumer<String> progress;

    Generation(Work work, Pieces pieces, Network network, EvaluationSettings settings, Consumer<String> progress) {
        this.work = work;
        this.pieces = pieces;
        this.network = network;
        this.settings = settings;
        this.progress = progress;
    }

    /// @param asked the pieces to break off, by data set
    /// @param train what the continuations are searched for in, for copies
    GenerationReport report(Map<String, List<PieceFile>> asked, List<PieceFile> train) throws IOException {
        Map<String, List<Future<Played>>> playing = new LinkedHashMap<>();
        asked.forEach((set, of) -> playing.put(set, begin(of)));
        Map<String, Played> played = new LinkedHashMap<>();
        for (Map.Entry<String, List<Future<Played>>> set : playing.entrySet()) {
            Played sum = new Played();
            for (Future<Played> piece : set.getValue()) {
                sum.add(Work.done(piece));
            }
            played.put(set.getKey(), sum);
            progress.accept("%s: %d continuations".formatted(set.getKey(), sum.real.size()));
        }
        return GenerationReport.of(
                settings.generation(), played, settings.wants(Part.COPIES) ? found(played, train) : null);
    }

    private List<Future<Played>> begin(List<PieceFile> of) {
        List<Future<Played>> begun = new ArrayList<>();
        for (int n = 0; n < of.size(); n++) {
            PieceFile piece = of.get(n);
            long ownSeed = settings.seed() + n;
            begun.add(work.ask(() -> {
                Played played = new Played();
                pieces.transcript(piece)
                        .ifPresent(transcript -> played.play(
                                transcript, piece.onGrid(), network, settings.generation(), hands(piece), ownSeed));
                return played;
            }));
        }
        return begun;
    }

    /// Played music has been played by hands already.
    private Hands hands(PieceFile piece) {
        return Hands.missing(piece.onGrid() ? settings.handsMillis() : 0);
    }

    private CommonRuns.Found found(Map<String, Played> played, List<PieceFile> train) throws IOException {
        CommonRuns runs = new CommonRuns();
        played.values().forEach(set -> {
            set.generated.forEach(one -> runs.add(one.topVoice));
            set.real.forEach(one -> runs.add(one.topVoice));
        });
        progress.accept("looking for copies in %d pieces".formatted(train.size()));
        List<Future<CommonRuns.Found>> reading = new ArrayList<>();
        for (int portion = 0; portion < PORTIONS; portion++) {
            List<PieceFile> some =
                    train.subList(train.size() * portion / PORTIONS, train.size() * (portion + 1) / PORTIONS);
            reading.add(work.ask(() -> read(some, runs.reader())));
        }
        CommonRuns.Found all = runs.reader();
        for (Future<CommonRuns.Found> part : reading) {
            all.add(Work.done(part));
        }
        return all;
    }

    private CommonRuns.Found read(List<PieceFile> some, CommonRuns.Found found) {
        for (PieceFile piece : some) {
            pieces.notes(piece).ifPresent(notes -> found.read(TopVoice.intervals(heard(notes))));
        }
        return found;
    }

    private static List<HeardNote> heard(List<FileNote> notes) {
        return notes.stream()
                .map(note -> new HeardNote(note.pitch(), note.onsetNanos() / 1e9))
                .toList();
    }
}
