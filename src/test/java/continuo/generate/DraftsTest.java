package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.model.Network;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final long WHENEVER = Long.MAX_VALUE;

    private static final GenerationSettings FEW_CHOICES =
            new GenerationSettings(0.05, 0.3, 1, 1, 1, Cuts.NONE, 60, 63, 10, 24);

    @Test
    void playsTheDraftThatGoesOnBest() {
        Set<Integer> chosen = new HashSet<>();
        for (long seed = 0; seed < 40; seed++) {
            int count = 2 + (int) seed % 9;
            long from = heard(seed).lastOnsetTick();
            Manner before = new Manner();
            before.hear(draft(0, heardNotes(seed)), from - 8 * 48, from); // it begins 7.25 beats before
            int best = 0;
            double most = Double.NEGATIVE_INFINITY;
            List<List<TickNote>> all = new ArrayList<>();
            for (int variant = 0; variant < count; variant++) {
                Continuation alone = heard(seed);
                alone.vary(variant);
                all.add(draft(alone));
                Manner manner = new Manner();
                manner.hear(draft(0, all.getLast()), from, from + Drafts.HORIZON_TICKS);
                double worth = manner.worthAfter(before);
                best = worth > most ? variant : best;
                most = Math.max(most, worth);
            }
            Continuation played = heard(seed);
            Drafts drafts = new Drafts(played);
            drafts.begin(count, 0, WHENEVER, Drafts.HORIZON_TICKS);

            assertEquals(all.get(best), notes(drafts, played, all.get(best).size()), "seed " + seed);
            chosen.add(best);
        }
        assertTrue(chosen.size() > 3, "nearly always the same: " + chosen);
    }

    @Test
    void goesOnWithDraftsWhereOneIsUsedUp() {
        Continuation played = heard(5);
        Drafts drafts = new Drafts(played);
        drafts.begin(4, 0, WHENEVER, Drafts.HORIZON_TICKS);
        List<TickNote> notes = new ArrayList<>();
        int begun = 0;
        while (notes.size() < 300 && drafts.next(played.lastOnsetTick(), WHENEVER)) {
            notes.add(note(played));
            drafts.goOn();
            begun += drafts.isDrawing() ? 1 : 0;
        }
        assertTrue(begun > 1, "begun " + begun);
        long ticks = notes.getLast().onsetTicks() - notes.getFirst().onsetTicks();
        assertTrue(ticks >= (begun - 1) * Drafts.HORIZON_TICKS, begun + " in " + ticks);
    }

    @Test
    void withOneDraftPlaysAsIfThereWereNone() {
        Continuation played = heard(3);
        Drafts drafts = new Drafts(played);

        drafts.begin(1, 0, WHENEVER, Drafts.HORIZON_TICKS);

        assertFalse(drafts.isDrawing());
        assertEquals(notes(heard(3), 100), notes(drafts, played, 100));
    }

    @Test
    void drawsOnWhenTheDraftIsUsedUp() {
        Continuation played = heard(5);
        Drafts drafts = new Drafts(played);
        drafts.begin(4, 0, WHENEVER, Drafts.HORIZON_TICKS);

        List<TickNote> notes = notes(drafts, played, 300);

        assertTrue(notes.getLast().onsetTicks() > 2 * Drafts.HORIZON_TICKS, notes.getLast()::toString);
    }

    @Test
    void draftsThatAreDiscardedLeaveNothingBehind() {
        Continuation played = heard(7);
        Drafts drafts = new Drafts(played);
        drafts.begin(8, 0, WHENEVER, Drafts.HORIZON_TICKS);
        for (int n = 0; n < 50; n++) {
            drafts.draw();
        }

        drafts.discard();

        assertEquals(notes(heard(7), 60), notes(drafts, played, 60));
    }

    @Test
    void aNoteOutsideTheWindowIsDrawnAnew() {
        Continuation played = heard(9);
        Drafts drafts = new Drafts(played);
        drafts.begin(6, 0, WHENEVER, Drafts.HORIZON_TICKS);

        assertTrue(drafts.next(10_000, WHENEVER));

        assertTrue(played.onsetTick() >= 10_000);
        assertFalse(drafts.isDrawing());
    }

    @Test
    void theSameSeedPlaysTheSameAndAnotherOneNot() {
        assertEquals(played(11), played(11));
        assertNotEquals(played(11), played(12));
    }

    private static List<TickNote> played(long seed) {
        Continuation played = heard(seed);
        Drafts drafts = new Drafts(played);
        drafts.begin(5, 0, WHENEVER, Drafts.HORIZON_TICKS);
        return notes(drafts, played, 80);
    }

    @Test
    void draftingAllocatesNothing() {
        Continuation played = heard(3);
        Drafts drafts = new Drafts(played);

        assertEquals(0, Allocation.bytesOf(() -> {
            for (int n = 0; n < 20; n++) {
                drafts.begin(8, 0, WHENEVER, Drafts.HORIZON_TICKS);
                drafts.next(0, WHENEVER);
            }
        }));
    }

    @Test
    void restsWhereItWaitsLongest() {
        Draft draft = draft(200, 60, 0, 64, 48, 67, 48, 65, 60, 62, 96, 60, 120);

        assertEquals(60, draft.restIn(40, 100), "36 ticks, after 12 and 24");
        assertEquals(96, draft.restIn(61, 110));
        assertEquals(120, draft.restIn(40, 200), "nothing until the end of the draft");
        assertEquals(30, draft.restIn(20, 30), "no onset there");
        assertEquals(300, draft.restIn(40, 300), "not known so far");
    }

    @Test
    void ofADraftThatIsNotPlayedNoRestIsKnown() {
        Continuation played = heard(3);
        Drafts drafts = new Drafts(played);

        assertEquals(100, drafts.restIn(50, 100));
        drafts.begin(4, 0, WHENEVER, Drafts.HORIZON_TICKS);
        assertEquals(100, drafts.restIn(50, 100));
    }

    /// @param notes pitch and onset of each
    private static Draft draft(long end, int... notes) {
        Draft draft = new Draft();
        draft.clear();
        for (int n = 0; n < notes.length; n += 2) {
            draft.add(notes[n], 64, notes[n + 1], 12);
        }
        draft.end(end);
        return draft;
    }

    private static Draft draft(long end, List<TickNote> notes) {
        Draft draft = new Draft();
        draft.clear();
        notes.forEach(note -> draft.add(note.pitch(), note.velocity(), note.onsetTicks(), note.lengthTicks()));
        draft.end(end);
        return draft;
    }

    private static Continuation heard(long seed) {
        Continuation continuation = new Continuation(NETWORK, FEW_CHOICES, seed);
        for (TickNote note : heardNotes(seed)) {
            continuation.hear(note.pitch(), note.velocity(), note.onsetTicks());
            continuation.release(note.pitch(), note.endTicks());
        }
        return continuation;
    }

    private static List<TickNote> heardNotes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return IntStream.range(0, 30)
                .mapToObj(n ->
                        new TickNote(seed % 2 == 0 ? 50 + random.nextInt(20) : 60 + random.nextInt(4), 70, n * 12L, 9))
                .toList();
    }

    /// As far as the horizon, and the note after it.
    private static List<TickNote> draft(Continuation continuation) {
        long end = continuation.lastOnsetTick() + Drafts.HORIZON_TICKS;
        List<TickNote> notes = new ArrayList<>();
        while (notes.size() < Draft.MOST_NOTES
                && continuation.lastOnsetTick() <= end
                && continuation.next(continuation.lastOnsetTick(), WHENEVER)) {
            notes.add(note(continuation));
        }
        return notes;
    }

    private static List<TickNote> notes(Drafts drafts, Continuation played, int count) {
        List<TickNote> notes = new ArrayList<>();
        while (notes.size() < count && drafts.next(played.lastOnsetTick(), WHENEVER)) {
            notes.add(note(played));
        }
        return notes;
    }

    private static List<TickNote> notes(Continuation continuation, int count) {
        List<TickNote> notes = new ArrayList<>();
        while (notes.size() < count && continuation.next(continuation.lastOnsetTick(), WHENEVER)) {
            notes.add(note(continuation));
        }
        return notes;
    }

    private static TickNote note(Continuation drawn) {
        return new TickNote(drawn.pitch(), drawn.velocity(), drawn.onsetTick(), drawn.lengthTicks());
    }
}
