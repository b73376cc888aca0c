package continuo.cli;

import continuo.generate.Continuation;
import continuo.model.Model;
import continuo.model.ModelFile;
import continuo.model.ModelFileException;
import java.nio.file.Path;

/// Reads models that speak this program's encoding.
final class Models {

    private Models() {}

    static Model read(Path file) throws ModelFileException {
        return ModelFile.read(file, Continuation.EXPECTED);
    }
}
