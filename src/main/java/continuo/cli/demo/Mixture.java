package continuo.cli.demo;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.LongConsumer;

/// The sound of several instruments together, as a stream of 16-bit samples, left and right by turns; as long as the
/// longest. The first stands a little to the left, the second to the right. Only a moment of it is in memory.
final class Mixture extends InputStream {

    private static final float NEAR = 1f;
    private static final float FAR = 0.55f;
    private static final int SAMPLE_BYTES = 2;
    private static final int MOMENT = 1 << 14; // samples, an even number

    private final List<? extends InputStream> voices;
    private final float gain;
    private final LongConsumer progress;
    private final byte[] read = new byte[SAMPLE_BYTES * MOMENT];
    private final float[] sum = new float[MOMENT];
    private final ByteBuffer ready = ByteBuffer.allocate(SAMPLE_BYTES * MOMENT).order(ByteOrder.LITTLE_ENDIAN);
    private long samples;

    /// @param voices little-endian samples; closed with this
    /// @param progress is told how many samples there have been
    Mixture(List<? extends InputStream> voices, float gain, LongConsumer progress) {
        this.voices = List.copyOf(voices);
        this.gain = gain;
        this.progress = progress;
        ready.flip();
    }

    /// The loudest sample of all, before any gain. Reads to the end.
    float peak() throws IOException {
        float peak = 1;
        for (int count = mix(); count > 0; count = mix()) {
            for (int n = 0; n < count; n++) {
                peak = Math.max(peak, Math.abs(sum[n]));
            }
        }
        return peak;
    }

    /// Mixes the next moment, and returns its samples; 0 at the end.
    private int mix() throws IOException {
        Arrays.fill(sum, 0);
        int longest = 0;
        for (int voice = 0; voice < voices.size(); voice++) {
            int count = voices.get(voice).readNBytes(read, 0, read.length) / SAMPLE_BYTES;
            float left = voice % 2 == 0 ? NEAR : FAR;
            ByteBuffer heard = ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN);
            for (int n = 0; n < count; n++) {
                sum[n] += heard.getShort() * (n % 2 == 0 ? left : NEAR + FAR - left);
            }
            longest = Math.max(longest, count);
        }
        samples += longest;
        progress.accept(samples);
        return longest;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
        Objects.checkFromIndexSize(offset, length, to.length);
        if (!ready.hasRemaining()) {
            int count = mix();
            ready.clear();
            for (int n = 0; n < count; n++) {
                ready.putShort((short) Math.clamp(Math.round(sum[n] * gain), Short.MIN_VALUE, Short.MAX_VALUE));
            }
            ready.flip();
        }
        int given = Math.min(length, ready.remaining());
        ready.get(to, offset, given);
        return given == 0 && length > 0 ? -1 : given;
    }

    @Override
    public void close() throws IOException {
        for (InputStream voice : voices) {
            voice.close();
        }
    }
}
