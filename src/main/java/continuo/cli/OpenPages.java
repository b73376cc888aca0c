package continuo.cli;

import continuo.control.Action;
import continuo.control.Board;
import continuo.live.LiveObserver;
import continuo.live.LivePipeline;
import continuo.parameter.Parameter;
import continuo.session.SessionFolder;
import continuo.web.Playing;
import continuo.web.WebPage;
import continuo.web.WebSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/// Continuo's page, opened several times by another program on this machine.
final class OpenPages implements AutoCloseable {

    private static final int PORT = 8420; // or another, if that is taken

    private final WebPage page;
    private final Process readers;

    /// @param says takes what keeps the page from being served
    OpenPages(int count, Consumer<String> says) throws IOException {
        page = new WebPage(new WebSettings(true, PORT), says);
        page.start();
        readers = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        PageReaders.class.getName(),
                        page.address(),
                        Integer.toString(count))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        BufferedReader said = readers.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        if (!PageReaders.OPEN.equals(line)) {
            close();
            throw new IOException("the page could not be opened " + count + " times: " + line);
        }
    }

    LiveObserver observer() {
        return page.observer();
    }

    /// The pages show this one.
    void show(LivePipeline pipeline) {
        SessionFolder none = new SessionFolder(Path.of("none"));
        page.playing(new Playing(new Usual(), pipeline::report, "bench", "bench", none));
    }

    @Override
    public void close() {
        readers.destroyForcibly();
        page.close();
    }

    /// What holds where nobody sets anything, and nobody does.
    private static final class Usual implements Board {

        @Override
        public String text(Parameter parameter) {
            return parameter.usual();
        }

        @Override
        public String move(Map<Parameter, String> texts) {
            return "nothing can be set here";
        }

        @Override
        public void act(Action action) {}

        @Override
        public void tap(long nanos) {}
    }
}
