package continuo.cli;

import static continuo.parameter.Parameters.TEMPERATURE;
import static continuo.parameter.Parameters.TEMPO;

import continuo.cli.demo.Recording;
import continuo.cli.demo.RollPicture;
import continuo.corpus.Grid;
import continuo.corpus.beats.BarLines;
import continuo.generate.GenerationSettings;
import continuo.generate.Heard;
import continuo.generate.OfflineContinuation;
import continuo.midi.file.FileBeats;
import continuo.midi.file.FileNote;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileException;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.model.Network;
import continuo.music.Bars;
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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Continues a MIDI file. Same arguments, same bytes.
@Command(
        name = "generate",
        description = "Continues a MIDI file: OUT.mid holds what IN.mid plays on one track and what Continuo plays on "
                + "after it on another one, at the tempo that is in force there.",
        mixinStandardHelpOptions = true)
final class GenerateCommand implements Callable<Integer> {

    private static final int USUAL_NOTES = 200;
    private static final String AUTO = "auto";
    private static final String FILE = "file";
    private static final int MOST_BEATS = 2_000_000; // ten days at 140 a minute

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

    @Option(
            names = "--tempo",
            paramLabel = "auto|file|BPM",
            description = "Where the beat is: found in the playing, that of the file, or so many a minute from its "
                    + "beginning on. If nothing is said, that of the file where its notes stand on it, else found.")
    private @Nullable String tempo;

    @Option(
            names = "--track",
            paramLabel = "N",
            description = "Hears only track N of IN.mid, from 1; of a file of format 2 only piece N.")
    private @Nullable Integer track;

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
    /// @param remark what is wrong with IN.mid, or left out of it; absent if nothing is
    private record Report(
            int primeNotes,
            int notes,
            double seconds,
            @Nullable String remark) {}

    @Override
    public Integer call() throws IOException {
        GenerationSettings settings = settings();
        MidiFile.WithBeats read = read();
        MidiFile file = read.file();
        requirePlayable(file);
        List<FileNote> prime = prime(file);
        refuseToOverwrite();
        if (wav && !only) {
            Recording.requireRoom(parts(prime, List.of(), 0));
        }
        file.remark().ifPresent(remark -> spec.commandLine().getErr().println("MIDI file " + in + " " + remark));
        Network network = Models.read(model == null ? Home.model() : model).network();
        Meanwhile meanwhile = new Meanwhile(spec.commandLine().getErr(), System::nanoTime);
        FileBeats beats = read.beats();
        double playsOnAt = after == null ? prime.getLast().onsetBeats() : after;
        Tempo ofFile = new Tempo(Math.clamp(beats.beatsPerMinute(playsOnAt), 20, 300));
        Heard heard = heard(network, prime, beats, ofFile, settings, meanwhile);
        double takeover = after == null ? prime.getLast().onsetNanos() : beats.seconds(after) * 1e9;
        List<Note> played = played(heard, takeover, ofFile, meanwhile);
        List<Part> parts = parts(prime, played, takeover);
        MidiFileWriter.write(out, ofFile, parts);
        if (wav) {
            Recording.write(beside(".wav"), ofFile, parts, meanwhile::tell);
        }
        if (png) {
            picture(prime, played).write(beside(".png"));
        }
        tell(prime, played, file.remark().orElse(null));
        return 0;
    }

    private MidiFile.WithBeats read() throws MidiFileException {
        if (track != null) {
            Options.atLeastOne(spec, "--track", track);
        }
        return MidiFile.readWithBeats(in, track == null ? 0 : track);
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
        Options.inRange(spec, "--temperature", temperature, TEMPERATURE);
        return drawing.settings(temperature, temperature, temperature, temperature);
    }

