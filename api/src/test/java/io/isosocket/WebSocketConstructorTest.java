package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketConstructorTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void newSocketIsConnectingWithEmptyAttributes() {
        WebSocket socket = new WebSocket("ws://example.org", backend.options());

        assertEquals(WebSocket.CONNECTING, socket.readyState());
        assertEquals("ws://example.org/", socket.url());
        assertEquals("", socket.protocol());
        assertEquals("", socket.extensions());
        assertEquals(0, socket.bufferedAmount());
        assertEquals(BinaryType.BLOB, socket.binaryType());
    }

    @Test
    void requestHoldsWhatTheHandshakeNeeds() {
        WebSocketOptions options =
                backend.options().toBuilder().protocols("chat", "superchat").build();
        new WebSocket("wss://us%65r:p%40ss@EXAMPLE.org:8443/a b?ü", options);

        assertTrue(backend.request().secure());
        assertEquals("example.org", backend.request().host());
        assertEquals(8443, backend.request().port());
        assertEquals("example.org:8443", backend.request().hostHeader());
        assertEquals("/a%20b?%C3%BC", backend.request().resource());
        assertEquals(Optional.of("dXNlcjpwQHNz"), backend.request().basicCredentials());
        assertEquals(List.of("chat", "superchat"), backend.request().protocols());
    }

    @Test
    void httpSchemesBecomeWebSocketSchemes() {
        assertEquals("ws://example.org/", new WebSocket("http://example.org", backend.options()).url());
        assertEquals("wss://example.org/", new WebSocket("https://example.org:443", backend.options()).url());
    }

    @Test
    void relativeUrlIsParsedAgainstTheBase() {
        WebSocketOptions options = backend.options().toBuilder()
                .baseUrl("https://example.org/app/page.html?x")
                .build();

        assertEquals("wss://example.org/app/socket", new WebSocket("socket", options).url());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "/chat",
                "ftp://example.org",
                "mailto:me@example.org",
                "ws://example.org/#",
                "ws://",
                "ws://example.org/#top",
                "ws://a b/",
                "ws://example.org:65536/",
                "ws://[::1/",
                "ws://1.2.3.4.5/"
            })
    void invalidUrlIsSyntaxError(String url) {
        DOMException error = assertThrows(DOMException.class, () -> new WebSocket(url, backend.options()));

        assertEquals("SyntaxError", error.name());
        assertFalse(backend.wasAskedToConnect());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a,b", "a/b", "\u0000", "\u007f", "ä", "a\"", "a=b", "\ud83d\ude00"})
    void protocolThatIsNoTokenIsSyntaxError(String protocol) {
        WebSocketOptions options =
                backend.options().toBuilder().protocols(protocol).build();

        DOMException error = assertThrows(DOMException.class, () -> new WebSocket("ws://example.org", options));

        assertEquals("SyntaxError", error.name());
        assertTrue(String.valueOf(error.getMessage()).contains(protocol), error.getMessage());
    }

    @Test
    void repeatedProtocolIsSyntaxErrorWhateverItsCase() {
        WebSocketOptions options =
                backend.options().toBuilder().protocols("chat", "CHAT").build();

        DOMException error = assertThrows(DOMException.class, () -> new WebSocket("ws://example.org", options));

        assertEquals("SyntaxError", error.name());
    }

    @Test
    void blockedPortFailsLaterAndNothingIsDialled() {
        WebSocket socket = new WebSocket("ws://example.org:6667", backend.options());
        EventLog log = EventLog.of(socket);
        assertEquals(WebSocket.CONNECTING, socket.readyState());

        backend.runTasks();

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        assertFalse(backend.wasAskedToConnect());
        assertEquals(
                WebSocketFailure.Kind.INVALID,
                WebSocketFailure.of(log.events.get(0)).orElseThrow().kind());
    }
}
