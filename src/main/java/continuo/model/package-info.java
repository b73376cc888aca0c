/// Numbers only: the LSTM's forward step, its state, the sampler, and the model file they are read from. Imports
/// nothing of ours and knows nothing of music.
///
/// The network ([NetworkShape]): sparse inputs → LSTM layers (standard, no peepholes, gates sigmoid, cell tanh), each
/// but the lowest reading the sum of the outputs of those below → for every head: one hidden layer (tanh) that reads
/// the sum of all and the head's sparse condition → logits, and one number more that is added to the logit of the
/// choice to repeat → softmax.
///
/// What shaped it, measured with JDK 25 on one core of a 2-core AMD EPYC with AVX-512, medians:
///
/// - A step is bound by memory, so weights are 16-bit floats. The three 512 × 2048 products of two layers of 512
///   units take 126 µs; with 32-bit floats 354 µs, and 2.9 ms where the compiler makes no SIMD of them.
/// - Two of a step's three products hang on the state alone: [Network#prepare] makes them before the input is known.
///   Key press to state on a busy machine was then 0.18 ms at the median instead of 0.78, and 0.85 at p99 instead of
///   1.43 (`bench --load`, an hour apart).
/// - Four rows at a time with fused multiply-add: 126 µs; one row at a time 200 µs, without fusing 258 µs; eight
///   rows at a time are no longer made SIMD of: 1.8 ms or more.
/// - A heard note (the LSTM alone) costs 11 µs at 2 × 128 units and 142 µs at 2 × 512, a drawn one (all heads too)
///   25 µs and 179 µs. `mvn verify -Pbench -DskipTests` measures it again, beside Deeplearning4j.
@NullMarked
package continuo.model;

import org.jspecify.annotations.NullMarked;
