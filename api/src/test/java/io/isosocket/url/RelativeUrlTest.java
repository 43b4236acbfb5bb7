package io.isosocket.url;

import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RelativeUrlTest {
    @ParameterizedTest
    @CsvSource({
        "'', wss://u:p@b:81/x/y?q",
        "?r, wss://u:p@b:81/x/y?r",
        "?, wss://u:p@b:81/x/y?",
        "z, wss://u:p@b:81/x/z",
        "z?r, wss://u:p@b:81/x/z?r",
        "., wss://u:p@b:81/x/",
        ".., wss://u:p@b:81/",
        "../../z, wss://u:p@b:81/z",
        "/z, wss://u:p@b:81/z",
        "\\z, wss://u:p@b:81/z",
        "//h, wss://h/",
        "\\\\h/z, wss://h/z",
        "https:z, wss://u:p@b:81/x/z",
        "https:/z, wss://u:p@b:81/z",
        "https://z, wss://z/",
        "wss:z, wss://z/",
        "ws:z, ws://z/",
        "a/b:c, wss://u:p@b:81/x/a/b:c"
    })
    void resolvesAgainstTheBase(String input, String href) {
        assertEquals(href, url(input, "https://u:p@b:81/x/y?q#f").href());
    }

    @Test
    void absoluteUrlsLeaveTheBaseAside() {
        assertEquals("ws://h:82/p", url("ws://h:82/p", "https://u:p@b:81/x/y?q").href());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://b/", "file:///p", "about:blank", "b", "ws://b:x/"})
    void baseMustBeAWebSocketOrHttpUrl(String base) {
        UrlSyntaxException failure =
                assertThrows(UrlSyntaxException.class, () -> WebSocketUrl.parse("ws://h/", Optional.of(base)));
        assertTrue(failure.getMessage().startsWith("The URL '" + base + "' is invalid: "), failure.getMessage());
    }
}
