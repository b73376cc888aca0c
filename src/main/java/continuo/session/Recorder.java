package continuo.session;

import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Records a session, if that is wanted; whatever keeps it from that is said in one line, and the music goes on.
public final class Recorder implements AutoCloseable {

    private static final double KEPT_SECONDS = 60;

    private final RecordingSettings settings;
    private final LiveObserver teller;
    private final SessionLog log;
    private SessionHeader header;
    private boolean on;
    private boolean begun;
    private volatile @Nullable Path path; // set by the thread that writes

    /// Writes nothing yet.
    ///
    /// @param teller is told what there is to say, by this and by those whom the observer looks at
    public Recorder(RecordingSettings settings, SessionHeader header, LiveObserver teller) {
        this.settings = settings;
        this.header = header;
        this.teller = teller;
        log = new SessionLog(teller);
        on = settings.on();
        log.pause(!on);
    }

    /// Who is to look on.
    public LiveObserver observer() {
        return log;
    }

    /// Begins, if it is on, and puts the sessions before this one in order, all on the thread that writes. Called once.
    public synchronized void begin() {
        if (on) {
            start();
        }
    }

    private void start() {
        begun = true;
        log.start(this::open);
    }

    /// Whether what is played from now on is written down. What was not makes a gap, up to which a session can be
    /// played again.
    ///
    /// @param current what is in force
    public synchronized void recording(boolean newOn, LiveSettings current) {
        if (newOn == on) {
            return;
        }
        on = newOn;
        log.pause(!on);
        if (on && !begun) {
            header = header.begunNow(current);
            start();
        } else {
            teller.said(on ? "Recording goes on." : "Recording rests; what was played until now is kept.");
        }
    }

    /// Makes a MIDI file of its own of what was played in the last minute; says where, or why not.
    public void keep() {
        log.whenWritten(() -> Thread.ofPlatform().daemon().name("continuo-keep").start(this::keepLast));
        if (path == null) {
            teller.said("There is nothing to keep yet: nothing is recorded. Write 'record: on'.");
        }
    }

    private void keepLast() {
        Path written = path;
        if (written == null) {
            return;
        }
        try {
            teller.said("The last minute is kept in %s."
                    .formatted(new SessionFolder(settings.folder()).keepOf(written, KEPT_SECONDS)));
        } catch (IOException e) {
            teller.said("The last minute is not kept: " + reason(e));
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
            return;
        }
        Path written = path;
        if (written != null) {
            finish(written);
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
