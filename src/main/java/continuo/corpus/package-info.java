/// Folders of MIDI files to learn from and to be measured on: which pieces there are, which part of the corpus each
/// belongs to, and what may not be touched. Nothing here knows of networks that are being trained.
@NullMarked
package continuo.corpus;

import org.jspecify.annotations.NullMarked;
