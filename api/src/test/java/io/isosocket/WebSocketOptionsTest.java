package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.CookieManager;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class WebSocketOptionsTest {

    @Test
    void defaultsAreTheBrowsers() {
        WebSocketOptions options = WebSocketOptions.DEFAULT;

        assertEquals(Duration.ofSeconds(30), options.handshakeTimeout());
        assertEquals(64 << 20, options.maxMessageSize());
        assertTrue(options.compression());
        assertTrue(options.origin().isEmpty());
        assertEquals(Duration.ZERO, options.keepAliveInterval());
    }

    @Test
    void valueOutOfRangeNamesOptionValueAndRange() {
        WebSocketOptions.Builder builder = WebSocketOptions.builder();

        assertRefused(() -> builder.maxMessageSize(-1), "maxMessageSize", "-1", "0", "1073741824");
        assertRefused(() -> builder.maxHandshakeHeaderSize(255), "maxHandshakeHeaderSize", "255", "256");
        assertRefused(() -> builder.keepAliveMisses(0), "keepAliveMisses", "0", "1");
        assertRefused(() -> builder.closeTimeout(Duration.ZERO), "closeTimeout", "PT0S", "PT0.001S");
        assertRefused(() -> builder.handshakeTimeout(Duration.ofMillis(-5)), "handshakeTimeout", "PT-0.005S");
        assertRefused(() -> builder.keepAliveInterval(Duration.ofMillis(-5)), "keepAliveInterval", "PT-0.005S");
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        assertRefused(() -> builder.handshakeTimeout(forever), "handshakeTimeout", forever.toString(), "PT8760H");
        assertRefused(() -> builder.closeTimeout(forever), "closeTimeout", forever.toString(), "PT8760H");
        assertRefused(() -> builder.keepAliveInterval(forever), "keepAliveInterval", forever.toString(), "PT8760H");
        assertRefused(() -> builder.origin("http://a\r\nX: y"), "origin", "\\u000d\\u000a");
    }

    @Test
    void toBuilderKeepsEveryOption() {
        WebSocketOptions options = WebSocketOptions.builder()
                .protocols("a", "b")
                .baseUrl("https://example.org/")
                .origin("https://example.org")
                .header("X-One", "1")
                .handshakeTimeout(Duration.ofSeconds(1))
                .closeTimeout(Duration.ofSeconds(2))
                .keepAliveInterval(Duration.ofSeconds(3))
                .keepAliveMisses(4)
                .maxMessageSize(5)
                .maxHandshakeHeaderSize(600)
                .compression(false)
                .parallelHandshakes(true)
                .deliverWhileClosing(true)
                .tls(TlsOptions.builder().build())
                .policy(new ConnectionPolicy() {})
                .connectTo(List.of(new ConnectTo("a", 0, "b", 0)))
                .proxy(ProxyOptions.of(ProxyOptions.Type.HTTP, "proxy.test", 3128))
                .localAddress(InetAddress.getLoopbackAddress())
                .cookies(new CookieManager())
                .backend(new ScriptedBackend())
                .build();

        WebSocketOptions copy = options.toBuilder().build();

        assertEquals(describe(options), describe(copy));
    }

    private static List<Object> describe(WebSocketOptions options) {
        return List.of(
                options.protocols(),
                options.baseUrl(),
                options.origin(),
                options.headers(),
                options.handshakeTimeout(),
                options.closeTimeout(),
                options.keepAliveInterval(),
                options.keepAliveMisses(),
                options.maxMessageSize(),
                options.maxHandshakeHeaderSize(),
                options.compression(),
                options.parallelHandshakes(),
                options.deliverWhileClosing(),
                options.tls(),
                options.policy(),
                options.connectTo(),
                options.proxy(),
                options.localAddress(),
                options.cookies(),
                options.backend());
    }

    private static void assertRefused(Executable call, String... parts) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, call).getMessage());
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }
}
