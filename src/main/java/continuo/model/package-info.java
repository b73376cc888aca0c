/// Numbers only: the LSTM's forward step, its state, the sampler, and the model file they are read from. Imports
/// nothing
/// of ours and knows nothing of music.
///
/// The network ([NetworkShape]): sparse inputs → LSTM layers (standard, no peepholes, gates sigmoid, cell tanh) →
/// for every head: one hidden layer (tanh) that reads the top LSTM layer's output and the head's sparse condition →
/// softmax.
@NullMarked
package continuo.model;

import org.jspecify.annotations.NullMarked;
