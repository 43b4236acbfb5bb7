package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.CompressionOptions;
import io.isosocket.DOMException;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The request of our client's handshake, as it is on the wire. */
class HandshakeRequestTest {
    private final RawServer server = RawServer.start();

    @BeforeEach
    void script() {
        server.on("/", Steps.accept(), Steps.echo());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private Head request(String url, WebSocketOptions options) {
        ObservedSocket.open(url, options).close();
        return server.next("/").head();
    }

    @Test
    void hasWhatTheRfcAsksFor() {
        Head head = request(server.url("/?a=%20b"), WebSocketOptions.DEFAULT);
        assertEquals("GET /?a=%20b HTTP/1.1", head.startLine());
        assertEquals(List.of("127.0.0.1:" + server.port()), head.all("Host"));
        assertEquals(List.of("websocket"), head.all("Upgrade"));
        assertEquals("upgrade", head.value("Connection").toLowerCase(Locale.ROOT));
        assertEquals(List.of("13"), head.all("Sec-WebSocket-Version"));
        assertEquals(16, Base64.getDecoder().decode(head.value("Sec-WebSocket-Key")).length);
        assertEquals(List.of("permessage-deflate; client_max_window_bits"), head.all("Sec-WebSocket-Extensions"));
        assertEquals(List.of(), head.all("Sec-WebSocket-Protocol"));
        assertEquals(List.of(), head.all("Authorization"));
    }

    @Test
    void hasAnotherKeyEachTime() {
        String first = request(server.url("/"), WebSocketOptions.DEFAULT).value("Sec-WebSocket-Key");
        assertNotEquals(
                first, request(server.url("/"), WebSocketOptions.DEFAULT).value("Sec-WebSocket-Key"));
    }

    @Test
    void sendsTheUrlsCredentialsAtOnce() {
        Head head = request("ws://Aladdin:open%20sesame@127.0.0.1:" + server.port() + "/", WebSocketOptions.DEFAULT);
        assertEquals(List.of("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="), head.all("Authorization"));
        assertEquals(List.of("127.0.0.1:" + server.port()), head.all("Host"));
    }

    @Test
    void sendsNoOriginUnlessAnOptionSetsIt() {
        assertEquals(
                List.of(), request(server.url("/"), WebSocketOptions.DEFAULT).all("Origin"));
        WebSocketOptions options =
                WebSocketOptions.builder().origin("https://example.org").build();
        assertEquals(
                List.of("https://example.org"),
                request(server.url("/"), options).all("Origin"));
    }

    @Test
    void offersSubprotocolsInOrder() {
        server.on("/", Steps.acceptProtocol("b"), Steps.echo());
        WebSocketOptions options =
                WebSocketOptions.builder().protocols("a", "b").build();
        assertEquals("a, b", request(server.url("/"), options).value("Sec-WebSocket-Protocol"));
    }

    @Test
    void offersNoExtensionWhenCompressionIsOff() {
        WebSocketOptions options = WebSocketOptions.builder()
                .compression(CompressionOptions.DISABLED)
                .build();
        assertEquals(List.of(), request(server.url("/"), options).all("Sec-WebSocket-Extensions"));
    }

    @Test
    void cannotBeGivenHeadersThroughTheUrl() {
        Head head = request(server.url("/?a=1\r\nX-Injected: 1\r\n\r\n"), WebSocketOptions.DEFAULT);
        assertFalse(head.lines().stream().anyMatch(line -> line.startsWith("X-Injected")), head::toString);
        Head encoded = request(server.url("/?a=%0d%0aX-Injected:1"), WebSocketOptions.DEFAULT);
        assertEquals("/?a=%0d%0aX-Injected:1", encoded.target());
    }

    @Test
    void cannotBeGivenHeadersThroughProtocolsOrOrigin() {
        DOMException thrown =
                assertThrows(DOMException.class, () -> new WebSocket(server.url("/"), "chat\r\nX-Injected: 1"));
        assertEquals("SyntaxError", thrown.name());
        assertThrows(
                IllegalArgumentException.class, () -> WebSocketOptions.builder().origin("http://a\r\nX-Injected: 1"));
    }

    @Test
    void hasTheFieldsThatAreGiven() {
        WebSocketOptions options = WebSocketOptions.builder()
                .header("X-One", " padded\t")
                .header("x-Two", "a")
                .header("X-TWO", "b, \"c\"")
                .header("Cookie", "k=v")
                .header("User-Agent", "probe/1")
                .build();
        Head head = request(server.url("/"), options);
        assertEquals(List.of("padded"), head.all("X-One"));
        assertEquals(List.of("a", "b, \"c\""), head.all("X-Two"));
        assertEquals(List.of("k=v"), head.all("Cookie"));
        assertEquals(List.of("probe/1"), head.all("User-Agent"));
    }

    @Test
    void fieldsThatAreGivenReplaceThoseSentUnasked() {
        WebSocketOptions options = WebSocketOptions.builder()
                .origin("https://option.example")
                .header("Origin", "https://header.example")
                .header("authorization", "Bearer t")
                .header("Cache-Control", "max-age=0")
                .build();
        Head head = request("ws://user:password@127.0.0.1:" + server.port() + "/", options);
        assertEquals(List.of("https://header.example"), head.all("Origin"));
        assertEquals(List.of("Bearer t"), head.all("Authorization"));
        assertEquals(List.of("max-age=0"), head.all("Cache-Control"));
    }
}
