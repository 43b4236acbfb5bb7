package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
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
        assertEquals(CompressionOptions.CONTEXT_TAKEOVER, options.compression());
        assertTrue(options.origin().isEmpty());
        assertEquals(Duration.ZERO, options.keepAliveInterval());
        assertEquals(Duration.ZERO, options.dialTimeout());
        assertEquals(Duration.ZERO, options.readTimeout());
        assertEquals(Duration.ZERO, options.writeTimeout());
        assertEquals(QueueLimit.NONE, options.queueLimit());
        assertEquals(64, options.channelCapacity());
        assertTrue(options.automaticPong());
        assertEquals(CloseCodeRule.BROWSER, options.closeCodeRule());
    }

    @Test
    void valueOutOfRangeNamesOptionValueAndRange() {
        WebSocketOptions.Builder builder = WebSocketOptions.builder();

        assertRefused(() -> builder.maxMessageSize(-1), "maxMessageSize", "-1", "0", "1073741824");
        assertRefused(() -> builder.maxHandshakeHeaderSize(255), "maxHandshakeHeaderSize", "255", "256");
        assertRefused(() -> builder.keepAliveMisses(0), "keepAliveMisses", "0", "1");
        assertRefused(() -> builder.channelCapacity(0), "channelCapacity", "0", "1 to 10000");
        assertRefused(() -> builder.channelCapacity(10_001), "channelCapacity", "10001", "1 to 10000");
        assertRefused(() -> builder.closeTimeout(Duration.ZERO), "closeTimeout", "PT0S", "PT0.001S");
        assertRefused(() -> builder.handshakeTimeout(Duration.ofMillis(-5)), "handshakeTimeout", "PT-0.005S");
        assertRefused(() -> builder.keepAliveInterval(Duration.ofMillis(-5)), "keepAliveInterval", "PT-0.005S");
        Duration forever = Duration.ofSeconds(Long.MAX_VALUE);
        assertRefused(() -> builder.handshakeTimeout(forever), "handshakeTimeout", forever.toString(), "PT8760H");
        assertRefused(() -> builder.closeTimeout(forever), "closeTimeout", forever.toString(), "PT8760H");
        assertRefused(() -> builder.keepAliveInterval(forever), "keepAliveInterval", forever.toString(), "PT8760H");
        assertRefused(() -> builder.dialTimeout(Duration.ofMillis(-5)), "dialTimeout", "PT-0.005S", "PT0S");
        assertRefused(() -> builder.readTimeout(forever), "readTimeout", forever.toString(), "PT8760H");
        assertRefused(() -> builder.readTimeout(Duration.ofNanos(-1)), "readTimeout", "PT-0.000000001S", "PT0S");
        assertRefused(() -> builder.writeTimeout(Duration.ofDays(366)), "writeTimeout", "PT8784H", "PT8760H");
        assertRefused(() -> builder.origin("http://a\r\nX: y"), "origin", "\\u000d\\u000a");
    }

    @Test
    void compressionOutOfRangeNamesOptionValueAndRange() {
        CompressionOptions compression = CompressionOptions.NO_CONTEXT;

        assertRefused(() -> compression.withLevel(10), "compression level", "10", "0 to 9");
        assertRefused(() -> compression.withLevel(-2), "compression level", "-2", "0 to 9");
        assertRefused(() -> compression.withThreshold(-1), "compression threshold", "-1", "0 to 104857600");
        assertRefused(() -> compression.withThreshold((100 << 20) + 1), "compression threshold", "104857601");
    }

    @Test
    void compressionKeepsWhatIsNotChanged() {
        CompressionOptions compression = CompressionOptions.NO_CONTEXT
                .withLevel(9)
                .withThreshold(100 << 20)
                .withLevel(0);

        assertEquals(new CompressionOptions(CompressionOptions.Mode.NO_CONTEXT, 0, 100 << 20), compression);
        assertEquals(CompressionOptions.NO_CONTEXT, compression.withLevel(-1).withThreshold(0));
    }

    @Test
    void queueLimitOutOfRangeNamesOptionValueAndRange() {
        assertRefused(() -> QueueLimit.failSend(0), "queueLimit", "0", "1 to 9223372036854775807");
        assertRefused(() -> QueueLimit.close(-1), "queueLimit", "-1", "1 to 9223372036854775807");
    }

    @Test
    void toBuilderKeepsEveryOption() {
        WebSocketOptions options = WebSocketOptions.builder()
                .protocols("a", "b")
                .baseUrl("https://example.org/")
                .origin("https://example.org")
                .dialTimeout(Duration.ofSeconds(7))
                .header("X-One", "1")
                .handshakeTimeout(Duration.ofSeconds(1))
                .readTimeout(Duration.ofSeconds(8))
                .writeTimeout(Duration.ofSeconds(9))
                .closeTimeout(Duration.ofSeconds(2))
                .keepAliveInterval(Duration.ofSeconds(3))
                .keepAliveMisses(4)
                .maxMessageSize(5)
                .maxHandshakeHeaderSize(600)
                .compression(CompressionOptions.DISABLED)
                .queueLimit(QueueLimit.close(10))
                .channelCapacity(7)
                .automaticPong(false)
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .parallelHandshakes(true)
                .deliverWhileClosing(true)
                .tls(TlsOptions.builder().build())
                .policy(new ConnectionPolicy() {})
                .connectTo(List.of(new ConnectTo("a", 0, "b", 0)))
                .proxy(ProxyOptions.of(ProxyOptions.Type.HTTP, "proxy.test", 3128))
                .localAddress(InetAddress.getLoopbackAddress())
                .cookies(new CookieManager())
                .handshakeObserver(new HandshakeObserver() {})
                .backend(new ScriptedBackend())
                .build();

        WebSocketOptions copy = options.toBuilder().build();

        assertEquals(describe(options), describe(copy));
        List<Object> defaults = describe(WebSocketOptions.DEFAULT);
        for (int i = 0; i < defaults.size(); i++) {
            assertNotEquals(defaults.get(i), describe(copy).get(i));
        }
    }

    private static List<Object> describe(WebSocketOptions options) {
        return List.of(
                options.protocols(),
                options.baseUrl(),
                options.origin(),
                options.dialTimeout(),
                options.headers(),
                options.handshakeTimeout(),
                options.readTimeout(),
                options.writeTimeout(),
                options.closeTimeout(),
                options.keepAliveInterval(),
                options.keepAliveMisses(),
                options.maxMessageSize(),
                options.maxHandshakeHeaderSize(),
                options.compression(),
                options.queueLimit(),
                options.channelCapacity(),
                options.automaticPong(),
                options.closeCodeRule(),
                options.parallelHandshakes(),
                options.deliverWhileClosing(),
                options.tls(),
                options.policy(),
                options.connectTo(),
                options.proxy(),
                options.localAddress(),
                options.cookies(),
                options.handshakeObserver(),
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
