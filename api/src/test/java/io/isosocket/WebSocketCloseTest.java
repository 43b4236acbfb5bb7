package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketCloseTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 999, 1001, 1002, 1003, 1005, 1006, 1011, 1015, 2999, 5000, 65536 + 1000})
    void codeThatIsNotTheUsersIsInvalidAccessError(int code) {
        WebSocket socket = backend.open();

        DOMException error = assertThrows(DOMException.class, () -> socket.close(code));

        assertEquals("InvalidAccessError", error.name());
        assertTrue(String.valueOf(error.getMessage()).contains(String.valueOf(code)), error.getMessage());
        assertEquals(WebSocket.OPEN, socket.readyState());
        assertEquals(List.of(), backend.calls);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 3000, 4999})
    void codeOfTheUsersIsSent(int code) {
        WebSocket socket = backend.open();

        socket.close(code, "why");

        assertEquals(WebSocket.CLOSING, socket.readyState());
        assertEquals(List.of("close " + code + " why"), backend.calls);
    }

    @Test
    void reasonIsMeasuredInBytesOfUtf8() {
        WebSocket socket = backend.open();

        DOMException error = assertThrows(DOMException.class, () -> socket.close(1000, "ä".repeat(62)));
        socket.close(1000, "ä".repeat(61) + "x");

        assertEquals("SyntaxError", error.name());
        assertEquals(1, backend.calls.size());
    }

    @Test
    void argumentsAreCheckedInEveryState() {
        WebSocket socket = backend.connecting();
        assertThrows(DOMException.class, () -> socket.close(1001));
        socket.close();
        assertThrows(DOMException.class, () -> socket.close(1001));
        backend.runTasks();
        assertEquals(WebSocket.CLOSED, socket.readyState());
        assertThrows(DOMException.class, () -> socket.close(1001));
    }

    @Test
    void closeWithoutCodeIsAnEmptyFrame() {
        WebSocket socket = backend.open();

        socket.close();

        assertEquals(List.of("close 1005 "), backend.calls);
    }

    @Test
    void closeWhileConnectingFiresErrorThenClose() {
        WebSocket socket = backend.connecting();
        EventLog log = EventLog.of(socket);

        socket.close(3000, "never mind");
        assertEquals(WebSocket.CLOSING, socket.readyState());
        assertEquals(List.of("abort"), backend.calls);
        assertEquals(List.of(), log.lines);
        backend.runTasks();

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void openThatWasOnItsWayIsNotDeliveredAfterClose() {
        WebSocket socket = backend.connecting();
        EventLog log = EventLog.of(socket);

        socket.close();
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void secondCloseDoesNothing() {
        WebSocket socket = backend.open();

        socket.close(1000, "first");
        socket.close(3000, "second");

        assertEquals(List.of("close 1000 first"), backend.calls);
    }

    @Test
    void messagesThatArriveWhileClosingAreNotDelivered() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);

        socket.close();
        backend.peer(peer -> peer.text("late"));

        assertEquals(List.of(), log.lines);
    }

    @Test
    void optionDeliversMessagesThatArriveWhileClosing() {
        WebSocketOptions options =
                backend.options().toBuilder().deliverWhileClosing(true).build();
        WebSocket socket = new WebSocket("ws://example.org", options);
        EventLog log = EventLog.of(socket);
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));

        socket.close();
        backend.peer(peer -> peer.text("late"));
        backend.peer(peer -> peer.closed(1005, ""));
        backend.peer(peer -> peer.text("too late"));

        assertEquals(List.of("open @1", "message late @2", "close 1005 \"\" clean @3"), log.lines);
    }

    @Test
    void whatWasOnItsWayBeforeOpenIsNotDeliveredAfterClose() {
        WebSocket socket = new WebSocket(
                "ws://example.org",
                backend.options().toBuilder().deliverWhileClosing(true).build());
        EventLog log = EventLog.of(socket);

        socket.close();
        backend.peer(peer -> {
            peer.opened(backend.connection(), "chat", "x");
            peer.text("late");
            peer.closed(1000, "");
        });

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        assertEquals("", socket.protocol() + socket.extensions());
    }

    @Test
    void failureIsEnqueuedBeforeTheConnectionIsAborted() {
        WebSocket socket = backend.connecting();
        backend.onAbort = backend::runTasks;

        socket.close();

        assertEquals(WebSocket.CLOSED, socket.readyState());
    }
}
