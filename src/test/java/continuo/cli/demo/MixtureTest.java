package continuo.cli.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import continuo.Allocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MixtureTest {

    @Test
    void isTheSumThatASlowTwinFindsAtOnce() throws IOException {
        short[] first = samples(1, 100_000);
        short[] second = samples(2, 40_002);
        float peak = 1;
        float[] sum = new float[first.length];
        for (int n = 0; n < sum.length; n++) {
            float near = n % 2 == 0 ? 1f : 0.55f;
            sum[n] = first[n] * near + (n < second.length ? second[n] * (1.55f - near) : 0);
            peak = Math.max(peak, Math.abs(sum[n]));
        }
        short[] expected = new short[sum.length];
        for (int n = 0; n < sum.length; n++) {
            expected[n] = (short) Math.round(sum[n] * (20_000 / peak));
        }

        try (Mixture mixture = mixture(1, first, second)) {
            assertEquals(peak, mixture.peak(), 0.1);
        }
        try (Mixture mixture = mixture(20_000 / peak, first, second)) {
            short[] mixed = shorts(mixture.readAllBytes());
            assertEquals(expected.length, mixed.length);
            for (int n = 0; n < expected.length; n++) {
                assertEquals(expected[n], mixed[n], 1, "sample " + n); // floats round where a half is near
            }
        }
    }

    @Test
    void anHourOfSoundTakesNoMoreMemoryThanAMoment() {
        long bytes = Allocation.bytesOf(() -> {
            try (Mixture mixture = new Mixture(List.of(silence(100_000_000)), 1, samples -> {})) {
                mixture.skipNBytes(100_000_000);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });

        assertTrue(bytes < 2_000_000, bytes + " bytes for a sound of a hundred million");
    }

    private static InputStream silence(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] to, int offset, int count) {
                int given = (int) Math.min(count, left);
                left -= given;
                return given == 0 ? -1 : given;
            }
        };
    }

    private static Mixture mixture(float gain, short[]... voices) {
        return new Mixture(List.of(stream(voices[0]), stream(voices[1])), gain, samples -> {});
    }

    private static InputStream stream(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return new ByteArrayInputStream(bytes.array());
    }

    private static short[] shorts(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static short[] samples(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        short[] samples = new short[count];
        for (int n = 0; n < count; n++) {
            samples[n] = (short) random.nextInt(Short.MIN_VALUE, Short.MAX_VALUE);
        }
        return samples;
    }
}
