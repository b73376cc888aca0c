package continuo.evaluate;

import continuo.corpus.TimedNote;
import continuo.corpus.Transcript;
import continuo.encoding.BarTeller;
import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.evaluate.TickBins.Stretch;
import continuo.model.LstmState;
import continuo.model.Network;
import continuo.music.TickNote;

/// A network hears a piece note by note and is asked, before each, how likely it is: onset, pitch, length, velocity,
/// each given those before it. It is told the bars where they are known, and not the chords.
///
/// The first note of a piece is only heard. Onsets and lengths count by their seconds, in [CoarseBins], and in the
/// network's own bins.
final class Listening {

    private final Network network;
    private final LstmState state;
    private final Encoder encoder = new Encoder();
    private final float[] logits = new float[Math.max(Encoding.ONSET_BINS, Encoding.PITCHES)];
    private final double[][] probabilities = new double[Head.values().length][];
    private final Transcript piece;
    private final BarTeller bars;
    private final boolean velocities;
    private final Result result = new Result();
    private final ExactShare onsets = new ExactShare();
    private final ExactShare lengths = new ExactShare();

    /// What came of it.
    static final class Result {

        final Nats coarse = new Nats();
        final Nats own = new Nats();
        long pitchesFirst;

        void add(Result other) {
            coarse.add(other.coarse);
            own.add(other.own);
            pitchesFirst += other.pitchesFirst;
        }

        /// The share of notes whose pitch was thought the likeliest; 0 of none.
        double topPitch() {
            return pitchesFirst / (double) Math.max(1, coarse.notes());
        }
    }

    /// How often the notes of a piece stood on the tick of their bin, so far.
    private static final class ExactShare {

        private double exact = 0.5;
        private double all = 1;

        void count(boolean isExact) {
            exact += isExact ? 1 : 0;
            all++;
        }

        double value() {
            return exact / all;
        }
    }

    private Listening(Network network, Transcript piece, boolean velocities) {
        this.network = network;
        this.piece = piece;
        this.velocities = velocities;
        bars = new BarTeller(piece.bars());
        state = network.newState();
        for (Head head : Head.values()) {
            probabilities[head.ordinal()] = new double[head.outputs()];
        }
    }

    /// @param velocities whether the velocities of the piece mean anything
    static Result to(Transcript piece, Network network, boolean velocities) {
        Listening listening = new Listening(network, piece, velocities);
        TimedNote last = null;
        for (TimedNote note : piece.notes()) {
            if (last != null) {
                listening.expect(last, note);
            }
            listening.hear(note.note());
            last = note;
        }
        return listening.result;
    }

    private void hear(TickNote note) {
        bars.tell(note.onsetTicks(), encoder::tellBar);
        encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
        network.step(state, encoder.inputs(), encoder.inputCount());
    }

    private void expect(TimedNote last, TimedNote next) {
        onset(last, next);
        pitch(next.note().pitch());
        length(next);
        if (velocities) {
            velocity(next.note().velocity());
        }
    }

    private void onset(TimedNote last, TimedNote next) {
        double[] chances = ask(Head.ONSET);
        int bin = Encoding.onsetBin(encoder.sinceLastOnset(next.note().onsetTicks()));
        result.own.add(Head.ONSET, chances[bin]);
        int coarse = CoarseBins.onset(next.onsetSeconds() - last.onsetSeconds());
        Stretch stretch = stretch(last, CoarseBins.onsetFrom(coarse), CoarseBins.onsetFrom(coarse + 1));
        double horizon = piece.tickAt(last.onsetSeconds() + CoarseBins.onsetFrom(CoarseBins.ONSETS - 1));
        double zero = last.note().onsetTicks();
        result.coarse.add(
                Head.ONSET, TickBins.ONSETS.within(chances, stretch, zero, last.onset(), horizon, onsets.value()));
        onsets.count(TickBins.ONSETS.isExact(bin, next.onset() - zero));
        encoder.conditionOnOnset(bin, next.note().onsetTicks());
    }

    private void pitch(int pitch) {
        double[] chances = ask(Head.PITCH);
        result.own.add(Head.PITCH, chances[pitch]);
        result.coarse.add(Head.PITCH, chances[pitch]);
        result.pitchesFirst += likeliest(chances) == pitch ? 1 : 0;
        encoder.conditionOnPitch(pitch);
    }

    private void length(TimedNote next) {
        double[] chances = ask(Head.LENGTH);
        int bin = Encoding.lengthBin(next.note().lengthTicks());
        result.own.add(Head.LENGTH, chances[bin]);
        int coarse = CoarseBins.length(next.seconds());
        Stretch stretch = stretch(next, CoarseBins.lengthFrom(coarse), CoarseBins.lengthFrom(coarse + 1));
        double horizon = piece.tickAt(next.onsetSeconds() + CoarseBins.lengthFrom(CoarseBins.LENGTHS - 1));
        double zero = next.note().onsetTicks();
        result.coarse.add(
                Head.LENGTH, TickBins.LENGTHS.within(chances, stretch, zero, next.onset(), horizon, lengths.value()));
        lengths.count(TickBins.LENGTHS.isExact(bin, next.end() - zero));
        encoder.conditionOnLength(bin);
    }

    private void velocity(int velocity) {
        double[] chances = ask(Head.VELOCITY);
        int bin = Encoding.velocityBin(velocity);
        result.own.add(Head.VELOCITY, chances[bin]);
        result.coarse.add(Head.VELOCITY, chances[bin]); // the same bins
    }

    /// From seconds after the onset of `note` to ticks of the piece.
    private Stretch stretch(TimedNote note, double fromSeconds, double untilSeconds) {
        return new Stretch(tickAfter(note, fromSeconds), tickAfter(note, untilSeconds));
    }

    private double tickAfter(TimedNote note, double seconds) {
        return Double.isInfinite(seconds) ? seconds : piece.tickAt(note.onsetSeconds() + seconds);
    }

    private double[] ask(Head head) {
        network.logits(head.ordinal(), state, encoder.conditions(), encoder.conditionCount(), logits);
        double[] chances = probabilities[head.ordinal()];
        double most = Double.NEGATIVE_INFINITY;
        for (int n = 0; n < chances.length; n++) {
            most = Math.max(most, logits[n]);
        }
        double sum = 0;
        for (int n = 0; n < chances.length; n++) {
            chances[n] = Math.exp(logits[n] - most);
            sum += chances[n];
        }
        for (int n = 0; n < chances.length; n++) {
            chances[n] /= sum;
        }
        return chances;
    }

    private static int likeliest(double[] chances) {
        int best = 0;
        for (int n = 1; n < chances.length; n++) {
            if (chances[n] > chances[best]) {
                best = n;
            }
        }
        return best;
    }
}
