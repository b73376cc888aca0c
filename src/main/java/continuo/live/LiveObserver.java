package continuo.live;

import continuo.live.hear.LiveEvent;
import continuo.live.improvise.PlannedNote;

/// Looks on: writes a session down, draws a piano roll, prints a line.
///
/// All but [#said] are called in the midst of playing, on the threads of the stages: they must neither wait nor
/// allocate.
public interface LiveObserver {

    LiveObserver NONE = new LiveObserver() {};

    /// The improviser takes an event from the ring, and has not dealt with it yet. Called on `continuo-improvise`.
    ///
    /// @param event is another one afterwards
    default void took(LiveEvent event) {}

    /// A stage takes a step. Called on its thread, before it does what the step says; where an output fails, after.
    ///
    /// @param nanos when
    /// @param data what [Step] says; else 0
    default void step(Step step, long nanos, int data) {}

    /// A key or the pedal, as the improviser has heard it: own notes that came back are left out, and note-on with
    /// velocity 0 is a note-off. Called on `continuo-improvise`.
    ///
    /// @param whenNanos when it arrived
    /// @param message packed as [continuo.midi.ShortMessages] says
    default void heard(long whenNanos, int message) {}

    /// The player takes an order: a note that is to sound soon, or what becomes of those before it. Called on
    /// `continuo-play`.
    ///
    /// @param nanos when it is taken
    /// @param order is another one afterwards
    default void ordered(long nanos, PlannedNote order) {}

    /// A message that was handed to the output. Called on `continuo-play`.
    ///
    /// @param whenNanos the instant at which it is to sound; may lie ahead where the output schedules
    /// @param message packed as [continuo.midi.ShortMessages] says
    default void sent(long whenNanos, int message) {}

    /// The same of what the player plays and was passed on.
    default void passed(long whenNanos, int message) {}

    /// One line for the user. Rare; called on any thread.
    default void said(String oneLine) {}

    /// Both look on, this one first.
    default LiveObserver and(LiveObserver other) {
        LiveObserver one = this;
        return new LiveObserver() {

            @Override
            public void took(LiveEvent event) {
                one.took(event);
                other.took(event);
            }

            @Override
            public void step(Step step, long nanos, int data) {
                one.step(step, nanos, data);
                other.step(step, nanos, data);
            }

            @Override
            public void heard(long whenNanos, int message) {
                one.heard(whenNanos, message);
                other.heard(whenNanos, message);
            }

            @Override
            public void ordered(long nanos, PlannedNote order) {
                one.ordered(nanos, order);
                other.ordered(nanos, order);
            }

            @Override
            public void sent(long whenNanos, int message) {
                one.sent(whenNanos, message);
                other.sent(whenNanos, message);
            }

            @Override
            public void passed(long whenNanos, int message) {
                one.passed(whenNanos, message);
                other.passed(whenNanos, message);
            }

            @Override
            public void said(String oneLine) {
                one.said(oneLine);
                other.said(oneLine);
            }
        };
    }
}
