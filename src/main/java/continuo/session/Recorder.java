package continuo.session;

import continuo.live.LiveObserver;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Records a session, if that is wanted; whatever keeps it from that is said in one line, and the music goes on.
public final class Recorder implements AutoCloseable {

    private final RecordingSettings settings;
    private final SessionHeader header;
    private final LiveObserver teller;
    private final SessionLog log;
    private @Nullable Path path; // set by the thread that writes, read once it has ended

    /// Writes nothing yet.
    ///
    /// @param teller is told what there is to say, by this and by those whom the observer looks at
    public Recorder(RecordingSettings settings, SessionHeader header, LiveObserver teller) {
        this.settings = settings;
        this.header = header;
        this.teller = teller;
        log = new SessionLog(teller);
    }

    /// Who is to look on.
    public LiveObserver observer() {
        return settings.on() ? log : teller;
    }

    /// Begins, and puts the sessions before this one in order, all on the thread that writes. Called once.
    public void begin() {
        if (settings.on()) {
            log.start(this::open);
        }
    }

    private void open() {
        try {
            path = open(new SessionFolder(settings.folder()), settings.limitBytes());
            teller.said("What you and Continuo play is recorded in %s; 'record: off' in the settings ends that."
                    .formatted(settings.folder()));
        } catch (IOException e) {
            teller.said(
                    "Nothing is recorded: %s cannot be written (%s). Name another 'record-folder', or write 'record: off'."
                            .formatted(settings.folder(), reason(e)));
        }
    }

    private Path open(SessionFolder folder, long limitBytes) throws IOException {
        folder.putInOrder(teller);
        SessionFolder.Begun begun = folder.begin(header);
        Path writing = begun.path();
        folder.makeRoom(limitBytes, writing);
        log.writeTo(new SessionWriter(
                writing,
                begun.file(),
                () -> folder.makeRoom(limitBytes, writing) ? "" : SessionFolder.full(limitBytes),
                teller));
        return writing;
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /// Makes a MIDI file of it.
    @Override
    public void close() {
        log.close();
        if (!log.hasEnded()) {
            teller.said("The disk is slow: the next start makes a MIDI file of this session.");
        } else if (path != null) {
            finish(path);
        }
    }

    private void finish(Path written) {
        try {
            if (SessionFolder.finish(written)) {
                teller.said("This session is in " + SessionFolder.midi(written) + ".");
            }
        } catch (IOException e) {
            teller.said("There is no MIDI file of this session yet, the next start makes one: " + reason(e));
        }
    }
}
