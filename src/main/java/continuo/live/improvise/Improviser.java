package continuo.live.improvise;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventSequencer;
import continuo.beat.Metre;
import continuo.generate.Continuation;
import continuo.generate.Hearing;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.Ports;
import continuo.live.Step;
import continuo.live.hands.Hands;
import continuo.live.hear.LiveEvent;
import continuo.live.improvise.Returns.Press;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Heard notes in, planned notes out. Everything reached from here belongs to the `continuo-improvise` thread.
///
/// The continuation hears each key at once, by one step of its network (a key struck after a higher one of its
/// chord, by one for each key of the chord), so that nothing needs to be read again when it is time to answer.
/// Between events, whenever [#wakeNanos] has come, [#wake] draws one note of the answer or of one of its
/// drafts: a key that goes down waits for one such step at most. Only where a machine has not drawn all drafts
/// by the time the answer is due, a key that goes down then is heard after the rest of them: what is played
/// must not depend on how fast the machine is. What sounds ends at once all the same.
public final class Improviser implements EventHandler<LiveEvent> {

    private static final long RETRY_NANOS = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Hearing hearing;
    private final LiveMeters meters;
    private final LongSupplier nanoClock;
    private final Orders orders;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final Hands hands;
    private final Answer answer;
    private final Returns returns;
    private final Feedback feedback;
    private final Phrase phrase = new Phrase();
    private final LiveEvent missed = new LiveEvent();
    private final LiveObserver observer;

    private LiveSettings settings;
    private long lastWakeNanos;
    private long unheardBefore;
    private long foundNanos = Long.MIN_VALUE;

    /// @param ports where own notes are handed to, and how long before their time
    /// @param nanoClock what wakes this stage and what the meters go by; what is drawn does not depend on it
    public Improviser(
            Continuation continuation,
            EventSequencer<PlannedNote> planned,
            LiveSettings settings,
            Ports ports,
            LiveMeters meters,
            LiveObserver observer,
            LongSupplier nanoClock) {
        this.settings = settings;
        this.meters = meters;
        this.nanoClock = nanoClock;
        this.observer = observer;
        clock = new BeatClock(settings.tempo());
        OwnNotes own = new OwnNotes(ports.leadNanos());
        orders = new Orders(planned, meters.unplayed(), settings, observer);
        hearing = new Hearing(continuation);
        follower = new BeatFollower(continuation, hearing, clock, own, settings.beat());
        hands = new Hands(new Keyboard(hearing, follower, clock, meters, observer, nanoClock));
        answer = new Answer(continuation, clock, follower, orders, own, settings, ports.leadNanos());
        returns = new Returns(own);
        feedback = new Feedback(ports, meters.echoes(), observer);
        tellHands();
    }

    private void tellHands() {
        hands.settings((long) clock.nanosPerBeat(), silenceNanos(), settings.mode() == Mode.ANSWER);
    }

    @Override
    public void onEvent(LiveEvent event, long sequence, boolean endOfBatch) {
        observer.took(event);
        long now = event.heardNanos();
        orders.pay();
        wakeHands(now);
        boolean sounded = !hands.isSilent();
        switch (event.kind()) {
            case SETTINGS -> settings(Objects.requireNonNull(event.settings()), now);
            case PANIC -> panic(now);
            case LOST -> lost(now);
            case MISSED -> hands.letGoAll(now);
            default -> {
                hands.from(event.source(), now);
                hear(event, now);
            }
        }
        openIfSilent(sounded, now);
    }

    private void hear(LiveEvent event, long now) {
        switch (event.kind()) {
            case RESET -> hands.reset(now);
            case SENSING -> hands.sensed(now);
            case ALIVE -> {} // that it came is all
            default -> hearChannel(event, now);
        }
    }

    private void hearChannel(LiveEvent event, long now) {
        int channel = event.channel();
        if (!isListenedTo(channel, event.kind() == LiveEvent.Kind.PRESS)) {
            return;
        }
        switch (event.kind()) {
            case PRESS -> press(channel, event.pitch(), event.velocity(), now);
            case RELEASE -> release(channel, event.pitch(), now);
            default -> hands.control(channel, event.controller(), event.value(), now);
        }
    }

    private void press(int channel, int pitch, int velocity, long now) {
        if (returns.haveStopped(now)) {
            feedback.stopped();
        }
        Press press = returns.press(pitch, velocity, now, settings.echoWindowNanos());
        switch (press) {
            case OWN -> feedback.ignored();
            case RETURNED -> returned(now);
            case LAST_PROOF -> {
                feedback.proven(returns.lagNanos());
                returned(now);
                hands.letGoAll(now); // own notes that came back before
            }
            default -> played(channel, pitch, velocity, now, press == Press.DOUBTED);
        }
    }

    /// An own note comes back, and the next would: there is no more of this answer, and no answer to it.
    private void returned(long now) {
        if (answer.isOpen()) {
            forgetPhrase(now);
        }
    }

