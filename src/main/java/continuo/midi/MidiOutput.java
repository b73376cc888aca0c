package continuo.midi;

/// An open output. All calls but [#close] come from one thread, the player's. Allocates nothing per message.
public interface MidiOutput extends AutoCloseable {

    /// Sends `message`, packed as [ShortMessages] says: at `atNanos` where [#schedules], at once where it does not or
    /// where that time has passed. Never throws for a port that is gone: the message is lost with it.
    void send(long atNanos, int message);

    /// Takes back every note-on that was handed over and is not yet due; note-offs stay. What the system has
    /// already taken stays too, as with JACK the notes of the cycle that runs; a note-off that is handed over
    /// afterwards ends it. Does nothing where the output does not schedule.
    default void cancelPending() {}

    /// Whether the system itself keeps the time: then messages are to be handed over [#leadNanos] ahead.
    default boolean schedules() {
        return false;
    }

    /// How long before its time a message is best handed over; 0 where the output does not schedule.
    default long leadNanos() {
        return 0;
    }

    /// The name a user sees.
    String name();

    /// What a user should know about this port, in one line; empty if all is as it should be.
    default String remark() {
        return "";
    }

    /// Begins to tell `watcher` who listens: of those that are there, then of each that comes or goes, once each.
    /// Called once at most. Outputs that cannot know it say nothing.
    default void watch(OutputWatcher watcher) {}

    /// After [#close]: whether all that was sent has left, as far as can be known. If not, notes may still sound.
    default boolean isDrained() {
        return true;
    }

    /// Sends what is pending of note-offs, then gives the port up. Closing twice does nothing.
    @Override
    void close();
}
