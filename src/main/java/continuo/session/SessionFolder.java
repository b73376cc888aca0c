package continuo.session;

import continuo.live.LiveObserver;
import continuo.midi.file.MidiFileWriter.Part;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The folder of all sessions. Each has a name, which says when it began; under it a log, and a MIDI file once it is
/// over. One in which nothing was played leaves nothing.
public final class SessionFolder {

    private static final String LOG = ".session";
    private static final String MIDI = ".mid";
    private static final DateTimeFormatter NAME = DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss", Locale.ROOT);
    private static final Pattern SESSION = Pattern.compile("[\\w-]+"); // a name as these are made, and no path
    private static final int MOST_IN_A_SECOND = 100;
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long MEGABYTE = 1 << 20;

    private final Path folder;

    public SessionFolder(Path folder) {
        this.folder = folder;
    }

    /// One session, as the list shows it.
    ///
    /// @param heard notes of the player
    /// @param played notes of Continuo
    /// @param hanging those that had not ended when the session did
    /// @param mode at the end
    public record Summary(String session, double seconds, long heard, long played, long hanging, String mode) {}

    /// A log that is being written.
    record Begun(Path path, LogFile file) {}

    Begun begin(SessionHeader header) throws IOException {
        Files.createDirectories(folder);
        String name = NAME.format(Instant.ofEpochMilli(header.startedMillis()).atZone(ZoneId.systemDefault()));
        for (int n = 2; ; n++) {
            try {
                Path path = folder.resolve(name + LOG);
                return new Begun(path, LogFile.create(path, header));
            } catch (FileAlreadyExistsException e) {
                if (n == MOST_IN_A_SECOND) {
                    throw e;
                }
                name = name.replaceAll("_.*", "") + "_" + n;
            }
        }
    }

    /// Makes MIDI files of sessions that ended without one: their process was killed, or the machine was.
    void putInOrder(LiveObserver teller) throws IOException {
        for (Path log : logs()) {
            if (!Files.exists(midi(log)) && LogFile.isOver(log)) {
                try {
                    if (finish(log)) {
                        teller.said("The last session broke off; what was played in it is in " + midi(log) + ".");
                    }
                } catch (IOException e) {
                    teller.said("Of an earlier session there is no MIDI file: " + e.getMessage());
                }
            }
        }
    }

    /// The session of this log is over. Returns whether it has left a MIDI file: not if nothing was played.
    static boolean finish(Path log) throws IOException {
        Takedown session = Takedown.of(log);
        if (session.isEmpty()) {
            Files.delete(log);
            return false;
        }
        SessionMidi.write(midi(log), session);
        return true;
    }

    static Path midi(Path log) {
        return log.resolveSibling(name(log) + MIDI);
    }

    static String name(Path file) {
        return file.getFileName().toString().replaceFirst("\\.(session|mid)$", "");
    }

    /// Deletes the oldest sessions until all take no more than `limitBytes`; never the one that is being written.
    ///
    /// @return whether that was enough
    boolean makeRoom(long limitBytes, Path writing) throws IOException {
        long bytes = 0;
        List<Path> logs = logs();
        for (Path log : logs) {
            bytes += size(log) + size(midi(log));
        }
        for (Path log : logs) {
            if (bytes <= limitBytes) {
                return true;
            }
            if (!log.equals(writing) && LogFile.isOver(log)) {
                bytes -= size(log) + size(midi(log));
                Files.deleteIfExists(log);
                Files.deleteIfExists(midi(log));
            }
        }
        return bytes <= limitBytes;
    }

    private static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// All sessions that can be read, the oldest first.
    public List<Summary> list() throws IOException {
        List<Summary> all = new ArrayList<>();
        for (Path log : logs()) {
            summaryIfRead(log).ifPresent(all::add);
        }
        return all;
    }

    /// The newest sessions that can be read and in which something was played, the newest first.
    ///
    /// @param most no more than these
    public List<Summary> newest(int most) throws IOException {
        List<Summary> newest = new ArrayList<>();
        for (Path log : logs().reversed()) {
            summaryIfRead(log)
                    .filter(summary -> summary.heard() + summary.played() > 0)
                    .ifPresent(newest::add);
            if (newest.size() == most) {
                break;
            }
        }
        return newest;
    }

