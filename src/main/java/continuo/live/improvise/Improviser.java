package continuo.live.improvise;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.live.LiveMeters;
import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Mode;
import continuo.live.hear.LiveEvent;
import continuo.midi.ShortMessages;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.LongSupplier;

/// Heard notes in, planned notes out. Everything reached from here belongs to the `continuo-improvise` thread.
///
/// The continuation hears each key at once, by one step of its network, so that nothing needs to be read again when it
/// is time to answer. Between events, whenever [#wakeNanos] has come, [#wake] draws one note of the answer: a key
/// that goes down waits for one such step at most.
public final class Improviser implements EventHandler<LiveEvent> {

    /// A key held for so long, with nothing else heard meanwhile, has been let go: its release was lost.
    static final long FORGOTTEN_NANOS = 30_000_000_000L;

    private static final int WINDOW_NOTES = 64;
    private static final long RETRY_NANOS = 1_000_000;

    private final Continuation continuation;
    private final LiveMeters meters;
    private final LiveObserver observer;
    private final LongSupplier nanoClock;
    private final Orders orders;
    private final BeatClock clock;
    private final Answer answer;
    private final Keys keys = new Keys();
    private final RollingWindow window = new RollingWindow(WINDOW_NOTES);
    private final Phrase phrase = new Phrase();
    private final int[] echoesDown = new int[Keys.PITCHES];

    private LiveSettings settings;
    private boolean begun;
    private long lastHeardNanos;
    private long lastWakeNanos;
    private long unheardBefore;

    /// @param leadNanos how long before its time the player hands a note to the output
    /// @param nanoClock what wakes this stage and what the meters go by; what is drawn does not depend on it
    public Improviser(
            Continuation continuation,
            RingBuffer<PlannedNote> planned,
            LiveSettings settings,
            long leadNanos,
            LiveMeters meters,
            LiveObserver observer,
            LongSupplier nanoClock) {
        this.continuation = continuation;
        this.settings = settings;
        this.meters = meters;
        this.observer = observer;
        this.nanoClock = nanoClock;
        orders = new Orders(planned, meters.unplayed(), settings);
        clock = new BeatClock(settings.tempo());
        answer = new Answer(continuation, clock, orders, settings, leadNanos);
    }

    @Override
    public void onEvent(LiveEvent event, long sequence, boolean endOfBatch) {
        long now = event.heardNanos();
        orders.pay();
        letGoForgotten(now);
        switch (event.kind()) {
            case SETTINGS -> settings(Objects.requireNonNull(event.settings()), now);
            case PANIC -> panic(now);
            case LOST -> lost(now);
            default -> {
                if (isListenedTo(event.channel())) {
                    hear(event, now);
                }
            }
        }
    }

    private void hear(LiveEvent event, long now) {
        int channels = Keys.bit(event.channel());
        switch (event.kind()) {
            case PRESS -> press(event, channels, now);
            case RELEASE -> release(event, channels, now);
            case PEDAL_DOWN -> pedal(true, channels, event, now);
            case PEDAL_UP -> pedal(false, channels, event, now);
            default -> letGo(channels, now);
        }
    }

    private void press(LiveEvent event, int channels, long now) {
        int pitch = event.pitch();
        if (answer.echoes(pitch, event.velocity(), now)) {
            echo(pitch);
            return;
        }
        answer.cancel(now);
        if (!begun) {
            clock.begin(now);
            begun = true;
        }
        meters.heard().incrementAndGet();
        lastHeardNanos = now;
        phrase.pressed(now);
        keys.press(channels, pitch);
        window.press(pitch, event.velocity(), clock.tick(now));
        continuation.hear(pitch, event.velocity(), clock.tick(now));
        meters.hearToState().record(nanoClock.getAsLong() - now);
        observer.heard(now, ShortMessages.noteOn(event.channel(), pitch, event.velocity()));
    }

    private void release(LiveEvent event, int channels, long now) {
        int pitch = event.pitch();
        if (echoesDown[pitch] > 0) {
            echoesDown[pitch]--;
            return;
        }
        if (!keys.isDown(channels, pitch)) {
            return; // let go before, or never heard
        }
        lastHeardNanos = now;
        if (keys.release(channels, pitch)) {
            ended(pitch, now);
            openIfSilent(now);
        }
        observer.heard(now, ShortMessages.noteOff(event.channel(), pitch));
    }

