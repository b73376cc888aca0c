package continuo.midi.jack;

import continuo.midi.ShortMessages;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/// Messages on their way to the instant at which they are due. One thread, the player's, hands them over; JACK's thread
/// takes them in at each cycle and writes those that fall into it, each at its frame; what is late goes out first.
/// Neither waits for the other, neither allocates.
///
/// Knows what it has made sound, and ends it when asked to.
final class Departures {

    /// Where a cycle's messages go.
    @FunctionalInterface
    interface Cycle {

        /// @return whether there was room for it
        boolean write(int frame, int message);
    }

    static final int SIZE = 4096; // a power of two; some seconds of the densest playing
    private static final int MASK = SIZE - 1;
    private static final int CHANNELS = 16;
    private static final int PITCHES = 128;
    private static final int ALL_CHANNELS = 0xFFFF;
    private static final int FRESH_CYCLES = 200;
    private static final int LAST_REPEAT_CYCLES = 20;
    private static final long LATE_NANOS = 200_000_000; // longer than any cycle

    // Invariant: message n, counted from the first ever handed over, is in slot n & MASK for taken <= n < handedOver.
    private final long[] ringNanos = new long[SIZE];
    private final int[] ringMessages = new int[SIZE];
    private final AtomicLong handedOver = new AtomicLong();
    private final AtomicLong taken = new AtomicLong();
    private volatile long cancelledBefore; // no note-on counted before this is played any more
    private volatile long settled; // so many have been written or dropped
    private final AtomicInteger silences = new AtomicInteger(); // asked for
    private final AtomicInteger greetings = new AtomicInteger(); // asked for
    private final AtomicInteger repeats = new AtomicInteger(); // asked for

    // From here on, JACK's thread. The messages that are not yet due, by their time; of the same time, as they came.
    private final long[] dueNanos = new long[SIZE];
    private final int[] messages = new int[SIZE];
    private final long[] numbers = new long[SIZE];
    private int pending;
    private final boolean[] sounding = new boolean[CHANNELS * PITCHES];
    private int channelsUsed; // a bit each
    private int silencesGiven;
    private int greetingsGiven;
    private final int[] cyclesToRepeat = new int[CHANNELS * PITCHES]; // for how many an end counts as just played
    private int repeatsGiven;
    private int cyclesToLastRepeat; // 0 if there is none to come

    /// Player's thread. If nothing has been taken for so long that there is no room, what sounds is ended when the
    /// cycles go on, and nothing is played that was to end by a message lost here.
    void add(long atNanos, int message) {
        long number = handedOver.get();
        if (number - taken.get() == SIZE) {
            cancelledBefore = number;
            silences.incrementAndGet();
            return;
        }
        ringNanos[(int) number & MASK] = atNanos;
        ringMessages[(int) number & MASK] = message;
        handedOver.set(number + 1);
    }

    /// Player's thread: no note-on handed over so far is played any more.
    void cancel() {
        cancelledBefore = handedOver.get();
    }

    /// Any thread: ends what sounds.
    void silence() {
        silences.incrementAndGet();
    }

    /// Any thread: a listener has come who may still hold notes from a Continuo that was killed.
    void greet() {
        greetings.incrementAndGet();
    }

    /// Any thread: a listener may have lost a cycle, and with it the ends of notes.
    void repeatEnds() {
        repeats.incrementAndGet();
    }

    boolean allSettled() {
        return settled == handedOver.get();
    }

    /// JACK's thread: writes what belongs in this cycle.
    void play(CycleClock clock, Cycle cycle) {
        takeIn();
        dropCancelled();
        repeatWhenAsked(cycle);
        if (silenceWhenAsked(cycle) && greetWhenAsked(cycle)) {
            int written = 0;
            while (written < pending && playOne(written, clock, cycle)) {
                written++;
            }
            dropFirst(written);
        }
        settled = taken.get() - pending;
    }

    /// Instead of a cycle, while there are none: forgets what is pending, and ends what sounds when they go on.
    void forget() {
        taken.set(handedOver.get());
        pending = 0;
        settled = taken.get();
        silence();
    }

    private void takeIn() {
        long end = handedOver.get();
        for (long number = taken.get(); number < end && pending < SIZE; number++) {
            insert(number, ringNanos[(int) number & MASK], ringMessages[(int) number & MASK]);
            taken.set(number + 1);
        }
    }

