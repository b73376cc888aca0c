package continuo.learn.frames;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The four sets of Boulanger-Lewandowski, Bengio, Vincent, "Modeling temporal dependencies in high-dimensional
/// sequences", ICML 2012, and what others have reached on them.
public enum FrameSet {
    JSB("JSB", 1, published(8.91, 8.43, 8.45, 8.10, 6.27, 5.56)),
    NOTTINGHAM("Nottingham", 2, published(4.05, 3.46, 3.29, 3.07, 2.39, 2.31)),
    MUSEDATA("MuseData", 2, published(6.01, 5.60)),
    PIANO_MIDI("Piano_midi", 2, published(7.09, 7.05));

    private final String folder;
    private final double framesPerBeat;

    @SuppressWarnings("ImmutableEnumChecker") // nobody is given it to change
    private final Map<String, Double> published;

    FrameSet(String folder, double framesPerBeat, Map<String, Double> published) {
        this.folder = folder;
        this.framesPerBeat = framesPerBeat;
        this.published = published;
    }

    /// The sequence models are those of Bai, Kolter, Koltun, "An empirical evaluation of generic convolutional and
    /// recurrent networks for sequence modeling", 2018, table 1; the last two those of the authors of the sets.
    private static Map<String, Double> published(double... nats) {
        String[] models = {"RNN", "GRU", "LSTM", "TCN", "RNN-RBM", "RNN-NADE"};
        Map<String, Double> rows = new LinkedHashMap<>();
        for (int n = 0; n < nats.length; n++) {
            rows.put(models[models.length - nats.length + n], nats[n]);
        }
        return Collections.unmodifiableMap(rows);
    }

    /// Nats a frame of the test part by model.
    Map<String, Double> published() {
        return published;
    }

    /// The name that the set is known by.
    public String title() {
        return folder.replace('_', '-');
    }

    /// The set of that title, in any case.
    public static FrameSet named(String title) {
        return Stream.of(values())
                .filter(set -> set.title().equalsIgnoreCase(title))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no set is named " + title + "; the sets are "
                        + String.join(
                                ", ", Stream.of(values()).map(FrameSet::title).toList())));
    }

    /// @param part `train`, `valid` or `test`
    /// @param passedOver is told in lines what else is there
    List<Roll> read(Path data, String part, Consumer<String> passedOver) throws IOException {
        Path files = data.resolve(folder).resolve(part);
        if (!Files.isDirectory(files)) {
            throw new CorpusException(files + " is not there; name the folder that holds " + folder + " with --data");
        }
        List<Roll> rolls = new ArrayList<>();
        try (Stream<Path> found = Files.list(files)) {
            for (Path file : found.sorted().toList()) {
                if (Corpus.isMidi(file)) {
                    rolls.add(roll(file));
                } else {
                    passedOver.accept("passed over: " + file + " is no MIDI");
                }
            }
        }
        if (rolls.isEmpty()) {
            throw new CorpusException(files + " holds no MIDI files; name another folder with --data");
        }
        return rolls;
    }

    /// A file that cannot be read ends it all: the figure would not be that of the set.
    private Roll roll(Path file) throws MidiFileException {
        try {
            return Roll.of(MidiFile.read(file), framesPerBeat);
        } catch (IllegalArgumentException e) {
            throw new MidiFileException(file, "cannot be cut into frames: " + e.getMessage(), e);
        }
    }
}
