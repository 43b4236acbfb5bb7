package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.spi.ConnectionListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class WebSocketEventsTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    @Test
    void openComesWithProtocolAndExtensionsSet() {
        WebSocket socket = backend.connecting();
        List<String> seen = new ArrayList<>();
        socket.onopen(event -> seen.add(socket.readyState() + " " + socket.protocol() + " " + socket.extensions()));

        backend.peer(peer -> peer.opened(backend.connection(), "chat", "permessage-deflate"));

        assertEquals(List.of("1 chat permessage-deflate"), seen);
    }

    @Test
    void textMessageHasDataAndOrigin() {
        WebSocket socket = new WebSocket("wss://Example.org:443/chat?x", backend.options());
        List<MessageEvent> messages = new ArrayList<>();
        socket.onmessage(messages::add);
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));

        backend.peer(peer -> peer.text("hello"));

        assertEquals("hello", messages.get(0).data());
        assertEquals("wss://example.org", messages.get(0).origin());
        assertEquals("", messages.get(0).lastEventId());
        assertTrue(messages.get(0).isTrusted());
        assertFalse(messages.get(0).bubbles());
        assertFalse(messages.get(0).cancelable());
        assertSame(socket, messages.get(0).target());
    }

    @Test
    void binaryMessageIsBlobAtFirstAndByteBufferOnRequest() throws Exception {
        WebSocket socket = backend.open();
        List<Object> data = new ArrayList<>();
        socket.onmessage(event -> data.add(event.data()));

        backend.peer(peer -> peer.binary(new byte[] {1, 2}));
        socket.binaryType(BinaryType.ARRAYBUFFER);
        backend.peer(peer -> peer.binary(new byte[] {3, 4, 5}));

        Blob blob = assertInstanceOf(Blob.class, data.get(0));
        assertEquals(2, blob.size());
        assertEquals("", blob.type());
        assertEquals(
                ByteBuffer.wrap(new byte[] {1, 2}),
                blob.arrayBuffer().toCompletableFuture().get());
        assertEquals(ByteBuffer.wrap(new byte[] {3, 4, 5}), data.get(1));
    }

    @Test
    void messagesAreWantedWhereSomebodyHearsThem() {
        WebSocket socket = backend.open();
        List<Boolean> wanted = new ArrayList<>();
        Consumer<ConnectionListener> ask = peer -> wanted.add(peer.hearsMessages());

        backend.peer(ask);
        socket.onopen(event -> {});
        backend.peer(ask);
        socket.onmessage(event -> {});
        backend.peer(ask);
        socket.onmessage(null);
        backend.peer(ask);
        socket.channel();
        backend.peer(ask);
        socket.close();
        backend.peer(ask);

        assertEquals(List.of(false, false, true, false, true, false), wanted);
    }

    @Test
    void messagesAreWantedAsLongAsTheFirstEventsWait() {
        backend.isCurrent = false;
        backend.open();
        List<Boolean> wanted = new ArrayList<>();

        backend.peer(peer -> wanted.add(peer.hearsMessages()));

        assertEquals(List.of(true), wanted);
    }

    @Test
    void messagesAreWantedWhileClosingWithTheOption() {
        WebSocket socket = backend.open(
                WebSocketOptions.builder().deliverWhileClosing(true).build());
        socket.onmessage(event -> {});
        List<Boolean> wanted = new ArrayList<>();

        socket.close();
        backend.peer(peer -> wanted.add(peer.hearsMessages()));
        backend.peer(peer -> peer.closed(1000, ""));
        backend.peer(peer -> wanted.add(peer.hearsMessages()));

        assertEquals(List.of(true, false), wanted);
    }

    @Test
    void cleanCloseHasThePeersCodeAndReason() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);

        backend.peer(peer -> peer.closing(4000, "bye"));
        assertEquals(WebSocket.CLOSING, socket.readyState());
        assertEquals(List.of(), log.lines);
        backend.peer(peer -> peer.closed(4000, "bye"));

        assertEquals(List.of("close 4000 \"bye\" clean @3"), log.lines);
        assertTrue(WebSocketFailure.of(log.events.get(0)).isEmpty());
    }

    @Test
    void failureIsErrorThenUncleanClose() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        WebSocketFailure failure = WebSocketFailure.builder(
                        WebSocketFailure.Kind.PROTOCOL, WebSocketFailure.Phase.OPEN, "reserved opcode 3")
                .closeCodeSent(1002)
                .build();

        backend.peer(peer -> peer.failed(failure));

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        assertEquals(Event.class, log.events.get(0).getClass());
        assertSame(failure, WebSocketFailure.of(log.events.get(0)).orElseThrow());
        assertSame(failure, WebSocketFailure.of(log.events.get(1)).orElseThrow());
    }

    @Test
    void failureBeforeOpenNeverOpens() {
        WebSocket socket = backend.connecting();
        EventLog log = EventLog.of(socket);

        backend.peer(peer -> peer.failed(
                WebSocketFailure.builder(WebSocketFailure.Kind.UNREACHABLE, WebSocketFailure.Phase.CONNECT, "refused")
                        .build()));

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void nothingComesAfterClose() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        backend.peer(peer -> peer.closed(1000, ""));
        log.lines.clear();

        backend.peer(peer -> peer.text("late"));
        backend.peer(peer -> peer.binary(new byte[1]));
        backend.peer(peer -> peer.closed(1000, ""));
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));

        assertEquals(List.of(), log.lines);
        assertEquals(WebSocket.CLOSED, socket.readyState());
    }

    @Test
    void throwingListenerIsReportedAndTheOthersRun() {
        WebSocket socket = backend.open();
        List<String> seen = new ArrayList<>();
        RuntimeException thrown = new IllegalStateException("mine");
        socket.onmessage(event -> {
            throw thrown;
        });
        socket.addEventListener("message", event -> seen.add("second"));

        backend.peer(peer -> peer.text("x"));

        assertEquals(List.of("second"), seen);
        assertEquals(List.of(thrown), backend.reported);
    }

    @Test
    void queuesReportThatThrowsKeepsNoListenerFromRunning() {
        backend.onReport = exception -> {
            throw new IllegalStateException("the report failed", exception);
        };

        assertEquals(List.of("error", "close"), failWithAListenerThatThrows(backend.connecting()));
    }

    @Test
    void reportOfASubclassThatThrowsDoesNotKeepTheCloseEventFromComing() {
        WebSocket socket = new WebSocket("ws://example.org", backend.options()) {
            @Override
            protected void reportException(Throwable exception) {
                throw new IllegalStateException("the report failed", exception);
            }
        };

        assertEquals(List.of("close"), failWithAListenerThatThrows(socket));
    }

    private List<String> failWithAListenerThatThrows(WebSocket socket) {
        List<String> seen = new ArrayList<>();
        socket.onerror(event -> {
            throw new IllegalStateException("mine");
        });
        socket.addEventListener("error", event -> seen.add("error"));
        socket.onclose(event -> seen.add("close"));
        List<String> lastResort = new ArrayList<>();
        Thread thread = Thread.currentThread();
        Thread.UncaughtExceptionHandler before = thread.getUncaughtExceptionHandler();
        thread.setUncaughtExceptionHandler((where, thrown) -> lastResort.add(String.valueOf(thrown.getMessage())));
        try {
            backend.peer(peer -> peer.failed(
                    WebSocketFailure.builder(WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.HANDSHAKE, "lost")
                            .build()));
        } finally {
            thread.setUncaughtExceptionHandler(before);
        }
        assertEquals(List.of("the report failed"), lastResort);
        return seen;
    }

    @Test
    void listenerThatClosesStopsTheMessagesBehind() {
        WebSocket socket = backend.open();
        EventLog log = EventLog.of(socket);
        socket.onmessage(event -> socket.close());

        backend.peer(peer -> {
            peer.text("1");
            peer.text("2");
        });

        assertEquals(List.of("message 1 @1"), log.lines);
    }
}
