package continuo.web;

import static continuo.music.Checks.requireRange;

/// Whether the page is served, and where.
///
/// @param port on 127.0.0.1; where another program has it, a free one is taken
public record WebSettings(boolean on, int port) {

    public WebSettings {
        requireRange("port", port, 1, 65_535);
    }

    /// The same with no page.
    public WebSettings off() {
        return new WebSettings(false, port);
    }
}
