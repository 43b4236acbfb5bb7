package io.isosocket.url;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;

/** Shorthand of the tests. */
final class Parsed {
    private Parsed() {}

    static WebSocketUrl url(String input) {
        return parse(input, Optional.empty());
    }

    static WebSocketUrl url(String input, String base) {
        return parse(input, Optional.of(base));
    }

    private static WebSocketUrl parse(String input, Optional<String> base) {
        try {
            return WebSocketUrl.parse(input, base);
        } catch (UrlSyntaxException failure) {
            throw new AssertionError(failure);
        }
    }

    static UrlSyntaxException failure(String input) {
        return assertThrows(UrlSyntaxException.class, () -> WebSocketUrl.parse(input, Optional.empty()), input);
    }
}
