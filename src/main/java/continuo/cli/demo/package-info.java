/// The demo: a tune of the public domain, played by us, and what is left of a session: the notes of both players, a
/// picture, a recording.
@NullMarked
package continuo.cli.demo;

import org.jspecify.annotations.NullMarked;
