/// Real-time scheduling for the threads on the path of a note, as audio programs ask for it: however busy the machine
/// is, they run when they have something to do. Knows nothing of notes; [RealTime] is the way in, each system has one
/// class that calls it.
///
/// | system | what is asked for | who may |
/// |---|---|---|
/// | Linux | `SCHED_FIFO` at priorities 2 to 4, below JACK (10 and 5) and PipeWire (88 and 83) | whom `rtprio` in
/// `limits.d` allows |
/// | macOS | the time-constraint policy | everybody |
/// | Windows | MMCSS, the task `Pro Audio` | everybody |
///
/// **What may go wrong.** A thread that never sleeps would keep all others from its core. So only threads that sleep
/// until they have something to do ask, and [Watchdog], above them all, gives back what a thread was given that has
/// not slept for half a second. On Windows the system does that by itself.
///
/// **The JVM's own thread.** Where all threads of Java stop for a moment (a garbage collection, most of all) they wait
/// for the JVM's thread, which would wait its turn behind every busy program. On Linux it is raised too.
///
/// **Not rtkit.** It gives the same to those whom no `limits.d` allows, by D-Bus; but only to processes that let the
/// kernel kill them once a thread has computed for 0.2 s, as drafting an answer may on a slow machine.
@NullMarked
package continuo.realtime;

import org.jspecify.annotations.NullMarked;
