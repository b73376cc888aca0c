package continuo.cli;

import continuo.cli.demo.Recording;
import continuo.cli.demo.RollPicture;
import continuo.generate.GenerationSettings;
import continuo.generate.OfflineContinuation;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.model.Network;
import continuo.music.Note;
import continuo.music.Tempo;
import continuo.music.TickNote;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Continues a MIDI file. Same arguments, same bytes.
@Command(
        name = "generate",
        description = "Continues a MIDI file: OUT.mid holds what IN.mid plays on one track and what Continuo plays on "
                + "after it on another one, at the tempo at which IN.mid begins.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    private static final int USUAL_NOTES = 200;
    private static final int MOST_BEATS = 200_000; // a day at 140 a minute

    @Parameters(index = "0", paramLabel = "IN.mid", description = "What to continue.")
    @SuppressWarnings("NullAway.Init") // required
    private Path in;

    @Parameters(index = "1", paramLabel = "OUT.mid", description = "The file to write.")
    @SuppressWarnings("NullAway.Init") // required
    private Path out;

    @ArgGroup
    private @Nullable Length length;

    /// How much to play; one of the two.
    private static final class Length {

        @Option(names = "--notes", paramLabel = "N", description = "So many notes (200 if nothing is said).")
        private @Nullable Integer notes;

        @Option(names = "--beats", paramLabel = "B", description = "So many beats.")
        private @Nullable Double beats;
    }

    @Option(
            names = "--after",
            paramLabel = "B",
            description = "Plays on after the first B beats of IN.mid, instead of after its end.")
    private @Nullable Double after;

    @Option(names = "--temperature", paramLabel = "T", description = "From 0 to 2 (default: ${DEFAULT-VALUE}).")
    private double temperature = GenerationSettings.DEFAULT.onsetTemperature();

    @Mixin
    private final DrawingOptions drawing = new DrawingOptions();

    @Option(names = "--seed", paramLabel = "N", description = "What chance is drawn from (default: ${DEFAULT-VALUE}).")
    private long seed = 1;

    @Option(names = "--only", description = "Writes only the continuation, from the beginning of the file.")
    private boolean only;

    @Option(names = "--wav", description = "Writes the sound of it too, beside OUT.mid.")
    private boolean wav;

    @Option(names = "--png", description = "Draws it too, as a piano roll, beside OUT.mid.")
    private boolean png;

    @Option(names = "--model", paramLabel = "FILE", description = "The network that plays.")
    private @Nullable Path model;

    @Option(names = "--json", description = "Prints a report for programs.")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it in
    private CommandSpec spec;

    /// What `--json` prints.
    ///
    /// @param seconds how long the continuation lasts
    private record Report(int primeNotes, int notes, double seconds) {}

    @Override
    public Integer call() throws IOException {
        GenerationSettings settings = settings();
        MidiFile file = MidiFile.read(in);
        requirePlayable(file);
        List<FileNote> prime = prime(file);
        refuseToOverwrite();
        Network network = Models.read(model == null ? Home.model() : model).network();
        Tempo tempo = new Tempo(Math.clamp(file.beatsPerMinute(), 20, 300));
        List<Note> played = played(prime, continuation(network, prime, settings), tempo);
        List<Part> parts = parts(prime, played);
        MidiFileWriter.write(out, tempo, parts);
        if (wav) {
            Recording.write(beside(".wav"), tempo, parts);
        }
        if (png) {
            picture(prime, played).write(beside(".png"));
        }
        tell(prime, played);
        return 0;
    }

    /// No file that is written holds more than some days, and nobody listens to one.
    private void requirePlayable(MidiFile file) throws MidiFileException {
        double end = file.notes().stream().mapToDouble(FileNote::endBeats).max().orElse(0);
        if (end > MOST_BEATS) {
            throw new MidiFileException(
                    in,
                    String.format(Locale.ROOT, "has notes after %,.0f beats, and %,d are the most", end, MOST_BEATS)
                            + "; its times must be wrong");
        }
    }

    private List<FileNote> prime(MidiFile file) throws MidiFileException {
        Double beats = after;
        if (beats == null) {
            return file.notes();
        }
        Options.inRange(spec, "--after", beats, 0, 1e6);
        List<FileNote> prime =
                file.notes().stream().filter(note -> note.onsetBeats() < beats).toList();
        if (prime.isEmpty()) {
            throw new MidiFileException(in, "has no note in its first " + beats + " beats; give --after more");
        }
        return prime;
    }

    private GenerationSettings settings() {
        Options.inRange(spec, "--temperature", temperature, 0, 2);
        return drawing.settings(temperature, temperature, temperature, temperature);
    }

    private void refuseToOverwrite() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("the folder of " + out + " does not exist; make it first");
        }
        if (Files.isDirectory(out)) {
            throw new IOException(out + " is a folder; name a file");
        }
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw new IOException("IN.mid and OUT.mid are the same file, " + in + "; give OUT.mid another name");
        }
    }

    private List<TickNote> continuation(Network network, List<FileNote> prime, GenerationSettings settings) {
        List<TickNote> heard = prime.stream().map(GenerateCommand::ticks).toList();
        Double beats = length == null ? null : length.beats;
        if (beats != null) {
            Options.inRange(spec, "--beats", beats, 0.25, 10_000);
            return OfflineContinuation.beats(network, heard, settings, seed, beats);
        }
        Integer asked = length == null ? null : length.notes;
        int notes = asked == null ? USUAL_NOTES : asked;
        Options.inRange(spec, "--notes", notes, 1, 100_000);
        return OfflineContinuation.notes(network, heard, settings, seed, notes);
    }

    private static TickNote ticks(FileNote note) {
        long onset = Math.round(note.onsetBeats() * Tempo.TICKS_PER_BEAT);
        long end = Math.round(note.endBeats() * Tempo.TICKS_PER_BEAT);
        return new TickNote(note.pitch(), note.velocity(), onset, Math.max(1, end - onset));
    }

    /// The continuation in time: it goes on at `tempo` from the last onset of the prime.
    private static List<Note> played(List<FileNote> prime, List<TickNote> continuation, Tempo tempo) {
        FileNote last = prime.getLast();
        long zeroNanos = last.onsetNanos() - tempo.nanos(ticks(last).onsetTicks());
        return continuation.stream()
                .map(note -> {
                    long onset = zeroNanos + tempo.nanos(note.onsetTicks());
                    long end = zeroNanos + tempo.nanos(note.endTicks());
                    return new Note(note.pitch(), note.velocity(), onset, end - onset);
                })
                .toList();
    }

    private List<Part> parts(List<FileNote> prime, List<Note> played) {
        if (only) {
            long first = played.isEmpty() ? 0 : played.getFirst().onsetNanos();
            List<Note> shifted = played.stream()
                    .map(note ->
                            new Note(note.pitch(), note.velocity(), note.onsetNanos() - first, note.durationNanos()))
                    .toList();
            return List.of(new Part("Continuo", 0, shifted));
        }
        List<Note> heard = prime.stream().map(FileNote::note).toList();
        return List.of(new Part("You", 0, heard), new Part("Continuo", 1, played));
    }

    private RollPicture picture(List<FileNote> prime, List<Note> played) {
        List<Note> heard = only ? List.of() : prime.stream().map(FileNote::note).toList();
        return new RollPicture(String.valueOf(in.getFileName()), heard, played);
    }

    /// The file of the same name with another ending.
    private Path beside(String ending) {
        String name = String.valueOf(out.getFileName()).replaceFirst("(?i)\\.midi?$", "");
        return out.resolveSibling(name + ending);
    }

    private void tell(List<FileNote> prime, List<Note> played) {
        double seconds = played.isEmpty()
                ? 0
                : (played.stream().mapToLong(Note::endNanos).max().orElse(0)
                                - played.getFirst().onsetNanos())
                        / 1e9;
        if (json) {
            spec.commandLine().getOut().println(Json.of(new Report(prime.size(), played.size(), seconds)));
        } else {
            spec.commandLine()
                    .getOut()
                    .printf(
                            Locale.ROOT,
                            "%d notes heard, %d played on (%.1f seconds): %s%s%n",
                            prime.size(),
                            played.size(),
                            seconds,
                            out,
                            (wav ? ", " + beside(".wav") : "") + (png ? ", " + beside(".png") : ""));
        }
    }
}
