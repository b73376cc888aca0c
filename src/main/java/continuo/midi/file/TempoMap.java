package continuo.midi.file;

import continuo.music.Tempo;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sound.midi.MetaMessage;
import javax.sound.midi.MidiEvent;
import javax.sound.midi.Sequence;
import javax.sound.midi.Track;

/// File ticks to nanoseconds and beats. Files without a tempo run at 120 beats a minute, as the standard says.
final class TempoMap {

    private static final int SET_TEMPO = 0x51;
    private static final int DEFAULT_MICROS_PER_BEAT = 500_000;

    private final double ticksPerBeat;
    // Invariant: change n holds from tick ticks[n], which is at nanos[n], to the next; change 0 is at tick 0.
    private long[] ticks = new long[1];
    private double[] nanos = new double[1];
    private double[] nanosPerTick;

    private TempoMap(double ticksPerBeat, double nanosPerTick) {
        this.ticksPerBeat = ticksPerBeat;
        this.nanosPerTick = new double[] {nanosPerTick};
    }

    static TempoMap of(Sequence sequence) {
        if (sequence.getDivisionType() != Sequence.PPQ) {
            double nanosPerTick = 1e9 / (sequence.getDivisionType() * sequence.getResolution());
            return new TempoMap(Tempo.UNMARKED.nanosPerBeat() / nanosPerTick, nanosPerTick);
        }
        double ticksPerBeat = sequence.getResolution();
        TempoMap map = new TempoMap(ticksPerBeat, DEFAULT_MICROS_PER_BEAT * 1e3 / ticksPerBeat);
        Arrays.stream(sequence.getTracks())
                .flatMap(TempoMap::tempoEvents)
                .sorted((a, b) -> Long.compare(a.getTick(), b.getTick()))
                .forEachOrdered(map::change);
        return map;
    }

    private static Stream<MidiEvent> tempoEvents(Track track) {
        return IntStream.range(0, track.size())
                .mapToObj(track::get)
                .filter(event -> event.getMessage() instanceof MetaMessage meta
                        && meta.getType() == SET_TEMPO
                        && meta.getData().length == 3
                        && microsPerBeat(meta) > 0);
    }

    private static int microsPerBeat(MetaMessage meta) {
        byte[] data = meta.getData();
        return ((data[0] & 0xff) << 16) | ((data[1] & 0xff) << 8) | (data[2] & 0xff);
    }

    private void change(MidiEvent event) {
        int last = ticks.length - 1;
        int at = ticks[last] == event.getTick() ? last : last + 1;
        double when = nanosExact((double) event.getTick());
        ticks = Arrays.copyOf(ticks, at + 1);
        nanos = Arrays.copyOf(nanos, at + 1);
        nanosPerTick = Arrays.copyOf(nanosPerTick, at + 1);
        ticks[at] = event.getTick();
        nanos[at] = when;
        nanosPerTick[at] = microsPerBeat((MetaMessage) event.getMessage()) * 1e3 / ticksPerBeat;
    }

    long nanos(long tick) {
        return Math.round(nanosExact((double) tick));
    }

    private double nanosExact(double tick) {
        int found = Arrays.binarySearch(ticks, (long) Math.max(0, Math.floor(tick)));
        int change = found >= 0 ? found : -found - 2;
        return nanos[change] + (tick - ticks[change]) * nanosPerTick[change];
    }

    /// When a beat is; between two ticks, and before the first, time goes on as it does there.
    double secondsAtBeat(double beat) {
        return nanosExact(beat * ticksPerBeat) / 1e9;
    }

    double beats(long tick) {
        return tick / ticksPerBeat;
    }

    /// The tempo in force at `tick`.
    double beatsPerMinute(long tick) {
        int found = Arrays.binarySearch(ticks, tick);
        return 60e9 / (nanosPerTick[found >= 0 ? found : -found - 2] * ticksPerBeat);
    }
}
