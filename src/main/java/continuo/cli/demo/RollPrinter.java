package continuo.cli.demo;

import continuo.midi.ShortMessages;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Locale;

/// A piano roll made of lines of text, time running down, low keys on the left: one line each time it is asked.
public final class RollPrinter {

    private static final int LOWEST = 33;
    private static final int HIGHEST = 93;
    private static final String PLAYER_COLOUR = "\033[36m";
    private static final String CONTINUO_COLOUR = "\033[33m";
    private static final String FAINT = "\033[2m";
    private static final String PLAIN = "\033[0m";

    private final PrintWriter out;
    private final boolean colours;
    private final Voice player;
    private final Voice continuo;
    private final char guide;
    private String lastWho = "";

    /// One of the two that play, as far as it has been printed.
    private static final class Voice {

        private final Tape tape;
        private final char struckSign;
        private final char heldSign;
        private final boolean[] sounding = new boolean[128];
        private final boolean[] struck = new boolean[128];
        private int next;

        Voice(Tape tape, char struckSign, char heldSign) {
            this.tape = tape;
            this.struckSign = struckSign;
            this.heldSign = heldSign;
        }

        /// Reads what has been played since the last line.
        boolean advance() {
            Arrays.fill(struck, false);
            boolean any = false;
            while (next < tape.size()) {
                int message = tape.message(next++);
                boolean press = ShortMessages.isPress(message);
                if (press || ShortMessages.isRelease(message)) {
                    sounding[ShortMessages.data1(message)] = press;
                    struck[ShortMessages.data1(message)] |= press;
                    any |= press;
                }
            }
            return any;
        }

        /// What the line shows at `pitch`; 0 for nothing.
        char sign(int pitch) {
            return struck[pitch] ? struckSign : sounding[pitch] ? heldSign : 0;
        }
    }

    public RollPrinter(PrintWriter out, boolean colours, Charset charset, Tape player, Tape continuo) {
        this.out = out;
        this.colours = colours;
        boolean drawn = charset.newEncoder().canEncode('●');
        this.player = new Voice(player, drawn ? '●' : 'O', drawn ? '│' : '|');
        this.continuo = new Voice(continuo, drawn ? '◆' : '#', drawn ? '┊' : ':');
        guide = drawn ? '·' : '.';
    }

    /// Prints the names of the Cs and what the signs mean.
    public void heading() {
        StringBuilder names = new StringBuilder("         ");
        for (int pitch = LOWEST; pitch <= HIGHEST; pitch++) {
            if (pitch % 12 == 0) {
                names.setLength(9 + pitch - LOWEST);
                names.append('C').append(pitch / 12 - 1).append("            ");
            }
        }
        out.println(names.toString().replace('\0', ' ').stripTrailing());
    }

    /// Prints what has happened since the last line.
    public void line(double seconds) {
        boolean playerBegan = player.advance();
        boolean continuoBegan = continuo.advance();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%5.1f s  ", seconds));
        for (int pitch = LOWEST; pitch <= HIGHEST; pitch++) {
            line.append(cell(pitch));
        }
        out.println(line + who(playerBegan, continuoBegan));
    }

    private String cell(int pitch) {
        char continuoSign = continuo.sign(pitch);
        char playerSign = player.sign(pitch);
        if (continuoSign != 0) {
            return coloured(CONTINUO_COLOUR, continuoSign);
        }
        if (playerSign != 0) {
            return coloured(PLAYER_COLOUR, playerSign);
        }
        return pitch % 12 == 0 ? coloured(FAINT, guide) : " ";
    }

    private String coloured(String colour, char sign) {
        return colours ? colour + sign + PLAIN : String.valueOf(sign);
    }

    /// Names whoever begins to play, once.
    private String who(boolean playerBegan, boolean continuoBegan) {
        String who = continuoBegan ? "  Continuo answers" : playerBegan ? "  the player" : lastWho;
        boolean changed = !who.equals(lastWho);
        lastWho = who;
        return changed ? who : "";
    }
}
