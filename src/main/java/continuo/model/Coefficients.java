package continuo.model;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/// The weights of a network as ND4J writes an array (`Nd4j.write`): two buffers, each as how it was allocated, how
/// many values follow, of which type, and the values in big-endian order. The first holds the array's rank, sizes,
/// strides and ordering, the second its values.
final class Coefficients {

    /// More bytes than everything but the values ever takes.
    static final int HEADER_BYTES = 1024;

    private static final int MOST_DIMENSIONS = 32;

    private Coefficients() {}

    /// The values of `bytes`, which must be `expectedCount`.
    ///
    /// @throws IOException if they are not, or not in this form
    static float[] decode(byte[] bytes, long expectedCount) throws IOException {
        var stream = new ByteArrayInputStream(bytes);
        var in = new DataInputStream(stream);
        long described = describedCount(in);
        long count = bufferLength(in, "FLOAT");
        if (count != described || count != expectedCount) {
            throw new IOException("has " + count + " weights where its shape needs " + expectedCount);
        }
        if (stream.available() != count * Float.BYTES) {
            throw new IOException(
                    "has " + stream.available() + " bytes of weights where " + count * Float.BYTES + " are announced");
        }
        float[] values = new float[(int) count];
        ByteBuffer.wrap(bytes, bytes.length - stream.available(), stream.available())
                .asFloatBuffer()
                .get(values);
        return values;
    }

    /// How many values the array has, by the buffer that describes it.
    private static long describedCount(DataInputStream in) throws IOException {
        long length = bufferLength(in, "LONG");
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
        in.skipNBytes((length - 1 - rank) * Long.BYTES);
        return count;
    }

    private static long bufferLength(DataInputStream in, String type) throws IOException {
        in.readUTF(); // how it was allocated
        long length = in.readLong();
        String found = in.readUTF();
        if (!found.equals(type)) {
            throw new IOException("has weights of type " + found + " where " + type + " is expected");
        }
        return length;
    }
}
