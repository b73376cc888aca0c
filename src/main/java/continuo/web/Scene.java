package continuo.web;

import continuo.midi.ShortMessages;

/// What Continuo is at, made out from what happened. `continuo-page` owns it.
final class Scene {

    private static final int PITCHES = 128;
    private static final int HALF = 64;
    private static final double MICROS_PER_MINUTE = 60e6;

    /// In the words of `GET /api/status`.
    enum State {
        LISTENING,
        WAITING,
        ANSWERING
    }

    private final boolean[] held = new boolean[PITCHES];
    private int heldKeys;
    private boolean pedal;
    private boolean phrase; // something was played that has not been answered
    private long silentNanos = Long.MIN_VALUE;
    private long answerEndNanos = Long.MIN_VALUE; // the end of the last note planned
    private double beatMicros; // 0: none was found

    void see(Sight sight) {
        switch (sight.kind()) {
            case HEARD -> hear(sight.nanos(), sight.data());
            case NOTE -> {
                phrase = false;
                answerEndNanos = Math.max(answerEndNanos, sight.toNanos());
            }
            case CANCEL -> answerEndNanos = Long.MIN_VALUE;
            case WITHDRAW -> answerEndNanos = Math.min(answerEndNanos, sight.toNanos());
            case BEAT -> beatMicros = sight.data();
            case END, BAR, SENT -> {} // shown, and no more
        }
    }

    private void hear(long nanos, int message) {
        int pitch = ShortMessages.data1(message);
        boolean sounded = isSounding();
        if (ShortMessages.isPress(message)) {
            hold(pitch, true);
            phrase = true;
        } else if (ShortMessages.isRelease(message)) {
            hold(pitch, false);
        } else if (ShortMessages.command(message) == ShortMessages.CONTROL_CHANGE
                && pitch == ShortMessages.SUSTAIN_PEDAL) {
            pedal = ShortMessages.data2(message) >= HALF;
        }
        if (sounded && !isSounding()) {
            silentNanos = nanos;
        }
    }

    private void hold(int pitch, boolean down) {
        if (held[pitch] != down) {
            held[pitch] = down;
            heldKeys += down ? 1 : -1;
        }
    }

    private boolean isSounding() {
        return heldKeys > 0 || pedal;
    }

    /// @param answers whether phrases are answered at all
    State state(long now, boolean answers) {
        if (now < answerEndNanos) {
            return State.ANSWERING;
        }
        return answers && phrase && !isSounding() ? State.WAITING : State.LISTENING;
    }

    /// Since when nothing that the player does sounds.
    long silentNanos() {
        return silentNanos;
    }

    /// In beats per minute; 0 where none was found.
    double foundTempo() {
        return beatMicros == 0 ? 0 : MICROS_PER_MINUTE / beatMicros;
    }

    /// As if nothing had happened: others play from now on.
    void forget() {
        java.util.Arrays.fill(held, false);
        heldKeys = 0;
        pedal = false;
        phrase = false;
        answerEndNanos = Long.MIN_VALUE;
    }
}
