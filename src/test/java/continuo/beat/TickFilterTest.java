package continuo.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A MIDI clock's ticks that come late and early, in heaps, or not at all: where the beat is all the same.
class TickFilterTest {

    private static final double MILLI = 1e6;
    private static final long BEGIN = 7_000_000_000_000L;
    private static final int BEAT = 24;
    private static final int TWO_BARS = 8 * BEAT;

    /// How far off the beats are that were foretold at the tick before each, as the issue asks: 95 of 100.
    @ParameterizedTest
    @CsvSource({"40,2", "40,5", "75,2", "75,5", "120,2", "120,5", "173,2", "173,5", "240,2", "240,5"})
    void jitterIsHeldAfterTwoBars(double beatsPerMinute, double jitterMillis) {
        List<Double> now = new ArrayList<>();
        List<Double> ahead = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            Sender sender = new Sender(seed, jitterMillis);
            double[] meant = even(beatsPerMinute, 40 * BEAT);
            TickFilter filter = new TickFilter();
            sender.send(meant, tick -> true, filter, tick -> {
                if (tick >= TWO_BARS && tick + 1 < meant.length && (tick + 1) % BEAT == 0) {
                    now.add(Math.abs(filter.nanos(tick + 1) - BEGIN - meant[tick + 1]) / MILLI);
                }
                if (tick >= TWO_BARS && tick + BEAT < meant.length && tick % BEAT == 0) {
                    ahead.add(Math.abs(filter.nanos(tick + BEAT) - BEGIN - meant[tick + BEAT]) / MILLI);
                }
            });
        }
        System.out.printf(
                "%3.0f bpm, jitter %.0f ms: beat p95 %.2f ms, a beat ahead p95 %.2f ms%n",
                beatsPerMinute, jitterMillis, p95(now), p95(ahead));
        assertTrue(p95(now) < 3, "beat p95 " + p95(now));
        assertTrue(p95(ahead) < 5, "a beat ahead p95 " + p95(ahead));
    }

    @ParameterizedTest
    @CsvSource({
        "50,2,1.2",
        "50,5,0.8",
        "120,2,1.2",
        "120,2,0.8",
        "120,5,1.2",
        "120,5,0.8",
        "200,2,1.2",
        "200,5,0.8",
        "240,5,0.8"
    })
    void aStepOfTheTempoIsFollowedWithinABeat(double beatsPerMinute, double jitterMillis, double step) {
        List<Double> off = new ArrayList<>();
        for (int seed = 0; seed < 40; seed++) {
            int at = TWO_BARS + seed % BEAT;
            double[] meant = even(beatsPerMinute, at + 12 * BEAT);
            double stepped = (meant[1] - meant[0]) / step;
            for (int tick = at; tick < meant.length; tick++) {
                meant[tick] = meant[at - 1] + (tick - at + 1) * stepped;
            }
            TickFilter filter = new TickFilter();
            new Sender(seed, jitterMillis).send(meant, tick -> true, filter, tick -> {
                if (tick >= at + BEAT && tick < at + 4 * BEAT) {
                    assertEquals(tick, filter.number());
                    off.add(Math.abs(filter.nanos(tick + 1) - BEGIN - meant[tick + 1]) / MILLI);
                }
            });
        }
        System.out.printf(
                "%3.0f bpm x %.1f, jitter %.0f ms: after a beat p95 %.2f ms%n",
                beatsPerMinute, step, jitterMillis, p95(off));
        assertTrue(p95(off) < 5, "p95 " + p95(off));
    }

    @ParameterizedTest
    @CsvSource({"40,5", "120,2", "120,5", "240,2", "240,5"})
    void halfASecondWithoutTicksIsRiddenThrough(double beatsPerMinute, double jitterMillis) {
        List<Double> off = new ArrayList<>();
        for (int seed = 0; seed < 20; seed++) {
            double[] meant = even(beatsPerMinute, 30 * BEAT);
            double from = meant[TWO_BARS + seed];
            TickFilter filter = new TickFilter();
            int last = meant.length - 1;
            new Sender(seed, jitterMillis)
                    .send(meant, tick -> meant[tick] < from || meant[tick] > from + 500 * MILLI, filter, tick -> {
                        if (meant[tick] > from && meant[tick] < from + 3_000 * MILLI) {
                            double expected = tick + 1 < meant.length ? meant[tick + 1] : 0;
                            off.add(Math.abs(filter.nanos(tick + 1) - BEGIN - expected) / MILLI);
                        }
                        if (tick == last) {
                            assertEquals(tick, filter.number(), "ticks lost for good");
                        }
                    });
        }
        System.out.printf(
                "%3.0f bpm, jitter %.0f ms, 500 ms missing: p95 %.2f ms%n", beatsPerMinute, jitterMillis, p95(off));
        assertTrue(p95(off) < 5, "p95 " + p95(off));
    }

    /// As where a sender is held up, or writes once for each buffer of sound.
    @ParameterizedTest
    @CsvSource({"120,256", "240,1024", "90,2048", "120,512"})
    void ticksOfOneBufferComeTogether(double beatsPerMinute, int frames) {
        double buffer = frames / 48_000.0 * 1e9;
        double[] meant = even(beatsPerMinute, 40 * BEAT);
        TickFilter filter = new TickFilter();
        List<Double> off = new ArrayList<>();
        for (int tick = 0; tick < meant.length - 1; tick++) {
            long came = BEGIN + (long) (Math.floor(meant[tick] / buffer) * buffer);
            feed(filter, came, tick);
            if (tick >= TWO_BARS) {
                off.add(Math.abs(filter.nanos(tick + 1) - BEGIN - (meant[tick + 1] - buffer / 2)) / MILLI);
            }
        }
        System.out.printf("%3.0f bpm in buffers of %d: p95 %.2f ms%n", beatsPerMinute, frames, p95(off));
        assertEquals(meant.length - 2, filter.number());
        assertTrue(p95(off) < 5, "p95 " + p95(off));
    }

    @Test
    void ticksThatWereHeldUpAndComeInAHeapAreNotLost() {
        double[] meant = even(120, 40 * BEAT);
        TickFilter filter = new TickFilter();
        Random random = new Random(3);
        double last = 0;
        for (int tick = 0; tick < meant.length - 1; tick++) {
            boolean held = tick >= TWO_BARS && tick < TWO_BARS + 12;
            double came = held ? meant[TWO_BARS + 12] - 1 : meant[tick] + random.nextDouble() * 4 * MILLI;
            last = Math.max(last, came);
            feed(filter, BEGIN + (long) last, tick);
            if (tick > TWO_BARS + 1) {
                double foretold = filter.nanos(tick + 1) - (double) BEGIN;
                assertEquals(meant[tick + 1] + 2 * MILLI, foretold, 3 * MILLI, "at " + tick);
            }
        }
        assertEquals(meant.length - 2, filter.number());
    }

    @Test
    void oneTickThatIsLostMovesNothing() {
        double[] meant = even(100, 20 * BEAT);
        TickFilter filter = new TickFilter();
        new Sender(1, 1).send(meant, tick -> tick != TWO_BARS + 5, filter, tick -> {});
        assertEquals(meant.length - 1, filter.number());
    }

    @Test
    void halfTheTempoIsNoLossOfTicks() {
        double[] fast = even(160, TWO_BARS);
        double[] meant = Arrays.copyOf(fast, TWO_BARS + 4 * BEAT);
        double slow = 2 * (fast[1] - fast[0]);
        for (int tick = TWO_BARS; tick < meant.length; tick++) {
            meant[tick] = meant[tick - 1] + slow;
        }
        TickFilter filter = new TickFilter();
        new Sender(1, 1).send(meant, tick -> true, filter, tick -> {});
        assertEquals(slow, filter.periodNanos(), 0.1 * MILLI);
        assertEquals(meant.length - 1, filter.number());
    }

    @Test
    void aTempoThatGrowsIsFollowed() {
        double[] meant = new double[40 * BEAT];
        double period = 60e9 / 120 / BEAT;
        for (int tick = 1; tick < meant.length; tick++) {
            meant[tick] = meant[tick - 1] + period;
            period *= tick > TWO_BARS ? 0.9995 : 1; // 1.2 % a beat
        }
        TickFilter filter = new TickFilter();
        List<Double> off = new ArrayList<>();
        new Sender(1, 2).send(meant, tick -> true, filter, tick -> {
            if (tick > TWO_BARS && tick + 1 < meant.length) {
                off.add(Math.abs(filter.nanos(tick + 1) - BEGIN - meant[tick + 1]) / MILLI);
            }
        });
        System.out.printf("accelerando of 1.2 %% a beat: p95 %.2f ms%n", p95(off));
        assertTrue(p95(off) < 5, "p95 " + p95(off));
    }

    private static void feed(TickFilter filter, long nanos, int tick) {
        if (tick == 0) {
            filter.begin(nanos, 0);
        } else {
            filter.tick(nanos);
        }
    }

    private static double[] even(double beatsPerMinute, int ticks) {
        double[] meant = new double[ticks];
        for (int tick = 0; tick < ticks; tick++) {
            meant[tick] = tick * 60e9 / beatsPerMinute / BEAT;
        }
        return meant;
    }

    private static double p95(List<Double> off) {
        List<Double> sorted = new ArrayList<>(off);
        Collections.sort(sorted);
        return sorted.get((int) (0.95 * (sorted.size() - 1)));
    }

    /// Sends ticks off by up to so much either way, evenly distributed, in order.
    private record Sender(int seed, double jitterMillis) {

        interface After {
            void tick(int tick);
        }

        void send(double[] meant, IntPredicate comes, TickFilter filter, After after) {
            Random random = new Random(seed);
            long last = Long.MIN_VALUE;
            for (int tick = 0; tick < meant.length; tick++) {
                long came = BEGIN + (long) (meant[tick] + (2 * random.nextDouble() - 1) * jitterMillis * MILLI);
                last = Math.max(last, came);
                if (comes.test(tick)) {
                    feed(filter, last, tick);
                }
                after.tick(tick);
            }
        }
    }
}
