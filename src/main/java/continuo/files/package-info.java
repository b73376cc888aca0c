/// Files as users name them and as they are left behind: every name is read in one place, which refuses in one line,
/// and
/// what is written appears under its name only when it is whole. Imports nothing of ours.
@NullMarked
package continuo.files;

import org.jspecify.annotations.NullMarked;
