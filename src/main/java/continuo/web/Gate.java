package continuo.web;

import java.util.List;
import java.util.Set;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.jspecify.annotations.Nullable;

/// Lets in what comes from this computer's own page, and refuses the rest: requests that name another host (DNS
/// rebinding), that another site sends, or that lack the token where it is wanted.
final class Gate extends Handler.Wrapper {

    private static final String API = "/api/";
    private static final String BEARER = "Bearer ";
    private static final Set<String> OPEN = Set.of(Api.STATUS); // of the API; what else is no file of the page
    private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

    private final Token token;
    private final List<String> hosts;
    private final List<HttpField> headers;

    /// @param next what is done with what is let in
    Gate(Token token, int port, Handler next) {
        super(next);
        this.token = token;
        hosts = List.of("127.0.0.1:" + port, "localhost:" + port);
        headers = List.of(
                new HttpField(
                        "Content-Security-Policy",
                        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
                                + "connect-src 'self' ws://127.0.0.1:%d ws://localhost:%d; ".formatted(port, port)
                                + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"),
                new HttpField("X-Content-Type-Options", "nosniff"),
                new HttpField("X-Frame-Options", "DENY"),
                new HttpField("Referrer-Policy", "no-referrer"),
                new HttpField("Cross-Origin-Opener-Policy", "same-origin"),
                new HttpField("Cross-Origin-Resource-Policy", "same-origin"),
                new HttpField("Permissions-Policy", "midi=(self), camera=(), microphone=(), geolocation=()"),
                new HttpField("Cache-Control", "no-store"));
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        headers.forEach(response.getHeaders()::put);
        String path = Request.getPathInContext(request);
        if (!isForUs(request)) {
            return Answers.refuse(response, callback, HttpStatus.MISDIRECTED_REQUEST_421, "this is another host");
        }
        if (isForeign(request, path)) {
            return Answers.refuse(response, callback, HttpStatus.FORBIDDEN_403, "another site may not do this");
        }
        if (path.startsWith(API) && !OPEN.contains(path) && !token.is(given(request))) {
            return Answers.refuse(
                    response, callback, HttpStatus.UNAUTHORIZED_401, "the token of the printed address is needed");
        }
        return super.handle(request, response, callback);
    }

    private boolean isForUs(Request request) {
        String host = request.getHeaders().get(HttpHeader.HOST);
        return host != null && hosts.contains(host);
    }

    /// A link on another site may lead to the page; nothing else of ours is for others.
    private boolean isForeign(Request request, String path) {
        HttpFields fields = request.getHeaders();
        String origin = fields.get(HttpHeader.ORIGIN);
        if (origin != null && hosts.stream().noneMatch(host -> origin.equals("http://" + host))) {
            return true;
        }
        String site = fields.get("Sec-Fetch-Site");
        return site != null && !OWN_SITE.contains(site) && path.startsWith(API);
    }

    private static @Nullable String given(Request request) {
        String field = request.getHeaders().get(HttpHeader.AUTHORIZATION);
        if (field != null) {
            return field.startsWith(BEARER) ? field.substring(BEARER.length()) : null;
        }
        if (!Request.getPathInContext(request).equals(Api.LIVE)) {
            return null; // addresses are written down by many a program, so only where a browser has no other way
        }
        Fields.Field query = Request.extractQueryParameters(request).get("token");
        return query == null ? null : query.getValue();
    }
}
