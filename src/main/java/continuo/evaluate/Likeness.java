package continuo.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whether generated pieces differ from real ones as real ones differ from one another, trait by trait: the distances
/// between all pairs of real pieces, and between all pairs of a generated and a real one, each smoothed to a density.
///
/// @param overlap the area under both densities: 1 if they are the same
/// @param divergence Kullback and Leibler's, of the generated density from the real one: 0 if they are the same
public record Likeness(double overlap, double divergence) {

    private static final int POINTS = 1_000;
    private static final double FAR_DEVIATIONS = 8;
    private static final double LEAST = 1e-12;

    /// By trait, for what [Traits] finds in each piece; traits in which no two pieces differ are left out.
    static Map<String, Likeness> of(List<Map<String, double[]>> generated, List<Map<String, double[]>> real) {
        Map<String, Likeness> all = new LinkedHashMap<>();
        for (String trait :
                real.isEmpty() ? List.<String>of() : List.copyOf(real.getFirst().keySet())) {
            double[] among = amongThemselves(points(real, trait));
            double[] between = between(points(generated, trait), points(real, trait));
            if (bandwidth(among) > 0 && bandwidth(between) > 0) {
                all.put(trait, of(among, between));
            }
        }
        return all;
    }

    private static List<double[]> points(List<Map<String, double[]>> pieces, String trait) {
        return pieces.stream()
                .map(piece -> piece.getOrDefault(trait, new double[0]))
                .toList();
    }

    private static double[] amongThemselves(List<double[]> points) {
        List<Double> distances = new ArrayList<>();
        for (int n = 0; n < points.size(); n++) {
            for (int other = n + 1; other < points.size(); other++) {
                distances.add(distance(points.get(n), points.get(other)));
            }
        }
        return sorted(distances);
    }

    private static double[] between(List<double[]> points, List<double[]> others) {
        List<Double> distances = new ArrayList<>();
        points.forEach(point -> others.forEach(other -> distances.add(distance(point, other))));
        return sorted(distances);
    }

    private static double[] sorted(List<Double> distances) {
        return distances.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double distance(double[] one, double[] other) {
        double sum = 0;
        for (int n = 0; n < one.length; n++) {
            sum += (one[n] - other[n]) * (one[n] - other[n]);
        }
        return Math.sqrt(sum);
    }

    /// Of two sorted samples, on one range that holds both.
    static Likeness of(double[] real, double[] generated) {
        double from = Math.min(real[0], generated[0]);
        double step = (Math.max(real[real.length - 1], generated[generated.length - 1]) - from) / (POINTS - 1);
        double[] realDensity = density(real, from, step);
        double[] generatedDensity = density(generated, from, step);
        double overlap = 0;
        for (int n = 0; n < POINTS; n++) {
            overlap += Math.min(realDensity[n], generatedDensity[n]) * step * (n == 0 || n == POINTS - 1 ? 0.5 : 1);
        }
        return new Likeness(Round.toFourDigits(overlap), Round.toFourDigits(divergence(realDensity, generatedDensity)));
    }

    private static double divergence(double[] real, double[] generated) {
        double allReal = Arrays.stream(real).sum();
        double allGenerated = Arrays.stream(generated).sum();
        double sum = 0;
        for (int n = 0; n < real.length; n++) {
            double p = real[n] / allReal;
            sum += p > 0 ? p * Math.log(p / Math.max(LEAST, generated[n] / allGenerated)) : 0;
        }
        return sum;
    }

    /// A Gaussian of Scott's width around each of the sorted values.
    private static double[] density(double[] sorted, double from, double step) {
        double width = bandwidth(sorted);
        double[] density = new double[POINTS];
        int first = 0;
        for (int n = 0; n < POINTS; n++) {
            double at = from + n * step;
            while (first < sorted.length && sorted[first] < at - FAR_DEVIATIONS * width) {
                first++;
            }
            for (int k = first; k < sorted.length && sorted[k] <= at + FAR_DEVIATIONS * width; k++) {
                double deviations = (at - sorted[k]) / width;
                density[n] += Math.exp(-deviations * deviations / 2);
            }
            density[n] /= sorted.length * width * Math.sqrt(2 * Math.PI);
        }
        return density;
    }

    /// Scott's rule for one dimension; 0 if there are not two different values.
    private static double bandwidth(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1)) * Math.pow(values.length, -0.2);
    }
}
