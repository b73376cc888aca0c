/// The recipe that Continuo came from, so that anybody can compare: notes and chords as one vocabulary, a window of
/// 100 of them, three LSTM layers of 512 units with dropout, a dense layer, a softmax over what comes next, RMSProp.
/// It knows no rhythm, no loudness, no register of chords; all it plays are eighths.
///
/// [ClassicRecipe] trains it on the trainer's own corpora and parts, scores it and lets it play. Where the
/// tutorials differ, the kinder choice was made: tokens are read one-hot, not as one number, and the vocabulary
/// holds all chords there can be, so that nothing is unknown to it.
@NullMarked
package continuo.learn.recipe;

import org.jspecify.annotations.NullMarked;
