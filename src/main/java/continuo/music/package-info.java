/// The values all parts speak of: notes, in time as it is played and in time as it is counted, and the tempo between
/// the two. Imports nothing of ours; everything here is immutable.
@NullMarked
package continuo.music;

import org.jspecify.annotations.NullMarked;
