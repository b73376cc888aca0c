package continuo.learn.frames;

import continuo.learn.Parameters;

/// The size of a network.
///
/// @param keys of the keyboard
/// @param hidden width of the hidden layer of [ChordSteps]; 0 predicts by [KeySigmoids]
record FrameShape(int keys, int layers, int units, int hidden) {

    Parameters parameters() {
        Parameters parameters = new Parameters().lstm(keys, layers, units);
        if (hidden > 0) {
            ChordSteps.addTo(parameters, keys, units, hidden);
        } else {
            KeySigmoids.addTo(parameters, keys, units);
        }
        return parameters;
    }

    FrameHead head(Parameters parameters, int rows) {
        return hidden > 0
                ? new ChordSteps(parameters, keys, units, hidden, rows)
                : new KeySigmoids(parameters, keys, units, rows);
    }
}
