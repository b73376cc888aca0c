package continuo.model;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Reads the weights of a network one by one from what ND4J writes for an array (`Nd4j.write`): two buffers, each as
/// how
/// it was allocated, how many values follow, of which type, and the values in big-endian order. The first holds the
/// array's rank, sizes, strides and ordering, the second its values. Holds no more of them than fit into a small
/// buffer.
final class Coefficients {

    private static final int MOST_DIMENSIONS = 32;
    private static final int BUFFER_BYTES = 1 << 16;

    private final DataInputStream in;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES).limit(0);
    private long left;
    private float largest;

    /// @param expectedCount how many values there must be
    /// @throws IOException if there are not, or not in this form; its message goes on after the name of the file
    Coefficients(InputStream stream, long expectedCount) throws IOException {
        in = new DataInputStream(stream);
        long described = describedCount();
        long count = bufferLength("FLOAT");
        if (count != described || count != expectedCount) {
            throw new IOException("has " + count + " weights where its shape needs " + expectedCount);
        }
        left = count;
    }

    /// The next value.
    float next() throws IOException {
        if (!buffer.hasRemaining()) {
            fill();
        }
        float value = buffer.getFloat();
        left--;
        if (!Float.isNaN(largest) && !(Math.abs(value) <= largest)) { // also where it is not a number
            largest = Math.abs(value);
        }
        return value;
    }

    private void fill() throws IOException {
        int bytes = (int) Math.min(BUFFER_BYTES, left * Float.BYTES);
        if (in.readNBytes(buffer.array(), 0, bytes) < bytes || bytes == 0) {
            throw new EOFException("has weights that are cut short");
        }
        buffer.clear().limit(bytes);
    }

    /// The greatest size of a value so far; not a number if one of them was none.
    float largest() {
        return largest;
    }

    /// All values have been read: there must be no byte after them.
    void end() throws IOException {
        if (left != 0 || in.read() >= 0) {
            throw new IOException("has more weights than are announced");
        }
    }

    /// How many values the array has, by the buffer that describes it.
    private long describedCount() throws IOException {
        long length = bufferLength("LONG");
        if (length < 4 || length > 2 * MOST_DIMENSIONS + 4) {
            throw new IOException("has weights described by " + length + " numbers");
        }
        long rank = in.readLong();
        if (length != 2 * rank + 4) {
            throw new IOException("has weights of rank " + rank + " described by " + length + " numbers");
        }
        long count = 1;
        for (int dimension = 0; dimension < rank; dimension++) {
            count = Math.multiplyExact(count, Math.clamp(in.readLong(), 0, Integer.MAX_VALUE));
        }
        in.readFully(new byte[(int) (length - 1 - rank) * Long.BYTES]); // skipped bytes would miss in the checksum
        return count;
    }

    private long bufferLength(String type) throws IOException {
        in.readUTF(); // how it was allocated
        long length = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw new IOException("has weights of another type than " + type);
        }
        return length;
    }
}
