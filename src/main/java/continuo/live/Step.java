package continuo.live;

/// What a stage does when, beside taking a [continuo.live.hear.LiveEvent]: all in which a session depends on how fast a
/// machine is. A session is played again to the same bytes by taking the same events and the same steps in their order.
public enum Step {
    /// The improviser wakes by itself, at this instant.
    WOKEN,
    /// The beat has been found in the playing: there is one at this instant, and a quarter lasts so many microseconds.
    BEAT,
    /// There is a bar line at this instant; the number has the time signature, the numerator in bits 8–15, the
    /// denominator below.
    BAR,
    /// An order to the player found no room; the instant is the number of the attempt, from 0.
    REFUSED,
    /// After a failure the improviser goes on from what it remembers.
    RECOVERED,
    /// After a failure the improviser goes on as if nothing had been heard.
    FORGOTTEN,
    /// The player puts the instrument at rest before it begins.
    STARTED,
    /// The player takes the next order; 1 if it then plays what is due, 0 if more orders wait.
    ORDERED,
    /// The player plays what is due.
    DUE,
    /// The player goes on after a failure.
    SILENCED,
    /// The player ends.
    ENDED,
    /// The output failed with this message; the instant is the one at which it was to sound.
    UNSENT,
    /// The output took back the note-ons that are due after this instant.
    TAKEN_BACK,
    /// The output failed to take them back.
    NOT_TAKEN_BACK
}
