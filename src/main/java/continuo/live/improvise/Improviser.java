package continuo.live.improvise;

import com.lmax.disruptor.EventHandler;
import com.lmax.disruptor.RingBuffer;
import continuo.generate.Continuation;
import continuo.generate.Hearing;
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
/// The continuation hears each key at once, by one step of its network (a key struck after a higher one of its
/// chord, by one for each key of the chord), so that nothing needs to be read again when it is time to answer.
/// Between events, whenever [#wakeNanos] has come, [#wake] draws one note of the answer or of one of its
/// drafts: a key that goes down waits for one such step at most. Only where a machine has not drawn all drafts
/// by the time the answer is due, a key that goes down then is heard after the rest of them: what is played
/// must not depend on how fast the machine is. What sounds ends at once all the same.
public final class Improviser implements EventHandler<LiveEvent> {

    private static final long RETRY_NANOS = 1_000_000;

    private final Hearing hearing;
    private final LiveMeters meters;
    private final LiveObserver observer;
    private final LongSupplier nanoClock;
    private final Orders orders;
    private final Keyboard keyboard;
    private final Answer answer;
    private final Phrase phrase = new Phrase();
    private final int[] echoesDown = new int[Keys.PITCHES];

    private LiveSettings settings;
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
        this.settings = settings;
        this.meters = meters;
        this.observer = observer;
        this.nanoClock = nanoClock;
        BeatClock clock = new BeatClock(settings.tempo());
        orders = new Orders(planned, meters.unplayed(), settings);
        hearing = new Hearing(continuation);
        keyboard = new Keyboard(hearing, clock, observer);
        answer = new Answer(continuation, clock, orders, settings, leadNanos);
    }

    @Override
    public void onEvent(LiveEvent event, long sequence, boolean endOfBatch) {
        long now = event.heardNanos();
        orders.pay();
        letGoForgotten(now);
        boolean sounded = !keyboard.isSilent();
        switch (event.kind()) {
            case SETTINGS -> settings(Objects.requireNonNull(event.settings()), now);
            case PANIC -> panic(now);
            case LOST -> lost(now);
            default -> {
                if (isListenedTo(event.channel())) {
                    hear(event, now);
                    openIfSilent(sounded, now);
                }
            }
        }
    }

    private void hear(LiveEvent event, long now) {
        int channel = event.channel();
        switch (event.kind()) {
            case PRESS -> press(channel, event.pitch(), event.velocity(), now);
            case RELEASE -> release(channel, event.pitch(), now);
            case PEDAL_DOWN -> keyboard.pedal(true, channel, event.velocity(), now);
            case PEDAL_UP -> keyboard.pedal(false, channel, event.velocity(), now);
            default -> keyboard.letGo(Keys.bit(channel), now);
        }
    }

    private void press(int channel, int pitch, int velocity, long now) {
        if (answer.echoes(pitch, velocity, now)) {
            echo(pitch);
            return;
        }
        answer.cancel(now);
        phrase.pressed(now);
        meters.heard().incrementAndGet();
        keyboard.press(channel, pitch, velocity, now);
        meters.hearToState().record(nanoClock.getAsLong() - now);
        observer.heard(now, ShortMessages.noteOn(channel, pitch, velocity));
    }

    private void release(int channel, int pitch, long now) {
        if (echoesDown[pitch] > 0) {
            echoesDown[pitch]--;
        } else {
            keyboard.release(channel, pitch, now);
        }
    }

    private void echo(int pitch) {
        echoesDown[pitch]++;
        if (meters.echoes().incrementAndGet() == 1) {
            observer.said("Continuo hears its own notes on the input and ignores them;"
                    + " connect its output to the instrument only.");
        }
    }

    /// If the silence has just begun: should it last, it ends the phrase.
    private void openIfSilent(boolean sounded, long now) {
        if (!sounded || !keyboard.isSilent()) {
            return;
        }
        phrase.fellSilent(now, silenceNanos());
        if (phrase.isOver() && settings.mode() == Mode.ANSWER) {
            Arrays.fill(echoesDown, 0);
            answer.open(now, phrase.dueNanos(), phrase.lengthNanos());
        }
    }

    private void letGoAll(long now) {
        boolean sounded = !keyboard.isSilent();
        keyboard.letGo(Keys.ALL_CHANNELS, now);
        openIfSilent(sounded, now);
    }

    /// No answer to a phrase that was cut off.
    private void lost(long now) {
        forgetPhrase(now);
        keyboard.leave(now);
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
            lost(now); // the releases of what is held will not be listened to
        }
        if (newSettings.mode() != Mode.ANSWER) {
            forgetPhrase(now);
        }
        settings = newSettings;
        answer.settings(newSettings, now);
        orders.settings(newSettings);
        if (answer.isUntouched()) {
            phrase.silence(silenceNanos(), now);
            answer.open(now, phrase.dueNanos(), phrase.lengthNanos());
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
        return Math.min(answer.wakeNanos(), keyboard.forgottenNanos());
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
            letGoAll(now);
        }
    }

    private void letGoForgotten(long now) {
        long forgottenNanos = keyboard.forgottenNanos();
        if (now >= forgottenNanos) {
            letGoAll(forgottenNanos);
        }
    }

    /// Goes on after an exception anywhere in this stage: silence, and a state built anew from the window.
    public void recover() {
        forget();
        keyboard.repeat();
    }

    /// Goes on when even that fails: silence, and as if nothing had been heard.
    public void forget() {
        answer.abandon();
        phrase.forget();
        orders.silence();
        hearing.reset();
    }
}
