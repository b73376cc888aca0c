package continuo.cli.demo;

import continuo.music.Note;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/// Draws a session as a piano roll: time to the right, pitch upwards, a colour for each of the two, the louder the
/// stronger. Needs no screen; without fonts the lettering is left out.
public final class RollPicture {

    private static final int WIDTH = 1800;
    private static final int HEIGHT = 900;
    private static final int LEFT = 96;
    private static final int RIGHT = WIDTH - 40;
    private static final int TOP = 118;
    private static final int BOTTOM = HEIGHT - 74;
    private static final int FEWEST_KEYS = 36;

    private static final Color PAPER = new Color(0xFBFAF7);
    private static final Color BLACK_KEY_ROW = new Color(0xF1EFEA);
    private static final Color INK = new Color(0x2B2B2B);
    private static final Color PALE_INK = new Color(0x8A8780);
    private static final Color LINE = new Color(0xDDD9D0);
    private static final Color PLAYER = new Color(0x1F6F8B);
    private static final Color CONTINUO = new Color(0xE0762B);
    private static final Color IVORY = new Color(0xFFFFFF);

    private final String title;
    private final List<Note> player;
    private final List<Note> continuo;
    private final double seconds;
    private final int lowest;
    private final int highest;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final Graphics2D pen = image.createGraphics();
    private final boolean lettering;

    public RollPicture(String title, List<Note> player, List<Note> continuo) {
        this.title = title;
        this.player = List.copyOf(player);
        this.continuo = List.copyOf(continuo);
        seconds = Math.max(1, all().mapToLong(Note::endNanos).max().orElse(0) / 1e9 + 0.5);
        int bottom = all().mapToInt(Note::pitch).min().orElse(60) - 3;
        int top = all().mapToInt(Note::pitch).max().orElse(60) + 3;
        int missing = Math.max(0, FEWEST_KEYS - (top - bottom + 1));
        lowest = Math.max(0, bottom - missing / 2);
        highest = Math.min(127, lowest + Math.max(FEWEST_KEYS - 1, top - bottom));
        lettering = hasFonts();
    }

    private Stream<Note> all() {
        return Stream.concat(player.stream(), continuo.stream());
    }

    public void write(Path file) throws IOException {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, WIDTH, HEIGHT);
        drawRows();
        drawSeconds();
        drawNotes(player, PLAYER);
        drawNotes(continuo, CONTINUO);
        drawKeyboard();
        drawHeading();
        if (!ImageIO.write(image, "png", file.toFile())) {
            throw new IllegalStateException("every JDK writes PNG");
        }
    }

    private void drawRows() {
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if (isBlackKey(pitch)) {
                pen.setColor(BLACK_KEY_ROW);
                pen.fill(new Rectangle2D.Double(LEFT, y(pitch), RIGHT - LEFT, rowHeight()));
            }
            if (pitch % 12 == 0) {
                line(LEFT, y(pitch) + rowHeight(), RIGHT, y(pitch) + rowHeight());
            }
        }
    }

    private void drawSeconds() {
        int step = seconds > 90 ? 10 : seconds > 12 ? 5 : 1;
        for (int second = 0; second <= seconds; second++) {
            boolean named = second % step == 0;
            line(x(second), named ? TOP : BOTTOM, x(second), BOTTOM + (named ? 8 : 4));
            if (named) {
                centred(second + " s", x(second), BOTTOM + 30, 17, PALE_INK);
            }
        }
    }

    private void drawNotes(List<Note> notes, Color colour) {
        double height = rowHeight() - 1;
        for (Note note : notes) {
            double left = x(note.onsetNanos() / 1e9);
            double width = Math.max(3, x(note.endNanos() / 1e9) - left - 1);
            pen.setColor(shade(colour, note.velocity()));
            pen.fill(new RoundRectangle2D.Double(left, y(note.pitch()) + 0.5, width, height, 6, 6));
        }
    }

    private void drawKeyboard() {
        for (int pitch = lowest; pitch <= highest; pitch++) {
            pen.setColor(isBlackKey(pitch) ? INK : IVORY);
            pen.fill(new Rectangle2D.Double(LEFT - 44, y(pitch), isBlackKey(pitch) ? 28 : 40, rowHeight()));
            if (pitch % 12 == 0 || pitch % 12 == 5) { // between B and C, E and F, two white keys meet
                line(LEFT - 44, y(pitch) + rowHeight(), LEFT - 4, y(pitch) + rowHeight());
            }
            if (pitch % 12 == 0) {
                rightAligned("C" + (pitch / 12 - 1), LEFT - 52, y(pitch) + rowHeight() - 1, 16);
            }
        }
        pen.setColor(LINE);
        pen.draw(new Rectangle2D.Double(LEFT - 44, y(highest), 40, BOTTOM - y(highest)));
    }

    private void drawHeading() {
        text(title, LEFT, 56, 30, Font.BOLD, INK);
        legend(LEFT, "You", PLAYER, player.size());
        legend(LEFT + 250, "Continuo", CONTINUO, continuo.size());
        if (lettering) {
            text("the louder, the stronger the colour", LEFT + 540, 93, 16, Font.PLAIN, PALE_INK);
        }
    }

    private void legend(int left, String name, Color colour, int notes) {
        pen.setColor(colour);
        pen.fill(new RoundRectangle2D.Double(left, 79, 30, 15, 6, 6));
        text("%s · %d notes".formatted(name, notes), left + 40, 93, 18, Font.PLAIN, INK);
    }

    private void line(double fromX, double fromY, double toX, double toY) {
        pen.setColor(LINE);
        pen.setStroke(new BasicStroke(1));
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    private void text(String text, double x, double y, int size, int style, Color colour) {
        if (lettering) {
            pen.setColor(colour);
            pen.setFont(new Font(Font.SANS_SERIF, style, size));
            pen.drawString(text, (float) x, (float) y);
        }
    }

    private void centred(String text, double x, double y, int size, Color colour) {
        text(text, x - width(text, size) / 2, y, size, Font.PLAIN, colour);
    }

    private void rightAligned(String text, double x, double y, int size) {
        text(text, x - width(text, size), y, size, Font.PLAIN, PALE_INK);
    }

    private double width(String text, int size) {
        return lettering
                ? pen.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, size))
                        .stringWidth(text)
                : 0;
    }

    private double x(double second) {
        return LEFT + second / seconds * (RIGHT - LEFT);
    }

    /// The upper edge of the row of `pitch`.
    private double y(int pitch) {
        return BOTTOM - (pitch - lowest + 1) * rowHeight();
    }

    private double rowHeight() {
        return (double) (BOTTOM - TOP) / (highest - lowest + 1);
    }

    private static boolean isBlackKey(int pitch) {
        return switch (pitch % 12) {
            case 1, 3, 6, 8, 10 -> true;
            default -> false;
        };
    }

    /// Paler for soft notes.
    private static Color shade(Color colour, int velocity) {
        double strength = 0.35 + 0.65 * Math.min(1, velocity / 100.0);
        return new Color(
                mix(PAPER.getRed(), colour.getRed(), strength),
                mix(PAPER.getGreen(), colour.getGreen(), strength),
                mix(PAPER.getBlue(), colour.getBlue(), strength));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    /// Whether this machine can draw letters: servers without fontconfig or any font cannot.
    private boolean hasFonts() {
        try {
            return pen.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, 12)).stringWidth("C") > 0;
        } catch (RuntimeException | InternalError | NoClassDefFoundError e) {
            return false;
        }
    }
}
