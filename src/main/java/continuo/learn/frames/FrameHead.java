package continuo.learn.frames;

import continuo.learn.Blas;

/// How a network predicts a frame from what its LSTM made of those before. One thread at a time.
interface FrameHead {

    /// Predicts the following frames of the window. Returns the sum of nats; afterwards [#backward] knows what to do.
    double forward(float[] values, Blas.View lstm, FrameWindow window);

    /// Adds to the gradient of the parameters, and to that of the LSTM's output, a row for each of the window's.
    void backward(float[] values, Blas.View lstm, float[] lstmGradient, float[] gradient);
}
