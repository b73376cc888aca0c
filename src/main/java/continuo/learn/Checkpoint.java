package continuo.learn;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;

/// Where a run stands, kept in one zip with the network and its updater.
///
/// @param chunks how many are done
/// @param notes how many have been learnt from
/// @param trainedNanos how long training has taken
/// @param bestTotal the best validation score so far
/// @param lanes where each lane stands
record Checkpoint(long chunks, long notes, long trainedNanos, double bestTotal, List<Lane.Position> lanes) {

    private static final String FILE = "checkpoint.zip";
    private static final String POSITION = "position.json";

    static final Checkpoint START = new Checkpoint(0, 0, 0, Double.MAX_VALUE, List.of());

    static boolean existsIn(Path folder) {
        return Files.exists(folder.resolve(FILE));
    }

    static Checkpoint read(Path folder) throws IOException {
        return ModelZip.readEntry(folder.resolve(FILE), POSITION, Checkpoint.class);
    }

    static ComputationGraph readGraph(Path folder) throws IOException {
        return ComputationGraph.load(folder.resolve(FILE).toFile(), true);
    }

    void write(Path folder, ComputationGraph graph) throws IOException {
        ModelZip.writeWithUpdater(graph, POSITION, this, folder.resolve(FILE));
    }
}
