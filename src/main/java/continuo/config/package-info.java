/// The settings file: YAML in, settings of the daemon out, with the file, the line, the key and the nearest
/// known key in every complaint. What may be set, to what, and what holds otherwise stands in
/// [continuo.parameter.Parameters] alone. Read once at the start and again whenever the file changes.
///
/// Clocks count nanoseconds everywhere else; in the file, which people write, times are beats, seconds and
/// milliseconds.
///
/// What is in force ([InForce]) is what is written, with what controls have moved above it. A preset ([Presets]) stands
/// between: above the file, below the command line where the file names it; chosen by hand, it stands above both, takes
/// the place of the one before, and gives way to what is moved after it.
@NullMarked
package continuo.config;

import org.jspecify.annotations.NullMarked;
