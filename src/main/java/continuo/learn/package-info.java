/// From a corpus to a model file: reading, examples, training, evaluation. The only package that may use Deeplearning4j
/// and ND4J; the daemon never loads it.
///
/// [ContinuoGraph] is the network as Deeplearning4j has it: it gives the first weights and the model file, and is what
/// [WindowPass] is held to, gradient by gradient. Learning itself goes by [WindowPass], because half of the time of
/// Deeplearning4j's `fit` on this network goes into merging, permuting and copying around its layers, so that its
/// extension point for LSTM layers alone could not have made it more than twice as fast. `continuo bench --training`
/// measures both in one run: 10.0 k notes a second beside 1.2 k, with 2 × 384 units on two cores. What bounds
/// it: at 2 × 512 units 70 % of the time goes into OpenBLAS, which packs the recurrent weights anew at each step.
@NullMarked
package continuo.learn;

import org.jspecify.annotations.NullMarked;
