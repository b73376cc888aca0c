package continuo.picture;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Lines over one quantity, from nought on both axes.
///
/// @param across what the x axis counts
public record Chart(String title, String across, List<Line> lines) {

    private static final int WIDTH = 1200;
    private static final int HEIGHT = 700;
    private static final int LEFT = 70;
    private static final int RIGHT = WIDTH - 150;
    private static final int TOP = 80;
    private static final int BOTTOM = HEIGHT - 70;
    private static final int MARKS = 8;
    private static final int NAME_SIZE = 16;

    public Chart {
        lines = List.copyOf(lines);
        if (lines.isEmpty() || lines.stream().anyMatch(line -> line.points().isEmpty())) {
            throw new IllegalArgumentException("a chart needs lines with points, was given " + lines);
        }
    }

    /// @param strong whether it is what the chart is about
    public record Line(String name, Color colour, boolean strong, List<Point> points) {

        public Line {
            points = List.copyOf(points);
        }
    }

    public record Point(double x, double y) {}

    public void write(Path file) throws IOException {
        Sheet sheet = new Sheet(WIDTH, HEIGHT);
        sheet.text(title, LEFT, 46, 24, Font.BOLD, Sheet.INK);
        double widest = most(points().mapToDouble(Point::x));
        double highest = most(points().mapToDouble(Point::y));
        for (double mark = 0; mark <= highest * 1.0001; mark += step(highest)) {
            sheet.line(LEFT, y(mark, highest), RIGHT, y(mark, highest));
            sheet.rightAligned(number(mark), LEFT - 10, y(mark, highest) + 5, 15);
        }
        for (double mark = 0; mark <= widest * 1.0001; mark += step(widest)) {
            sheet.line(x(mark, widest), BOTTOM, x(mark, widest), BOTTOM + 6);
            sheet.centred(number(mark), x(mark, widest), BOTTOM + 24, 15);
        }
        sheet.centred(across, (LEFT + RIGHT) / 2.0, BOTTOM + 52, 16);
        lines.forEach(line -> draw(sheet, line, widest, highest));
        name(sheet, widest, highest);
        sheet.write(file);
    }

    /// Each line's name stands at its end, from the top downwards, each below the one before.
    private void name(Sheet sheet, double widest, double highest) {
        List<Line> downwards = lines.stream()
                .sorted(Comparator.comparingDouble(
                        line -> -line.points().getLast().y()))
                .toList();
        double free = 0;
        for (Line line : downwards) {
            Point last = line.points().getLast();
            double at = Math.max(free, y(last.y(), highest) + NAME_SIZE / 3.0);
            sheet.text(line.name(), x(last.x(), widest) + 10, at, NAME_SIZE, Font.PLAIN, line.colour());
            free = at + NAME_SIZE;
        }
    }

    private Stream<Point> points() {
        return lines.stream().flatMap(line -> line.points().stream());
    }

    private static double most(DoubleStream values) {
        return Math.max(values.filter(Double::isFinite).max().orElse(0), 1e-9);
    }

    private static void draw(Sheet sheet, Line line, double widest, double highest) {
        Path2D path = new Path2D.Double();
        for (Point point : line.points()) {
            if (path.getCurrentPoint() == null) {
                path.moveTo(x(point.x(), widest), y(point.y(), highest));
            } else {
                path.lineTo(x(point.x(), widest), y(point.y(), highest));
            }
        }
        sheet.pen().setColor(line.colour());
        sheet.pen().setStroke(new BasicStroke(line.strong() ? 3.5f : 1.5f));
        sheet.pen().draw(path);
        Point last = line.points().getLast();
        sheet.pen().fill(new Ellipse2D.Double(x(last.x(), widest) - 3, y(last.y(), highest) - 3, 6, 6));
    }

    private static double x(double value, double widest) {
        return LEFT + value / widest * (RIGHT - LEFT);
    }

    private static double y(double value, double highest) {
        return BOTTOM - value / highest * (BOTTOM - TOP);
    }

    /// 1, 2 or 5 times a power of ten, so that there are not too many marks.
    private static double step(double most) {
        double rough = most / MARKS;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double digit = rough / power;
        return power * (digit <= 1 ? 1 : digit <= 2 ? 2 : digit <= 5 ? 5 : 10);
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value)
                .round(new MathContext(4))
                .stripTrailingZeros()
                .toPlainString();
    }
}