    /// The MIDI file of a session, as it stands in the folder; of one that is still played, as far as it has come.
    ///
    /// @throws IOException if there is no such session; the message is for the user
    public byte[] midi(String session) throws IOException {
        Path log = named(session);
        if (Files.exists(midi(log))) {
            return Files.readAllBytes(midi(log));
        }
        Path file = Files.createTempFile("continuo-session", MIDI);
        try {
            SessionMidi.write(file, log);
            return Files.readAllBytes(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// The notes of a session, as [SessionMidi#parts] has them.
    ///
    /// @throws IOException if there is no such session; the message is for the user
    public List<Part> parts(String session) throws IOException {
        return SessionMidi.parts(named(session));
    }

    private static Optional<Summary> summaryIfRead(Path log) {
        try {
            return Optional.of(summary(log));
        } catch (IOException e) {
            return Optional.empty(); // of another version, or one that has only begun
        }
    }

    private static Summary summary(Path log) throws IOException {
        Takedown session = Takedown.of(log);
        return new Summary(
                name(log),
                session.lengthNanos() / NANOS_PER_MILLI * NANOS_PER_MILLI / NANOS_PER_SECOND,
                session.heardNotes(),
                session.playedNotes(),
                session.hanging(),
                session.settings().mode().name().toLowerCase(Locale.ROOT));
    }

    /// The log of a session: of this name in the folder, or this very file.
    ///
    /// @throws IOException if there is none; the message is for the user
    public Path log(Path session) throws IOException {
        if (Files.exists(session) && !Files.isDirectory(session)) {
            return session.toString().endsWith(MIDI) ? session.resolveSibling(name(session) + LOG) : session;
        }
        return named(name(session));
    }

    private Path named(String session) throws IOException {
        if (SESSION.matcher(session).matches() && Files.exists(folder.resolve(session + LOG))) {
            return folder.resolve(session + LOG);
        }
        throw new IOException(
                "there is no session '%s' in %s; `continuo sessions` lists them".formatted(session, folder));
    }

    /// What was played last, up to `seconds` of the newest session, as a MIDI file.
    ///
    /// @throws IOException if there is no session; the message is for the user
    public void keep(double seconds, Path file) throws IOException {
        List<Path> logs = logs();
        for (Path log : logs.reversed()) {
            Takedown session = Takedown.of(log);
            if (!session.isEmpty()) {
                SessionMidi.write(file, session, session.lastNoteNanos() - (long) (seconds * NANOS_PER_SECOND));
                return;
            }
        }
        throw new IOException("there is no session in %s yet; play, with 'record: on'".formatted(folder));
    }

    /// What was played last in the session of this log, as a MIDI file in the folder that is called by the time.
    /// Returns
    /// the file.
    ///
    /// @throws IOException with a message for the user
    Path keepOf(Path log, double seconds) throws IOException {
        Takedown session = Takedown.of(log);
        if (session.isEmpty()) {
            throw new IOException("nothing was played yet");
        }
        String name = "kept-" + NAME.format(Instant.now().atZone(ZoneId.systemDefault()));
        Path file = folder.resolve(name + MIDI);
        for (int n = 2; Files.exists(file); n++) {
            file = folder.resolve(name + "_" + n + MIDI);
        }
        SessionMidi.write(file, session, session.lastNoteNanos() - (long) (seconds * NANOS_PER_SECOND));
        return file;
    }

    /// What the player played in a session.
    ///
    /// @param file a MIDI file of it alone
    public record Played(Path file, long notes) {}

    /// Writes what the player played, and nothing of Continuo's, as a MIDI file for each session in which he struck so
    /// many keys. Sessions that cannot be read are passed over.
    ///
    /// @param into a folder that is there
    public List<Played> writePlayers(Path into, long leastNotes) throws IOException {
        List<Played> all = new ArrayList<>();
        for (Path log : logs()) {
            Optional<Takedown> session = taken(log);
            if (session.isPresent() && session.get().heardNotes() >= leastNotes) {
                Path file = into.resolve(name(log) + MIDI);
                SessionMidi.writePlayer(file, session.get());
                all.add(new Played(file, session.get().heardNotes()));
            }
        }
        return all;
    }

    private static Optional<Takedown> taken(Path log) {
        try {
            return Optional.of(Takedown.of(log));
        } catch (IOException e) {
            return Optional.empty(); // of another version, or one that has only begun
        }
    }

    private List<Path> logs() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(LOG))
                    .sorted()
                    .toList();
        }
    }

    /// What a log is told when it may not grow on.
    static String full(long limitBytes) {
        return "The recording ends here, the music goes on: this session alone takes all of the %d MB of 'record-limit'."
                .formatted(limitBytes / MEGABYTE);
    }
}
