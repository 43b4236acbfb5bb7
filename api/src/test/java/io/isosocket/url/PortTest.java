package io.isosocket.url;

import static io.isosocket.url.Parsed.failure;
import static io.isosocket.url.Parsed.url;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortTest {
    @ParameterizedTest
    @CsvSource({
        "ws://h, 80, h",
        "wss://h, 443, h",
        "ws://h:80, 80, h",
        "ws://h:0080, 80, h",
        "ws://h:, 80, h",
        "wss://h:443, 443, h",
        "http://h:80, 80, h",
        "http://h:443, 443, h:443",
        "https://h:443, 443, h",
        "wss://h:80, 80, h:80",
        "ws://h:0, 0, h:0",
        "ws://h:65535, 65535, h:65535",
        "ws://[::1]:81, 81, [::1]:81"
    })
    void defaultPortIsFilledInAndNotShown(String input, int port, String hostHeader) {
        WebSocketUrl url = url(input);
        assertEquals(port, url.port());
        assertEquals(hostHeader, url.hostHeader());
        assertEquals(url.scheme() + "://" + hostHeader, url.origin());
        assertEquals(url.origin() + "/", url.href());
    }

    @ParameterizedTest
    @ValueSource(strings = {"65536", "99999999999999999999", "-1", "+1", "8a", "8 0", "0x50", "\u0661", "1:2"})
    void portsThatAreNoNumberFrom0To65535AreRefused(String port) {
        assertEquals(
                "its port '" + port + "' is not a number from 0 to 65535",
                failure("ws://h:" + port + "/").rule());
    }

    @Test
    void portNeedsAHost() {
        assertEquals("it has no host", failure("ws://:80/").rule());
    }
}