    private void played(int channel, int pitch, int velocity, long now, boolean doubted) {
        if (hands.isStrike(channel, pitch, now)) {
            phrase.pressed(now, answer.cancel(now), (long) clock.nanosPerBeat());
        }
        hands.press(channel, pitch, velocity, now, doubted);
    }

    private void release(int channel, int pitch, long now) {
        if (returns.release(pitch, now)) {
            hands.passOver(channel, pitch, now);
        } else {
            hands.release(channel, pitch, now);
        }
    }

    /// If the silence has just begun: should it last, it ends the phrase.
    private void openIfSilent(boolean sounded, long now) {
        if (!sounded || !hands.isSilent()) {
            return;
        }
        phrase.fellSilent(now, hands.lastHeardNanos(), silenceNanos());
        if (phrase.isOver() && settings.mode() == Mode.ANSWER) {
            answer.open(phrase.silentNanos(), phrase.dueNanos(), phrase.lengthNanos());
        }
    }

    /// No answer to a phrase that was cut off.
    private void lost(long now) {
        forgetPhrase(now);
        hands.lost(now);
    }

    private void panic(long now) {
        forgetPhrase(now);
        hands.leave(now);
        orders.silence();
    }

    private void forgetPhrase(long now) {
        answer.cancel(now);
        phrase.forget();
    }

    private void settings(LiveSettings newSettings, long now) {
        if (newSettings.inputChannel() != settings.inputChannel()) {
            lost(now); // the releases of what is held will not be listened to
        }
        if (newSettings.mode() != Mode.ANSWER) {
            forgetPhrase(now);
        }
        settings = newSettings;
        answer.settings(newSettings, now);
        follower.source(newSettings.beat());
        tellHands();
        orders.settings(newSettings);
        if (answer.isUntouched()) {
            phrase.silence(silenceNanos(), now);
            answer.open(phrase.silentNanos(), phrase.dueNanos(), phrase.lengthNanos());
        }
    }

    private long silenceNanos() {
        return (long) (settings.silenceBeats() * clock.nanosPerBeat());
    }

    private boolean isListenedTo(int channel, boolean isPress) {
        return settings.inputChannel() == LiveSettings.ALL_CHANNELS
                ? hands.isMusic(channel, isPress)
                : settings.inputChannel() == channel;
    }

    /// When [#wake] is next to be called if nothing is heard before. Never throws.
    public long wakeNanos() {
        if (meters.unheard().get() != unheardBefore || orders.owing()) {
            return lastWakeNanos + RETRY_NANOS;
        }
        return Math.min(follower.nextNanos(), Math.min(answer.wakeNanos(), hands.wakeNanos()));
    }

    @Override
    public void onTimeout(long sequence) {
        wake(nanoClock.getAsLong());
    }

    /// Everything heard has been dealt with, and [#wakeNanos] has come.
    public void wake(long now) {
        lastWakeNanos = now;
        takeMissed(now);
        observer.step(Step.WOKEN, now, 0);
        orders.pay();
        wakeHands(now);
        if (answer.wakeNanos() <= now) {
            draw();
        } else {
            follower.sounded(now);
        }
    }

    private void draw() {
        boolean wasOnBeat = follower.isOnBeat();
        answer.draw();
        if (!wasOnBeat && follower.isOnBeat()) {
            tellBeat();
        }
    }

    private void tellBeat() {
        long beatNanos = clock.originNanos();
        observer.step(Step.BEAT, beatNanos, (int) (clock.nanosPerBeat() / NANOS_PER_MICRO));
        long bar = follower.barLineNear(clock.tick(beatNanos), 0);
        if (bar >= 0) {
            Metre metre = follower.metre();
            observer.step(Step.BAR, clock.nanos(bar), (metre.numerator() << 8) | metre.denominator());
        }
    }

    /// That something found the ring full is an event like all others, which comes once everything else is heard.
    private void takeMissed(long now) {
        long unheard = meters.unheard().get();
        if (unheard != unheardBefore) {
            unheardBefore = unheard;
            missed.set(LiveEvent.Kind.MISSED, now);
            onEvent(missed, 0, true);
        }
    }

    /// What was to be found out until `now` is found out at its time, whenever this stage has time for it.
    private void wakeHands(long now) {
        for (long wake = hands.wakeNanos(); wake <= now; wake = hands.wakeNanos()) {
            boolean sounded = !hands.isSilent();
            foundNanos = Math.max(foundNanos, wake); // what one thing shows of another is known no sooner
            hands.wake(foundNanos);
            openIfSilent(sounded, foundNanos);
        }
        foundNanos = Math.max(foundNanos, now);
    }

    /// Goes on after an exception anywhere in this stage: silence, and a state built anew from the window.
    public void recover() {
        observer.step(Step.RECOVERED, 0, 0);
        silence();
        follower.repeat();
    }

    /// Goes on when even that fails: silence, and as if nothing had been heard.
    public void forget() {
        observer.step(Step.FORGOTTEN, 0, 0);
        silence();
    }

    private void silence() {
        answer.abandon();
        phrase.forget();
        orders.silence();
        hearing.reset();
    }
}
