package continuo.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A written tune: phrases of bars, two hands. The bundled text explains its notation at its top.
///
/// @param beatsPerBar how many beats every bar has
public record Tune(String title, int beatsPerBar, List<Phrase> phrases) {

    private static final String LETTERS = "C D EF G A B";

    /// @param loudness velocity at the beginning, at the height and at the end
    /// @param notes of both hands
    /// @param beats how long it is
    public record Phrase(Loudness loudness, List<WrittenNote> notes, double beats) {

        public Phrase {
            notes = List.copyOf(notes);
        }
    }

    public record Loudness(int beginning, int height, int end) {}

    /// @param onsetBeats from the beginning of the phrase
    /// @param rightHand whether the right hand plays it
    public record WrittenNote(int pitch, double onsetBeats, double lengthBeats, boolean rightHand) {}

    public Tune {
        phrases = List.copyOf(phrases);
    }

    /// The tune that comes with Continuo.
    public static Tune bundled() {
        try (InputStream text = Tune.class.getResourceAsStream("minuet.txt")) {
            if (text == null) {
                throw new IllegalStateException("minuet.txt is missing from the program");
            }
            return parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IllegalStateException("minuet.txt cannot be read from the program", e);
        }
    }

    /// The same with its first phrases only.
    public Tune first(int count) {
        return new Tune(title, beatsPerBar, phrases.subList(0, Math.min(count, phrases.size())));
    }

    static Tune parse(String text) {
        Reading reading = new Reading();
        text.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(reading::line);
        reading.endPhrase();
        return new Tune(reading.title, reading.beatsPerBar, reading.phrases);
    }

    /// What has been read so far.
    private static final class Reading {

        private String title = "";
        private int beatsPerBar = 4;
        private final List<Phrase> phrases = new ArrayList<>();
        private Loudness loudness = new Loudness(64, 64, 64);
        private List<WrittenNote> notes = new ArrayList<>();
        private double beats;

        void line(String line) {
            String[] words = line.split("\\s+");
            switch (words[0]) {
                case "#" -> {}
                case "title" -> title = line.substring("title".length()).strip();
                case "beats" -> beatsPerBar = Integer.parseInt(words[1]);
                case "phrase" -> {
                    endPhrase();
                    int[] velocities = Arrays.stream(words)
                            .skip(1)
                            .mapToInt(Integer::parseInt)
                            .toArray();
                    loudness = new Loudness(velocities[0], velocities[1], velocities[2]);
                }
                default -> bar(line);
            }
        }

        void endPhrase() {
            if (!notes.isEmpty()) {
                phrases.add(new Phrase(loudness, notes, beats));
                notes = new ArrayList<>();
                beats = 0;
            }
        }

        private void bar(String line) {
            String[] hands = line.split("\\|");
            hand(hands[0].strip(), true, line);
            hand(hands[1].strip(), false, line);
            beats += beatsPerBar;
        }

        private void hand(String written, boolean rightHand, String line) {
            double onset = beats;
            for (String chord : written.split("\\s+")) {
                double length = length(chord);
                for (String name : chord.replaceAll("[*/].*", "").split("\\+")) {
                    notes.add(new WrittenNote(pitch(name), onset, length, rightHand));
                }
                onset += length;
            }
            if (onset != beats + beatsPerBar) {
                throw new IllegalArgumentException("this bar does not have %d beats: %s".formatted(beatsPerBar, line));
            }
        }
    }

    private static double length(String chord) {
        if (chord.contains("/")) {
            return 1 / Double.parseDouble(chord.substring(chord.indexOf('/') + 1));
        }
        return chord.contains("*") ? Double.parseDouble(chord.substring(chord.indexOf('*') + 1)) : 1;
    }

    /// `C4` is 60, `F#5` 78.
    private static int pitch(String name) {
        int sharp = name.contains("#") ? 1 : 0;
        int octave = Integer.parseInt(name.substring(1 + sharp));
        return 12 * (octave + 1) + LETTERS.indexOf(name.charAt(0)) + sharp;
    }
}