    private void pedal(boolean down, int channels, LiveEvent event, long now) {
        lastHeardNanos = now;
        if (down) {
            keys.pedalDown(channels);
        } else {
            boolean sounded = keys.sounding() > 0;
            keys.pedalUp(channels);
            for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
                if (keys.dampen(pitch)) {
                    ended(pitch, now);
                }
            }
            if (sounded) {
                openIfSilent(now);
            }
        }
        observer.heard(now, ShortMessages.controlChange(event.channel(), event.pitch(), event.velocity()));
    }

    /// Everything that sounds on the channels ends.
    private void letGo(int channels, long now) {
        boolean sounded = keys.sounding() > 0;
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (keys.letGo(channels, pitch)) {
                ended(pitch, now);
                observer.heard(now, ShortMessages.noteOff(0, pitch));
            }
        }
        if (sounded) {
            openIfSilent(now);
        }
    }

    private void ended(int pitch, long now) {
        long tick = clock.tick(now);
        window.release(pitch, tick);
        continuation.release(pitch, tick);
    }

    /// The silence has begun; if it lasts, it ends the phrase.
    private void openIfSilent(long now) {
        if (keys.sounding() > 0) {
            return;
        }
        phrase.fellSilent(now, silenceNanos());
        if (phrase.isOver() && settings.mode() == Mode.ANSWER) {
            Arrays.fill(echoesDown, 0);
            answer.open(phrase.dueNanos(), phrase.lengthNanos());
        }
    }

    private void echo(int pitch) {
        echoesDown[pitch]++;
        if (meters.echoes().incrementAndGet() == 1) {
            observer.said("Continuo hears its own notes on the input and ignores them;"
                    + " connect its output to the instrument only.");
        }
    }

    /// No answer to a phrase that was cut off.
    private void lost(long now) {
        answer.cancel(now);
        letGo(Keys.ALL_CHANNELS, now);
        keys.pedalUp(Keys.ALL_CHANNELS);
        forgetPhrase(now);
    }

    private void panic(long now) {
        lost(now);
        orders.silence();
    }

    private void forgetPhrase(long now) {
        answer.cancel(now);
        phrase.forget();
    }

    private void settings(LiveSettings newSettings, long now) {
        if (newSettings.inputChannel() != settings.inputChannel()) {
            letGo(Keys.ALL_CHANNELS, now);
            keys.pedalUp(Keys.ALL_CHANNELS);
        }
        if (newSettings.mode() != Mode.ANSWER) {
            forgetPhrase(now);
        }
        settings = newSettings;
        answer.settings(newSettings, now);
        orders.settings(newSettings);
        if (answer.isUntouched()) {
            phrase.silence(silenceNanos(), now);
            answer.open(phrase.dueNanos(), phrase.lengthNanos());
        }
    }

    private long silenceNanos() {
        return (long) (settings.silenceBeats() * settings.tempo().nanosPerBeat());
    }

    private boolean isListenedTo(int channel) {
        return settings.inputChannel() == LiveSettings.ALL_CHANNELS || settings.inputChannel() == channel;
    }

    /// When [#wake] is next to be called if nothing is heard before. Never throws.
    public long wakeNanos() {
        if (meters.unheard().get() != unheardBefore || orders.owing()) {
            return lastWakeNanos + RETRY_NANOS;
        }
        return Math.min(answer.wakeNanos(), forgottenNanos());
    }

    @Override
    public void onTimeout(long sequence) {
        wake(nanoClock.getAsLong());
    }

    /// Everything heard has been dealt with, and [#wakeNanos] has come.
    public void wake(long now) {
        lastWakeNanos = now;
        orders.pay();
        letGoUnheard(now);
        letGoForgotten(now);
        if (answer.wakeNanos() <= now) {
            answer.draw();
        }
    }

    /// Releases may be among what was not heard: once everything else is heard, nothing counts as held any more.
    private void letGoUnheard(long now) {
        long unheard = meters.unheard().get();
        if (unheard != unheardBefore) {
            unheardBefore = unheard;
            letGo(Keys.ALL_CHANNELS, now);
        }
    }

    private void letGoForgotten(long now) {
        long forgottenNanos = forgottenNanos();
        if (now >= forgottenNanos) {
            letGo(Keys.ALL_CHANNELS, forgottenNanos);
        }
    }

    private long forgottenNanos() {
        return keys.sounding() > 0 ? lastHeardNanos + FORGOTTEN_NANOS : Phrase.NEVER;
    }

    /// Goes on after an exception anywhere in this stage: silence, and a state built anew from the window.
    public void recover() {
        forget();
        window.tell(continuation);
    }

    /// Goes on when even that fails: silence, and as if nothing had been heard.
    public void forget() {
        answer.abandon();
        phrase.forget();
        orders.silence();
        continuation.reset();
    }
}
