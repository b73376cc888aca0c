package continuo.cli.demo;

import continuo.files.WholeFile;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.music.Tempo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// Makes sound of notes with the JDK's own synthesizer, which needs no sound card: for `AudioSystem`, a MIDI file
/// is an audio file. The parts stand beside each other, the first a little to the left.
public final class Recording {

    private static final AudioFormat FORMAT = new AudioFormat(44_100, 16, 2, true, false);
    private static final float LOUDEST = 0.89f * Short.MAX_VALUE; // a decibel below what the file can hold
    private static final float NEAR = 1f;
    private static final float FAR = 0.55f;

    private Recording() {}

    /// Writes a WAV file, as loud as it can be.
    public static void write(Path file, Tempo tempo, List<Part> parts) throws IOException {
        float[] mixed = new float[0];
        for (int n = 0; n < parts.size(); n++) {
            float left = n % 2 == 0 ? NEAR : FAR;
            mixed = mix(mixed, render(file, tempo, parts.get(n)), left, NEAR + FAR - left);
        }
        byte[] bytes = levelled(mixed);
        long frames = bytes.length / FORMAT.getFrameSize();
        try (AudioInputStream audio = new AudioInputStream(new ByteArrayInputStream(bytes), FORMAT, frames)) {
            WholeFile.write(file, out -> AudioSystem.write(audio, AudioFileFormat.Type.WAVE, out));
        }
    }

    private static ShortBuffer render(Path beside, Tempo tempo, Part part) throws IOException {
        Path midi = beside.resolveSibling(beside.getFileName() + ".mid");
        try {
            MidiFileWriter.write(midi, tempo, List.of(part));
            try (AudioInputStream sound =
                    AudioSystem.getAudioInputStream(FORMAT, AudioSystem.getAudioInputStream(midi.toFile()))) {
                return ByteBuffer.wrap(sound.readAllBytes())
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asShortBuffer();
            }
        } catch (UnsupportedAudioFileException e) {
            throw new IOException("this JDK has no synthesizer (module java.desktop); install a full JDK", e);
        } finally {
            Files.deleteIfExists(midi);
        }
    }

    private static float[] mix(float[] mixed, ShortBuffer sound, float left, float right) {
        float[] sum = Arrays.copyOf(mixed, Math.max(mixed.length, sound.remaining()));
        for (int n = 0; sound.hasRemaining(); n++) {
            sum[n] += sound.get() * (n % 2 == 0 ? left : right);
        }
        return sum;
    }

    private static byte[] levelled(float[] sound) {
        float peak = 1;
        for (float sample : sound) {
            peak = Math.max(peak, Math.abs(sample));
        }
        ByteBuffer bytes = ByteBuffer.allocate(2 * sound.length).order(ByteOrder.LITTLE_ENDIAN);
        for (float sample : sound) {
            bytes.putShort((short) Math.round(sample * LOUDEST / peak));
        }
        return bytes.array();
    }
}
