package continuo.session;

import continuo.live.LiveObserver;
import continuo.live.LiveSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Entries into the log's file, in blocks. What fails here (a full disk, most of all) ends the recording, is said in
/// one
/// line, and concerns nobody else. Belongs to the thread that writes the log.
final class SessionWriter {

    private static final long FORCE_NANOS = 1_000_000_000;
    private static final long LOOK_BYTES = 1 << 20;

    private final Path path;
    private final LogFile file;
    private final Growth growth;
    private final LiveObserver teller;
    private final Block block = new Block();
    private long missedBefore;
    private int pausesBefore;
    private long forcedBytes;
    private long forcedNanos;
    private long lookedBytes;
    private boolean behind;
    private boolean broken;

    /// Is asked now and then whether the log may grow on.
    interface Growth {

        /// @return what is to be said if it may not; else the empty text
        String refusal() throws IOException;
    }

    SessionWriter(Path path, LogFile file, Growth growth, LiveObserver teller) {
        this.path = path;
        this.file = file;
        this.growth = growth;
        this.teller = teller;
        block.clear();
    }

    void write(LogEntry entry) {
        if (broken) {
            return;
        }
        try {
            if (entry.pauses() != pausesBefore) {
                pausesBefore = entry.pauses();
                add(Codes.GAP, entry.nanos(), 0, null);
            }
            if (entry.missed() != missedBefore) {
                missedBefore = entry.missed();
                add(Codes.GAP, entry.nanos(), 0, null);
                tellOfGap();
            }
            LiveSettings settings = entry.settings();
            byte[] text =
                    settings == null ? null : SessionHeader.toJson(settings).getBytes(StandardCharsets.UTF_8);
            add(entry.code(), entry.nanos(), entry.data(), text);
        } catch (IOException e) {
            fail(e);
        }
    }

    private void add(int code, long nanos, int data, byte @Nullable [] text) throws IOException {
        if (!block.hasRoom(text == null ? 0 : text.length)) {
            writeBlock();
        }
        block.add(code, nanos, data, text);
    }

    private void tellOfGap() {
        if (!behind) {
            behind = true;
            teller.said("The recording could not keep up: a moment is missing in " + path + ".");
        }
    }

    private void writeBlock() throws IOException {
        file.append(block.finished());
        block.clear();
        if (file.sizeBytes() - lookedBytes > LOOK_BYTES) {
            lookedBytes = file.sizeBytes();
            String refusal = growth.refusal();
            if (!refusal.isEmpty()) {
                broken = true;
                teller.said(refusal);
            }
        }
    }

    /// Hands everything to the system, and each second to the disk.
    void flush(long now) {
        try {
            if (!broken && !block.isEmpty()) {
                writeBlock();
            }
            if (!broken && file.sizeBytes() != forcedBytes && now - forcedNanos >= FORCE_NANOS) {
                file.force();
                forcedBytes = file.sizeBytes();
                forcedNanos = now;
            }
        } catch (IOException e) {
            fail(e);
        }
    }

    /// The recording ends; the music does not.
    void fail(Throwable failure) {
        if (!broken) {
            broken = true;
            String reason = failure.getMessage() == null ? failure.toString() : failure.getMessage();
            teller.said("The recording ends here, the music goes on: %s cannot be written (%s). Make room, or name"
                            .formatted(path, reason)
                    + " another 'record-folder', and start again.");
        }
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            fail(e);
        }
    }
}
