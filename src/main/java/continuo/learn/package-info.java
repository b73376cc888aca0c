/// From a corpus to a model file: reading, examples, Deeplearning4j training, evaluation. The only package that may use
/// Deeplearning4j and ND4J; the daemon never loads it.
@NullMarked
package continuo.learn;

import org.jspecify.annotations.NullMarked;
