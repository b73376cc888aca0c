package continuo.live.hands;

import continuo.midi.ShortMessages;

/// The hands and feet of the player, as his keyboard tells of them. Takes what comes, and tells what is [Playing]: each
/// strike once, each note's end, whatever the keyboard's manners. Between events, whenever [#wakeNanos] has come,
/// [#wake] finds out what did not come.
public final class Hands {

    private static final int SHORT_PARTS = 4; // of a beat, where there are no note-offs

    private final Keys keys = new Keys();
    private final Strikes strikes = new Strikes();
    private final Channels channels = new Channels();
    private final Pads pads = new Pads();
    private final Sensing sensing = new Sensing();
    private final Lingering lingering = new Lingering(keys, strikes);
    private final boolean[] suspicious = new boolean[Keys.PITCHES];
    private final Fingers fingers;
    private final Pedals pedals;
    private final Remarks remarks;

    private long beatNanos;
    private boolean answers;
    private boolean toldWaits;
    private long lastHeardNanos;

    /// @param playing is told what is played
    public Hands(Playing playing) {
        fingers = new Fingers(keys, strikes, playing);
        pedals = new Pedals(channels, keys, playing);
        remarks = new Remarks(playing);
    }

    /// @param newAnswers whether silence is answered
    public void settings(long newBeatNanos, long silenceNanos, boolean newAnswers) {
        beatNanos = newBeatNanos;
        answers = newAnswers;
        lingering.tempo(beatNanos, silenceNanos);
        pedals.habits().rest(silenceNanos + beatNanos);
    }

    /// Whether what comes on this channel is music. That drums are passed over is said.
    public boolean isMusic(int channel, boolean isPress) {
        boolean drum = channels.isDrum(channel);
        if (drum && isPress) {
            remarks.drums();
        }
        return !drum;
    }

    /// Whether a press now is a strike of its own, and not the same again as the one before.
    public boolean isStrike(int pitch, long now) {
        return !strikes.isSame(pitch, now);
    }

    /// @param newSuspicious whether it may be an own note that came back, so that its release may never come
    public void press(int channel, int pitch, int velocity, long now, boolean newSuspicious) {
        int bit = Keys.bit(channel);
        heard(now);
        if (channels.note(channel, fingers.holdOther(bit, pitch, now))) {
            pedals.apply(now); // a channel with notes of its own has a pedal of its own
        }
        suspicious[pitch] = newSuspicious;
        if (isStrike(pitch, now)) {
            if (pads.struck(channel, keys.isDown(bit, pitch), now)) {
                findPads(bit, now);
            }
            pedals.habits().pressed(now);
            fingers.strikes(channel, pitch, velocity, now, !pads.isPad(channel));
        } else {
            fingers.joins(channel, pitch, velocity, now);
        }
        if (pads.isPad(channel)) {
            long shortNanos = now + Math.max(Strikes.SAME_NANOS, beatNanos / SHORT_PARTS);
            strikes.await(bit, pitch, shortNanos, shortNanos);
        }
    }

    public void release(int channel, int pitch, long now) {
        sensing.alive(now);
        int meant = fingers.meant(channel, pitch, now);
        if (meant >= 0) {
            pads.released(Keys.bit(channel));
            lastHeardNanos = Math.max(lastHeardNanos, fingers.release(channel, meant, now));
            toldWaits = false;
            handsMayBeUp();
        }
    }

    /// If the hands are up, a pedal that is never lifted shows itself.
    private void handsMayBeUp() {
        if (keys.anyDown()) {
            return;
        }
        pedals.habits().handsUp(fingers.upNanos());
        if (!isSilent() && pedals.passOverNeverLifted(fingers.upNanos())) {
            remarks.stuckPedal();
        }
    }

    public void control(int channel, int controller, int value, long now) {
        int bits = channels.withMembers(Keys.bit(channel));
        sensing.alive(now);
        switch (controller) {
            case ShortMessages.SUSTAIN_PEDAL, ShortMessages.HOLD_2_PEDAL, ShortMessages.SOSTENUTO_PEDAL -> {
                boolean sounded = !isSilent();
                if (pedals.move(channel, controller, value, now) && sounded) {
                    heard(now);
                }
            }
            case ShortMessages.ALL_SOUND_OFF -> {
                heardIfSounds(now);
                fingers.letGo(bits, now);
                handsMayBeUp();
            }
            case ShortMessages.RESET_CONTROLLERS -> {
                heardIfSounds(now);
                pedals.lift(bits, now);
            }
            case ShortMessages.ALL_NOTES_OFF,
                    ShortMessages.OMNI_OFF,
                    ShortMessages.OMNI_ON,
                    ShortMessages.MONO_ON,
                    ShortMessages.POLY_ON -> notesOff(bits, now);
            default -> {
                if (channels.parameter(channel, controller, value)) {
                    pedals.apply(now);
                }
            }
        }
    }

