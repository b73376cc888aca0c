package continuo.session;

import continuo.live.LiveObserver;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A session that is being recorded, if it is; whatever keeps it from that is said in one line, and the music goes on.
public final class Recorder implements AutoCloseable {

    private final LiveObserver teller;
    private final @Nullable SessionLog log;
    private final @Nullable Path path;

    private Recorder(LiveObserver teller, @Nullable SessionLog log, @Nullable Path path) {
        this.teller = teller;
        this.log = log;
        this.path = path;
    }

    /// Puts the sessions before it in order, and begins.
    ///
    /// @param teller is told what there is to say, by this and by those whom the observer looks at
    public static Recorder begin(RecordingSettings settings, SessionHeader header, LiveObserver teller) {
        if (!settings.on()) {
            return new Recorder(teller, null, null);
        }
        SessionFolder folder = new SessionFolder(settings.folder());
        try {
            folder.putInOrder(teller);
            SessionFolder.Begun begun = folder.begin(header);
            long limit = settings.limitBytes();
            folder.makeRoom(limit, begun.path());
            SessionWriter writer = new SessionWriter(
                    begun.path(),
                    begun.file(),
                    () -> folder.makeRoom(limit, begun.path()) ? "" : SessionFolder.full(limit),
                    teller);
            teller.said("What you and Continuo play is recorded in %s; 'record: off' in the settings ends that."
                    .formatted(settings.folder()));
            return new Recorder(teller, new SessionLog(writer, teller).start(), begun.path());
        } catch (IOException e) {
            teller.said(
                    "Nothing is recorded: %s cannot be written (%s). Name another 'record-folder', or write 'record: off'."
                            .formatted(settings.folder(), reason(e)));
            return new Recorder(teller, null, null);
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null ? e.toString() : e.getClass().getSimpleName() + " " + e.getMessage();
    }

    /// Who is to look on.
    public LiveObserver observer() {
        return log == null ? teller : log;
    }

    /// Makes a MIDI file of it.
    @Override
    public void close() {
        if (log == null || path == null) {
            return;
        }
        log.close();
        try {
            if (!log.hasEnded()) {
                teller.said("The disk is slow: the next start makes a MIDI file of this session.");
            } else if (SessionFolder.finish(path)) {
                teller.said("This session is in " + SessionFolder.midi(path) + ".");
            }
        } catch (IOException e) {
            teller.said("There is no MIDI file of this session yet, the next start makes one: " + reason(e));
        }
    }
}
