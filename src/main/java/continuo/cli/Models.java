package continuo.cli;

import continuo.encoding.Encoding;
import continuo.encoding.Head;
import continuo.model.Model;
import continuo.model.ModelFile;
import continuo.model.ModelFileException;
import continuo.model.NetworkShape.HeadShape;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads models that speak this program's encoding.
final class Models {

    private Models() {}

    static Model read(Path file) throws ModelFileException {
        return ModelFile.read(file, new ModelFile.Expected(Encoding.VERSION, Encoding.INPUTS, heads()));
    }

    private static List<HeadShape> heads() {
        return Arrays.stream(Head.values())
                .map(head -> new HeadShape(head.name().toLowerCase(Locale.ROOT), head.conditions(), head.outputs()))
                .toList();
    }
}