    private void refuseToOverwrite() throws IOException {
        Path folder = out.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("the folder of " + out + " does not exist; make it first");
        }
        OutputFile.require(out, "OUT.mid");
        if (wav) {
            OutputFile.require(beside(".wav"), "OUT.mid");
        }
        if (png) {
            OutputFile.require(beside(".png"), "OUT.mid");
        }
        if (Files.exists(out) && Files.isSameFile(in, out)) {
            throw new IOException("IN.mid and OUT.mid are the same file, " + in + "; give OUT.mid another name");
        }
    }

    /// What was heard, by the beat that was asked for.
    private Heard heard(
            Network network,
            List<FileNote> prime,
            FileBeats beats,
            Tempo ofFile,
            GenerationSettings settings,
            Meanwhile meanwhile) {
        String beat = tempo != null ? tempo : Grid.holds(prime) ? FILE : AUTO;
        List<Note> asPlayed = prime.stream().map(FileNote::note).toList();
        return switch (beat) {
            case AUTO -> Heard.asPlayed(network, asPlayed, settings, seed, meanwhile::tell);
            case FILE -> {
                FileNote last = prime.getLast();
                double zero = last.onsetNanos() - ticks(last).onsetTicks() * ofFile.nanosPerTick();
                List<TickNote> notes =
                        prime.stream().map(GenerateCommand::ticks).toList();
                yield Heard.inTicks(network, notes, bars(beats, last), ofFile, zero, settings, seed, meanwhile::tell);
            }
            default -> Heard.atTempo(network, asPlayed, askedFor(beat), settings, seed, meanwhile::tell);
        };
    }

    private Tempo askedFor(String beatsPerMinute) {
        try {
            double asked = Double.parseDouble(beatsPerMinute);
            Options.inRange(spec, "--tempo", asked, TEMPO);
            return new Tempo(asked);
        } catch (NumberFormatException e) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--tempo should be auto, file or a number of beats a minute, was " + beatsPerMinute);
        }
    }

    /// The bars of the file where it tells its metre; else none.
    private static Bars bars(FileBeats beats, FileNote last) {
        return beats.signatures().isEmpty()
                ? Bars.NONE
                : BarLines.ofSignatures(beats.signatures(), last.endBeats()).inTicks();
    }

    private List<Note> played(Heard heard, double takeoverNanos, Tempo ofFile, Meanwhile meanwhile) {
        long earliest = heard.tick(takeoverNanos);
        Double beats = length == null ? null : length.beats;
        List<TickNote> drawn;
        if (beats != null) {
            Options.inRange(spec, "--beats", beats, 0.25, 10_000);
            double from = after == null ? heard.nanos(heard.endTick()) : takeoverNanos;
            drawn = OfflineContinuation.until(
                    heard, earliest, heard.tick(from + beats * ofFile.nanosPerBeat()), meanwhile::tell);
        } else {
            Integer asked = length == null ? null : length.notes;
            int notes = asked == null ? USUAL_NOTES : asked;
            Options.inRange(spec, "--notes", notes, 1, 100_000);
            drawn = OfflineContinuation.notes(heard, earliest, notes, meanwhile::tell);
        }
        return drawn.stream().map(note -> inTime(note, heard)).toList();
    }

    private static Note inTime(TickNote note, Heard heard) {
        long onset = heard.nanos(note.onsetTicks());
        return new Note(note.pitch(), note.velocity(), onset, Math.max(1, heard.nanos(note.endTicks()) - onset));
    }

    private static TickNote ticks(FileNote note) {
        long onset = Math.round(note.onsetBeats() * Tempo.TICKS_PER_BEAT);
        long end = Math.round(note.endBeats() * Tempo.TICKS_PER_BEAT);
        return new TickNote(note.pitch(), note.velocity(), onset, Math.max(1, end - onset));
    }

    private List<Part> parts(List<FileNote> prime, List<Note> played, double takeoverNanos) {
        if (only) {
            long first = played.isEmpty() ? 0 : played.getFirst().onsetNanos();
            if (after != null) { // a rest at the beginning is one
                first = Math.min(first, Math.round(takeoverNanos));
            }
            long zero = first;
            List<Note> shifted = played.stream()
                    .map(note ->
                            new Note(note.pitch(), note.velocity(), note.onsetNanos() - zero, note.durationNanos()))
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

    private void tell(List<FileNote> prime, List<Note> played, @Nullable String remark) {
        double seconds = played.isEmpty()
                ? 0
                : (played.stream().mapToLong(Note::endNanos).max().orElse(0)
                                - played.getFirst().onsetNanos())
                        / 1e9;
        if (json) {
            spec.commandLine().getOut().println(Json.of(new Report(prime.size(), played.size(), seconds, remark)));
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
