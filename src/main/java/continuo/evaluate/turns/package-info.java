/// When to answer: how soon, after how many false entries. The pieces of a split are played to the network, and each
/// time
/// nothing sounds any more it is asked whether that is the end of a phrase. It is where nothing begins for two beats,
/// or
/// never again. Where the next note begins within a beat it is a breath: whoever has begun to answer by then has
/// entered
/// falsely. What is in between is a rest, where both are right; how many of the entries are there is told beside.
@NullMarked
package continuo.evaluate.turns;

import org.jspecify.annotations.NullMarked;
