package continuo.corpus.beats;

import continuo.corpus.CorpusException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The lines of a table or list that belongs to a corpus. No such file is as large as the limit; a pipe or a
/// device in its place is not waited for.
public final class Lines {

    private static final int MOST_BYTES = 256 << 20;

    private Lines() {}

    public static List<String> of(Path file) throws IOException {
        if (Files.exists(file) && !Files.isRegularFile(file)) {
            throw new CorpusException(file + " is no file; put one there, or take it away");
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            throw new CorpusException(file + " is larger than " + (MOST_BYTES >> 20) + " MB; is it what it should be?");
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString()
                    .lines()
                    .toList();
        } catch (CharacterCodingException e) {
            throw new CorpusException(file + " is not written in UTF-8; save it so");
        }
    }
}
