package continuo.cli;

import continuo.midi.MidiInput;
import continuo.midi.MidiOutput;
import continuo.midi.MidiSink;
import continuo.midi.ShortMessages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.LongSupplier;

/// Notes out on an output and back on an input, and how long each takes: over a cable or a loop-back, or by a player
/// piano
/// that tells of the keys it moves.
final class RoundTrip {

    private static final int[] VELOCITIES = {30, 60, 90, 120};
    private static final int LOWEST = 48;
    private static final int PITCHES = 25;
    private static final int NOTES = 100;
    private static final int PROBES = 40; // until something comes back
    private static final long PROBE_MILLIS = 250;
    private static final long NOTE_MILLIS = 60;
    private static final long REST_MILLIS = 60; // until the key is up again
    private static final long FAREWELL_MILLIS = 800;
    private static final long LONGEST_NANOS = 2_000_000_000; // before the same key is struck again
    private static final long EARLIEST_NANOS =
            100_000_000; // JACK says of what it loops at once that it came a period ago
    private static final long AHEAD_NANOS = 5_000_000;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double DIFFERS_MILLIS = 5; // by velocity

    private final MidiOutput output;
    private final MidiInput input;
    private final int channel;
    private final TestNote.Pause pause;
    private final LongSupplier nanoClock;
    private final ConcurrentLinkedQueue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
    private final List<Sent> sent = new ArrayList<>();

    private record Arrival(long nanos, int pitch) {}

    private record Sent(long nanos, int pitch, int velocity) {}

    /// A note that came back.
    private record Trip(int velocity, double millis) {}

    /// What came of it.
    ///
    /// @param sent how many notes were sent
    /// @param back how many came back
    /// @param median milliseconds
    /// @param offset the `output-offset` that makes up for it, in milliseconds
    /// @param delays the `velocity-delay` that makes up for it where soft and loud notes differ; else empty
    record Result(int sent, int back, double median, double p99, long offset, String delays) {

        String inWords() {
            if (back == 0) {
                return "nothing came back: lead the output to the input, by a cable, a loop-back or your DAW, and try again";
            }
            String figures = String.format(
                    Locale.ROOT,
                    "%d of %d notes came back, after %.1f ms at the median, %.1f ms at p99",
                    back,
                    sent,
                    median,
                    p99);
            if (offset == 0) {
                return figures + "; nothing to make up for";
            }
            return delays.isEmpty()
                    ? figures + "; `output-offset: " + offset + "` makes up for the whole way"
                    : figures + "; soft and loud ones differ: `velocity-delay: \"" + delays + "\"` makes up for it";
        }
    }

    RoundTrip(MidiOutput output, MidiInput input, int channel, TestNote.Pause pause, LongSupplier nanoClock) {
        this.output = output;
        this.input = input;
        this.channel = channel;
        this.pause = pause;
        this.nanoClock = nanoClock;
    }

    Result measure() throws InterruptedException {
        input.start(new MidiSink() {
            @Override
            public void message(long whenNanos, int source, int message) {
                if (ShortMessages.isPress(message)) {
                    arrivals.add(new Arrival(whenNanos, ShortMessages.data1(message)));
                }
            }

            @Override
            public void lost(long whenNanos, String port) {}

            @Override
            public void found(long whenNanos, String port) {}
        });
        for (int probe = 0; probe < PROBES && arrivals.isEmpty(); probe++) {
            play(LOWEST, VELOCITIES[1]);
            pause.millis(PROBE_MILLIS);
        }
        if (arrivals.isEmpty()) {
            return new Result(PROBES, 0, 0, 0, 0, "");
        }
        pause.millis(FAREWELL_MILLIS);
        arrivals.clear();
        sent.clear();
        for (int note = 0; note < NOTES; note++) {
            play(LOWEST + note * 7 % PITCHES, VELOCITIES[note % VELOCITIES.length]);
            pause.millis(REST_MILLIS);
        }
        pause.millis(FAREWELL_MILLIS);
        return result(trips());
    }

    private void play(int pitch, int velocity) throws InterruptedException {
        long at = nanoClock.getAsLong() + (output.schedules() ? output.leadNanos() + AHEAD_NANOS : 0);
        sent.add(new Sent(at, pitch, velocity));
        output.send(at, ShortMessages.noteOn(channel, pitch, velocity));
        try {
            pause.millis(NOTE_MILLIS);
        } finally {
            output.send(
                    Math.max(nanoClock.getAsLong(), at + NOTE_MILLIS * (long) NANOS_PER_MILLI),
                    ShortMessages.noteOff(channel, pitch));
        }
    }

    /// Each note with the first arrival of its pitch after it, before the pitch was sent again.
    private List<Trip> trips() {
        List<Arrival> left = new ArrayList<>(arrivals);
        List<Trip> trips = new ArrayList<>();
        for (Sent note : sent) {
            left.stream()
                    .filter(arrival -> arrival.pitch() == note.pitch() && isOf(note, arrival))
                    .findFirst()
                    .ifPresent(arrival -> {
                        left.remove(arrival);
                        trips.add(new Trip(
                                note.velocity(), Math.max(0, arrival.nanos() - note.nanos()) / NANOS_PER_MILLI));
                    });
        }
        return trips;
    }

    private static boolean isOf(Sent note, Arrival arrival) {
        long nanos = arrival.nanos() - note.nanos();
        return nanos >= -EARLIEST_NANOS && nanos < LONGEST_NANOS;
    }

    private static Result result(List<Trip> trips) {
        List<Double> all = sorted(trips.stream().map(Trip::millis).toList());
        if (all.isEmpty()) {
            return new Result(NOTES, 0, 0, 0, 0, "");
        }
        double median = all.get(all.size() / 2);
        double p99 = all.get((int) Math.ceil(0.99 * all.size()) - 1);
        return new Result(NOTES, all.size(), median, p99, -Math.round(median), delays(trips));
    }

    private static String delays(List<Trip> trips) {
        List<String> points = new ArrayList<>();
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int velocity : VELOCITIES) {
            List<Double> millis = sorted(trips.stream()
                    .filter(trip -> trip.velocity() == velocity)
                    .map(Trip::millis)
                    .toList());
            if (!millis.isEmpty()) {
                double median = Math.max(0, millis.get(millis.size() / 2));
                least = Math.min(least, median);
                most = Math.max(most, median);
                points.add(velocity + ": " + Math.round(median));
            }
        }
        return most - least > DIFFERS_MILLIS ? String.join(", ", points) : "";
    }

    private static List<Double> sorted(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted;
    }
}
