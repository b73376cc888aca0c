package continuo.live.hear;

import continuo.generate.Snapshot;
import continuo.live.LiveSettings;
import continuo.midi.ShortMessages;
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
        /// A controller that says which notes sound, or whom it concerns: pedals, mode messages, parameter numbers.
        CONTROL,
        /// What else plays on a channel: a wheel, pressure, a program, another controller; told only where it goes on
        /// to
        /// the output.
        OTHER,
        /// The keyboard was put back to how it is when it is switched on (FF).
        RESET,
        /// The keyboard says that it is there, and will go on saying so (FE).
        SENSING,
        /// Something came that says nothing about notes; told only where the keyboard says that it is there.
        ALIVE,
        /// A MIDI clock ticks, 24 times a beat.
        TICK,
        /// The song begins with the next tick.
        START,
        /// The song goes on with the next tick.
        CONTINUE,
        /// The song stops.
        STOP,
        /// Where in the song it will go on.
        POSITION,
        /// Somebody taps the beat.
        TAP,
        /// An input is there that may send a clock.
        FOUND,
        /// The input is gone.
        LOST,
        /// Some of what came found no room: releases may be among it.
        MISSED,
        /// From here on other settings are in force.
        SETTINGS,
        /// The user wants silence.
        PANIC,
        /// The user hands the line over, or takes it back.
        TAKEOVER,
        /// The user wants the last answer once more.
        AGAIN,
        /// The user wants another answer.
        ANOTHER
    }

    private Kind kind = Kind.PANIC;
    private int source;
    private int status;
    private int data1;
    private int data2;
    private long heardNanos;
    private @Nullable LiveSettings settings;
    private @Nullable Snapshot prepared;

    /// Fills the slot with something that concerns one channel: a key and its velocity, or a controller and its
    /// value.
    ///
    /// @param newStatus of the message; or the channel alone
    public void set(Kind newKind, int newSource, int newStatus, int newData1, int newData2, long newHeardNanos) {
        kind = newKind;
        source = newSource;
        status = newStatus;
        data1 = newData1;
        data2 = newData2;
        heardNanos = newHeardNanos;
    }

    /// Fills the slot with something that concerns everything.
    public void set(Kind newKind, long newHeardNanos) {
        set(newKind, 0, 0, 0, 0, newHeardNanos);
    }

    /// Fills the slot with new settings.
    public void set(LiveSettings newSettings, long newHeardNanos) {
        set(newSettings, null, newHeardNanos);
    }

    /// The same, with what their style makes of the network, where somebody has prepared it.
    public void set(LiveSettings newSettings, @Nullable Snapshot newPrepared, long newHeardNanos) {
        set(Kind.SETTINGS, newHeardNanos);
        settings = newSettings;
        prepared = newPrepared;
    }

    public Kind kind() {
        return kind;
    }

    /// Which keyboard it came from, as in [continuo.midi.MidiSink#message].
    public int source() {
        return source;
    }

    public int channel() {
        return ShortMessages.channel(status);
    }

    /// The message as it came, packed as [ShortMessages] says.
    public int message() {
        return ShortMessages.pack(status, data1, data2);
    }

    public int pitch() {
        return data1;
    }

    public int velocity() {
        return data2;
    }

    /// Of [Kind#CONTROL].
    public int controller() {
        return data1;
    }

    /// Of [Kind#CONTROL].
    public int value() {
        return data2;
    }

    /// Of [Kind#POSITION]: sixteenths from the beginning of the song.
    public int position() {
        return data1 | data2 << 7;
    }

    /// When it arrived.
    public long heardNanos() {
        return heardNanos;
    }

    /// What the style of the settings of [Kind#SETTINGS] makes of the network; null where nobody has prepared it.
    public @Nullable Snapshot prepared() {
        return prepared;
    }

    /// The settings of [Kind#SETTINGS]; of other kinds it means nothing.
    public @Nullable LiveSettings settings() {
        return settings;
    }
}
