package continuo.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.picture.Chart.Line;
import continuo.picture.Chart.Point;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartTest {

    private static final int ORANGE = Sheet.ORANGE.getRGB();

    @TempDir
    private Path folder;

    @Test
    void aLineThatFallsEndsLowerThanItBegins() throws IOException {
        BufferedImage drawn = draw(line(Sheet.ORANGE, new Point(0, 4), new Point(1, 3), new Point(2, 1)));

        int left = column(drawn, 0);
        int right = column(drawn, 1);

        assertTrue(height(drawn, left) < height(drawn, right), "lower on paper is a greater y");
    }

    @Test
    void theScaleHoldsTheHighestOfAllLines() throws IOException {
        BufferedImage alone = draw(line(Sheet.ORANGE, new Point(0, 1), new Point(2, 1)));
        BufferedImage besideAHighOne = draw(
                line(Sheet.ORANGE, new Point(0, 1), new Point(2, 1)),
                line(Sheet.BLUE, new Point(0, 9), new Point(2, 9)));

        assertTrue(height(alone, 600) < height(besideAHighOne, 600));
    }

    @Test
    void leavesOneWholeFile() throws IOException {
        draw(line(Sheet.ORANGE, new Point(0, 0)));

        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("chart.png")), files.toList());
        }
    }

    @Test
    void aChartWithoutPointsIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Chart("empty", "x", List.of()));
        assertThrows(IllegalArgumentException.class, () -> new Chart("empty", "x", List.of(line(Sheet.BLUE))));
    }

    private static Line line(Color colour, Point... points) {
        return new Line("", colour, true, List.of(points));
    }

    private BufferedImage draw(Line... lines) throws IOException {
        Path file = folder.resolve("chart.png");
        new Chart("", "notes", List.of(lines)).write(file);
        return ImageIO.read(file.toFile());
    }

    /// The first (0) or last (1) column with orange in it, a little inside of the line's end.
    private static int column(BufferedImage drawn, int end) {
        int[] columns = java.util.stream.IntStream.range(0, drawn.getWidth())
                .filter(x -> height(drawn, x) >= 0)
                .toArray();
        return end == 0 ? columns[5] : columns[columns.length - 5];
    }

    /// The uppermost orange pixel of a column, -1 where there is none.
    private static int height(BufferedImage drawn, int x) {
        for (int y = 0; y < drawn.getHeight(); y++) {
            if (drawn.getRGB(x, y) == ORANGE) {
                return y;
            }
        }
        return -1;
    }
}
