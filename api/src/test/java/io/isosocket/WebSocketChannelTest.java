package io.isosocket;

import static io.isosocket.Stages.failureOf;
import static io.isosocket.Stages.isDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a channel makes of the messages of its WebSocket, and of its end. */
@Timeout(60)
class WebSocketChannelTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    private WebSocketChannel open(int capacity) {
        return backend.open(WebSocketOptions.builder().channelCapacity(capacity).build())
                .channel();
    }

    private void text(String data) {
        backend.peer(peer -> peer.text(data));
    }

    /** What there is by now, as text; the end is the word "end". */
    private static List<String> drain(WebSocketChannel channel) {
        List<String> values = new ArrayList<>();
        for (Optional<Received<WebSocketMessage>> next = channel.tryReceive();
                next.isPresent();
                next = channel.tryReceive()) {
            if (!next.get().ok()) {
                values.add("end");
                return values;
            }
            values.add(next.get().value().text());
        }
        return values;
    }

    @Test
    void messagesGoToTheChannelAndNoMessageEventIsFired() {
        WebSocket socket = backend.open();
        List<Object> events = new ArrayList<>();
        socket.onmessage(event -> events.add(event.data()));
        text("before");

        WebSocketChannel channel = socket.channel();
        text("one");
        backend.peer(peer -> peer.binary(new byte[] {1, 2}));

        assertEquals(List.of("before"), events);
        assertSame(channel, socket.channel());
        assertSame(socket, channel.socket());
        WebSocketMessage first = channel.tryReceive().orElseThrow().value();
        assertEquals(WebSocketMessage.Type.TEXT, first.type());
        assertEquals("one", first.text());
        assertThrows(IllegalStateException.class, first::bytes);
        WebSocketMessage second = channel.tryReceive().orElseThrow().value();
        assertEquals(WebSocketMessage.Type.BINARY, second.type());
        assertEquals(ByteBuffer.wrap(new byte[] {1, 2}), second.bytes());
        assertEquals(second.bytes(), second.data());
        assertThrows(IllegalStateException.class, second::text);
        assertEquals(Optional.empty(), channel.tryReceive());
    }

    @Test
    void fullChannelStopsReadingAndHalfEmptyOneGoesOn() {
        WebSocketChannel channel = open(4);
        for (int i = 0; i < 3; i++) {
            text("m" + i);
        }
        assertEquals(List.of(), backend.calls);
        text("m3");
        // Some had been read before.
        text("m4");
        assertEquals(List.of("pause"), backend.calls);

        channel.tryReceive();
        channel.tryReceive();
        assertEquals(List.of("pause"), backend.calls);
        channel.tryReceive();
        assertEquals(List.of("pause", "resume"), backend.calls);
        assertEquals(List.of("m3", "m4"), drain(channel));
        assertEquals(List.of("pause", "resume"), backend.calls);
    }

    @Test
    void channelOfOneMessageReadsOneByOne() {
        WebSocketChannel channel = open(1);
        text("a");
        assertEquals(List.of("a"), drain(channel));
        text("b");
        assertEquals(List.of("b"), drain(channel));
        assertEquals(List.of("pause", "resume", "pause", "resume"), backend.calls);
    }

    @Test
    void messageForSomeoneWhoWaitsDoesNotFillTheChannel() {
        WebSocketChannel channel = open(1);
        CompletionStage<Received<WebSocketMessage>> waiting = channel.receiveAsync();
        text("a");
        assertTrue(isDone(waiting));
        assertEquals(List.of(), backend.calls);
    }

    @Test
    void closedSocketGivesWhatItHasAndThenItsEnd() {
        WebSocketChannel channel = open(10);
        text("a");
        text("b");
        backend.peer(peer -> peer.closing(4000, "bye"));
        assertEquals(Optional.empty(), channel.closed());
        backend.peer(peer -> peer.closed(4000, "bye"));

        assertEquals(Optional.of(new WebSocketChannel.Closed(true, 4000, "bye", Optional.empty())), channel.closed());
        assertEquals(List.of("a", "b", "end"), drain(channel));
        assertEquals(List.of("end"), drain(channel));
        Received<WebSocketMessage> end = channel.tryReceive().orElseThrow();
        assertThrows(NoSuchElementException.class, end::value);
    }

    @Test
    void failedSocketTellsWhy() {
        WebSocketChannel channel = open(10);
        CompletionStage<Received<WebSocketMessage>> waiting = channel.receiveAsync();
        WebSocketFailure lost =
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build();
        backend.peer(peer -> peer.failed(lost));

        assertFalse(waiting.toCompletableFuture().join().ok());
        assertEquals(Optional.of(new WebSocketChannel.Closed(false, 1006, "", Optional.of(lost))), channel.closed());
    }

    @Test
    void closingHereReadsOnSoThatThePeersCloseFrameIsSeen() {
        WebSocketChannel channel = open(2);
        text("a");
        text("b");
        channel.close();
        assertEquals(List.of("pause", "resume", "close 1000 "), backend.calls);
        text("dropped");
        backend.peer(peer -> peer.closed(1000, ""));
        assertEquals(List.of("a", "b", "end"), drain(channel));
        assertEquals(List.of("pause", "resume", "close 1000 "), backend.calls);
    }

    @Test
    void fullChannelStaysPausedWhereMessagesAreDeliveredWhileClosing() {
        WebSocketChannel channel = backend.open(WebSocketOptions.builder()
                        .channelCapacity(1)
                        .deliverWhileClosing(true)
                        .build())
                .channel();
        text("a");
        channel.close(4001, "enough");
        assertEquals(List.of("pause", "close 4001 enough"), backend.calls);
        assertEquals(List.of("a"), drain(channel));
        text("b");
        assertEquals(List.of("pause", "close 4001 enough", "resume", "pause"), backend.calls);
        backend.peer(peer -> peer.closed(4001, ""));
        assertEquals(List.of("b", "end"), drain(channel));
    }

    @Test
    void channelTakenWhileConnectingGetsTheFirstMessage() {
        WebSocketChannel channel = backend.connecting().channel();
        assertEquals(Optional.empty(), channel.tryReceive());
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));
        text("first");
        assertEquals(List.of("first"), drain(channel));
    }

    @Test
    void channelOfClosedSocketHasEnded() {
        WebSocket socket = backend.open();
        backend.peer(peer -> peer.closed(1001, "away"));
        WebSocketChannel channel = socket.channel();
        assertEquals(List.of("end"), drain(channel));
        assertEquals(1001, channel.closed().orElseThrow().code());
    }

    @Test
    void sendingIsTheSockets() throws Exception {
        WebSocketChannel channel = backend.open().channel();
        channel.send("text");
        channel.send(ByteBuffer.wrap(new byte[] {5}));
        CompletionStage<Duration> pong = channel.ping();
        assertEquals(List.of("text text", "binary 05"), backend.calls.subList(0, 2));
        assertTrue(backend.calls.get(2).startsWith("ping "));
        assertFalse(isDone(pong));
        backend.isCurrent = false;
        backend.peer(peer -> peer.accepted(5));
        channel.awaitDrained();
        channel.send("never leaves");
        WebSocketFailure lost =
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build();
        backend.peer(peer -> peer.failed(lost));
        assertSame(lost, assertThrows(WebSocketFailure.class, channel::awaitDrained));
    }

    @Test
    void waitOnTheThreadThatBringsTheMessagesIsRefused() {
        WebSocketChannel channel = backend.open().channel();
        for (var call : List.<org.junit.jupiter.api.function.Executable>of(
                channel::receive,
                () -> channel.receive(Duration.ofSeconds(1)),
                channel::awaitDrained,
                () -> channel.iterator().hasNext(),
                () -> ReceiveChannel.select(TimerChannel.after(Duration.ofDays(1)), channel))) {
            String message = String.valueOf(
                    assertThrows(IllegalStateException.class, call).getMessage());
            assertTrue(message.contains("must not wait") && message.contains("receiveAsync"), message);
        }
    }

    @Test
    void blockingConnectOnSuchAThreadDialsNothing() {
        assertThrows(
                IllegalStateException.class,
                () -> WebSocketChannel.connect("ws://example.org/chat", backend.options()));
        assertFalse(backend.wasAskedToConnect());
    }

    @Test
    void asynchronousConnectGivesTheChannelOnceOpen() {
        backend.isCurrent = false;
        CompletionStage<WebSocketChannel> opening =
                WebSocketChannel.connectAsync("ws://example.org/chat", backend.options());
        assertFalse(isDone(opening));
        // No listener has to be waited for.
        backend.peer(peer -> peer.opened(backend.connection(), "", ""));
        text("first");
        WebSocketChannel channel = opening.toCompletableFuture().join();
        assertEquals(WebSocket.OPEN, channel.socket().readyState());
        assertEquals(List.of("first"), drain(channel));
    }

    @Test
    void connectThatFailsTellsWhy() {
        CompletionStage<WebSocketChannel> opening =
                WebSocketChannel.connectAsync("ws://example.org/chat", backend.options());
        WebSocketFailure refused = WebSocketFailure.builder(Kind.UNREACHABLE, Phase.CONNECT, "refused")
                .build();
        backend.peer(peer -> peer.failed(refused));
        assertSame(refused, failureOf(opening));
    }
}
