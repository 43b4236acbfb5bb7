package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.url.UrlSyntaxException;
import io.isosocket.url.WebSocketUrl;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UrlPatternTest {

    @ParameterizedTest
    @CsvSource({
        "wss://example.org, wss://example.org/a?b, true",
        "wss://example.org, ws://example.org/, false",
        "wss://example.org, wss://example.org:444/, false",
        "*://example.org, ws://example.org/, true",
        "*://*.example.org, wss://a.b.example.org/, true",
        "*://*.example.org, wss://example.org/, true",
        "*://*.example.org, wss://badexample.org/, false",
        "ws://*:*, ws://127.0.0.1:9001/, true",
        "ws://[::1]:9001, ws://[::1]:9001/, true",
        "ws://a:81/feed/*, ws://a:81/feed/x, true",
        "ws://a:81/feed/*, ws://a:81/other, false",
        "ws://a/x.y, ws://a/xzy, false",
        "ws://a_b, ws://a_b/, true",
        "ws://a, ws://user@b/, false"
    })
    void allows(String pattern, String url, boolean expected) throws UrlSyntaxException {
        assertEquals(expected, UrlPattern.parse(pattern).allows(WebSocketUrl.parse(url, Optional.empty())));
    }

    /** What a server may take a path for counts as well: for an allowing pattern both must match, for a denying one either. */
    @ParameterizedTest
    @CsvSource({
        "/chat/*, /chat/a, true, true",
        "/chat/*, /chat/a%20b, true, true",
        "/chat/a%20b, /chat/a%20b, true, true",
        "/chat/ü, /chat/%C3%BC, true, true",
        "/chat/*, /chat/..%2fadmin, false, true",
        "/chat/*, /admin%2f..%2fchat/x, false, true",
        "/admin, /%61dmin, false, true",
        "/admin, /%2561dmin, false, true",
        "/admin, //admin, false, true",
        "/admin, /x%2f%2e%2e%2fadmin, false, true",
        "/admin/*, /admin%5cx, false, true",
        "/admin, /ADMIN, false, false",
        "/admin, /admin/, false, false",
        "/, /?/admin, true, true"
    })
    void pathsAreComparedAsWrittenAndAsRead(String pattern, String path, boolean allows, boolean denies)
            throws UrlSyntaxException {
        UrlPattern parsed = UrlPattern.parse("ws://a" + pattern);
        WebSocketUrl url = WebSocketUrl.parse("ws://a" + path, Optional.empty());
        assertEquals(allows, parsed.allows(url));
        assertEquals(denies, parsed.denies(url));
    }

    @ParameterizedTest
    @CsvSource({
        "ws://EXAMPLE.org, ws://example.org/",
        "ws://example.org., ws://example.org/",
        "ws://example.org, ws://example.org./",
        "ws://bücher.example, ws://xn--bcher-kva.example/",
        "ws://127.0.0.1, ws://0x7f.1/",
        "ws://0177.0.0.1, ws://127.0.0.1/",
        "ws://[0:0::1], ws://[::1]/"
    })
    void hostsAreComparedAsTheUrlStandardWritesThem(String pattern, String url) throws UrlSyntaxException {
        assertTrue(UrlPattern.parse(pattern).allows(WebSocketUrl.parse(url, Optional.empty())));
    }

    @Test
    void aPatternWithoutPortAllowsTheDefaultAndDeniesAll() throws UrlSyntaxException {
        UrlPattern pattern = UrlPattern.parse("*://a");
        WebSocketUrl other = WebSocketUrl.parse("ws://a:81/", Optional.empty());
        assertFalse(pattern.allows(other));
        assertTrue(pattern.denies(other));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "http://a",
                "ws://",
                "ws://a*b",
                "ws://a:b",
                "ws://a:65536",
                "ws://a/?x",
                "ws://*.*",
                "ws://u@a",
                "ws://a%62",
                "ws://1.2.3.256",
                "ws://[::1"
            })
    void anotherFormIsRefused(String pattern) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> UrlPattern.parse(pattern))
                .getMessage());
        assertTrue(message.startsWith("\"" + pattern + "\" is not "), message);
    }
}
