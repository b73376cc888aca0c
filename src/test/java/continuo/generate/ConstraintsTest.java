package continuo.generate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.encoding.Encoding;
import continuo.model.Network;
import continuo.music.Tempo;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/// No note breaks a constraint, be it drawn or of a draft; told by a twin that looks at the notes alone.
class ConstraintsTest {

    private static final Network NETWORK = SmallNetworks.network(1);
    private static final String[] SCALES = {"any", "follow", "C major", "F# minor pentatonic", "Eb blues"};
    private static final int[][] TONES = {{}, {}, {0, 2, 4, 5, 7, 9, 11}, {6, 9, 11, 1, 4}, {3, 6, 8, 9, 10, 1}};

    private record Drawn(int pitch, int velocity, long onset, long length) {}

    private final List<Integer> played = new ArrayList<>(); // by whomever, as the network has it
    private final List<Drawn> own = new ArrayList<>(); // since the player played last
    private int kind;

    private Constraints random(Random random) {
        kind = random.nextInt(SCALES.length);
        return new Constraints(
                SCALES[kind],
                random.nextBoolean() ? Constraints.ANY : 1 + random.nextInt(8),
                random.nextBoolean() ? Constraints.ANY : 1 + random.nextInt(3),
                random.nextInt(3) * random.nextInt(100),
                random.nextInt(201) - 100,
                random.nextInt(60) - 30);
    }

    @Property(tries = 200)
    void noNoteBreaksAny(@ForAll long seed, @ForAll boolean drafted) {
        Random random = new Random(seed);
        Continuation continuation = new Continuation(NETWORK, GenerationSettings.DEFAULT, seed);
        Drafts drafts = new Drafts(continuation);
        long tick = 0;
        played.clear();
        for (int phrase = 0; phrase < 4; phrase++) {
            tick = play(continuation, random, tick);
            GenerationSettings settings = settings(random);
            continuation.settings(settings);
            own.clear();
            if (drafted) {
                drafts.begin(3, tick, tick + 96, 384);
            }
            for (int note = 0; note < 40; note++) {
                long from = Math.max(tick, continuation.lastOnsetTick());
                if (!(drafted ? drafts.next(from, from + 768) : continuation.next(from, from + 768))) {
                    break;
                }
                check(continuation, settings);
            }
            tick = continuation.lastOnsetTick() + 100;
        }
    }

    private GenerationSettings settings(Random random) {
        int lowest = 20 + random.nextInt(40);
        return new GenerationSettings(
                1,
                1,
                1,
                1,
                3,
                Cuts.NONE,
                lowest,
                lowest + random.nextInt(60),
                10,
                1 + random.nextInt(400),
                random(random));
    }

    private long play(Continuation continuation, Random random, long from) {
        long tick = from;
        for (int note = 0; note < 12; note++) {
            int pitch = 50 + random.nextInt(30);
            continuation.hear(pitch, 80, tick);
            continuation.release(pitch, tick + 10);
            played.add(pitch);
            tick += 12;
        }
        return tick + 40;
    }

    private void check(Continuation note, GenerationSettings settings) {
        Constraints c = settings.constraints();
        int sounding = note.soundingPitch();
        assertEquals(note.pitch() + c.transpose(), sounding);
        assertTrue(sounding >= settings.lowestPitch() && sounding <= settings.highestPitch(), "range: " + sounding);
        assertEquals(Math.clamp(note.velocity() + c.loudness(), 1, 127), note.soundingVelocity());
        assertTrue(isInScale(sounding, note.pitch()), SCALES[kind] + " has no " + sounding);
        assertTrue(note.lengthTicks() <= settings.maxLengthTicks(), "too long: " + note.lengthTicks());
        int longest = 0;
        for (int bin = 0; bin < Encoding.LENGTH_BINS; bin++) {
            int ticks = Encoding.lengthTicks(bin);
            longest = ticks <= settings.maxLengthTicks() ? Math.max(longest, ticks) : longest;
        }
        assertTrue(note.lengthTicks() >= Math.min(longest, c.shortestTicks()), "too short: " + note.lengthTicks());
        own.add(new Drawn(note.pitch(), note.velocity(), note.onsetTick(), note.lengthTicks()));
        played.add(note.pitch());
        long within = own.stream()
                .filter(one -> one.onset() > note.onsetTick() - Tempo.TICKS_PER_BEAT)
                .count();
        assertTrue(within <= c.density(), within + " notes in a beat, not " + c.density());
        int row = 0;
        while (row < own.size() && own.get(own.size() - 1 - row).pitch() == note.pitch()) {
            row++;
        }
        assertTrue(row <= c.repeats(), note.pitch() + " for the " + row + "th time");
    }

    private boolean isInScale(int sounding, int drawn) {
        if (!SCALES[kind].equals("follow")) {
            return TONES[kind].length == 0 || contains(TONES[kind], Math.floorMod(sounding, 12));
        }
        List<Integer> latest = played.subList(Math.max(0, played.size() - 32), played.size());
        long most = 0;
        int best = 0;
        for (int tonic = 0; tonic < 12; tonic++) {
            int of = tonic;
            long inside = latest.stream()
                    .filter(pitch -> contains(TONES[2], Math.floorMod(pitch - of, 12)))
                    .count();
            if (inside > most) {
                most = inside;
                best = tonic;
            }
        }
        long same = latest.stream().filter(pitch -> pitch % 12 == drawn % 12).count();
        return same >= 4 || contains(TONES[2], Math.floorMod(drawn - best, 12));
    }

    private static boolean contains(int[] classes, int wanted) {
        for (int one : classes) {
            if (one == wanted) {
                return true;
            }
        }
        return false;
    }

    @Property(tries = 100)
    void noNoteTakesWhatAnotherPlayerNeeds(@ForAll long seed) {
        Random random = new Random(seed);
        Continuation continuation = new Continuation(NETWORK, GenerationSettings.DEFAULT, seed);
        play(continuation, random, 0);
        List<Long> onsets = new ArrayList<>();
        for (int note = 0; note < 60; note++) {
            int lowest = random.nextInt(100);
            int highest = lowest + random.nextInt(20);
            int loudest = 3 + random.nextInt(100);
            continuation.leeway().openKeys();
            continuation.leeway().close(lowest, highest);
            continuation.leeway().loudest(loudest);
            continuation.leeway().mostABeat(3);
            continuation.leeway().chord(random.nextInt(1 << 12));
            assertTrue(continuation.next(continuation.lastOnsetTick(), Long.MAX_VALUE));
            assertFalse(continuation.pitch() >= lowest && continuation.pitch() <= highest, "a key of his");
            assertTrue(continuation.velocity() <= loudest, "louder than he");
            onsets.add(continuation.onsetTick());
            if (onsets.size() > 3) {
                long apart = onsets.getLast() - onsets.get(onsets.size() - 4);
                assertTrue(apart >= Tempo.TICKS_PER_BEAT, "four notes in " + apart + " ticks");
            }
        }
    }

    @Example
    void whereNothingMayBePlayedNothingIs() {
        Continuation continuation = new Continuation(
                NETWORK,
                new GenerationSettings(
                        1, 1, 1, 1, 1, Cuts.NONE, 61, 61, 10, 48, new Constraints("C major", 1, 1, 0, 0, 0)),
                1);
        play(continuation, new Random(1), 0);
        assertFalse(continuation.next(200, Long.MAX_VALUE));
    }

    @Example
    void whatIsNoScaleIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Constraints("H major", 1, 1, 0, 0, 0));
    }
}
