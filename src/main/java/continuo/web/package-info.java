/// The page: a player without any MIDI hardware plays in his browser and hears the answer; one with a keyboard
/// sees what is heard and what comes, and moves what can be set.
///
/// ```
///  stages of live ─► Lookout ─► [ring of Sight] ─► Feed ─► each PageSession ─► browser
///                    neither waits nor allocates   continuo-page
///  browser ─► PageSession ─► WebInput's sink: the path of a note        (continuo-web)
///                        └─► Board: the settings in force
/// ```
///
/// Nothing here holds up a note. The stages put what happens on a ring that they never wait for: a full one is
/// counted. [Feed] empties it a hundred times a second and hands text to each page; a page that takes too long to
/// read is dropped. Notes of the page are stamped with the instant of the key press, told on our clock: the page
/// compares the clocks every two seconds and goes by the quickest exchange of the last eight.
///
/// Continuo's notes are shown and sounded by the page from the orders to the player, 0.2 s ahead of their time, each
/// with its end: no note hangs there whatever happens to the connection, and a key press takes back what is not yet
/// sounding. So the page sounds the same whichever output Continuo plays on.
///
/// What was played before comes from the folder of sessions ([Recordings]); the page sounds it itself.
///
/// Only this computer reaches it: it listens on 127.0.0.1, refuses what names another host or comes from another
/// origin (DNS rebinding, other sites), and all that tells more than [Status] or moves anything wants the token of the
/// address that is printed at the start. Sizes, rates, connections and pages have limits, all in [Limits].
///
/// The server is started by the first who knocks at the port: a daemon whose page nobody opens starts as fast as one
/// without a page, and wakes twice a second for it. Started at once, it took 1.0 s of processor time more (4.3 against
/// 3.3 s, on a machine with much else to do).
///
/// The server is Jetty 12.1 with its WebSocket: 2.64 MB in nine jars. The JDK's server has no WebSocket: its streams
/// (server-sent events) keep one of the six connections that a browser opens to a host, so that a sixth page would
/// never load, and key presses sent as requests of their own may overtake one another.
@NullMarked
package continuo.web;

import org.jspecify.annotations.NullMarked;
