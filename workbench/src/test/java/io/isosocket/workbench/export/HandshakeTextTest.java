package io.isosocket.workbench.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.HandshakeObserver.Field;
import io.isosocket.HandshakeObserver.Request;
import io.isosocket.HandshakeObserver.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an observer hears becomes a text, and from the text it can be read again. */
class HandshakeTextTest {

    private static final Request REQUEST =
            new Request("GET", "/a?b=c", List.of(new Field("Host", "a.test:80"), new Field("X-Two", "")));

    @Test
    void aRequestIsReadAsItWasWritten() {
        String text = HandshakeText.of(REQUEST);
        assertEquals("GET /a?b=c HTTP/1.1\nHost: a.test:80\nX-Two: \n", text);
        assertEquals(Optional.of(REQUEST), HandshakeText.request(text));
        assertEquals(Optional.empty(), HandshakeText.response(text));
    }

    @Test
    void aResponseIsReadAsItWasWritten() {
        for (String reason : List.of("Switching Protocols", "")) {
            Response response = new Response(101, reason, List.of(new Field("Upgrade", "websocket")));
            String text = HandshakeText.of(response);
            assertEquals(Optional.of(response), HandshakeText.response(text));
            assertEquals(Optional.empty(), HandshakeText.request(text));
        }
    }

    @Test
    void otherTextsAreNeither() {
        for (String text : List.of("", "\n", "hello", "HTTP/1.1 1 x", "GET /a b HTTP/1.1")) {
            assertEquals(Optional.empty(), HandshakeText.request(text));
            assertEquals(Optional.empty(), HandshakeText.response(text));
            assertEquals(text, HandshakeText.masked(text));
        }
    }

    @Test
    void theBodyOfARefusalIsNoField() {
        String text = "HTTP/1.1 401 No\nSet-Cookie: a\nX: y\n\ntoken: b\n\nc";
        assertEquals(
                List.of(new Field("Set-Cookie", "a"), new Field("X", "y")),
                HandshakeText.response(text).orElseThrow().fields());
        assertEquals("HTTP/1.1 401 No\nSet-Cookie: ••••••\nX: y\n\ntoken: b\n\nc", HandshakeText.masked(text));
    }
}
