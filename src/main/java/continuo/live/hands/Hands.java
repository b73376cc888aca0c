package continuo.live.hands;

import continuo.midi.ShortMessages;

/// The hands and feet of the player, as his keyboard tells of them. Takes what comes, and tells what is
/// [Playing]: each strike once, each note's end, whatever the keyboard's manners. Between events, whenever
/// [#wakeNanos] has come, [#wake] finds out what did not come.
public final class Hands {

    private static final int SHORT_PARTS = 4; // of a beat, where there are no note-offs

    private final Keys keys = new Keys();
    private final Strikes strikes = new Strikes();
    private final Channels channels = new Channels();
    private final Pads pads = new Pads();
    private final Sensing sensing = new Sensing();
    private final Holders holders = new Holders();
    private final Fingers fingers;
    private final Pedals pedals;
    private final Remarks remarks;
    private final Stillness stillness;
    private final Playing playing;

    private long beatNanos;
    private boolean colours;
    private long lastHeardNanos;
    private int source; // of what comes now

    /// @param playing is told what is played
    public Hands(Playing playing) {
        this.playing = playing;
        fingers = new Fingers(keys, strikes, playing);
        pedals = new Pedals(channels, keys, playing);
        remarks = new Remarks(playing);
        stillness = new Stillness(keys, fingers, pedals, pads, remarks, new Lingering(keys, strikes));
    }

    /// @param answers whether silence is answered
    /// @param believes whether what seems to be held counts as held, for however long
    /// @param newColours whether pedals hold nothing when the hands are up
    /// @param limitNanos how long a pedal or a drone is believed in the stillness; 0: as is found out
    public void settings(
            long newBeatNanos,
            long silenceNanos,
            boolean answers,
            boolean believes,
            boolean newColours,
            long limitNanos) {
        beatNanos = newBeatNanos;
        colours = newColours;
        stillness.settings(beatNanos, silenceNanos, answers, believes, colours, limitNanos);
        pedals.habits().rest(silenceNanos + beatNanos);
    }

    /// What is told next comes from this keyboard, which is there.
    ///
    /// @param newSource as in [continuo.midi.MidiSink#message]
    public void from(int newSource, long now) {
        source = newSource;
        sensing.alive(source, now);
    }

    /// Whether what comes on this channel is music. That drums are passed over is said.
    public boolean isMusic(int channel, boolean isPress) {
        boolean drum = channels.isDrum(channel);
        if (drum && isPress) {
            remarks.drums();
        }
        return !drum;
    }

    /// Whether no releases come on this channel.
    public boolean isPad(int channel) {
        return pads.isPad(channel);
    }

    /// Whether a press now is a strike of its own, and not the same again as the one before.
    public boolean isStrike(int channel, int pitch, long now) {
        boolean isDown = keys.isDown(Keys.bit(channel), pitch) && !pads.isPad(channel);
        return isDown ? !strikes.isSameOfKeyDown(pitch, now) : !strikes.isSame(pitch, now);
    }

    /// @param suspicious whether it may be an own note that came back, so that its release may never come
    public void press(int channel, int pitch, int velocity, long now, boolean suspicious) {
        int bit = Keys.bit(channel);
        heard(now);
        pedals.wake(now);
        if (channels.note(channel, fingers.holdOther(bit, pitch, now))) {
            pedals.apply(now); // a channel with notes of its own has a pedal of its own
        }
        holders.struck(source, channel, pitch);
        stillness.pressed(pitch, suspicious);
        if (isStrike(channel, pitch, now)) {
            boolean isDown = keys.isDown(bit, pitch);
            boolean doubted = !pads.isPad(channel) && strikes.chatters(channel, pitch, now, isDown);
            if (!doubted && pads.struck(channel, pitch, isDown, now)) {
                stillness.findPads(bit, now);
            }
            pedals.habits().pressed(now);
            fingers.strikes(channel, pitch, velocity, now, doubted);
        } else {
            if (strikes.isFirstOn(channel, pitch) && pads.struck(channel, pitch, keys.isDown(bit, pitch), now)) {
                stillness.findPads(bit, now);
            }
            fingers.joins(channel, pitch, velocity, now);
        }
        if (pads.isPad(channel)) {
            long shortNanos = now + Math.max(Strikes.SAME_NANOS, beatNanos / SHORT_PARTS);
            strikes.await(bit, pitch, shortNanos, shortNanos);
        }
    }

    /// A release that seems to be that of an own note that came back. If it was the player's, the contact may
    /// chatter.
    public void passOver(int channel, int pitch, long now) {
        if (keys.isDown(Keys.bit(channel), pitch)) {
            strikes.released(channel, pitch, now);
        }
    }

    public void release(int channel, int pitch, long now) {
        int meant = fingers.meant(channel, pitch, now);
        if (meant >= 0) {
            int downOn = Keys.channel(meant);
            pads.released(downOn, Keys.pitch(meant), strikes.isSame(Keys.pitch(meant), now));
            lastHeardNanos = Math.max(lastHeardNanos, fingers.release(downOn, Keys.pitch(meant), now));
            stillness.heard();
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
        switch (controller) {
            case ShortMessages.SUSTAIN_PEDAL, ShortMessages.HOLD_2_PEDAL, ShortMessages.SOSTENUTO_PEDAL -> {
                holders.pedalled(source, channel);
                boolean sounded = !isSilent();
                boolean moved = pedals.move(channel, controller, value, now);
                if (moved && sounded && (!colours || keys.anyDown())) {
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
        leave(source, now);
        sensing.stop(source);
    }

    /// One keyboard's keys and pedals go up.
    private void leave(int leaving, long now) {
        for (int pitch = 0; pitch < Keys.PITCHES; pitch++) {
            fingers.letGo(holders.struckBy(leaving, keys.downOn(pitch), pitch), pitch, now);
        }
        pedals.lift(holders.pedalledBy(leaving), now);
        playing.left(leaving, now);
        handsMayBeUp();
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
        sensing.forget();
        fingers.forget();
    }

    /// The keyboard says that it is there, and will go on doing so.
    public void sensed(long now) {
        sensing.sensed(source, now);
    }

    private void heardIfSounds(long now) {
        if (!isSilent()) {
            heard(now);
        }
    }

    private void heard(long now) {
        lastHeardNanos = now;
        stillness.heard();
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
        return Math.min(wake, stillness.wakeNanos(lastHeardNanos));
    }

    /// `now` is what [#wakeNanos] said.
    public void wake(long now) {
        if (sensing.goneNanos() <= now) {
            gone(now);
        } else if (fingers.wakeNanos() <= now) {
            fingers.wake(now);
            handsMayBeUp();
        } else {
            stillness.wake(now, lastHeardNanos);
        }
    }

    private void gone(long now) {
        int gone = sensing.first();
        sensing.gone(gone);
        if (!isSilent()) {
            remarks.gone();
        }
        leave(gone, now);
    }
}
