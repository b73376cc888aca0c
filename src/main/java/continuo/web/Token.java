package continuo.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What shows that a request comes from somebody who has read the printed address. Another one at each start.
final class Token {

    private static final int BYTES = 18; // 144 bits: nobody guesses it

    private final String text;

    Token() {
        byte[] chance = new byte[BYTES];
        new SecureRandom().nextBytes(chance);
        text = Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /// Takes as long for a wrong one that is nearly right.
    boolean is(@Nullable String given) {
        return given != null && MessageDigest.isEqual(bytes(text), bytes(given));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    String text() {
        return text;
    }
}
