package continuo.learn;

import com.google.gson.Gson;
import continuo.corpus.CorpusException;
import continuo.model.ModelCard;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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
        try (ZipFile zip = new ZipFile(folder.resolve(FILE).toFile())) {
            return GSON.fromJson(
                    new String(zip.getInputStream(entry(zip, POSITION)).readAllBytes(), StandardCharsets.UTF_8),
                    Checkpoint.class);
        }
    }

    /// The arrays that [#write] was given.
    static List<float[]> readMemory(Path folder) throws IOException {
        List<float[]> memory = new ArrayList<>();
        try (ZipFile zip = new ZipFile(folder.resolve(FILE).toFile());
                DataInputStream in = new DataInputStream(zip.getInputStream(entry(zip, MEMORY)))) {
            int arrays = in.readInt();
            for (int n = 0; n < arrays; n++) {
                float[] array = new float[in.readInt()];
                byte[] bytes = in.readNBytes(array.length * Float.BYTES);
                ByteBuffer.wrap(bytes).asFloatBuffer().get(array);
                memory.add(array);
            }
        }
        return memory;
    }

    private static ZipEntry entry(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new CorpusException(zip.getName() + " is no checkpoint of this version; name an empty folder");
        }
        return entry;
    }

    /// Replaces the checkpoint in `folder`; at no time is there half a one.
    void write(Path folder, List<float[]> memory) throws IOException {
        Files.createDirectories(folder);
        Path unfinished = folder.resolve(FILE + ".part");
        try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(unfinished));
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.putNextEntry(new ZipEntry(POSITION));
            zip.write(GSON.toJson(this).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(MEMORY));
            writeMemory(new DataOutputStream(zip), memory);
        }
        Files.move(
                unfinished, folder.resolve(FILE), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
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
