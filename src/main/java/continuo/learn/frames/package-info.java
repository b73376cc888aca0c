/// The LSTM on the benchmark that other models of polyphonic music are measured by: the Boulanger-Lewandowski sets,
/// music as frames of which keys sound, scored in nats a frame. Made of the trainer's own parts.
///
/// [FrameBenchmark] runs it all; [FramePass] is the network, [KeySigmoids] and [ChordSteps] its two ways of predicting
/// a frame.
@NullMarked
package continuo.learn.frames;

import org.jspecify.annotations.NullMarked;
