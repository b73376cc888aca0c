package continuo.live;

import static continuo.music.Checks.requireRange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How long an instrument takes from a note-on until it sounds, by velocity: the hammer of a player piano is slow where
/// it
/// is to be soft. Between two velocities that are told it is what lies between.
///
/// @param points in the order of velocities; none: it sounds at once
public record VelocityDelay(List<Point> points) {

    /// What may be written.
    public static final String WANTED =
            "none, or velocities with the milliseconds each takes, as in \"1: 120, 64: 60, 127: 20\", 0 to 500";

    public static final String NONE_WORD = "none";
    public static final VelocityDelay NONE = new VelocityDelay(List.of());

    private static final int MOST_POINTS = 16;
    private static final long MOST_NANOS = 500_000_000;
    private static final double NANOS_PER_MILLI = 1e6;

    /// @param velocity 1 to 127
    public record Point(int velocity, long nanos) {

        public Point {
            requireRange("velocity", velocity, 1, 127);
            requireRange("nanos", nanos, 0, MOST_NANOS);
        }
    }

    public VelocityDelay {
        points = List.copyOf(points);
        requireRange("points", points.size(), 0, MOST_POINTS);
        for (int n = 1; n < points.size(); n++) {
            requireRange("velocity", points.get(n).velocity(), points.get(n - 1).velocity() + 1, 127);
        }
    }

    /// As it is written; empty if that is none.
    public static Optional<VelocityDelay> of(String text) {
        if (text.equals(NONE_WORD)) {
            return Optional.of(NONE);
        }
        List<Point> points = new ArrayList<>();
        for (String pair : text.split(",", -1)) {
            if (!pair.matches("\\s*[0-9]{1,3}\\s*:\\s*[0-9]{1,3}(\\.[0-9]{1,6})?\\s*")) {
                return Optional.empty();
            }
            int colon = pair.indexOf(':');
            double millis = Double.parseDouble(pair.substring(colon + 1).strip());
            int velocity = Integer.parseInt(pair.substring(0, colon).strip());
            try {
                points.add(new Point(velocity, Math.round(millis * NANOS_PER_MILLI)));
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(new VelocityDelay(points));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    public boolean isNone() {
        return points.isEmpty();
    }

    /// The most that any velocity takes.
    public long mostNanos() {
        long most = 0;
        for (int n = 0; n < points.size(); n++) {
            most = Math.max(most, points.get(n).nanos());
        }
        return most;
    }

    /// How long a note of that velocity takes. Allocates nothing.
    public long nanos(int velocity) {
        if (points.isEmpty()) {
            return 0;
        }
        int above = 0;
        while (above < points.size() && points.get(above).velocity() < velocity) {
            above++;
        }
        Point high = points.get(Math.min(above, points.size() - 1));
        Point low = points.get(Math.max(0, above - 1));
        if (above == 0 || above == points.size()) {
            return above == 0 ? high.nanos() : low.nanos();
        }
        double part = (double) (velocity - low.velocity()) / (high.velocity() - low.velocity());
        return low.nanos() + Math.round(part * (high.nanos() - low.nanos()));
    }
}
