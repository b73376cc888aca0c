package continuo.cli;

import continuo.config.SettingsFile;
import continuo.session.SessionFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the sessions are.
final class SessionOptions {

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The settings whose record-folder is looked into (default: config/continuo.yaml).")
    private @Nullable Path config;

    @Option(
            names = "--folder",
            paramLabel = "DIR",
            description = "The folder of the sessions, whatever the settings say.")
    private @Nullable Path folder;

    Path path() throws IOException {
        if (folder != null) {
            return folder;
        }
        Path settings = config == null ? Home.config() : config;
        return new SettingsFile(settings, List.of(), Home.path(), 0)
                .read()
                .recording()
                .folder();
    }

    SessionFolder folder() throws IOException {
        return new SessionFolder(path());
    }
}
