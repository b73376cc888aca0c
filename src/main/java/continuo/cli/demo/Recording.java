package continuo.cli.demo;

import continuo.files.WholeFile;
import continuo.generate.OfflineContinuation.Progress;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Note;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Makes sound of notes with the JDK's own synthesizer, which needs no sound card: for `AudioSystem`, a MIDI file
/// is an audio file. It is played twice, once to find how loud it can be; of its sound only a moment is in memory.
public final class Recording {

    private static final AudioFormat FORMAT = new AudioFormat(44_100, 16, 2, true, false);
    private static final float LOUDEST = 0.89f * Short.MAX_VALUE; // a decibel below what the file can hold
    private static final long MOST_HOURS = 3; // in a file of 2 GB, which all programs read

    private Recording() {}

    /// Writes a WAV file, as loud as it can be.
    public static void write(Path file, Tempo tempo, List<Part> parts) throws IOException {
        write(file, tempo, parts, Progress.NONE);
    }

    /// The same, telling how far it is.
    public static void write(Path file, Tempo tempo, List<Part> parts, Progress progress) throws IOException {
        requireRoom(parts);
        List<Path> instruments = new ArrayList<>();
        try {
            for (Part part : parts) {
                Path midi = Files.createTempFile("continuo", ".mid");
                instruments.add(midi);
                MidiFileWriter.write(midi, tempo, List.of(part));
            }
            write(file, instruments, progress);
        } finally {
            for (Path midi : instruments) {
                Files.deleteIfExists(midi);
            }
        }
    }

    /// Says so, before any work is done, if a WAV file cannot hold these.
    public static void requireRoom(List<Part> parts) throws IOException {
        double hours = parts.stream()
                        .flatMap(part -> part.notes().stream())
                        .mapToLong(Note::endNanos)
                        .max()
                        .orElse(0)
                / 3.6e12;
        if (hours > MOST_HOURS) {
            throw new IOException(
                    "the sound of it would last %,.1f hours, and a WAV file holds %d; leave --wav out, or write less of it by --only"
                            .formatted(hours, MOST_HOURS));
        }
    }

    private static void write(Path file, List<Path> instruments, Progress progress) throws IOException {
        List<AudioInputStream> once = played(instruments);
        long frames =
                once.stream().mapToLong(AudioInputStream::getFrameLength).max().orElse(0);
        float peak;
        try (Mixture all = new Mixture(once, 1, samples -> tell(progress, samples, 0, frames))) {
            peak = all.peak();
        }
        try (Mixture all = new Mixture(
                        played(instruments), LOUDEST / peak, samples -> tell(progress, samples, frames, frames));
                AudioInputStream audio = new AudioInputStream(all, FORMAT, frames)) {
            WholeFile.write(file, out -> AudioSystem.write(audio, AudioFileFormat.Type.WAVE, out));
        }
    }

    private static void tell(Progress progress, long samples, long framesBefore, long frames) {
        long done = (framesBefore + samples / FORMAT.getChannels()) / 2;
        long second = (long) FORMAT.getFrameRate();
        progress.tell("seconds of sound made", done / second, frames / second);
    }

    private static List<AudioInputStream> played(List<Path> instruments) throws IOException {
        List<AudioInputStream> sounds = new ArrayList<>();
        try {
            for (Path midi : instruments) {
                sounds.add(AudioSystem.getAudioInputStream(FORMAT, AudioSystem.getAudioInputStream(midi.toFile())));
            }
            return sounds;
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("this JDK has no synthesizer (module java.desktop); install a full JDK", e);
        }
    }
}
