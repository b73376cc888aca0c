package continuo.session;

import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import continuo.live.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A session in a time of its own that is logged as a real one is, but on this thread.
final class LoggedSession implements AutoCloseable {

    static final long BEGIN_NANOS = 5_000_000_000_000L;

    final Path folder;
    final Path path;
    final Session session;
    final List<String> said = new ArrayList<>();
    private final SessionLog log;

    LoggedSession(LiveSettings settings, long leadNanos) throws IOException {
        folder = Files.createTempDirectory("sessions");
        SessionHeader header = header(settings, leadNanos);
        SessionFolder.Begun begun = new SessionFolder(folder).begin(header);
        path = begun.path();
        LiveObserver teller = new LiveObserver() {
            @Override
            public void said(String oneLine) {
                said.add(oneLine);
            }
        };
        log = new SessionLog(teller);
        log.writeTo(new SessionWriter(path, begun.file(), () -> "", teller));
        session = new Session(settings, leadNanos, 1, BEGIN_NANOS, log);
    }

    static SessionHeader header(LiveSettings settings, long leadNanos) {
        SessionHeader now = SessionHeader.now("test", "model", "sha", leadNanos, settings);
        return new SessionHeader(
                now.format(),
                now.version(),
                now.startedMillis(),
                BEGIN_NANOS,
                now.model(),
                now.modelSha256(),
                leadNanos,
                now.names(),
                settings);
    }

    /// What the thread does now and then.
    void write() {
        log.drain();
    }

    Path end() {
        session.close();
        log.close();
        return path;
    }

    @Override
    public void close() throws IOException {
        log.close();
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
