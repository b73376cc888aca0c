package continuo.corpus.beats;

import continuo.music.Note;
import java.util.List;

/// A piece as it is played, and where its beats are.
///
/// @param notes by onset, from any zero
/// @param places of each note, or none if they are not known
/// @param beats in seconds from the same zero
public record CountedPiece(List<Note> notes, List<NotePlace> places, Beats beats) {

    public CountedPiece {
        notes = List.copyOf(notes);
        places = List.copyOf(places);
    }
}
