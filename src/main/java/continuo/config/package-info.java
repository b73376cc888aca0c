/// The settings file: YAML in, settings of the daemon out, with the file, the line, the key and the nearest
/// known key in every complaint. What may be set, to what, and what holds otherwise stands in
/// [continuo.parameter.Parameters] alone. Read once at the start and again whenever the file changes.
///
/// Clocks count nanoseconds everywhere else; in the file, which people write, times are beats, seconds and
/// milliseconds.
///
/// What is in force ([InForce]) is what is written, with what controls have moved above it.
@NullMarked
package continuo.config;

import org.jspecify.annotations.NullMarked;
