package continuo.learn.beats;

import continuo.beat.EvidenceNetwork;
import continuo.beat.Impression;
import continuo.beat.Metre;
import continuo.corpus.beats.CountedPiece;
import continuo.corpus.beats.NotePlace;
import continuo.music.Note;
import java.util.Arrays;
import java.util.List;

/// One piece as the network of evidence hears it, with what it should say of each onset.
public final class EvidenceLesson {

    private static final double TOGETHER = 0.045;
    private static final int STEPS = 24;
    private static final int UNKNOWN = -1;

    private final float[][] impressions;
    private final int[] kinds;
    private final float[] periods;
    private final int[] metres;

    private EvidenceLesson(float[][] impressions, int[] kinds, float[] periods, int[] metres) {
        this.impressions = impressions;
        this.kinds = kinds;
        this.periods = periods;
        this.metres = metres;
    }

    /// How many onsets.
    public int size() {
        return kinds.length;
    }

    float[] impression(int onset) {
        return impressions[onset];
    }

    /// The kind of its place; below 0 where that is not known.
    int kind(int onset) {
        return kinds[onset];
    }

    /// ln of the seconds of the beat; not a number where that is not known.
    float period(int onset) {
        return periods[onset];
    }

    /// The ordinal of the metre; below 0 where that is not known.
    int metre(int onset) {
        return metres[onset];
    }

    /// Some of it.
    public EvidenceLesson part(int from, int size) {
        return new EvidenceLesson(
                Arrays.copyOfRange(impressions, from, from + size),
                Arrays.copyOfRange(kinds, from, from + size),
                Arrays.copyOfRange(periods, from, from + size),
                Arrays.copyOfRange(metres, from, from + size));
    }

    public static EvidenceLesson of(CountedPiece piece) {
        List<Note> notes = piece.notes();
        int most = notes.size();
        float[][] impressions = new float[most][];
        int[] kinds = new int[most];
        float[] periods = new float[most];
        int[] metres = new int[most];
        Impression impression = new Impression();
        List<Note> byEnd = notes.stream()
                .sorted(java.util.Comparator.comparingLong(Note::endNanos))
                .toList();
        int ended = 0;
        int onsets = 0;
        double begun = 0;
        for (int n = 0; n < notes.size(); n++) {
            Note note = notes.get(n);
            double at = note.onsetNanos() / 1e9;
            while (ended < byEnd.size() && byEnd.get(ended).endNanos() <= note.onsetNanos()) {
                impression.release(byEnd.get(ended++).pitch());
            }
            if (n == 0 || at - begun >= TOGETHER) {
                if (n > 0) {
                    impressions[onsets] = new float[Impression.SIZE];
                    impression.describe(at, impressions[onsets++]);
                }
                impression.begin(at);
                begun = at;
                label(piece, n, onsets, kinds, periods, metres, at);
            }
            impression.add(note.pitch(), note.velocity());
        }
        return new EvidenceLesson(
                Arrays.copyOf(impressions, onsets),
                Arrays.copyOf(kinds, onsets),
                Arrays.copyOf(periods, onsets),
                Arrays.copyOf(metres, onsets));
    }

    private static void label(
            CountedPiece piece, int n, int onset, int[] kinds, float[] periods, int[] metres, double at) {
        NotePlace place = piece.places().get(n);
        Metre metre = RhythmCount.metre(place.metre());
        metres[onset] = metre == null ? UNKNOWN : metre.ordinal();
        kinds[onset] = metre == null ? UNKNOWN : kind(metre, place.beat());
        periods[onset] = (float) Math.log(period(piece.beats().seconds(), at));
    }

    private static int kind(Metre metre, double beat) {
        double steps = beat * STEPS;
        int near = (int) Math.round(steps);
        return Math.abs(steps - near) > 0.3
                ? EvidenceNetwork.OFF
                : EvidenceNetwork.kindOf(metre, Math.floorMod(near, metre.beats() * STEPS));
    }

    private static double period(double[] beats, double at) {
        if (beats.length < 2) {
            return Double.NaN;
        }
        int found = Arrays.binarySearch(beats, at);
        int above = Math.clamp(found >= 0 ? found + 1 : -found - 1, 1, beats.length - 1);
        int from = Math.max(0, above - 2);
        int to = Math.min(beats.length - 1, above + 1);
        return (beats[to] - beats[from]) / (to - from);
    }
}
