package continuo.learn;

import com.google.gson.Gson;
import com.google.gson.JsonParseException;
import continuo.corpus.CorpusException;
import continuo.files.WholeFile;
import continuo.model.ModelCard;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/// Where a run stands, kept in one zip with everything that the learner goes on from.
///
/// @param steps how many windows are learnt
/// @param notes how many notes have been learnt from
/// @param trainedNanos how long training has taken
/// @param bestTotal the best validation score so far
/// @param noBetter how many validations since then were no better
/// @param from the model that the run began with; null if with random weights
/// @param lanes where each lane stands
record Checkpoint(
        long steps,
        long notes,
        long trainedNanos,
        double bestTotal,
        int noBetter,
        ModelCard.@Nullable Forerunner from,
        List<Lane.Position> lanes) {

    private static final String FILE = "checkpoint.zip";
    private static final String POSITION = "position.json";
    private static final String MEMORY = "memory.bin";
    private static final int MOST_JSON_BYTES = 16 << 20;
    private static final Gson GSON = new Gson();

    /// Before the first step.
    static Checkpoint beginning(ModelCard.@Nullable Forerunner from) {
        return new Checkpoint(0, 0, 0, Double.MAX_VALUE, 0, from, List.of());
    }

    /// The same after a validation.
    Checkpoint judged(double total) {
        return total < bestTotal
                ? new Checkpoint(steps, notes, trainedNanos, total, 0, from, lanes)
                : new Checkpoint(steps, notes, trainedNanos, bestTotal, noBetter + 1, from, lanes);
    }

    static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static Checkpoint read(Path folder) throws IOException {
        return read(folder, POSITION, in -> {
            byte[] json = in.readNBytes(MOST_JSON_BYTES);
            Checkpoint checkpoint = GSON.fromJson(new String(json, StandardCharsets.UTF_8), Checkpoint.class);
            if (checkpoint == null || !checkpoint.isWhole()) {
                throw new IOException("it tells no position");
            }
            return checkpoint;
        });
    }

    /// Gson puts null and 0 wherever the text says nothing.
    private boolean isWhole() {
        return steps >= 0
                && notes >= 0
                && trainedNanos >= 0
                && noBetter >= 0
                && lanes != null
                && lanes.stream().allMatch(Objects::nonNull);
    }

    /// The arrays that [#write] was given, if they have the sizes of `expected`.
    static Optional<List<float[]>> readMemory(Path folder, List<float[]> expected) throws IOException {
        return read(folder, MEMORY, stream -> {
            DataInputStream in = new DataInputStream(stream);
            List<float[]> memory = new ArrayList<>();
            boolean fits = in.readInt() == expected.size();
            for (int n = 0; n < expected.size() && fits; n++) {
                int length = expected.get(n).length;
                fits = in.readInt() == length;
                if (fits) {
                    memory.add(floats(in, length));
                }
            }
            return fits ? Optional.of(memory) : Optional.empty();
        });
    }

    private static float[] floats(DataInputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length * Float.BYTES);
        if (bytes.length < length * Float.BYTES) {
            throw new EOFException("it is cut short");
        }
        float[] array = new float[length];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
        return array;
    }

    private interface Reading<T> {
        T from(InputStream in) throws IOException;
    }

    /// Whatever may be wrong with the file is said in one line.
    private static <T> T read(Path folder, String name, Reading<T> reading) throws IOException {
        Path file = folder.resolve(FILE);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException("it has no " + name);
            }
            try (InputStream in = zip.getInputStream(entry)) {
                return reading.from(in);
            }
        } catch (IOException | JsonParseException e) {
            throw damaged(file, e);
        } catch (RuntimeException e) { // what a record's constructor throws for odd JSON
            throw damaged(file, e);
        }
    }

    private static CorpusException damaged(Path file, Exception cause) {
        return new CorpusException("the checkpoint %s is damaged, or of another version (%s); name an empty folder with"
                        .formatted(file, firstLine(cause))
                + " --checkpoints");
    }

    private static String firstLine(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank()
                ? cause instanceof EOFException
                        ? "it is cut short"
                        : cause.getClass().getSimpleName()
                : message.lines().findFirst().orElse("");
    }

    /// Replaces the checkpoint in `folder`; at no time is there half a one.
    void write(Path folder, List<float[]> memory) throws IOException {
        WholeFile.write(folder.resolve(FILE), file -> {
            try (ZipOutputStream zip = new ZipOutputStream(file)) {
                zip.setLevel(Deflater.BEST_SPEED);
                zip.putNextEntry(new ZipEntry(POSITION));
                zip.write(GSON.toJson(this).getBytes(StandardCharsets.UTF_8));
                zip.putNextEntry(new ZipEntry(MEMORY));
                writeMemory(new DataOutputStream(zip), memory);
            }
        });
    }

    private static void writeMemory(DataOutputStream out, List<float[]> memory) throws IOException {
        out.writeInt(memory.size());
        for (float[] array : memory) {
            out.writeInt(array.length);
            ByteBuffer bytes = ByteBuffer.allocate(array.length * Float.BYTES);
            bytes.asFloatBuffer().put(FloatBuffer.wrap(array));
            out.write(bytes.array());
        }
        out.flush();
    }
}
