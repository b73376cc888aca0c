package continuo.learn.beats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.beat.EvidenceNetwork;
import continuo.corpus.beats.Beats;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.NotePlace;
import continuo.music.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EvidenceTrainingTest {

    private static final int UNITS = 6;

    @Test
    void theGradientIsTheSlopeOfTheLoss() {
        EvidenceLesson lesson = EvidenceLesson.of(march(12));
        EvidenceTraining training = new EvidenceTraining(UNITS, new SplittableRandom(3));
        float[] weights = training.weights();
        float[] gradient = training.gradient(lesson);
        SplittableRandom random = new SplittableRandom(4);
        for (int n = 0; n < 200; n++) {
            int of = random.nextInt(weights.length - EvidenceNetwork.KINDS);
            float step = 4e-3f;
            double slope = (loss(weights, of, step, lesson) - loss(weights, of, -step, lesson)) / (2 * step);
            assertEquals(slope, gradient[of], 2e-3 + 0.03 * Math.abs(slope), "weight " + of);
        }
    }

    private static double loss(float[] weights, int of, float step, EvidenceLesson lesson) {
        float[] moved = weights.clone();
        moved[of] += step;
        EvidenceTraining training = new EvidenceTraining(UNITS, new SplittableRandom(3));
        training.load(moved);
        return training.loss(lesson);
    }

    @Test
    void hearsAsTheNetworkHearsThatIsMadeOfItsWeights() {
        EvidenceLesson lesson = EvidenceLesson.of(march(4));
        EvidenceTraining training = new EvidenceTraining(UNITS, new SplittableRandom(5));
        EvidenceNetwork network = new EvidenceNetwork(UNITS, training.weights());
        float[][] heard = training.said(lesson);
        for (int onset = 0; onset < lesson.size(); onset++) {
            float[] said = network.hear(lesson.impression(onset)).clone();
            for (int n = 0; n < said.length; n++) {
                said[n] = (float) Math.exp(said[n]);
            }
            assertArrayEquals(said, heard[onset], 1e-4f);
        }
    }

    @Test
    void learns() {
        EvidenceLesson lesson = EvidenceLesson.of(march(20));
        EvidenceTraining training = new EvidenceTraining(12, new SplittableRandom(6));
        double before = training.loss(lesson);
        for (int n = 0; n < 150; n++) {
            training.hear(lesson, 0.01);
        }

        double after = training.loss(lesson);

        assertTrue(after < before / 3, before + " before, " + after + " after");
    }

    @Test
    void aLessonKnowsThePlaceOfEachOnset() {
        EvidenceLesson lesson = EvidenceLesson.of(march(2));

        assertEquals(EvidenceNetwork.kindOf(continuo.beat.Metre.FOUR_FOUR, 0), lesson.kind(0));
        assertEquals(EvidenceNetwork.kindOf(continuo.beat.Metre.FOUR_FOUR, 12), lesson.kind(1));
        assertEquals(EvidenceNetwork.kindOf(continuo.beat.Metre.FOUR_FOUR, 48), lesson.kind(4));
        assertEquals(Math.log(0.5), lesson.period(3), 1e-6);
    }

    /// Eighths in 4/4, a chord on each beat.
    private static CountedPiece march(int bars) {
        List<Note> notes = new ArrayList<>();
        List<NotePlace> places = new ArrayList<>();
        for (int eighth = 0; eighth < bars * 8; eighth++) {
            for (int key = 0; key < (eighth % 2 == 0 ? 3 : 1); key++) {
                int lowest = eighth % 8 == 0 ? 36 : 60;
                notes.add(new Note(lowest + 4 * key, 70, eighth * 250_000_000L + key * 1_000_000L, 200_000_000));
                places.add(new NotePlace(4, eighth % 8 / 2.0, eighth / 2.0));
            }
        }
        double[] beats = new double[bars * 4];
        boolean[] down = new boolean[beats.length];
        for (int beat = 0; beat < beats.length; beat++) {
            beats[beat] = beat * 0.5;
            down[beat] = beat % 4 == 0;
        }
        return new CountedPiece(notes, places, new Beats(beats, down));
    }
}
