package continuo.midi.file;

import continuo.midi.file.Events.TrackEnd;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes notes of events: each lasts until its key is let go, and for as long after that as a pedal of its port and
/// channel holds it. Used for one file.
final class NoteCollector {

    /// What begins later is no music. Ticks of the network, counted from the beginning, fit into 31 bits.
    private static final long MOST_HOURS = 1000;

    private static final long MOST_NANOS = MOST_HOURS * 3_600_000_000_000L;
    private static final double MOST_BEATS = MOST_HOURS * 60.0 * 300;
    private static final int DRUMS = 9;
    private static final int PITCHES = 128;
    private static final int PEDAL_DOWN = 64;
    private static final int NONE = -1;

    private final Events events;
    private final Zones zones;
    private final TempoMap tempo;
    private final int onlyTrack;
    private final int[] releaseOf;
    private final List<FileNote> notes = new ArrayList<>();
    private final Pedals[] pedals; // by wire
    private final Map<Integer, Integer> held = new HashMap<>(); // the last strike on a key that only a pedal holds
    // Invariant: strikes that end together, by key or by pedal, form a list: each names the one before it.
    private final int[] lastEnding; // by the number of the event that lets them go
    private final int[] before;
    private int drums;
    private int late;

    /// @param events in order
    /// @param onlyTrack the only track whose notes are wanted, from 1; 0 for all
    NoteCollector(Events events, TempoMap tempo, int onlyTrack) {
        this.events = events;
        this.tempo = tempo;
        this.onlyTrack = onlyTrack;
        zones = Zones.of(events);
        releaseOf = Releases.of(events, zones);
        lastEnding = new int[events.size()];
        before = new int[events.size()];
        Arrays.fill(lastEnding, NONE);
        pedals = new Pedals[events.wires()];
        Arrays.setAll(pedals, wire -> new Pedals());
    }

    void collect() {
        for (int n = 0; n < events.size(); n++) {
            if (events.isStrike(n) && releaseOf[n] != Releases.NONE) {
                before[n] = lastEnding[releaseOf[n]];
                lastEnding[releaseOf[n]] = n;
            }
        }
        for (int n = 0; n < events.size(); n++) {
            play(n);
        }
        for (int last : held.values()) {
            finishAll(last, Long.MAX_VALUE);
        }
        for (int n = 0; n < events.size(); n++) {
            if (events.isStrike(n) && releaseOf[n] == Releases.NONE) {
                finish(n, Long.MAX_VALUE);
            }
        }
    }

    private void play(int n) {
        if (events.isStrike(n)) {
            finishAll(held.getOrDefault(key(n), NONE), events.tick(n));
            held.remove(key(n));
        }
        boolean atOnce = events.isStrike(n) || events.isController(n, Controllers.ALL_SOUND_OFF);
        for (int strike = lastEnding[n]; strike != NONE; ) {
            int next = before[strike];
            letGo(strike, n, atOnce);
            strike = next;
        }
        if (events.isController(n)) {
            control(n);
        }
    }

    private void letGo(int strike, int n, boolean atOnce) {
        if (!atOnce && isHeld(strike)) {
            pedals[events.wire(strike)].holding++;
            before[strike] = held.getOrDefault(key(strike), NONE);
            held.put(key(strike), strike);
        } else {
            finish(strike, events.tick(n));
        }
    }

    /// By the pedals of its own channel, or of what manages its zone.
    private boolean isHeld(int strike) {
        return pedals[events.wire(strike)].hold(strike) || pedals[zones.manager(strike)].hold(strike);
    }

    private void control(int n) {
        Pedals of = pedals[events.wire(n)];
        boolean down = events.data2(n) >= PEDAL_DOWN;
        switch (events.data1(n)) {
            case Controllers.SUSTAIN -> of.sustain = down;
            case Controllers.HOLD_2 -> of.hold2 = down;
            case Controllers.SOSTENUTO -> of.sostenuto(down, n);
            case Controllers.RESET_ALL -> of.lift();
            default -> {} // the end of all keys came to each of them
        }
        for (int wire : zones.reachedBy(n)) {
            if (pedals[wire].holding > 0) {
                lift(wire, n, events.isController(n, Controllers.ALL_SOUND_OFF));
            }
        }
    }

