package continuo.picture;

import continuo.files.WholeFile;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/// A sheet of paper that becomes a PNG. Needs no screen; on a machine without fonts the lettering is left out.
public final class Sheet {

    public static final Color PAPER = new Color(0xFBFAF7);
    public static final Color INK = new Color(0x2B2B2B);
    public static final Color PALE_INK = new Color(0x8A8780);
    public static final Color LINE = new Color(0xDDD9D0);
    public static final Color BLUE = new Color(0x1F6F8B);
    public static final Color ORANGE = new Color(0xE0762B);

    private final BufferedImage image;
    private final Graphics2D pen;
    private final boolean lettering;

    public Sheet(int width, int height) {
        image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, width, height);
        lettering = hasFonts();
    }

    /// For shapes of all kinds.
    public Graphics2D pen() {
        return pen;
    }

    public void line(double fromX, double fromY, double toX, double toY) {
        pen.setColor(LINE);
        pen.setStroke(new BasicStroke(1));
        pen.draw(new Line2D.Double(fromX, fromY, toX, toY));
    }

    /// @param style of [Font]
    public void text(String text, double x, double y, int size, int style, Color colour) {
        if (lettering) {
            pen.setColor(colour);
            pen.setFont(new Font(Font.SANS_SERIF, style, size));
            pen.drawString(text, (float) x, (float) y);
        }
    }

    public void centred(String text, double x, double y, int size) {
        text(text, x - width(text, size) / 2, y, size, Font.PLAIN, PALE_INK);
    }

    public void rightAligned(String text, double x, double y, int size) {
        text(text, x - width(text, size), y, size, Font.PLAIN, PALE_INK);
    }

    private double width(String text, int size) {
        return lettering
                ? pen.getFontMetrics(new Font(Font.SANS_SERIF, Font.PLAIN, size))
                        .stringWidth(text)
                : 0;
    }

    /// The file appears under its name only when it is whole.
    public void write(Path file) throws IOException {
        WholeFile.write(file, out -> {
            if (!ImageIO.write(image, "png", new MemoryCacheImageOutputStream(out))) {
                throw new IllegalStateException("every JDK writes PNG");
            }
        });
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