    private void notesOff(int bits, long now) {
        if (fingers.allUp(bits, now)) {
            pads.released(bits);
            heard(now);
            handsMayBeUp();
        }
    }

    /// FF: the keyboard is as it was when it was switched on.
    public void reset(long now) {
        heardIfSounds(now);
        leave(now);
        sensing.stop();
    }

    /// Something of what was played may not have been heard: everything that sounds ends.
    public void letGoAll(long now) {
        fingers.letGo(Keys.ALL_CHANNELS, now);
        pedals.habits().handsUp(now);
    }

    /// Keys and pedals go up.
    public void leave(long now) {
        letGoAll(now);
        pedals.lift(Keys.ALL_CHANNELS, now);
    }

    /// The keyboard is gone; the next one may have other manners.
    public void lost(long now) {
        letGoAll(now);
        pedals.forget(now);
        channels.forget();
        pads.forget();
        sensing.stop();
        fingers.forget();
    }

    /// The keyboard says that it is there, and will go on doing so.
    public void sensed(long now) {
        sensing.sensed(now);
    }

    /// Something came that says nothing about notes.
    public void alive(long now) {
        sensing.alive(now);
    }

    private void heardIfSounds(long now) {
        if (!isSilent()) {
            heard(now);
        }
    }

    private void heard(long now) {
        sensing.alive(now);
        lastHeardNanos = now;
        toldWaits = false;
    }

    public boolean isSilent() {
        return keys.sounding() == 0;
    }

    /// When something was heard last that has to do with notes.
    public long lastHeardNanos() {
        return lastHeardNanos;
    }

    /// When [#wake] is next to be called if nothing comes before.
    public long wakeNanos() {
        long wake = Math.min(fingers.wakeNanos(), sensing.goneNanos());
        if (isSilent()) {
            return wake;
        }
        lingering.look();
        wake = Math.min(wake, Math.min(lingering.ageNanos(), lingering.droneNanos(lastHeardNanos)));
        wake = Math.min(wake, stillNanos());
        return Math.min(wake, toldWaits || !answers ? Strikes.NEVER : lingering.waitsNanos(lastHeardNanos));
    }

    /// When the stillness shows that what sounds does not; after [Lingering#look].
    private long stillNanos() {
        if (lingering.isPedalled()) {
            return footRests() ? lingering.footRestsNanos(lastHeardNanos) : lingering.stillNanos(lastHeardNanos);
        }
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int down = keys.downOn(pitch);
            if (down != 0 && (suspicious[pitch] || pads.suspected(down) != 0)) {
                return lingering.stillNanos(lastHeardNanos);
            }
        }
        return Strikes.NEVER;
    }

    private boolean footRests() {
        return !keys.anyDown() && pedals.anyWrongWayRound();
    }

    /// `now` is what [#wakeNanos] said.
    public void wake(long now) {
        if (sensing.goneNanos() <= now) {
            gone(now);
        } else if (fingers.wakeNanos() <= now) {
            fingers.wake(now);
            handsMayBeUp();
        } else {
            lingering.look();
            letGoLingering(now);
        }
    }

    private void gone(long now) {
        sensing.stop();
        if (!isSilent()) {
            remarks.gone();
        }
        leave(now);
    }

    private void letGoLingering(long now) {
        if (lingering.ageNanos() <= now) {
            letGoForgotten(now);
        } else if (lingering.droneNanos(lastHeardNanos) <= now) {
            letGoAll(lastHeardNanos);
        } else if (stillNanos() <= now) {
            letGoStill();
        } else {
            toldWaits = true;
            remarks.waits(keys.lowestDown());
        }
    }

    private void letGoForgotten(long now) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            if (lingering.isForgotten(pitch, now)) {
                remarks.forgotten(pitch);
                fingers.letGo(Keys.ALL_CHANNELS, pitch, lastHeardNanos);
            }
        }
    }

    private void letGoStill() {
        if (!lingering.isPedalled()) {
            letGoDoubtful();
        } else if (footRests()) {
            remarks.turnedPedal();
            pedals.turnWrongWayRound(lastHeardNanos);
        } else {
            remarks.stuckPedal();
            pedals.passOverAll(lastHeardNanos);
        }
    }

    /// Keys whose release will not come, as it seems.
    private void letGoDoubtful() {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            int padBits = pads.suspected(keys.downOn(pitch));
            if (padBits != 0) {
                findPads(padBits, lastHeardNanos);
            } else if (suspicious[pitch] && keys.downOn(pitch) != 0) {
                fingers.letGo(Keys.ALL_CHANNELS, pitch, lastHeardNanos);
            }
        }
    }

    /// The keys of these channels are not down, for nothing would ever say that they are up.
    private void findPads(int bits, long nanos) {
        remarks.pads(Integer.numberOfTrailingZeros(bits));
        pads.found(bits);
        fingers.allUp(bits, nanos);
    }
}
