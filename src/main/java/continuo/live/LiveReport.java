package continuo.live;

import continuo.meter.Latency;

/// What happened since the start.
///
/// @param heard keys that went down
/// @param played note-ons handed to the output
/// @param dropped what was given up: messages that found the ring full, notes that were too late or found no room
/// @param late notes played more than 10 ms after they were due
/// @param hanging notes that sound now, counted from the messages handed to the output; 0 after [LivePipeline#close]
/// @param echoes own notes heard back and ignored
/// @param errors exceptions caught on the stages
/// @param hearToState from the arrival of a key press until the network's state includes it
/// @param triggerToFirstNote from the instant at which the first note of an answer is due until it has been handed to
///     the output; 0 where it was handed over ahead of its time, as is right where the output schedules
/// @param dueToSent how far from its time a note was handed to the output; where the output schedules, how much too
///     late
public record LiveReport(
        long heard,
        long played,
        long dropped,
        long late,
        long hanging,
        long echoes,
        long errors,
        Latency hearToState,
        Latency triggerToFirstNote,
        Latency dueToSent) {}
