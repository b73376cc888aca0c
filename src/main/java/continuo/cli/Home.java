package continuo.cli;

import java.nio.file.Path;

/// The root of Continuo's tree, told by the launcher as the system property `continuo.home`; else the current
/// folder.
final class Home {

    private Home() {}

    static Path path() {
        return Path.of(System.getProperty("continuo.home", "."));
    }

    static Path config() {
        return path().resolve("config/continuo.yaml");
    }

    static Path model() {
        return path().resolve("models/continuo.zip");
    }
}
