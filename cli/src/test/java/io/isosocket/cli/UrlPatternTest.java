package io.isosocket.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
    void matches(String pattern, String url, boolean expected) {
        assertEquals(expected, UrlPattern.parse(pattern).matches(url));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "example.org", "http://a", "ws://", "ws://a*b", "ws://a:b", "ws://a/?x", "ws://*.*"})
    void anotherFormIsRefused(String pattern) {
        assertThrows(IllegalArgumentException.class, () -> UrlPattern.parse(pattern));
    }
}
