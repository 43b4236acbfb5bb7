package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemeTest {
    @ParameterizedTest
    @CsvSource({
        "ws://h/p, ws://h/p",
        "wss://h/p, wss://h/p",
        "http://h/p, ws://h/p",
        "https://h/p, wss://h/p",
        "HtTpS://h/p, wss://h/p"
    })
    void httpBecomesWsAndHttpsBecomesWss(String input, String href) {
        assertEquals(href, url(input).href());
    }

    @Test
    void wssAndHttpsAreSecure() {
        assertTrue(url("wss://h").secure());
        assertTrue(url("https://h").secure());
        assertFalse(url("ws://h").secure());
        assertFalse(url("http://h").secure());
        assertEquals("wss", url("https://h").scheme());
        assertEquals("ws", url("http://h").scheme());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://h/",
                "file:///p",
                "mailto:a@b",
                "javascript:1",
                "blob:ws://h/",
                "ws+unix://h/",
                "about:blank"
            })
    void otherSchemesAreRefused(String input) {
        String scheme = input.substring(0, input.indexOf(':'));
        assertEquals(
                "its scheme '" + scheme + "' is not one of ws, wss, http and https",
                failure(input).rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "h", "//h/", "/p", ":80", "1ws://h", "w\u017F://h", "ws"})
    void withoutSchemeThereMustBeABase(String input) {
        assertEquals(
                "it has no scheme, and there is no base URL", failure(input).rule());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ws:h", "ws:/h", "ws:///h", "ws:\\\\h", "ws:/\\/h"})
    void anyNumberOfSlashesOfEitherKindLeadsToTheHost(String input) {
        assertEquals("ws://h/", url(input).href());
    }

    @ParameterizedTest
    @ValueSource(strings = {" ws://h/p\n", "\u0000\u001Fws://h/p ", "w\ts:\n//h\r/p"})
    void spacesAndControlsAroundAndTabsAndNewlinesInsideAreDropped(String input) {
        assertEquals("ws://h/p", url(input).href());
    }
}
