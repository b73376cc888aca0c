package continuo.live.improvise;

import continuo.beat.ClockLine;
import continuo.beat.MidiClock;
import continuo.beat.TappedBeat;
import continuo.live.BeatSource;
import continuo.live.LiveObserver;
import continuo.live.Ports;
import continuo.live.hear.LiveEvent;
import continuo.live.hear.NoteListener;

/// Takes the MIDI clock: tells the [Answer] how it runs, when the song stops and when it jumps. The first input that
/// sends one is the one that counts, until nothing comes from there any more.
final class Conductor {

    private static final int NOBODY = -1;
    private static final double NANOS_PER_MINUTE = 60e9;
    private static final long THOUGHT_NANOS = 250_000_000; // what an answer is thought of in, where all is new
    private static final long SAY_AFTER_NANOS = 2_000_000_000;
    private static final double OTHER = 0.02; // a tempo that differs by so much is another

    private final MidiClock clock;
    private final Answer answer;
    private final Phrase phrase;
    private final Ports ports;
    private final LiveObserver observer;
    private final ClockLine line = new ClockLine();
    private final TappedBeat tapped = new TappedBeat();
    private BeatSource beat;
    private long sayNanos = Phrase.NEVER; // what was tapped
    private int source = NOBODY;
    private boolean said;
    private double toldBeatNanos;

    Conductor(MidiClock clock, Answer answer, Phrase phrase, Ports ports, LiveObserver observer, BeatSource beat) {
        this.clock = clock;
        this.answer = answer;
        this.phrase = phrase;
        this.ports = ports;
        this.observer = observer;
        this.beat = beat;
    }

    void source(BeatSource newBeat, long now) {
        if (newBeat == beat) {
            return;
        }
        beat = newBeat;
        source = NOBODY;
        said = false;
        sayNanos = Phrase.NEVER;
        tapped.forget();
        clock.forget();
        clock.listen(now);
        tell(now);
    }

    /// Somebody taps the beat.
    void tap(long now) {
        if (beat != BeatSource.TAP) {
            return;
        }
        boolean jumps = tapped.tap(now);
        if (tapped.isKnown()) {
            tapped.tell(line);
            answer.clock(line, now);
            sayNanos = now + SAY_AFTER_NANOS;
        }
        if (jumps) {
            jump(now);
        }
    }

    /// Something that belongs to a clock comes. Returns whether the song stops.
    boolean take(LiveEvent event, long now) {
        if (beat != BeatSource.CLOCK || !isOurs(event.source(), now)) {
            return false;
        }
        if (event.kind() != LiveEvent.Kind.FOUND) {
            source = event.source();
        }
        switch (event.kind()) {
            case TICK -> tick(now);
            case START -> clock.start(now);
            case CONTINUE -> clock.resume();
            case STOP -> stop(now);
            case POSITION -> clock.position(event.position());
            case FOUND -> clock.listen(now);
            default -> throw new IllegalArgumentException("no clock: " + event.kind());
        }
        return event.kind() == LiveEvent.Kind.STOP;
    }

    private boolean isOurs(int from, long now) {
        if (source != from && now >= goneNanos()) {
            source = NOBODY;
        }
        return source == NOBODY || source == from;
    }

    private long goneNanos() {
        return source == NOBODY ? Long.MIN_VALUE : clock.goneNanos();
    }

    private void tick(long now) {
        boolean jumps = clock.tick(now);
        tell(now);
        if (jumps) {
            jump(now);
        }
        if (!said && clock.isSure()) {
            said = true;
            observer.said("The beat is that of the MIDI clock that comes from %s: %.0f beats a minute."
                    .formatted(from(), NANOS_PER_MINUTE / clock.nanosPerBeat()));
        }
    }

    private String from() {
        return source == NoteListener.CONTROL_PORT ? "the control port" : ports.inputs();
    }

    /// When [#wake] has something to say.
    long wakeNanos() {
        return said ? clock.goneNanos() : sayNanos;
    }

    void wake(long now) {
        if (now >= sayNanos) {
            sayNanos = Phrase.NEVER;
            observer.said("Tapped: %.1f beats a minute.".formatted(NANOS_PER_MINUTE / tapped.nanosPerBeat()));
        }
        if (said && now >= clock.goneNanos()) {
            said = false;
            observer.said("No MIDI clock comes any more; Continuo goes by your own beat.");
        }
    }

    private void tell(long now) {
        clock.tell(line);
        answer.clock(line, now);
    }

    /// What is planned is planned for another place.
    private void jump(long now) {
        answer.catchUp(now);
        if (answer.isUntouched()) {
            long dueNanos = Math.max(phrase.dueNanos(), now + THOUGHT_NANOS);
            answer.open(phrase.silentNanos(), dueNanos, phrase.lengthNanos());
        } else if (answer.isOnClock()) {
            end(now);
        }
    }

    private void stop(long now) {
        end(now);
        clock.stop();
        tell(now);
    }

    private void end(long now) {
        answer.catchUp(now);
        if (answer.isOpen()) {
            answer.stop(now);
            phrase.forget();
        }
    }

    /// How the clock, or what was tapped, runs; where [#isTimed].
    ClockLine line() {
        return line;
    }

    /// Whether a clock or taps say how long a beat is.
    boolean isTimed(long now) {
        return switch (beat) {
            case CLOCK -> clock.isTimed(now);
            case TAP -> tapped.isKnown();
            default -> false;
        };
    }

    /// Whether a clock's song stands still.
    boolean isStopped(long now) {
        return beat == BeatSource.CLOCK && clock.isTimed(now) && !clock.isKnown(now);
    }

    /// How long a beat is; where no clock says it, `otherwise`.
    double nanosPerBeat(long now, double otherwise) {
        return switch (beat) {
            case CLOCK -> clock.isTimed(now) ? clock.nanosPerBeat() : otherwise;
            case TAP -> tapped.isKnown() ? tapped.nanosPerBeat() : otherwise;
            default -> otherwise;
        };
    }

    /// Whether a beat has become as long as another than what was told last; that counts as told.
    boolean hasAnotherTempo(long now) {
        double newBeatNanos = nanosPerBeat(now, toldBeatNanos);
        boolean other = Math.abs(newBeatNanos - toldBeatNanos) > OTHER * toldBeatNanos;
        toldBeatNanos = other ? newBeatNanos : toldBeatNanos;
        return other;
    }
}
