package continuo.web;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// The ways to answer a request. Each returns true: it is dealt with.
final class Answers {

    private Answers() {}

    static boolean refuse(Response response, Callback callback, int status, String why) {
        response.setStatus(status);
        return text(response, callback, "text/plain; charset=utf-8", why + "\n");
    }

    static boolean json(Response response, Callback callback, String json) {
        return text(response, callback, "application/json", json);
    }

    private static boolean text(Response response, Callback callback, String type, String text) {
        return bytes(response, callback, type, text.getBytes(StandardCharsets.UTF_8));
    }

    static boolean bytes(Response response, Callback callback, String type, byte[] bytes) {
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, type);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
        response.write(true, ByteBuffer.wrap(bytes), callback);
        return true;
    }
}
