package continuo.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The files of the page, by their names; all are in memory, and there are no others.
final class PageFiles extends Handler.Abstract {

    private static final String HOME = "index.html";
    private static final List<String> NAMES = List.of(
            HOME,
            "page.css",
            "icon.svg",
            "page.js",
            "link.js",
            "keys.js",
            "sound.js",
            "roll.js",
            "settings.js",
            "sessions.js");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    PageFiles() {
        NAMES.forEach(name -> files.put("/" + name, bytes(name)));
        files.put("/", files.get("/" + HOME));
    }

    private static byte[] bytes(String name) {
        try (InputStream in = PageFiles.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String path = Request.getPathInContext(request);
        byte[] file = files.get(path);
        if (file == null) {
            return Answers.refuse(response, callback, HttpStatus.NOT_FOUND_404, "there is no such file");
        }
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return Answers.refuse(response, callback, HttpStatus.METHOD_NOT_ALLOWED_405, "files can only be read");
        }
        String ending = path.equals("/") ? "html" : path.substring(path.lastIndexOf('.') + 1);
        return Answers.bytes(response, callback, Objects.requireNonNull(TYPES.get(ending)), file);
    }
}
