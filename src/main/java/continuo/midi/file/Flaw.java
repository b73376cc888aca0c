package continuo.midi.file;

/// Something that is wrong with a MIDI file, which was read for all that.
///
/// @param kind the same for all files that have it
/// @param words what is wrong with this one, as half a sentence
public record Flaw(Kind kind, String words) {

    /// The order is that in which they are told.
    public enum Kind {
        BEGINNING("do not begin with MIDI"),
        FORMAT("are of a format that does not exist"),
        TRACK_COUNT("have another number of tracks than they say"),
        TRACK_NAME("have a track that is not called MTrk"),
        TRACK_LENGTH("give a track a wrong length"),
        AFTER_END("have a track that goes on after its end"),
        BREAKS_OFF("break off"),
        TIME("leap to an impossible time"),
        LATE("have notes that begin after 1,000 hours"),
        PITCH("have keys with numbers over 127"),
        VALUE("have values over 127"),
        STRAY("have bytes that belong to no event"),
        MORE("hold a second MIDI file");

        private final String ofMany;

        Kind(String ofMany) {
            this.ofMany = ofMany;
        }

        /// What several files with it do.
        public String ofMany() {
            return ofMany;
        }
    }
}
