package continuo.cli;

import continuo.corpus.CorpusException;
import continuo.session.SessionFolder;
import continuo.session.SessionFolder.Played;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What somebody played himself, out of his recorded sessions, to be taught.
final class OwnSessions {

    /// Who has played less is not known well enough: a quarter of an hour or so.
    private static final int LEAST_NOTES = 3_000;

    /// One of them is held out, to see whether what is learnt is his playing, or only those pieces.
    private static final int LEAST_SESSIONS = 3;

    private static final int LEAST_NOTES_EACH = 100;

    private OwnSessions() {}

    /// Writes them to a folder, in place of what was there.
    ///
    /// @throws CorpusException if there is too little
    static void write(SessionFolder sessions, Path folder, Path shown) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> before = Files.list(folder)) {
            before.forEach(OwnSessions::delete);
        }
        List<Played> played = sessions.writePlayers(folder, LEAST_NOTES_EACH);
        long notes = played.stream().mapToLong(Played::notes).sum();
        if (played.size() < LEAST_SESSIONS || notes < LEAST_NOTES) {
            throw new CorpusException(
                    ("too little of your own playing is recorded in %s to learn from: %d notes in %d sessions of %d notes"
                                    + " or more, where %d in %d are needed; play on, with 'record: on'")
                            .formatted(shown, notes, played.size(), LEAST_NOTES_EACH, LEAST_NOTES, LEAST_SESSIONS));
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
