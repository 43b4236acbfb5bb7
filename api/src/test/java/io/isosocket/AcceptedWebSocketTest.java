package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.spi.AcceptedConnection;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.SharedMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** The server's side of a connection, as a back end makes it. */
@NullMarked
class AcceptedWebSocketTest {

    private final ScriptedBackend backend = new ScriptedBackend();
    private final List<ConnectionListener> listeners = new ArrayList<>();
    private final List<String> events = new ArrayList<>();

    private final class Accepted extends WebSocket {
        Accepted() {
            super(
                    new AcceptedConnection(
                            "ws://example.org/chat", "https://page.example", "v1", "x", backend.taskQueue(), life -> {
                                listeners.add(life);
                                return backend.connection();
                            }),
                    CloseCodeRule.PROTOCOL);
        }

        void share(SharedMessage message) {
            sendShared(message);
        }
    }

    private record Shared(String text) implements SharedMessage {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public void sendOn(Connection connection) {
            connection.sendText(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private final Accepted socket = new Accepted();

    private ConnectionListener peer() {
        return listeners.get(0);
    }

    @Test
    void isOpenFromTheStart() {
        assertEquals(WebSocket.OPEN, socket.readyState());
        assertEquals("ws://example.org/chat", socket.url());
        assertEquals("v1", socket.protocol());
        assertEquals("x", socket.extensions());
        socket.send("at once");
        assertEquals(List.of("text at once"), backend.calls);
    }

    @Test
    void messageHasTheClientsOrigin() {
        socket.onmessage(event -> events.add(event.data() + " of " + event.origin()));
        peer().text("hello");
        assertEquals(List.of("hello of https://page.example"), events);
    }

    @Test
    void firstEventsDoNotWait() {
        backend.isCurrent = false;
        Accepted other = new Accepted();
        other.onmessage(event -> events.add("message"));
        other.onclose(event -> events.add("close " + event.code()));
        listeners.get(1).text("a");
        listeners.get(1).closing(1001, "");
        listeners.get(1).closed(1001, "");
        assertEquals(List.of("message", "close 1001"), events);
        assertEquals(WebSocket.CLOSED, other.readyState());
    }

    @Test
    void closeTakesTheCodesOfItsRule() {
        assertThrows(DOMException.class, () -> socket.close(1005));
        socket.close(1011, "down");
        assertEquals(List.of("close 1011 down"), backend.calls);
        assertEquals(WebSocket.CLOSING, socket.readyState());
    }

    @Test
    void sharedMessageCountsAndIsDroppedWhenClosing() {
        socket.share(new Shared("to all"));
        assertEquals(6, socket.bufferedAmount());
        peer().accepted(6);
        assertEquals(0, socket.bufferedAmount());
        socket.close();
        socket.share(new Shared("late"));
        assertEquals(4, socket.bufferedAmount());
        assertEquals(List.of("text to all", "close 1005 "), backend.calls);
    }
}
