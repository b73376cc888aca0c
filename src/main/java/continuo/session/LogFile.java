package continuo.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The file of a session that is being written. It only grows; while it does, the process has it locked, so that others
/// leave it alone: the system gives the lock up when the process ends, however it does.
final class LogFile implements AutoCloseable {

    /// What every log begins with.
    static final byte[] MAGIC = "CONTINUO-SESSION\n".getBytes(StandardCharsets.US_ASCII);

    private final FileChannel channel;
    private long sizeBytes;

    private LogFile(FileChannel channel) {
        this.channel = channel;
    }

    /// A new file, with the header in it.
    static LogFile create(Path path, SessionHeader header) throws IOException {
        FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            lock(channel);
            LogFile file = new LogFile(channel);
            file.append(ByteBuffer.wrap(MAGIC));
            Block block = new Block();
            block.clear();
            block.addText(header.toJson().getBytes(StandardCharsets.UTF_8));
            file.append(block.finished());
            return file;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel) {
        try {
            channel.tryLock();
        } catch (IOException e) {
            return; // where nothing can be locked, it does without
        }
    }

    /// Whether nobody writes this log any more.
    static boolean isOver(Path path) {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this very process writes it
        } catch (IOException e) {
            return true;
        }
    }

    /// Appends all of it, or fails and leaves the file as it was before, as far as it can.
    void append(ByteBuffer bytes) throws IOException {
        int length = bytes.remaining();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            channel.truncate(sizeBytes);
            throw e;
        }
        sizeBytes += length;
    }

    /// Returns once all is on the disk.
    void force() throws IOException {
        channel.force(false);
    }

    long sizeBytes() {
        return sizeBytes;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
