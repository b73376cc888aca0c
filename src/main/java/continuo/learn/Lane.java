package continuo.learn;

import continuo.corpus.Corpus;
import continuo.corpus.CorpusException;
import continuo.corpus.PieceFile;
import continuo.encoding.BarTeller;
import continuo.encoding.Chords;
import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.learn.Performer.Shown;
import continuo.midi.file.MidiFileException;
import continuo.music.Bars;
import continuo.music.TickNote;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SplittableRandom;

/// One of the rows of a batch: piece after piece, note after note, through the same encoder as live.
///
/// What the n-th piece is, and how it is performed, follows from the seed and n alone. So a position is two numbers.
final class Lane {

    private static final int TRIES = 1000;
    private static final double CHORDS_TOLD = 0.6;
    private static final double ENDS_TOLD = 0.6;

    private final Corpus corpus;
    private final Mix mix;
    private final boolean augment;
    private final long seed;
    private final Encoder encoder = new Encoder();
    private final Chords chords = new Chords();
    private BarTeller bars = new BarTeller(Bars.NONE);
    private List<TickNote> notes = List.of();
    private double velocityWeight;
    private long piece = -1;
    private int next;

    /// Where a lane stands: in which piece, before which note.
    record Position(long piece, int note) {}

    /// @param augment perform each piece in a new way; otherwise as it is written
    Lane(Corpus corpus, Mix mix, boolean augment, long seed) {
        this.corpus = corpus;
        this.mix = mix;
        this.augment = augment;
        this.seed = seed;
    }

    Position position() {
        return new Position(piece, next);
    }

    void position(Position position) {
        piece = position.piece() - 1;
        next = 0;
        if (position.piece() >= 0) {
            open();
            while (next < position.note()) {
                hear(notes.get(next++));
            }
        }
    }

    /// Fills lane number `lane` of the window with the next notes.
    void fill(Window window, int lane) {
        for (int step = 0; step < window.steps; step++) {
            int row = window.row(lane, step);
            if (next >= notes.size()) {
                open();
            }
            window.begins(row, next == 0);
            hear(notes.get(next++));
            window.input(row, encoder.inputs(), encoder.inputCount());
            if (next < notes.size()) {
                expect(next, window, row);
            } else {
                window.nothingFollows(row);
            }
        }
    }

    private void hear(TickNote note) {
        bars.tell(note.onsetTicks(), encoder::tellBar);
        encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
    }

    private void expect(int number, Window window, int row) {
        TickNote note = notes.get(number);
        int onset = Encoding.onsetBin(encoder.sinceLastOnset(note.onsetTicks()));
        int length = Encoding.lengthBin(note.lengthTicks());
        encoder.conditionOnOnset(onset, note.onsetTicks());
        int chord = chords.of(number);
        boolean chosen = chord >= 0 && encoder.entersBeat(note.onsetTicks());
        encoder.conditionOnChord(isToldChord(number) ? chord : -1);
        encoder.conditionOnPitch(note.pitch());
        encoder.conditionOnLength(length);
        window.condition(row, encoder.conditions(), encoder.conditionCount());
        window.target(row, Head.ONSET.ordinal(), onset, 1);
        window.target(row, Head.CHORD.ordinal(), Math.max(0, chord), chosen ? 1 : 0);
        window.target(row, Head.PITCH.ordinal(), note.pitch(), 1);
        window.target(row, Head.LENGTH.ordinal(), length, 1);
        window.target(row, Head.VELOCITY.ordinal(), Encoding.velocityBin(note.velocity()), (float) velocityWeight);
    }

    /// Whether the chord of its beat is told beside a note. In training that is a matter of chance, so that the
    /// network
    /// foresees notes with it and without; without it is judged.
    private boolean isToldChord(int number) {
        return augment
                && new SplittableRandom(seed ^ piece * 0x9E3779B97F4A7C15L ^ chords.beatOf(number)).nextDouble()
                        < CHORDS_TOLD;
    }

    /// Goes on to the next piece that can be read.
    private void open() {
        MidiFileException last = null;
        for (int tries = 0; tries < TRIES; tries++) {
            piece++;
            try {
                openPiece();
                return;
            } catch (MidiFileException e) { // passed over, as on every other run with this seed
                last = e;
            }
        }
        throw new UncheckedIOException(new CorpusException("none of %d pieces in a row can be read%s"
                .formatted(TRIES, last == null ? "" : "; the last: " + last.getMessage())));
    }

    private void openPiece() throws MidiFileException {
        SplittableRandom random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + piece);
        PieceFile file = mix.draw(random);
        var read = corpus.read(file).notes();
        Shown shown = augment
                ? new Performer(random).perform(file, read, corpus.bars(file, read))
                : Performer.asWritten(file, read, corpus.bars(file, read));
        notes = shown.notes();
        bars = new BarTeller(shown.bars());
        chords.find(notes, shown.bars());
        velocityWeight = file.velocityWeight();
        next = 0;
        encoder.reset();
        if (augment && random.nextDouble() < ENDS_TOLD) {
            encoder.tellEnd(notes.getLast().onsetTicks());
        }
    }
}
