package continuo.midi.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// A name for what a piece plays, whatever file it stands in: SHA-1 over `pitch,k;pitch,k` of all its note-ons sorted
/// by k and pitch, where k is the onset after the first onset in fiftieths of a second, halves to even.
final class ContentHash {

    private static final int PITCHES = 128;
    private static final double STEPS_PER_SECOND = 50;

    private ContentHash() {}

    /// The hash of the notes with these onsets and pitches.
    static String of(long[] onsetNanos, int[] pitches) {
        long first = Arrays.stream(onsetNanos).min().orElse(0);
        long[] keys = new long[onsetNanos.length];
        for (int n = 0; n < keys.length; n++) {
            keys[n] = (long) Math.rint((onsetNanos[n] - first) / 1e9 * STEPS_PER_SECOND) * PITCHES + pitches[n];
        }
        Arrays.sort(keys);
        String text = Arrays.stream(keys)
                .mapToObj(key -> key % PITCHES + "," + key / PITCHES)
                .collect(Collectors.joining(";"));
        return HexFormat.of().formatHex(sha1().digest(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