    /// Ends what no pedal holds any more.
    private void lift(int wire, int n, boolean all) {
        Pedals of = pedals[wire];
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            int key = wire * PITCHES + pitch;
            Integer last = held.remove(key);
            for (int strike = last == null ? NONE : last; strike != NONE; ) {
                int next = before[strike];
                if (!all && isHeld(strike)) {
                    before[strike] = held.getOrDefault(key, NONE);
                    held.put(key, strike);
                } else {
                    of.holding--;
                    finish(strike, events.tick(n));
                }
                strike = next;
            }
        }
    }

    private int key(int n) {
        return events.wire(n) * PITCHES + events.data1(n);
    }

    private void finishAll(int last, long tick) {
        for (int strike = last; strike != NONE; strike = before[strike]) {
            pedals[events.wire(strike)].holding--;
            finish(strike, tick);
        }
    }

    /// @param tick where it ends; beyond the end of its track it ends there
    private void finish(int strike, long tick) {
        if (!isWanted(strike)) {
            return;
        }
        TrackEnd trackEnd = events.trackEnd(strike);
        long onset = events.tick(strike);
        boolean unended = tick == Long.MAX_VALUE;
        long end = unended ? Math.max(trackEnd.tick(), releasedAt(strike)) : tick;
        if (unended && trackEnd.cut() && end <= onset) {
            return; // struck where the file breaks off: not a whole note
        }
        if (events.channel(strike) == DRUMS && !zones.isMember(strike)) {
            drums++;
        } else {
            add(strike, onset, Math.max(end, onset + 1));
        }
    }

    private boolean isWanted(int strike) {
        return onlyTrack == 0 || events.source(strike).track() == onlyTrack - 1;
    }

    private long releasedAt(int strike) {
        return releaseOf[strike] == Releases.NONE ? 0 : events.tick(releaseOf[strike]);
    }

    private void add(int strike, long onset, long end) {
        long onsetNanos = tempo.nanos(onset);
        double onsetBeats = tempo.beats(onset);
        if (onsetNanos > MOST_NANOS || onsetBeats > MOST_BEATS) {
            late++;
            return;
        }
        notes.add(new FileNote(
                events.data1(strike),
                events.data2(strike),
                onsetNanos,
                Math.clamp(tempo.nanos(end) - onsetNanos, 1, MOST_NANOS),
                onsetBeats,
                Math.min(tempo.beats(end) - onsetBeats, MOST_BEATS),
                events.source(strike).track(),
                events.channel(strike)));
    }

    List<FileNote> notes() {
        return notes;
    }

    /// How many notes are left out as drums.
    int drums() {
        return drums;
    }

    /// The tick of the first strike, be it drums or not; there must be one.
    long firstOnsetTick() {
        int first = 0;
        while (!events.isStrike(first) || !isWanted(first)) {
            first++;
        }
        return events.tick(first);
    }

    /// How many notes begin after so many hours that they are left out.
    int late() {
        return late;
    }

    /// What holds the notes of a wire when their keys are let go.
    private static final class Pedals {

        private boolean sustain;
        private boolean hold2;
        private int sostenutoSince = NONE;
        private int holding; // how many notes

        void sostenuto(boolean down, int n) {
            if (!down || sostenutoSince == NONE) {
                sostenutoSince = down ? n : NONE;
            }
        }

        void lift() {
            sustain = false;
            hold2 = false;
            sostenutoSince = NONE;
        }

        /// Whether a note goes on; the sostenuto pedal holds only what sounded when it went down.
        boolean hold(int strike) {
            return sustain || hold2 || strike < sostenutoSince;
        }
    }
}
