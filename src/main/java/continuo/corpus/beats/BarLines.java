package continuo.corpus.beats;

import continuo.corpus.CorpusException;
import continuo.midi.file.FileBeats.Signature;
import continuo.music.Bars;
import continuo.music.Tempo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The bars of a piece, in quarters of its file. Between two bars there may be a gap, which is an upbeat of the
/// later.
///
/// @param bars in their order
public record BarLines(List<Bar> bars) {

    /// Bars that nobody knows.
    public static final BarLines NONE = new BarLines(List.of());

    private static final int COLUMNS = 4;
    private static final int MOST_BARS = 1_000_000; // of one piece
    private static final int SOURCE = 2;
    private static final double NEAR = 1e-3;

    /// One bar: where it begins and how long it is in quarters, and the signature in force.
    public record Bar(double start, double length, int numerator, int denominator) {

        double end() {
            return start + length;
        }

        /// Whether its beats are dotted quarters.
        boolean isCompound() {
            return denominator == 8 && numerator % 3 == 0;
        }

        /// How many beats a bar of the signature has, negative where they go in threes; 0 if this one is not whole.
        int metre(double beat) {
            double whole = 4.0 * numerator / denominator;
            int count = (int) Math.max(1, Math.round(whole / beat));
            boolean threes = CountedBeat.compound(numerator, denominator) || Math.abs(beat - 1.5) < NEAR;
            return Math.abs(whole - length) > NEAR * 10 ? 0 : threes ? -count : count;
        }
    }

    public BarLines {
        bars = List.copyOf(bars);
    }

    /// The table of a corpus, by the names that files have in it. Bars that are only estimated are left out.
    public static Map<String, BarLines> readTable(Path table) throws IOException {
        Map<String, BarLines> byFile = new HashMap<>();
        for (String line : Lines.of(table)) {
            String[] cells = line.split("\t", -1);
            if (cells.length != COLUMNS) {
                throw new CorpusException(
                        table + " should have " + COLUMNS + " columns, but has the line \"" + line + "\"");
            }
            if (cells[SOURCE].equals("known")) {
                byFile.put(cells[0], parsed(table, cells));
            }
        }
        return byFile;
    }

    private static BarLines parsed(Path table, String[] cells) throws CorpusException {
        try {
            List<Bar> bars = new ArrayList<>();
            for (String run : cells[1].split(";")) {
                String[] parts = run.split("[:*]");
                double start = Double.parseDouble(parts[0]);
                double length = Double.parseDouble(parts[1]);
                int count = Integer.parseInt(parts[2]);
                if (!(length > 0) || count > MOST_BARS - bars.size()) {
                    throw new NumberFormatException("bars without length, or too many");
                }
                for (int n = 0; n < count; n++) {
                    int[] signature = signatureAt(start, length, cells[3].split(";"));
                    bars.add(new Bar(start, length, signature[0], signature[1]));
                    start += length;
                }
            }
            return new BarLines(bars);
        } catch (NumberFormatException | IndexOutOfBoundsException e) {
            throw new CorpusException(table + " has bars of " + cells[0] + " that cannot be read", e);
        }
    }

    /// Where none is known, quarters are counted.
    private static int[] signatureAt(double quarter, double length, String[] metres) {
        String found = "-";
        for (String metre : metres) {
            int colon = metre.indexOf(':');
            if (Double.parseDouble(metre.substring(0, colon)) <= quarter + NEAR) {
                found = metre.substring(colon + 1);
            }
        }
        int slash = found.indexOf('/');
        return slash < 0
                ? new int[] {(int) Math.max(1, Math.round(length)), 4}
                : new int[] {Integer.parseInt(found.substring(0, slash)), Integer.parseInt(found.substring(slash + 1))};
    }

    /// The bars that a file's own signatures make, until `lastQuarter`, or until there are more than music has;
    /// 4/4 where there is none.
    public static BarLines ofSignatures(List<Signature> signatures, double lastQuarter) {
        List<Bar> bars = new ArrayList<>();
        double start = 0;
        Signature inForce = new Signature(0, 4, 4);
        int next = 0;
        while (start <= lastQuarter && bars.size() < MOST_BARS) {
            while (next < signatures.size() && signatures.get(next).fromQuarter() <= start + NEAR) {
                inForce = signatures.get(next++);
            }
            double length = 4.0 * inForce.numerator() / inForce.denominator();
            double change = next < signatures.size() ? signatures.get(next).fromQuarter() : Double.MAX_VALUE;
            length = Math.min(length, change - start); // a signature begins a bar, wherever it stands
            bars.add(new Bar(start, length, inForce.numerator(), inForce.denominator()));
            start += length;
        }
        return new BarLines(bars);
    }

    /// The same in ticks of [Tempo#TICKS_PER_BEAT] to the quarter. Counted are dotted quarters in 6/8 and the
    /// like, else quarters.
    public Bars inTicks() {
        return new Bars(
                bars.stream()
                        .mapToDouble(bar -> bar.start() * Tempo.TICKS_PER_BEAT)
                        .toArray(),
                bars.stream()
                        .mapToDouble(bar -> bar.length() * Tempo.TICKS_PER_BEAT)
                        .toArray(),
                bars.stream()
                        .mapToInt(bar -> bar.isCompound() ? Tempo.TICKS_PER_BEAT * 3 / 2 : Tempo.TICKS_PER_BEAT)
                        .toArray());
    }

    /// Where quarters of the file, which rise, stand.
    List<NotePlace> places(double[] quarters, double secondsPerQuarter) {
        List<NotePlace> places = new ArrayList<>(quarters.length);
        int bar = 0;
        double before = 0; // beats before the bar
        for (double quarter : quarters) {
            while (bar + 1 < bars.size() && quarter > bars.get(bar).end() - NEAR) {
                double gap =
                        Math.max(0, bars.get(bar + 1).start() - bars.get(bar).start());
                before += gap / beat(bars.get(bar), secondsPerQuarter);
                bar++;
            }
            Bar of = bars.get(bar);
            double beat = beat(of, secondsPerQuarter);
            double into = (quarter - of.start()) / beat;
            places.add(new NotePlace(of.metre(beat), into, before + into));
        }
        return places;
    }

    private static double beat(Bar bar, double secondsPerQuarter) {
        return CountedBeat.quarters(bar.numerator(), bar.denominator(), secondsPerQuarter);
    }
}
