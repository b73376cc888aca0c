package continuo.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A program that opens Continuo's page several times, reads what pages are told, and says so; it ends when its
/// standard input does. Arguments: the address that Continuo prints, and how many.
final class PageReaders implements WebSocket.Listener {

    static final String OPEN = "open";

    private PageReaders() {}

    public static void main(String[] args) throws IOException {
        URI page = URI.create(args[0]);
        String origin = "http://" + page.getAuthority();
        URI live = URI.create("ws://" + page.getAuthority() + "/api/live?token=" + page.getFragment());
        List<WebSocket> pages = new ArrayList<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int n = 0; n < Integer.parseInt(args[1]); n++) {
                pages.add(client.newWebSocketBuilder()
                        .header("Origin", origin)
                        .buildAsync(live, new PageReaders())
                        .join());
            }
            System.out.println(OPEN);
            while (System.in.read() >= 0) {
                Thread.onSpinWait(); // nothing is expected
            }
            pages.forEach(WebSocket::abort);
            client.shutdownNow();
        } catch (CompletionException e) {
            System.out.println(e.getCause());
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        from.request(1);
        return null;
    }
}
