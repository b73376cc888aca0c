package continuo.live.play;

import static continuo.midi.ShortMessages.ALL_NOTES_OFF;
import static continuo.midi.ShortMessages.SUSTAIN_PEDAL;
import static continuo.midi.ShortMessages.controlChange;
import static continuo.midi.ShortMessages.noteOff;
import static continuo.midi.ShortMessages.noteOn;

import com.lmax.disruptor.EventHandler;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Step;
import continuo.live.improvise.PlannedNote;
import continuo.midi.MidiOutput;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Plays planned notes when they are due, and owns every note that sounds: each note-on is followed by its note-off,
/// whatever happens. Belongs to the thread `continuo-play`; time is an argument.
///
/// A note that is later than the limit is dropped; a note-off never is.
public final class Player implements EventHandler<PlannedNote> {

    /// Nothing is due.
    public static final long NEVER = Long.MAX_VALUE;

    private static final int PITCHES = 128;
    private static final int PEDAL_DOWN = 127;
    private static final long LATE_NANOS = 10_000_000;
    private static final long SHORTEST_NANOS = 1_000_000;
    private static final long RETRY_NANOS = 100_000_000;

    private final MidiOutput output;
    private final LiveMeters meters;
    private final LiveObserver observer;
    private final LongSupplier nanoClock;
    private final long leadNanos;
    private final PendingNotes pending = new PendingNotes();

    // Invariant: a note-on has been handed to the output at pitch p, and no note-off since, exactly when
    // endNanos[p] != NEVER; the note-off is handed over then.
    private final long[] endNanos = new long[PITCHES];
    // When the last note-off takes effect; lies ahead only where the output schedules.
    private final long[] offNanos = new long[PITCHES];
    private final long[] onNanos = new long[PITCHES]; // when the last note-on takes effect
    private final ClockSender clock = new ClockSender();
    private long soundedNanos = Long.MIN_VALUE / 2; // when an own note ended last
    private final PassedOn passed = new PassedOn(new Beside());
    private final PedalSpans pedal = new PedalSpans(this::movePedal);
    private long letGoNanos = NEVER; // when to try again to end what was passed on
    private final long[] delayNanos = new long[PITCHES]; // of the instrument, by velocity
    private LiveSettings settings;

    /// @param nanoClock read at the top of the loop, and for the meters
    public Player(
            MidiOutput output,
            LiveSettings settings,
            LiveMeters meters,
            LiveObserver observer,
            LongSupplier nanoClock) {
        this.output = output;
        this.settings = settings;
        this.meters = meters;
        this.observer = observer;
        this.nanoClock = nanoClock;
        leadNanos = output.schedules() ? output.leadNanos() : 0;
        clock.settings(settings);
        learnDelays();
        Arrays.fill(endNanos, NEVER);
        Arrays.fill(offNanos, Long.MIN_VALUE);
    }

