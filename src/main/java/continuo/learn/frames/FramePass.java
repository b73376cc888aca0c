package continuo.learn.frames;

import continuo.learn.LstmStack;
import continuo.learn.Parameters;
import java.util.Arrays;
import java.util.SplittableRandom;

/// The whole network, forward and back through windows of frames. Carries the LSTM's state from each window to the
/// next. One thread at a time.
final class FramePass {

    private final LstmStack lstm;
    private final FrameHead head;

    final float[] gradient;

    FramePass(FrameShape shape, int lanes, int steps) {
        Parameters parameters = shape.parameters();
        lstm = new LstmStack(parameters, shape.layers(), shape.units(), lanes, steps, true);
        head = shape.head(parameters, lanes * steps);
        gradient = new float[parameters.size()];
    }

    /// Forward and back. Returns the sum of nats over the window's frames; [#gradient] is that sum's.
    double learn(float[] values, FrameWindow window, double dropout, SplittableRandom random) {
        double nats = forward(values, window, dropout, random);
        Arrays.fill(gradient, 0);
        head.backward(values, lstm.output(), lstm.freshGradient(), gradient);
        lstm.backward(values, window, 0, gradient);
        return nats;
    }

    /// Forward only, with nothing dropped.
    double judge(float[] values, FrameWindow window) {
        return forward(values, window, 0, new SplittableRandom(0));
    }

    private double forward(float[] values, FrameWindow window, double dropout, SplittableRandom random) {
        return head.forward(values, lstm.forward(values, window, 0, dropout, random), window);
    }
}
