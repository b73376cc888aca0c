package continuo.live.improvise;

import continuo.live.LiveSettings;
import org.jspecify.annotations.Nullable;

/// A slot of the ring between the improviser and the player: mostly a note to play, else what to do about those that
/// went before it. Written by `continuo-improvise`, read by `continuo-play`.
public final class PlannedNote {

    /// What the player is to do.
    public enum Kind {
        /// Play it when it is due.
        NOTE,
        /// Put the own pedal down when the time has come, and up at the end.
        PEDAL,
        /// Play nothing of what went before, and end what sounds: a key went down.
        CANCEL,
        /// Play nothing of what went before; what sounds ends by itself, at the given time at the latest.
        STOP,
        /// Play nothing of what went before and is due after the given time; what sounds goes on.
        WITHDRAW,
        /// Play nothing at the pitch that went before, and end what sounds there: the player strikes that key.
        END,
        /// The beat that is sent to others runs like this from here on.
        BEAT,
        /// Hand a message of the player's own on to the output, at once.
        PASS,
        /// What the player holds by such messages ends: his keys, or his pedals and wheels, or both.
        LET_GO,
        /// From here on other settings are in force.
        SETTINGS,
        /// As [#CANCEL], and put the instrument at rest, whatever it was told; the settings come along.
        SILENCE
    }

    private static final int KEYS = 1;
    private static final int CONTROLLERS = 2;

    private Kind kind = Kind.SILENCE;
    private int pitch;
    private int velocity;
    private long dueNanos;
    private long endNanos;
    private boolean first;
    private final OutgoingBeat beat = new OutgoingBeat();
    private int message;
    private @Nullable LiveSettings settings;

    /// Fills the slot with a note.
    ///
    /// @param newFirst whether an answer begins with it
    public void set(int newPitch, int newVelocity, long newDueNanos, long newEndNanos, boolean newFirst) {
        kind = Kind.NOTE;
        pitch = newPitch;
        velocity = newVelocity;
        dueNanos = newDueNanos;
        endNanos = newEndNanos;
        first = newFirst;
    }

    /// Fills the slot with something else than a note.
    ///
    /// @param atNanos the time that [Kind#STOP] and [Kind#WITHDRAW] speak of
    public void set(Kind newKind, long atNanos, LiveSettings newSettings) {
        kind = newKind;
        dueNanos = atNanos;
        settings = newSettings;
    }

    /// Fills the slot with the end of what there is at one pitch.
    public void setEnd(int newPitch) {
        kind = Kind.END;
        pitch = newPitch;
    }

    /// Fills the slot with how the beat runs.
    public void set(OutgoingBeat newBeat) {
        kind = Kind.BEAT;
        beat.copyFrom(newBeat);
    }

    /// Of [Kind#BEAT].
    public OutgoingBeat beat() {
        return beat;
    }

    /// Fills the slot with a time for which the own pedal is down.
    public void setPedal(long newDueNanos, long newEndNanos) {
        kind = Kind.PEDAL;
        dueNanos = newDueNanos;
        endNanos = newEndNanos;
    }

    /// Fills the slot with a message of the player's own.
    public void setPassed(int newMessage) {
        kind = Kind.PASS;
        message = newMessage;
    }

    /// Fills the slot with the end of what the player holds by such messages.
    public void setLetGo(boolean keys, boolean controllers) {
        kind = Kind.LET_GO;
        message = (keys ? KEYS : 0) | (controllers ? CONTROLLERS : 0);
    }

    public Kind kind() {
        return kind;
    }

    public int pitch() {
        return pitch;
    }

    public int velocity() {
        return velocity;
    }

    /// When the note begins.
    public long dueNanos() {
        return dueNanos;
    }

    /// When it ends.
    public long endNanos() {
        return endNanos;
    }

    /// Whether an answer begins with it.
    public boolean first() {
        return first;
    }

    /// Of [Kind#PASS], packed as [continuo.midi.ShortMessages] says.
    public int message() {
        return message;
    }

    /// Of [Kind#LET_GO].
    public boolean letsKeysGo() {
        return (message & KEYS) != 0;
    }

    /// Of [Kind#LET_GO].
    public boolean letsControllersGo() {
        return (message & CONTROLLERS) != 0;
    }

    /// The settings in force; of a note they mean nothing.
    public @Nullable LiveSettings settings() {
        return settings;
    }
}
