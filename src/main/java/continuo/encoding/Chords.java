package continuo.encoding;

import continuo.music.Bars;
import continuo.music.TickNote;
import java.util.Arrays;
import java.util.List;

/// The chords of a whole piece, each note with that of its beat: what [Encoder] finds by the end of the beat, known
/// from
/// its beginning. For learning and scoring; live nobody knows them so soon. One thread owns it.
public final class Chords {

    private static final int NONE = -1;

    private final Encoder encoder = new Encoder();
    private int[] beatOf = new int[0];
    private byte[] chordOf = new byte[0];

    /// @param notes in the order in which they are heard
    public void find(List<TickNote> notes, Bars bars) {
        encoder.reset();
        BarTeller teller = new BarTeller(bars);
        beatOf = new int[notes.size()];
        int known = 0;
        for (int n = 0; n < beatOf.length; n++) {
            TickNote note = notes.get(n);
            teller.tell(note.onsetTicks(), encoder::tellBar);
            encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
            beatOf[n] = encoder.beat();
            for (; known < encoder.beatsEnded(); known++) {
                know(known, encoder.chordOf(known));
            }
        }
        know(known, NONE); // the last beat never ends
    }

    private void know(int beat, int chord) {
        if (beat >= chordOf.length) {
            chordOf = Arrays.copyOf(chordOf, 2 * beat + 16);
        }
        chordOf[beat] = (byte) chord;
    }

    /// The number of the beat that a note is in; -1 where there is no beat.
    public int beatOf(int note) {
        return beatOf[note];
    }

    /// The chord of the beat that a note is in, as [Encoder#conditionOnChord] takes it; below 0 if it is not known.
    public int of(int note) {
        return beatOf[note] < 0 ? NONE : chordOf[beatOf[note]];
    }
}
