/// Sessions: written down as they are played, back to MIDI files, and played again to the same bytes.
///
/// [SessionLog] looks on at `continuo.live` and puts what it sees on a ring of its own, from where a thread of its own
/// writes it to a file that only grows: each event that the improviser took, each step of a stage that hung on the
/// machine, each message heard and sent. It may fall behind and never holds the path; what found its ring full is a
/// gap,
/// which is in the file too. A file is a beginning that says what played ([SessionHeader]), and blocks with a checksum;
/// a block that a crash has torn ends it. A quarter of a second after it was played all is with the system, and a
/// second
/// later on the disk.
///
/// [SessionFolder] keeps the files: in each session's name a log and, once it is over, a MIDI file. [Replay] gives the
/// logged events and steps to new stages, whatever the time, and compares what they send with what was sent.
///
/// Measured, on the real daemon with `tempo: auto`: 160 bytes of log for each note heard or played, steps and all.
@NullMarked
package continuo.session;

import org.jspecify.annotations.NullMarked;
