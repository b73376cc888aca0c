package continuo.model;

/// The two layers of one head. The hidden layer's matrix is in two parts: the rows of the LSTM's output and the rows of
/// the condition.
record HeadLayers(Matrix fromLstm, Matrix fromCondition, float[] hiddenBias, Matrix output, float[] outputBias) {}
