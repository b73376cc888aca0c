/// What hands and feet do, put right: keyboards send a key on two channels, send it twice, let it bounce, lose its
/// release, have a pedal that is never lifted or works the wrong way round, or send no note-offs at all. Everything
/// here belongs to the thread `continuo-improvise`, ahead of the improviser.
///
/// What is one strike: presses of one pitch within 28 ms of the first, on whichever channels; the first is
/// heard by the network at once, and where a later one is louder, the network goes back and hears it louder.
/// Keyboards that send a key twice do so within 12 ms, contacts bounce for some 15 ms, and the fastest fingers
/// need 60 ms: for so long a press of a key that is down already is the same, as where a program sends back what it
/// gets. A key that goes down within 15 ms of going up may be a contact that chatters: it is heard 15 ms
/// later, if it is still down. A release may come on another channel or in another octave than its press, where that
/// was changed meanwhile. A layer at another pitch, as the octave, is heard as what sounds: both notes.
///
/// What counts as up though it never went up is found out in the [Stillness]: see [Lingering] for keys, [Pads]
/// for keyboards without note-offs, [PedalHabits] for pedals. Each is said in one line. Of several keyboards,
/// where the port tells them apart, one that stops saying that it is there ([Sensing]) lets go of what it holds
/// ([Holders]).
@NullMarked
package continuo.live.hands;

import org.jspecify.annotations.NullMarked;
