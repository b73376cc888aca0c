package continuo.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.corpus.PieceFile;
import continuo.corpus.Transcript;
import continuo.encoding.Encoder;
import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.generate.SmallNetworks;
import continuo.midi.file.FileNote;
import continuo.model.LstmState;
import continuo.model.Network;
import continuo.music.Bars;
import continuo.music.TickNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ListeningTest {

    private static final Network NETWORK = SmallNetworks.network(1);

    @Test
    void countsEveryNoteButTheFirst() {
        Listening.Result heard = Listening.to(piece(30, false), NETWORK, true);

        assertEquals(29, heard.coarse.notes());
        assertEquals(29, heard.own.notes());
    }

    @Test
    void leavesOutVelocitiesThatMeanNothing() {
        assertTrue(Double.isNaN(
                Listening.to(piece(30, true), NETWORK, false).coarse.mean(Head.VELOCITY)));
    }

    @Test
    void whatHasTheSameBinsScoresTheSame() {
        Listening.Result heard = Listening.to(piece(50, true), NETWORK, true);

        assertEquals(heard.own.mean(Head.PITCH), heard.coarse.mean(Head.PITCH), 1e-12);
        assertEquals(heard.own.mean(Head.VELOCITY), heard.coarse.mean(Head.VELOCITY), 1e-12);
    }

    @Test
    void asksTheNetworkAsPlayingDoes() {
        Transcript piece = piece(40, true);

        assertEquals(
                slowPitchNats(piece), Listening.to(piece, NETWORK, true).own.mean(Head.PITCH), 1e-9);
    }

    @Test
    void aPieceThatStandsOnTheGridLosesNothingToTheCoarseBins() {
        Listening.Result heard = Listening.to(piece(400, true), NETWORK, true);

        assertTrue(heard.coarse.mean(Head.ONSET) < heard.own.mean(Head.ONSET));
        assertTrue(heard.coarse.mean(Head.LENGTH) < heard.own.mean(Head.LENGTH));
    }

    private static double slowPitchNats(Transcript piece) {
        Encoder encoder = new Encoder();
        LstmState state = NETWORK.newState();
        double nats = 0;
        List<TickNote> notes = piece.notes().stream().map(note -> note.note()).toList();
        for (int n = 0; n + 1 < notes.size(); n++) {
            TickNote note = notes.get(n);
            TickNote next = notes.get(n + 1);
            encoder.note(note.pitch(), note.velocity(), note.onsetTicks(), note.endTicks());
            NETWORK.step(state, encoder.inputs(), encoder.inputCount());
            encoder.conditionOnOnset(Encoding.onsetBin(next.onsetTicks() - note.onsetTicks()), next.onsetTicks());
            nats += slowNats(Head.PITCH, encoder, state, next.pitch());
        }
        return nats / (notes.size() - 1);
    }

    private static double slowNats(Head head, Encoder encoder, LstmState state, int choice) {
        float[] logits = new float[Encoding.ONSET_BINS];
        NETWORK.logits(head.ordinal(), state, encoder.conditions(), encoder.conditionCount(), logits);
        double sum = 0;
        for (int n = 0; n < head.outputs(); n++) {
            sum += Math.exp(logits[n]);
        }
        return Math.log(sum) - logits[choice];
    }

    private static Transcript piece(int count, boolean onGrid) {
        Random random = new Random(7);
        List<FileNote> notes = new ArrayList<>();
        double beat = 0;
        for (int n = 0; n < count; n++) {
            beat += onGrid ? random.nextInt(4) / 4.0 : random.nextDouble();
            double length = onGrid ? (1 + random.nextInt(8)) / 4.0 : random.nextDouble(0.05, 2);
            notes.add(new FileNote(
                    40 + random.nextInt(40),
                    1 + random.nextInt(127),
                    Math.round(beat * 5e8),
                    Math.round(length * 5e8),
                    beat,
                    length,
                    0,
                    0));
        }
        PieceFile file = new PieceFile(Path.of("piece.mid"), "tunes", "CC0-1.0", "tunes", "train", 1, onGrid, 1);
        return Transcript.of(file, notes, Bars.NONE);
    }
}
