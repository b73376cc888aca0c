/// What a user types: one class a command. Everything may be used from here, and nobody uses it.
///
/// Exit codes: 0 done, 1 failed, 2 a mistake of the user's, said in one line on the error output. A daemon that is
/// ended by a signal ends as the JVM does: 130 after Ctrl-C, 143 after SIGTERM, its notes let go either way.
@NullMarked
package continuo.cli;

import org.jspecify.annotations.NullMarked;
