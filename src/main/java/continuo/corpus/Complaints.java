package continuo.corpus;

import continuo.midi.file.Flaw;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Says of each kind of trouble with files the first, and counts the rest. A file is complained of once. Any thread
/// may complain.
final class Complaints {

    private final Consumer<String> out;
    private final Set<Path> refused = ConcurrentHashMap.newKeySet();
    private final Set<Path> damaged = ConcurrentHashMap.newKeySet();
    private final Map<String, Integer> kinds = new ConcurrentHashMap<>();

    Complaints(Consumer<String> out) {
        this.out = out;
    }

    void refused(Path file, MidiFileException reason) {
        if (refused.add(file)) {
            first(reason.reason(), "refused: " + reason.getMessage());
        }
    }

    /// The file was read, whatever is wrong with it.
    void read(Path file, MidiFile read) {
        if (!read.flaws().isEmpty() && damaged.add(file)) {
            Flaw worst = read.flaws().getFirst();
            first(
                    worst.kind().name(),
                    "damaged: MIDI file " + file + " " + read.remark().orElse(""));
        }
    }

    private void first(String kind, String line) {
        if (kinds.merge(kind, 1, Integer::sum) == 1) {
            out.accept(line);
        }
    }

    int refused() {
        return refused.size();
    }

    int damaged() {
        return damaged.size();
    }

    void say(String line) {
        out.accept(line);
    }
}
