package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import continuo.model.Network;
import continuo.music.TickNote;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DraftsTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final long WHENEVER = Long.MAX_VALUE;

    /// So that drafts have something in common.
    private static final GenerationSettings FEW_CHOICES =
            new GenerationSettings(0.05, 0.3, 1, 1, 1, Cuts.NONE, 60, 63, 10, 24);

    @Test
    void playsTheDraftThatHasMostInCommonWithTheOthers() {
        Set<Integer> chosen = new HashSet<>();
        int comeBack = 0;
        for (long seed = 0; seed < 60; seed++) {
            int count = 2 + (int) seed % 9;
            List<List<TickNote>> all = new ArrayList<>();
            for (int variant = 0; variant < count; variant++) {
                Continuation alone = heard(seed);
                alone.settings(variant < Drafts.voters(count) ? Drafts.free(FEW_CHOICES) : Drafts.cool(FEW_CHOICES));
                alone.vary(variant);
                all.add(draft(alone));
            }
            long horizon = heard(seed).lastOnsetTick() + Drafts.HORIZON_TICKS;
            all.addAll(recalled(seed, horizon));
            double[] worth = worth(all, count, horizon);

            Continuation played = heard(seed);
            Drafts drafts = new Drafts(played);
            drafts.begin(count, 0, WHENEVER, Drafts.HORIZON_TICKS);
            assertTrue(drafts.next(0, WHENEVER));

            List<TickNote> notes = new ArrayList<>(List.of(note(played)));
            notes.addAll(notes(drafts, played, Draft.MOST_NOTES));
            double most = Arrays.stream(worth).max().orElseThrow();
            int number = IntStream.range(0, worth.length)
                    .filter(n -> worth[n] >= most - 1e-9)
                    .filter(n -> notes.subList(0, all.get(n).size()).equals(all.get(n)))
                    .findFirst()
                    .orElseThrow();
            chosen.add(number);
            comeBack += number >= count ? 1 : 0;
        }
        assertTrue(chosen.size() > 3, "nearly always the same: " + chosen);
        assertTrue(comeBack > 0 && comeBack < 57, "passages that came back: " + comeBack);
    }

    @Test
    void nothingComesBackFromLaterThanItMay() {
        for (long seed = 1; seed < 60; seed += 2) {
            List<TickNote> notes = new ArrayList<>();
            for (int leastBeats : new int[] {Drafts.LEAST_BEATS, Drafts.MOST_BEATS + 1}) {
                Continuation played = heard(seed);
                Drafts drafts = new Drafts(played);
                drafts.begin(6, 0, WHENEVER, Drafts.HORIZON_TICKS, leastBeats);
                assertTrue(drafts.next(0, WHENEVER));
                notes.addAll(List.of(note(played)));
                notes.addAll(notes(drafts, played, 19));
            }
            List<TickNote> drawn = notes.subList(20, 40);
            long number = seed;
            long horizon = heard(seed).lastOnsetTick() + Drafts.HORIZON_TICKS;
            assertTrue(recalled(number, horizon).stream()
                    .noneMatch(passage -> passage.subList(0, 20).equals(drawn)));
        }
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
    void agreementCountsNotesAtTheSamePitchAndAboutTheSameTime() {
        Draft one = draft(100, 60, 0, 64, 0, 67, 24);
        Draft other = draft(100, 60, 2, 64, 3, 67, 24, 72, 48);

        assertEquals(1, one.agreement(one));
        assertEquals(2 * 2 / 7.0, one.agreement(other), 1e-12);
        assertEquals(one.agreement(other), other.agreement(one));
        assertEquals(2 * 2 / 6.0, one.agreement(draft(40, 60, 2, 64, 3, 67, 24, 72, 48)), 1e-12, "as far as both go");
        assertEquals(0, draft(100).agreement(draft(100)));
    }

    @Test
    void aDraftHasTheDensityOfItsNotesUpToItsEnd() {
        assertEquals(3 / 60.0, draft(100, 60, 50, 62, 60, 64, 90, 65, 120).density(40), 1e-12);
        assertEquals(0.5 / 60, draft(100).density(40), 1e-12);
    }

    @Test
    void theDensityHeardIsThatOfTheLatestNotesWithoutTheirSilences() {
        Continuation heard = new Continuation(NETWORK, FEW_CHOICES, 1);
        assertEquals(0, heard.heardDensity());
        long tick = 0;
        for (int n = 0; n < 200; n++) {
            tick += n % 10 == 0 ? 400 : 6;
            heard.hear(60 + n % 5, 64, tick);
        }
        assertEquals(1 / 6.0, heard.heardDensity(), 1e-3);
        for (int n = 0; n < 200; n++) {
            tick += 24;
            heard.hear(60 + n % 5, 64, tick);
        }
        assertEquals(1 / 24.0, heard.heardDensity(), 1e-3);
    }

    @Test
    void agreementIsTheSameBothWaysAndAtMostOne() {
        Draft struckTwice = draft(100, 60, 0, 60, 2);

        assertEquals(1, struckTwice.agreement(draft(100, 60, 1)));
        assertEquals(1, draft(100, 60, 1).agreement(struckTwice));
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

    private static Continuation heard(long seed) {
        Continuation continuation = new Continuation(NETWORK, FEW_CHOICES, seed);
        SplittableRandom random = new SplittableRandom(seed);
        for (int n = 0; n < 30; n++) {
            int pitch = seed % 2 == 0 ? 50 + random.nextInt(20) : 60 + random.nextInt(4);
            continuation.hear(pitch, 70, n * 12L);
            continuation.release(pitch, n * 12L + 10);
        }
        return continuation;
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

    /// The passages that may come back.
    private static List<List<TickNote>> recalled(long seed, long horizon) {
        Continuation continuation = heard(seed);
        Recall recall = new Recall(continuation);
        List<List<TickNote>> passages = new ArrayList<>();
        for (int beats = Drafts.LEAST_BEATS; beats <= Drafts.MOST_BEATS; beats++) {
            Draft draft = new Draft();
            if (recall.recall(beats, continuation.lastOnsetTick(), horizon, draft)) {
                passages.add(IntStream.range(0, draft.size())
                        .mapToObj(note -> new TickNote(
                                draft.pitch(note),
                                draft.velocity(note),
                                draft.onsetTick(note),
                                draft.lengthTicks(note)))
                        .toList());
            }
        }
        return passages;
    }

    /// @param drafts how many of them were drawn
    private static double[] worth(List<List<TickNote>> all, int drafts, long horizon) {
        double[] worth = new double[all.size()];
        for (int n = 0; n < worth.length; n++) {
            List<TickNote> one = all.get(n);
            List<List<TickNote>> others = new ArrayList<>(all.subList(0, Drafts.voters(drafts)));
            if (n < others.size()) {
                others.remove(n);
            }
            double inCommon = others.stream()
                    .mapToDouble(other -> common(one, other, horizon))
                    .average()
                    .orElseThrow();
            double octavesOff = Math.abs(Math.log(density(one, horizon) * 12)) / Math.log(2);
            worth[n] = inCommon - Drafts.KEEPS_DENSITY * octavesOff + (n < drafts ? 0 : Drafts.COMES_BACK);
        }
        return worth;
    }

    /// Notes a tick; a note every twelve ticks is what was heard.
    private static double density(List<TickNote> notes, long horizon) {
        long until = end(notes, horizon);
        long count = notes.stream().filter(n -> n.onsetTicks() <= until).count();
        return Math.max(0.5, (double) count) / (until - (horizon - Drafts.HORIZON_TICKS));
    }

    /// Up to where a draft tells what is played.
    private static long end(List<TickNote> notes, long horizon) {
        return notes.size() < Draft.MOST_NOTES
                ? horizon
                : Math.min(horizon, notes.getLast().onsetTicks());
    }

    private static double common(List<TickNote> one, List<TickNote> other, long horizon) {
        long until = Math.min(end(one, horizon), end(other, horizon));
        List<TickNote> ones = one.stream().filter(n -> n.onsetTicks() <= until).toList();
        List<TickNote> others =
                other.stream().filter(n -> n.onsetTicks() <= until).toList();
        return (countIn(others, ones) + countIn(ones, others)) / (double) Math.max(1, ones.size() + others.size());
    }

    private static long countIn(List<TickNote> some, List<TickNote> others) {
        return some.stream()
                .filter(n -> others.stream()
                        .anyMatch(m -> m.pitch() == n.pitch() && Math.abs(m.onsetTicks() - n.onsetTicks()) <= 2))
                .count();
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
