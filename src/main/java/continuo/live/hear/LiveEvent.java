package continuo.live.hear;

import continuo.live.LiveSettings;
import org.jspecify.annotations.Nullable;

/// A slot of the ring between [NoteListener] and the improviser. Written by whoever has claimed it, read by
/// `continuo-improvise`.
public final class LiveEvent {

    /// What happened.
    public enum Kind {
        /// A key went down.
        PRESS,
        /// A key went up.
        RELEASE,
        PEDAL_DOWN,
        PEDAL_UP,
        /// Everything on the channel was let go at once.
        ALL_RELEASED,
        /// The input is gone.
        LOST,
        /// From here on other settings are in force.
        SETTINGS,
        /// The user wants silence.
        PANIC
    }

    private Kind kind = Kind.PANIC;
    private int channel;
    private int pitch;
    private int velocity;
    private long heardNanos;
    private @Nullable LiveSettings settings;

    /// Fills the slot with something that concerns one channel. `pitch` and `velocity` are 0 where they mean nothing.
    public void set(Kind newKind, int newChannel, int newPitch, int newVelocity, long newHeardNanos) {
        kind = newKind;
        channel = newChannel;
        pitch = newPitch;
        velocity = newVelocity;
        heardNanos = newHeardNanos;
    }

    /// Fills the slot with something that concerns everything.
    public void set(Kind newKind, long newHeardNanos) {
        set(newKind, 0, 0, 0, newHeardNanos);
    }

    /// Fills the slot with new settings.
    public void set(LiveSettings newSettings, long newHeardNanos) {
        set(Kind.SETTINGS, newHeardNanos);
        settings = newSettings;
    }

    public Kind kind() {
        return kind;
    }

    public int channel() {
        return channel;
    }

    public int pitch() {
        return pitch;
    }

    public int velocity() {
        return velocity;
    }

    /// When it arrived.
    public long heardNanos() {
        return heardNanos;
    }

    /// The settings of [Kind#SETTINGS]; of other kinds it means nothing.
    public @Nullable LiveSettings settings() {
        return settings;
    }
}