    private void insert(long number, long nanos, int message) {
        int place = pending++;
        while (place > 0 && dueNanos[place - 1] > nanos) {
            move(place - 1, place);
            place--;
        }
        dueNanos[place] = nanos;
        messages[place] = message;
        numbers[place] = number;
    }

    private void move(int from, int to) {
        dueNanos[to] = dueNanos[from];
        messages[to] = messages[from];
        numbers[to] = numbers[from];
    }

    private void dropCancelled() {
        long before = cancelledBefore;
        int kept = 0;
        for (int i = 0; i < pending; i++) {
            if (numbers[i] >= before || !ShortMessages.isPress(messages[i])) {
                move(i, kept++);
            }
        }
        pending = kept;
    }

    private void dropFirst(int count) {
        for (int i = count; i < pending; i++) {
            move(i, i - count);
        }
        pending -= count;
    }

    /// @return whether the message is settled
    private boolean playOne(int place, CycleClock clock, Cycle cycle) {
        int message = messages[place];
        if (ShortMessages.isPress(message) && dueNanos[place] < clock.nanoTime(0) - LATE_NANOS) {
            return true; // the cycles have stood still: better silent than all at once
        }
        long frame = Math.max(0, clock.frame(dueNanos[place]));
        if (frame >= clock.frames() || !cycle.write((int) frame, message)) {
            return false;
        }
        remember(message);
        return true;
    }

    private void remember(int message) {
        if (ShortMessages.status(message) >= 0xF0) {
            return;
        }
        channelsUsed |= 1 << ShortMessages.channel(message);
        int key = ShortMessages.channel(message) * PITCHES + ShortMessages.data1(message);
        if (ShortMessages.isPress(message)) {
            sounding[key] = true;
        } else if (ShortMessages.isRelease(message)) {
            sounding[key] = false;
            cyclesToRepeat[key] = FRESH_CYCLES;
        }
    }

    /// At once, and once more a little later: who tells of a missed cycle may be quicker than the cycles that follow.
    private void repeatWhenAsked(Cycle cycle) {
        int asked = repeats.get();
        boolean last = cyclesToLastRepeat > 0 && --cyclesToLastRepeat == 0;
        boolean now = asked != repeatsGiven;
        if (now) {
            repeatsGiven = asked;
            cyclesToLastRepeat = LAST_REPEAT_CYCLES;
        }
        for (int key = 0; key < sounding.length; key++) {
            if (cyclesToRepeat[key] > 0) {
                cyclesToRepeat[key]--;
                if ((now || last) && !sounding[key]) {
                    cycle.write(0, ShortMessages.noteOff(key / PITCHES, key % PITCHES));
                }
            }
        }
    }

    /// @return whether there was room for all of it; else it is done again in the next cycle
    private boolean silenceWhenAsked(Cycle cycle) {
        int asked = silences.get();
        if (asked == silencesGiven) {
            return true;
        }
        for (int key = 0; key < sounding.length; key++) {
            if (sounding[key]) {
                if (!cycle.write(0, ShortMessages.noteOff(key / PITCHES, key % PITCHES))) {
                    return false;
                }
                sounding[key] = false;
                cyclesToRepeat[key] = FRESH_CYCLES;
            }
        }
        silencesGiven = asked;
        return true;
    }

    /// Ends all notes but those that sound, on the channels used so far, or on all if none was.
    private boolean greetWhenAsked(Cycle cycle) {
        int asked = greetings.get();
        if (asked == greetingsGiven) {
            return true;
        }
        int channels = channelsUsed == 0 ? ALL_CHANNELS : channelsUsed;
        for (int channel = 0; channel < CHANNELS; channel++) {
            if ((channels >> channel & 1) != 0 && !greet(channel, cycle)) {
                return false;
            }
        }
        greetingsGiven = asked;
        return true;
    }

    private boolean greet(int channel, Cycle cycle) {
        boolean quiet = true;
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            quiet &= !sounding[channel * PITCHES + pitch];
        }
        if (quiet) {
            return cycle.write(0, ShortMessages.controlChange(channel, ShortMessages.ALL_NOTES_OFF, 0));
        }
        for (int pitch = 0; pitch < PITCHES; pitch++) {
            if (!sounding[channel * PITCHES + pitch] && !cycle.write(0, ShortMessages.noteOff(channel, pitch))) {
                return false;
            }
        }
        return true;
    }
}
