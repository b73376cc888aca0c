package continuo.live.improvise;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.EventSequencer;
import continuo.beat.Metre;
import continuo.generate.Continuation;
import continuo.generate.Foresight;
import continuo.generate.Hearing;
import continuo.generate.Leeway;
import continuo.generate.Snapshot;
import continuo.generate.Style;
import continuo.live.HandSettings;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.PlayersPedal;
import continuo.live.Ports;
import continuo.live.Step;
import continuo.live.hands.Hands;
import continuo.live.hear.LiveEvent;
import continuo.live.hear.NoteListener;
import continuo.live.improvise.Returns.Press;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

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
    private static final long LONG_SILENCE_NANOS = 60_000_000_000L;
    private static final long NANOS_PER_MICRO = 1_000;

    private final Continuation continuation;
    private final Hearing hearing;
    private final Foresight foresight;
    private final LiveMeters meters;
    private final LongSupplier nanoClock;
    private final Orders orders;
    private final OwnNotes own;
    private final long leadNanos;
    private final BeatClock clock;
    private final BeatFollower follower;
    private final Keyboard keyboard;
    private final Hands hands;
    private final Answer answer;
    private final Returns returns;
    private final Feedback feedback;
    private final Conductor conductor;
    private final BeatTeller teller;
    private final Passing passing;
    private final Map<Mode, PlayingMode> modes = new EnumMap<>(Mode.class);
    private final SplitMode split;
    private final LiveEvent missed = new LiveEvent();
    private final LiveObserver observer;

    private LiveSettings settings;
    private PlayingMode mode;
    private long lastWakeNanos;
    private long unheardBefore;
    private long autoNanos; // how long the silence that began last is to be; 0: there was none
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
        this.continuation = continuation;
        this.settings = settings;
        this.meters = meters;
        this.nanoClock = nanoClock;
        this.observer = observer;
        clock = new BeatClock(settings.tempo());
        leadNanos = ports.leadNanos();
        own = new OwnNotes(leadNanos + settings.timing().mostEarlyNanos());
        orders = new Orders(planned, meters.unplayed(), settings, observer);
        hearing = new Hearing(continuation);
        foresight = new Foresight(continuation);
        follower = new BeatFollower(continuation, hearing, clock, own, settings.beat());
        Start start = new Start(continuation, clock, follower, settings);
        answer = new Answer(continuation, clock, follower, start, orders, own, settings, ports.leadNanos());
        Phrase phrase = new Phrase();
        conductor = new Conductor(follower.midiClock(), answer, phrase, ports, observer, settings.beat());
        teller = new BeatTeller(clock, follower, conductor, orders, own);
        returns = new Returns(own);
        feedback = new Feedback(ports, meters.echoes(), observer);
        Held held = new Held();
        Line line = new Line(
                continuation,
                hearing,
                clock,
                follower,
                start,
                orders,
                own,
                held,
                settings,
                ports.leadNanos(),
                this::tellBeat);
        Leeway leeway = continuation.leeway();
        modes.put(Mode.ANSWER, new AnswerMode(answer, phrase, clock, this::silenceNanos));
        modes.put(Mode.LISTEN, new ListenMode(phrase, clock, this::silenceNanos));
        modes.put(Mode.TAKEOVER, new TakeoverMode(line, held, leeway, settings));
        modes.put(Mode.FINISH, new FinishMode(line, held, leeway, settings));
        modes.put(Mode.TOGETHER, new TogetherMode(line, held, leeway, clock, follower, settings));
        split = new SplitMode(line, held, leeway, clock, follower, this::silenceNanos, settings);
        mode = mode(settings);
        passing = new Passing(orders, settings.hands().thru(), this::isPad);
        keyboard = new Keyboard(
                mode, held, hearing, follower, clock, passing, orders.pedalling(), meters, observer, nanoClock);
        hands = new Hands(keyboard);
        tellHands(Long.MIN_VALUE);
        teller.after(true, true, settings, 0); // a tempo that is set is known before anything is heard
    }

    private boolean isPad(int channel) {
        return hands.isPad(channel);
    }

    private PlayingMode mode(LiveSettings of) {
        return isSplit(of) ? split : Objects.requireNonNull(modes.get(of.mode()));
    }

    private static boolean isSplit(LiveSettings of) {
        return of.mode() == Mode.ANSWER && of.hands().split() != HandSettings.NO_SPLIT;
    }

    /// Whether an [Answer] is given to what is heard.
    private boolean answers() {
        return settings.mode() == Mode.ANSWER && !isSplit(settings);
    }

    private void tellHands(long now) {
        boolean listens = settings.mode() == Mode.LISTEN;
        HandSettings made = settings.hands();
        hands.settings(
                beatNanos(now),
                usualSilenceNanos(now),
                answers(),
                !answers() && !listens,
                made.pedal() == PlayersPedal.COLOURS,
                (long) (made.holdBeats() * beatNanos(now)));
    }

    @Override
    public void onEvent(LiveEvent event, long sequence, boolean endOfBatch) {
        observer.took(event);
        long now = event.heardNanos();
        orders.pay();
        wakeHands(now);
        mode.at(now);
        boolean sounded = !hands.isSilent();
        switch (event.kind()) {
            case SETTINGS -> settings(Objects.requireNonNull(event.settings()), event.prepared(), now);
            case PANIC -> panic(now);
            case TAKEOVER -> takeover(now);
            case AGAIN, ANOTHER -> repeat(event.kind(), now);
            case LOST -> lost(now);
            case MISSED -> missed(now);
            case TAP -> tap(now);
            case TICK, START, CONTINUE, STOP, POSITION, FOUND -> conduct(event, now);
            default -> {
                hands.from(event.source(), now);
                hear(event, now);
            }
        }
        tellIfSilent(sounded, now);
        teller.after(mayMoveBeat(event.kind()), hands.isSilent(), settings, now);
        if (endOfBatch) {
            continuation.prepare(); // what comes next is heard sooner
        }
    }

    private static boolean mayMoveBeat(LiveEvent.Kind kind) {
        return switch (kind) {
            case PRESS, SETTINGS, TAP, TICK, START, CONTINUE, STOP, POSITION -> true;
            default -> false;
        };
    }

    /// Releases may be among it.
    private void missed(long now) {
        passing.letGo();
        hands.letGoAll(now);
    }

    private void conduct(LiveEvent event, long now) {
        if (event.kind() != LiveEvent.Kind.FOUND && event.source() != NoteListener.CONTROL_PORT) {
            hands.from(event.source(), now);
        }
        if (conductor.take(event, now) && !answers()) {
            mode.stop(now); // the song stops
        }
        if (conductor.hasAnotherTempo(now)) {
            tellHands(now);
        }
    }

    private void tap(long now) {
        conductor.tap(now);
        if (conductor.hasAnotherTempo(now)) {
            tellHands(now);
        }
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
            case PRESS -> press(event, now);
            case RELEASE -> release(event, now);
            case OTHER -> passing.control(event);
            default -> {
                passing.control(event);
                hands.control(channel, event.controller(), event.value(), now);
            }
        }
    }

    private void press(LiveEvent event, long now) {
        if (returns.haveStopped(now)) {
            feedback.stopped();
        }
        boolean strikes = hands.isStrike(event.channel(), event.pitch(), now);
        if (strikes && passing.isReturn(event, settings.echoWindowNanos())) {
            feedback.ignored();
            return;
        }
        Press press = returns.press(event.pitch(), event.velocity(), now, settings.echoWindowNanos());
        switch (press) {
            case OWN -> feedback.ignored();
            case RETURNED -> mode.returned(now);
            case LAST_PROOF -> {
                feedback.proven(returns.lagNanos());
                mode.returned(now);
                missed(now); // own notes that came back before
            }
            default -> played(event, now, press == Press.DOUBTED);
        }
    }

    private void played(LiveEvent event, long now, boolean doubted) {
        boolean strikes = hands.isStrike(event.channel(), event.pitch(), now);
        if (!returns.isProven()) { // else it would come back, and go on, and come back
            passing.press(event, strikes);
        }
        if (strikes) {
            mode.strikes(event.pitch(), now);
            forgetBeforeALongSilence(now);
        }
        orders.passNow();
        hands.press(event.channel(), event.pitch(), event.velocity(), now, doubted);
    }

    /// Whoever begins after a long silence begins as at the start: in the style, where there is one.
    private void forgetBeforeALongSilence(long now) {
        if (!settings.generation().style().isEmpty() && follower.hasRested(now, LONG_SILENCE_NANOS)) {
            follower.forget(now);
        }
    }

    private void release(LiveEvent event, long now) {
        if (passing.isReturnedEnd(event) || returns.release(event.pitch(), now)) {
            hands.passOver(event.channel(), event.pitch(), now);
        } else {
            passing.release(event);
            hands.release(event.channel(), event.pitch(), now);
            passing.released();
        }
    }

    /// If the silence has just begun, whoever plays is told.
    private void tellIfSilent(boolean sounded, long now) {
        if (sounded && hands.isSilent()) {
            if (foresees()) {
                autoNanos = foreseenNanos(hands.lastHeardNanos());
            }
            mode.fellSilent(now, hands.lastHeardNanos());
        }
    }

    /// No answer to a phrase that was cut off.
    private void lost(long now) {
        mode.stop(now);
        passing.letGo();
        hands.lost(now);
    }

    private void panic(long now) {
        mode.stop(now);
        passing.letGo();
        hands.leave(now);
        orders.silence();
    }

    private void takeover(long now) {
        if (!mode.takeover(now)) {
            observer.said("There is a line to be handed over in mode takeover only.");
        }
    }

    private void repeat(LiveEvent.Kind kind, long now) {
        if (!hands.isSilent()) {
            observer.said("Let go of keys and pedal first, for an answer again, or another.");
        } else if (!(kind == LiveEvent.Kind.AGAIN ? mode.again(now) : mode.another(now))) {
            observer.said("There is no answer yet that could be given again, or otherwise.");
        }
    }

    private void settings(LiveSettings newSettings, @Nullable Snapshot prepared, long now) {
        Style style = settings.generation().style();
        if (newSettings.inputChannel() != settings.inputChannel()) {
            lost(now); // the releases of what is held will not be listened to
        }
        if (!mode(newSettings).equals(mode)) {
            mode.leave(now);
            mode = mode(newSettings);
            keyboard.attend(mode);
        }
        passing.settings(newSettings.hands().thru());
        mode.settings(newSettings, now);
        settings = newSettings;
        answer.settings(newSettings, now);
        own.lead(leadNanos + newSettings.timing().mostEarlyNanos());
        follower.source(newSettings.beat(), now);
        if (!newSettings.generation().style().equals(style)) {
            begin(newSettings.generation().style(), prepared, now);
        }
        conductor.source(newSettings.beat(), now);
        tellHands(now);
        orders.settings(newSettings);
        mode.changed(now);
    }

    /// What was heard counts as played after that style; an answer or a line that sounds by now ends.
    private void begin(Style style, @Nullable Snapshot prepared, long now) {
        if (!answer.isUntouched()) {
            mode.returned(now);
        }
        continuation.beginning(style, prepared);
        follower.repeat();
    }

    private long beatNanos(long now) {
        return (long) conductor.nanosPerBeat(now, clock.nanosPerBeat());
    }

    private boolean foresees() {
        return settings.silenceBeats() == LiveSettings.AUTO_SILENCE && !isSplit(settings);
    }

    /// How long the silence lasts that began then, as the network sees it.
    private long foreseenNanos(long silentNanos) {
        long tick = Math.max(clock.tick(silentNanos), hearing.lastOnsetTick());
        return clock.nanos(foresight.endTick(tick, Foresight.SURE)) - clock.nanos(tick);
    }

    private long silenceNanos(long now) {
        return foresees() && autoNanos > 0 ? autoNanos : usualSilenceNanos(now);
    }

    /// The same where that hangs on no phrase.
    private long usualSilenceNanos(long now) {
        double beats = settings.silenceBeats() == LiveSettings.AUTO_SILENCE ? 1 : settings.silenceBeats();
        return (long) (beats * beatNanos(now));
    }

    private boolean isListenedTo(int channel, boolean isPress) {
        return settings.inputChannel() == LiveSettings.ALL_CHANNELS
                ? hands.isMusic(channel, isPress)
                : settings.inputChannel() == channel;
    }

    /// When [#wake] is next to be called if nothing is heard before. Never throws.
    public long wakeNanos() {
        if (meters.unheard().get() != unheardBefore || orders.owing() || teller.owing()) {
            return lastWakeNanos + RETRY_NANOS;
        }
        return Math.min(Math.min(follower.nextNanos(), conductor.wakeNanos()), Math.min(mode.wakeNanos(), findNanos()));
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
        teller.pay();
        wakeHands(now);
        conductor.wake(now);
        if (mode.wakeNanos() <= now) {
            wakeMode(now);
        } else {
            follower.sounded(now);
        }
    }

    private void wakeMode(long now) {
        boolean wasOnBeat = follower.isOnBeat();
        mode.wake(now);
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
        for (long wake = findNanos(); wake <= now; wake = findNanos()) {
            foundNanos = Math.max(foundNanos, wake); // what one thing shows of another is known no sooner
            mode.at(foundNanos);
            if (mode.dueNanos() <= wake) {
                mode.due(foundNanos);
            } else {
                boolean sounded = !hands.isSilent();
                hands.wake(foundNanos);
                tellIfSilent(sounded, foundNanos);
                teller.after(false, hands.isSilent(), settings, foundNanos);
            }
        }
        foundNanos = Math.max(foundNanos, now);
    }

    private long findNanos() {
        return Math.min(hands.wakeNanos(), mode.dueNanos());
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
        mode.abandon();
        passing.letGo();
        orders.silence();
        hearing.reset();
    }
}
