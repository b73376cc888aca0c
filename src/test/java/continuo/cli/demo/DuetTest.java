package continuo.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.learn.ContinuoGraph;
import continuo.live.LiveSettings;
import continuo.midi.file.MidiFile;
import continuo.midi.file.MidiFileWriter;
import continuo.midi.file.MidiFileWriter.Part;
import continuo.midi.loop.LoopPort;
import continuo.model.NetworkShape;
import continuo.model.RandomNetworks;
import continuo.music.Tempo;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A phrase of the demo in real time, as quick as a tempo may be.
class DuetTest {

    private static final Tempo TEMPO = new Tempo(300);

    @TempDir
    private Path folder;

    @Test
    void aPhraseIsAnsweredDrawnWrittenAndRecorded() throws Exception {
        NetworkShape shape = ContinuoGraph.shape(1, 32, 32);
        Tune tune = Tune.bundled().first(1);
        Duet duet = new Duet(
                tune, RandomNetworks.of(shape, 1), LiveSettings.DEFAULT.with(TEMPO), new LoopPort("nobody listens"));

        Duet.Result result = duet.play();

        int written = tune.phrases().getFirst().notes().size();
        assertEquals(written, result.player().size());
        assertEquals(written, result.report().heard());
        assertTrue(
                !result.continuo().isEmpty(),
                "answered with " + result.continuo().size());
        assertEquals(result.continuo().size(), result.report().played());
        assertEquals(0, result.hanging());
        long phraseEnds = result.player().getLast().endNanos();
        assertTrue(result.continuo().getFirst().onsetNanos() > phraseEnds, "answers after the phrase");
        prints(duet, written);
        draws(result);
        writes(result);
    }

    private static void prints(Duet duet, int written) {
        StringWriter text = new StringWriter();
        RollPrinter roll = new RollPrinter(
                new PrintWriter(text, true), false, StandardCharsets.UTF_8, duet.player(), duet.continuo());
        roll.heading();
        roll.line(1);
        roll.line(2);

        List<String> lines = text.toString().lines().toList();
        assertTrue(lines.getFirst().contains("C4"), lines.getFirst());
        assertTrue(lines.get(1).contains("◆") && lines.get(1).endsWith("Continuo answers"), lines.get(1));
        assertEquals("  2.0 s", lines.get(2).substring(0, 7));
        assertTrue(!lines.get(2).contains("◆") && !lines.get(2).contains("┊"), "nothing sounds any more: " + written);
    }

    private void draws(Duet.Result result) throws IOException {
        Path file = folder.resolve("session.png");
        new RollPicture("A test", result.player(), result.continuo()).write(file);

        BufferedImage image = ImageIO.read(file.toFile());
        Set<Integer> blues = new HashSet<>();
        Set<Integer> oranges = new HashSet<>();
        for (int x = 100; x < image.getWidth() - 50; x += 2) {
            for (int y = 120; y < image.getHeight() - 80; y += 2) {
                int colour = image.getRGB(x, y);
                int redOverBlue = (colour >> 16 & 0xFF) - (colour & 0xFF);
                if (redOverBlue > 60) {
                    oranges.add(colour);
                } else if (redOverBlue < -40) {
                    blues.add(colour);
                }
            }
        }
        assertTrue(!blues.isEmpty() && !oranges.isEmpty(), blues.size() + " blues, " + oranges.size() + " oranges");
    }

    private void writes(Duet.Result result) throws Exception {
        List<Part> parts = List.of(new Part("You", 0, result.player()), new Part("Continuo", 1, result.continuo()));
        Path midi = folder.resolve("session.mid");
        MidiFileWriter.write(midi, TEMPO, parts);
        assertTrue(MidiFile.read(midi).notes().size() > result.player().size());

        Path wav = folder.resolve("session.wav");
        Recording.write(wav, TEMPO, parts);
        try (AudioInputStream sound = AudioSystem.getAudioInputStream(wav.toFile())) {
            double seconds = sound.getFrameLength() / sound.getFormat().getFrameRate();
            assertTrue(seconds > result.continuo().getLast().onsetNanos() / 1e9, "lasts " + seconds);
            byte[] bytes = sound.readAllBytes();
            double squares = 0;
            for (int n = 0; n + 1 < bytes.length; n += 2) {
                int sample = (short) ((bytes[n] & 0xFF) | bytes[n + 1] << 8);
                squares += (double) sample * sample;
            }
            double rms = Math.sqrt(squares / (bytes.length / 2.0));
            assertTrue(rms > 300, "not silent: " + rms);
        }
        try (var files = Files.list(folder)) {
            assertEquals(3, files.count(), "leaves nothing else behind");
        }
    }
}
