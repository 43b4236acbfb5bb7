package io.isosocket.url;

import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathTest {
    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/, /",
        "//, //",
        "/a/./b, /a/b",
        "/a/., /a/",
        "/a/../b, /b",
        "/a/.., /",
        "/../../a, /a",
        "/a//../b, /a/b",
        "/a/..., /a/...",
        "/a/%2e/b, /a/b",
        "/a/%2E%2e/b, /b",
        "/a/.%2e, /",
        "/a/%2f../b, /a/%2f../b",
        "/a/%2e%2e%2e, /a/%2e%2e%2e",
        "\\a\\.\\b, /a/b"
    })
    void dotSegmentsAreResolvedAndBackslashesAreSlashes(String path, String resource) {
        assertEquals(resource, url("ws://h" + path).resource());
    }

    @Test
    void thePathPercentEncodeSetIsEncodedByUtf8() {
        assertEquals("/%20%22%3C%3E%5E%60%7B%7D", url("ws://h/ \"<>^`{}").resource());
        assertEquals("/!$&'()*+,-.:;=@[]_|~", url("ws://h/!$&'()*+,-.:;=@[]_|~").resource());
        assertEquals(
                "/%00%7F%C2%80%E2%82%AC%F0%9F%98%80",
                url("ws://h/\u0000\u007F\u0080€\uD83D\uDE00").resource());
    }

    @Test
    void percentSignsStayWhateverFollows() {
        assertEquals("/%/%4/%zz/%c3%A9", url("ws://h/%/%4/%zz/%c3%A9").resource());
    }

    @Test
    void loneSurrogatesBecomeReplacementCharacters() {
        assertEquals("/%EF%BF%BD%EF%BF%BD", url("ws://h/\uDE00\uD83D").resource());
        assertEquals("/?%EF%BF%BDx", url("ws://h/?\uD83Dx").resource());
    }
}
