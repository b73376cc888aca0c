package continuo.cli.demo;

import continuo.music.Note;
import continuo.picture.Sheet;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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
    private static final int MOST_NAMES = 30; // of seconds below the roll

    private static final Color BLACK_KEY_ROW = new Color(0xF1EFEA);
    private static final Color PLAYER = Sheet.BLUE;
    private static final Color CONTINUO = Sheet.ORANGE;
    private static final Color IVORY = new Color(0xFFFFFF);

    private final String title;
    private final List<Note> player;
    private final List<Note> continuo;
    private final double seconds;
    private final int lowest;
    private final int highest;
    private final Sheet sheet = new Sheet(WIDTH, HEIGHT);
    private final Graphics2D pen = sheet.pen();

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
    }

    private Stream<Note> all() {
        return Stream.concat(player.stream(), continuo.stream());
    }

    public void write(Path file) throws IOException {
        drawRows();
        drawSeconds();
        drawNotes(player, PLAYER);
        drawNotes(continuo, CONTINUO);
        drawKeyboard();
        drawHeading();
        sheet.write(file);
    }

    private void drawRows() {
        for (int pitch = lowest; pitch <= highest; pitch++) {
            if (isBlackKey(pitch)) {
                pen.setColor(BLACK_KEY_ROW);
                pen.fill(new Rectangle2D.Double(LEFT, y(pitch), RIGHT - LEFT, rowHeight()));
            }
            if (pitch % 12 == 0) {
                sheet.line(LEFT, y(pitch) + rowHeight(), RIGHT, y(pitch) + rowHeight());
            }
        }
    }

    private void drawSeconds() {
        int step = secondsBetweenNames();
        int unit = step < 60 ? 1 : step / 6;
        for (int second = 0; second <= seconds; second += unit) {
            boolean named = second % step == 0;
            sheet.line(x(second), named ? TOP : BOTTOM, x(second), BOTTOM + (named ? 8 : 4));
            if (named) {
                sheet.centred(step < 60 ? second + " s" : second / 60 + " min", x(second), BOTTOM + 30, 17);
            }
        }
    }

    private int secondsBetweenNames() {
        if (seconds <= MOST_NAMES * 10) {
            return seconds > 90 ? 10 : seconds > 12 ? 5 : 1;
        }
        int step = 60;
        for (int more = 5; seconds > (double) step * MOST_NAMES; more = 7 - more) {
            step *= more; // 1 minute, 5, 10, 50, 100, and so on
        }
        return step;
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
            pen.setColor(isBlackKey(pitch) ? Sheet.INK : IVORY);
            pen.fill(new Rectangle2D.Double(LEFT - 44, y(pitch), isBlackKey(pitch) ? 28 : 40, rowHeight()));
            if (pitch % 12 == 0 || pitch % 12 == 5) { // between B and C, E and F, two white keys meet
                sheet.line(LEFT - 44, y(pitch) + rowHeight(), LEFT - 4, y(pitch) + rowHeight());
            }
            if (pitch % 12 == 0) {
                sheet.rightAligned("C" + (pitch / 12 - 1), LEFT - 52, y(pitch) + rowHeight() - 1, 16);
            }
        }
        pen.setColor(Sheet.LINE);
        pen.draw(new Rectangle2D.Double(LEFT - 44, y(highest), 40, BOTTOM - y(highest)));
    }

    private void drawHeading() {
        sheet.text(title, LEFT, 56, 30, Font.BOLD, Sheet.INK);
        legend(LEFT, "You", PLAYER, player.size());
        legend(LEFT + 250, "Continuo", CONTINUO, continuo.size());
        sheet.text("the louder, the stronger the colour", LEFT + 540, 93, 16, Font.PLAIN, Sheet.PALE_INK);
    }

    private void legend(int left, String name, Color colour, int notes) {
        pen.setColor(colour);
        pen.fill(new RoundRectangle2D.Double(left, 79, 30, 15, 6, 6));
        sheet.text("%s · %d notes".formatted(name, notes), left + 40, 93, 18, Font.PLAIN, Sheet.INK);
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
                mix(Sheet.PAPER.getRed(), colour.getRed(), strength),
                mix(Sheet.PAPER.getGreen(), colour.getGreen(), strength),
                mix(Sheet.PAPER.getBlue(), colour.getBlue(), strength));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
