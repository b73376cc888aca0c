/// The one table of everything that can be set: [Parameters], a row each. From it come the keys of the
/// settings file with their refusals and defaults, the options of the commands that read that file, what a
/// control may move, `continuo parameters`, and the list in `docs/settings.md`. Whoever adds a row adds it in the
/// shipped settings file and in that list too; a test walks the table and misses it there.
///
/// The path of a note reads plain records that are filled from here, never this table.
@NullMarked
package continuo.parameter;

import org.jspecify.annotations.NullMarked;