    /// Ends what an earlier process may have left sounding, and puts the instrument at rest.
    public void start(long now) {
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            send(now, noteOff(settings.outputChannel(), pitch));
        }
        rest(now);
    }

    @Override
    public void onStart() {
        long now = nanoClock.getAsLong();
        observer.step(Step.STARTED, now, 0);
        start(now);
    }

    @Override
    public void onEvent(PlannedNote order, long sequence, boolean endOfBatch) {
        long now = nanoClock.getAsLong();
        observer.step(Step.ORDERED, now, endOfBatch ? 1 : 0);
        observer.ordered(now, order);
        take(order, now);
        if (endOfBatch) {
            playDue(now);
        }
    }

    @Override
    public void onTimeout(long sequence) {
        long now = nanoClock.getAsLong();
        observer.step(Step.DUE, now, 0);
        playDue(now);
    }

    @Override
    public void onShutdown() {
        long now = nanoClock.getAsLong();
        observer.step(Step.ENDED, now, 0);
        end(now);
    }

    /// The last that is played: silence, and the end of the clock.
    public void end(long now) {
        try {
            endClock(now);
        } finally {
            silence(now);
        }
    }

    /// Takes an order of the improviser.
    public void take(PlannedNote order, long now) {
        switch (order.kind()) {
            case NOTE -> plan(order);
            case PEDAL -> pedal.plan(order.dueNanos(), order.endNanos());
            case CANCEL -> cancel(now);
            case STOP -> stop(Math.max(now, order.dueNanos()), now);
            case WITHDRAW -> {
                pending.dropAfter(order.dueNanos());
                pedal.dropAfter(order.dueNanos());
            }
            case END -> end(order.pitch(), now);
            case BEAT -> clock.follow(order.beat(), now + leadNanos);
            case PASS -> passed.pass(order.message(), now);
            case LET_GO -> passed.letGo(order.letsKeysGo(), order.letsControllersGo(), now);
            case SETTINGS -> settings(Objects.requireNonNull(order.settings()), now);
            case SILENCE -> {
                silence(now);
                settings(Objects.requireNonNull(order.settings()), now);
            }
        }
    }

    private void plan(PlannedNote note) {
        long meant = note.dueNanos();
        long due = meant + settings.timing().outputOffsetNanos() - delayNanos[note.velocity()];
        if (delays()) { // a soft note before a loud one stays before it
            due = Math.max(due, pending.lastDueNanos(note.pitch()) + SHORTEST_NANOS);
        }
        long end = note.endNanos() - meant + due;
        if (!pending.add(note.pitch(), note.velocity(), due, end, meant, note.first())) {
            meters.unplayed().incrementAndGet();
        }
    }

    private boolean delays() {
        return !settings.timing().delays().isNone();
    }

    private void learnDelays() {
        for (int velocity = 1; velocity < delayNanos.length; velocity++) {
            delayNanos[velocity] = settings.timing().delays().nanos(velocity);
        }
    }

    private void settings(LiveSettings newSettings, long now) {
        if (newSettings.outputChannel() != settings.outputChannel()) {
            endAll(now);
        }
        settings = newSettings;
        clock.settings(newSettings);
        learnDelays();
        if (clock.isToEnd()) {
            endClock(now);
        }
    }

    private void endClock(long now) {
        int last = clock.end();
        if (last != ClockSender.NOTHING) {
            send(now, last);
        }
    }

    /// When [#playDue] is next to be called; [#NEVER] if nothing is planned and nothing sounds.
    public long wakeNanos() {
        long next = Math.min(nextEndNanos(), Math.min(clock.dueNanos(), pedal.nextNanos()));
        if (!pending.isEmpty()) {
            next = Math.min(next, pending.dueNanos());
        }
        return Math.min(letGoNanos, next == NEVER ? NEVER : next - leadNanos);
    }

    /// Hands everything that is due at `now` to the output, in order; releases first.
    public void playDue(long now) {
        if (letGoNanos <= now) {
            letGoNanos = NEVER;
            passed.letGo(true, true, now);
        }
        long until = now + leadNanos;
        pedal.playDue(until, now);
        while (true) {
            long end = nextEndNanos();
            long due = pending.isEmpty() ? NEVER : pending.dueNanos();
            long tick = clock.dueNanos();
            if (Math.min(tick, Math.min(end, due)) > until) {
                return;
            }
            if (tick < end && tick <= due) { // the beat before what is on it
                tick(tick, now);
            } else if (end <= due) {
                release(pitchEndingAt(end), Math.max(end, now));
                if (pending.isEmpty() && nextEndNanos() == NEVER) {
                    pedal.ring(Math.max(end, now));
                }
            } else {
                strike(now);
            }
        }
    }

    private void tick(long dueNanos, long now) {
        int message = clock.take(now, nextEndNanos() == NEVER ? soundedNanos : now);
        if (message != ClockSender.NOTHING) {
            send(Math.max(dueNanos, now), message);
        }
    }

    private void strike(long now) {
        int pitch = pending.pitch();
        int velocity = pending.velocity();
        long due = pending.dueNanos();
        long length = pending.endNanos() - due;
        long latest = Math.max(due, pending.meantNanos()); // who was to be early and is not, is not late yet
        boolean first = pending.first();
        pending.take();
        long at = Math.max(due, now);
        if (delays() && endNanos[pitch] != NEVER) {
            at = Math.max(at, onNanos[pitch] + SHORTEST_NANOS);
        }
        // After a cancel, a release handed over ahead of its time would cut the note off.
        if (now - latest > settings.lateLimitNanos() || offNanos[pitch] > at) {
            meters.unplayed().incrementAndGet();
            return;
        }
        if (endNanos[pitch] != NEVER) {
            release(pitch, at);
        }
        if (passed.isDown(settings.outputChannel(), pitch)) {
            sendPassed(at, noteOff(settings.outputChannel(), pitch)); // it is struck anew
        }
        meters.sounding().incrementAndGet();
        onNanos[pitch] = at;
        endNanos[pitch] = at + Math.clamp(length, 1, settings.maxNoteNanos());
        send(at, noteOn(settings.outputChannel(), pitch, velocity));
        measure(nanoClock.getAsLong() - latest, first);
    }

    private void measure(long afterDueNanos, boolean first) {
        long lateNanos = Math.max(0, afterDueNanos);
        meters.played().incrementAndGet();
        meters.dueToSent().record(lateNanos);
        if (first) {
            meters.triggerToFirstNote().record(lateNanos);
        }
        if (lateNanos > LATE_NANOS) {
            meters.late().incrementAndGet();
        }
    }

    /// Nothing planned sounds; what sounds ends.
    private void cancel(long now) {
        pending.clear();
        endAll(now);
    }

    /// Nothing planned sounds; what sounds ends by itself, at `latest` at the latest.
    private void stop(long latest, long now) {
        pending.clear();
        pedal.stop(latest);
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (endNanos[pitch] != NEVER) {
                endNanos[pitch] = Math.min(endNanos[pitch], latest);
            }
        }
        takeBack(now);
    }

    private void takeBack(long now) {
        try {
            output.cancelPending();
        } catch (RuntimeException e) {
            observer.step(Step.NOT_TAKEN_BACK, now, 0);
            throw e;
        }
        observer.step(Step.TAKEN_BACK, now, 0);
    }

    /// Ends what sounds; what the output refuses does not keep the rest from ending.
    private void endAll(long now) {
        RuntimeException refused = null;
        try {
            takeBack(now);
        } catch (RuntimeException e) {
            refused = e;
        }
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            // Where the release was handed over ahead of its time, it comes twice: now, and harmlessly then.
            if (endNanos[pitch] != NEVER || offNanos[pitch] > now) {
                try {
                    release(pitch, now);
                } catch (RuntimeException e) {
                    refused = e;
                }
            }
        }
        try {
            pedal.lift(now);
        } catch (RuntimeException e) {
            refused = e;
        }
        if (refused != null) {
            throw refused;
        }
    }

    /// What the player passes on may hold the pedal, too.
    private void movePedal(boolean down, long at) {
        if (down || !passed.isPedalDown(settings.outputChannel())) {
            send(at, controlChange(settings.outputChannel(), SUSTAIN_PEDAL, down ? PEDAL_DOWN : 0));
        }
    }

    /// Where a note-on was handed over ahead of its time, its end comes after it.
    private void end(int pitch, long now) {
        pending.drop(pitch);
        if (endNanos[pitch] != NEVER) {
            release(pitch, onNanos[pitch] > now ? onNanos[pitch] + SHORTEST_NANOS : now);
        }
    }

    private void release(int pitch, long at) {
        if (!passed.isDown(settings.outputChannel(), pitch)) { // else it ends when the player lets go
            send(at, noteOff(settings.outputChannel(), pitch));
            offNanos[pitch] = Math.max(offNanos[pitch], at);
        }
        if (endNanos[pitch] != NEVER) {
            endNanos[pitch] = NEVER;
            soundedNanos = Math.max(soundedNanos, at);
            meters.sounding().decrementAndGet();
        }
    }

    /// As on [PlannedNote.Kind#CANCEL], and the instrument is put at rest.
    public void silence(long now) {
        try {
            cancel(now);
        } finally {
            letAllGo(now);
        }
    }

    private void letAllGo(long now) {
        try {
            passed.letGo(true, true, now);
        } finally {
            rest(now);
        }
    }

    private void rest(long now) {
        send(now, controlChange(settings.outputChannel(), SUSTAIN_PEDAL, 0));
        send(now, controlChange(settings.outputChannel(), ALL_NOTES_OFF, 0));
    }

    /// Goes on after an exception: silence. A release that the output refuses is tried again later.
    public void recover() {
        long now = nanoClock.getAsLong();
        observer.step(Step.SILENCED, now, 0);
        recover(now);
    }

    /// The same at `now`.
    public void recover(long now) {
        pending.clear();
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (endNanos[pitch] != NEVER) {
                endNanos[pitch] = now + RETRY_NANOS;
            }
        }
        pedal.retry(now + RETRY_NANOS);
        letGoNanos = passed.holdsAnything() ? now + RETRY_NANOS : NEVER;
        silence(now);
    }

    private void send(long at, int message) {
        handOver(at, message);
        observer.sent(at, message);
    }

    private void sendPassed(long at, int message) {
        handOver(at, message);
        observer.passed(at, message);
    }

    private void handOver(long at, int message) {
        try {
            output.send(at, message);
        } catch (RuntimeException e) {
            observer.step(Step.UNSENT, at, message);
            throw e;
        }
    }

    private long nextEndNanos() {
        long next = NEVER;
        for (long end : endNanos) {
            next = Math.min(next, end);
        }
        return next;
    }

    private int pitchEndingAt(long nanos) {
        int pitch = 0;
        while (endNanos[pitch] != nanos) {
            pitch++;
        }
        return pitch;
    }

    /// The own notes beside which the player's are passed on.
    private final class Beside implements PassedOn.Output {

        @Override
        public void send(long atNanos, int message) {
            sendPassed(atNanos, message);
        }

        @Override
        public boolean sounds(int channel, int pitch) {
            return channel == settings.outputChannel() && endNanos[pitch] != NEVER;
        }

        @Override
        public long onNanos(int pitch) {
            return onNanos[pitch];
        }

        @Override
        public long offNanos(int channel, int pitch) {
            return channel == settings.outputChannel() ? offNanos[pitch] : Long.MIN_VALUE;
        }

        @Override
        public void reset(int channel, long nanos) {
            if (channel == settings.outputChannel() && pedal.isDown()) {
                movePedal(true, nanos); // Continuo's own is still down
            }
        }
    }
}
