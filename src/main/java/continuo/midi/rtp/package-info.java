/// RTP-MIDI (RFC 6295) with AppleMIDI sessions: MIDI over the network, the one port that works the same on macOS, iOS,
/// Windows (rtpMIDI) and Linux, without a driver of ours. Listens and invites, several peers at once.
///
/// [Network] has two UDP sockets, control and data, and the one thread that everything below belongs to. [Endpoint] is
/// our side without sockets or clocks, so that tests pass packets and time in: [Sessions] says who is in, [Sender] and
/// [Receiver] are the two streams of each [Peer].
///
/// **Loss.** Each packet carries a journal of what the peer has not confirmed: how every key and controller stands.
/// Whoever misses a packet learns it from the next, and where none follows, an empty one does, 30 ms later, then more
/// and more seldom until it is confirmed. A packet that is overtaken is made up for in the same way, and passed over
/// when it comes. Whatever cannot be made up for ends the notes that the peer holds.
///
/// **Time.** Notes are sent ahead of their time, 20 ms unless the settings say otherwise, and stamped with it: the
/// receiver plays them at that time, so that neither a pause of the JVM nor a jittery network moves them. What was sent
/// cannot be recalled. An answer that is cancelled therefore sounds on for these 20 ms at the most, and as stamps never
/// go back, the releases that follow a cancel end the notes that were under way. Receivers that ignore the stamps play
/// all notes 20 ms early; `ahead: 0` is for them.
///
/// **Trust.** Off unless asked for, on loopback unless told otherwise; nobody is let in who is not on the list. Names
/// are what peers say of themselves. Nothing a packet holds makes the reader throw, and nothing grows with what comes.
@NullMarked
package continuo.midi.rtp;

import org.jspecify.annotations.NullMarked;
