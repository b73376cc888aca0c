package continuo.midi.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

/// A name for what a piece plays, whatever file it stands in: SHA-1 over `pitch,k;pitch,k` of all its note-ons sorted
/// by k and pitch, where k is the onset after the first onset in fiftieths of a second, halves to even.
final class ContentHash {

    private static final int PITCHES = 128;
    private static final double STEPS_PER_SECOND = 50;

    private ContentHash() {}

    /// The hash of all strikes, the drums' too.
    ///
    /// @param events in order
    static String of(Events events, TempoMap tempo) {
        int[] strikes =
                IntStream.range(0, events.size()).filter(events::isStrike).toArray();
        long first = strikes.length == 0 ? 0 : tempo.nanos(events.tick(strikes[0]));
        long[] keys = new long[strikes.length];
        for (int n = 0; n < keys.length; n++) {
            double seconds = (tempo.nanos(events.tick(strikes[n])) - first) / 1e9;
            keys[n] = (long) Math.rint(seconds * STEPS_PER_SECOND) * PITCHES + events.data1(strikes[n]);
        }
        Arrays.sort(keys);
        MessageDigest sha1 = sha1();
        for (int n = 0; n < keys.length; n++) {
            String one = (n == 0 ? "" : ";") + keys[n] % PITCHES + "," + keys[n] / PITCHES;
            sha1.update(one.getBytes(StandardCharsets.US_ASCII));
        }
        return HexFormat.of().formatHex(sha1.digest());
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-1", e);
        }
    }
}
