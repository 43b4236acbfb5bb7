package io.isosocket;

import static io.isosocket.Stages.failureOf;
import static io.isosocket.Stages.isDone;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketPingTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private void pong(String text) {
        backend.peer(peer -> peer.pong(text.getBytes(UTF_8)));
    }

    @Test
    void pingIsAnsweredByThePongWithItsPayload() {
        WebSocket socket = backend.open();
        long before = System.nanoTime();
        ByteBuffer data = ByteBuffer.wrap(new byte[] {9, 1, 2, 9}, 1, 2);

        CompletionStage<Duration> roundTrip = socket.ping(data);
        assertEquals(List.of("ping 0102"), backend.calls);
        assertEquals(1, data.position());
        backend.peer(peer -> peer.pong(new byte[] {1, 2, 3}));
        backend.peer(peer -> peer.pong(new byte[0]));
        assertFalse(isDone(roundTrip));
        backend.peer(peer -> peer.pong(new byte[] {1, 2}));

        Duration measured = roundTrip.toCompletableFuture().join();
        assertFalse(measured.isNegative());
        assertTrue(measured.toNanos() <= System.nanoTime() - before, measured::toString);
    }

    @Test
    void pingWithoutDataHasAPayloadOfItsOwn() {
        WebSocket socket = backend.open();

        CompletionStage<Duration> first = socket.ping();
        CompletionStage<Duration> second = socket.ping();
        assertNotEquals(backend.calls.get(0), backend.calls.get(1));
        byte[] payload = HexFormat.of().parseHex(backend.calls.get(0).substring("ping ".length()));
        assertEquals(8, payload.length);
        backend.peer(peer -> peer.pong(payload));

        assertTrue(isDone(first));
        assertFalse(isDone(second));
    }

    @Test
    void pongAnswersThePingsBeforeItsOwnToo() {
        WebSocket socket = backend.open();
        List<CompletionStage<Duration>> pings = new ArrayList<>();
        for (String payload : List.of("a", "b", "a", "c")) {
            pings.add(socket.ping(bytes(payload)));
        }

        pong("b");
        assertEquals(
                List.of(true, true, false, false),
                pings.stream().map(Stages::isDone).toList());
        pong("a");
        assertEquals(
                List.of(true, true, true, false),
                pings.stream().map(Stages::isDone).toList());
        pong("c");
        assertTrue(isDone(pings.get(3)));
        pong("c");
    }

    @Test
    void payloadIsTakenAtTheCall() {
        WebSocket socket = backend.open();
        byte[] data = {1};

        CompletionStage<Duration> roundTrip = socket.ping(ByteBuffer.wrap(data));
        data[0] = 2;
        backend.peer(peer -> peer.pong(new byte[] {1}));

        assertTrue(isDone(roundTrip));
    }

    @Test
    void payloadOverTheLimitIsRefused() {
        WebSocket socket = backend.open();

        for (String method : List.of("ping", "pong")) {
            IllegalArgumentException error = assertThrows(IllegalArgumentException.class, () -> {
                ByteBuffer data = ByteBuffer.allocate(126);
                if (method.equals("ping")) {
                    socket.ping(data);
                } else {
                    socket.pong(data);
                }
            });
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains(method) && message.contains("126") && message.contains("125"), message);
        }
        assertEquals(List.of(), backend.calls);
        socket.pong(ByteBuffer.allocate(125));
        assertEquals(1, backend.calls.size());
    }

    @Test
    void whileConnectingItIsInvalidStateError() {
        WebSocket socket = backend.connecting();

        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, socket::ping).name());
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, () -> socket.pong(bytes("a"))).name());
    }

    @Test
    void whileClosingThePingFailsAndThePongIsDropped() {
        WebSocket socket = backend.open();
        socket.close();
        backend.calls.clear();

        assertEquals(Kind.CLOSED, failureOf(socket.ping()).kind());
        socket.pong(bytes("a"));
        assertEquals(List.of(), backend.calls);
    }

    @Test
    void pingUnderWayIsStillAnsweredWhileClosing() {
        WebSocket socket = backend.open();
        CompletionStage<Duration> roundTrip = socket.ping(bytes("a"));

        socket.close();
        pong("a");

        assertFalse(roundTrip.toCompletableFuture().isCompletedExceptionally());
        assertTrue(isDone(roundTrip));
    }

    @Test
    void endOfTheConnectionFailsThePingsUnderWay() {
        WebSocket socket = backend.open();
        CompletionStage<Duration> roundTrip = socket.ping();
        WebSocketFailure lost =
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build();

        backend.peer(peer -> peer.failed(lost));

        assertEquals(lost, failureOf(roundTrip));
        assertEquals(Kind.CLOSED, failureOf(socket.ping()).kind());
    }

    @Test
    void cleanCloseFailsThePingsUnderWayAndTellsItsCode() {
        WebSocket socket = backend.open();
        CompletionStage<Duration> roundTrip = socket.ping();

        backend.peer(peer -> peer.closed(4321, "bye"));

        WebSocketFailure failure = failureOf(roundTrip);
        assertEquals(Kind.CLOSED, failure.kind());
        assertEquals(4321, failure.closeCodeReceived().orElseThrow());
    }

    @Test
    void pingsThatRaceWithTheEndAreAllSettled() throws Exception {
        for (int round = 0; round < 200; round++) {
            ScriptedBackend fresh = new ScriptedBackend();
            WebSocket socket = fresh.open();
            CompletableFuture<CompletionStage<Duration>> ping = new CompletableFuture<>();
            Thread thread = new Thread(() -> ping.complete(socket.ping()));
            thread.start();
            fresh.peer(peer -> peer.closed(1000, ""));
            thread.join();
            assertTrue(isDone(ping.join()), "round " + round);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ping", "pong"})
    void eventsBringTheData(String type) {
        WebSocket socket = backend.open();
        List<MessageEvent> events = new ArrayList<>();
        if (type.equals("ping")) {
            socket.onping(events::add);
            backend.peer(peer -> peer.ping(new byte[] {7}));
            assertNotEquals(null, socket.onping());
        } else {
            socket.onpong(events::add);
            backend.peer(peer -> peer.pong(new byte[] {7}));
            assertNotEquals(null, socket.onpong());
        }

        assertEquals(1, events.size());
        MessageEvent event = events.get(0);
        assertEquals(type, event.type());
        assertEquals(ByteBuffer.wrap(new byte[] {7}), event.data());
        assertEquals("ws://example.org", event.origin());
        assertTrue(event.isTrusted());
    }

    @Test
    void noEventComesAfterCloseWasCalled() {
        WebSocket socket = backend.open();
        List<String> types = new ArrayList<>();
        socket.onping(event -> types.add(event.type()));
        socket.onpong(event -> types.add(event.type()));

        socket.close();
        backend.peer(peer -> {
            peer.ping(new byte[0]);
            peer.pong(new byte[0]);
        });

        assertEquals(List.of(), types);
    }

    @Test
    void pingCanBeAnsweredByHand() {
        WebSocket socket =
                backend.open(WebSocketOptions.builder().automaticPong(false).build());
        socket.onping(event -> socket.pong((ByteBuffer) Objects.requireNonNull(event.data())));

        backend.peer(peer -> peer.ping(new byte[] {1, 2}));

        assertEquals(List.of("pong 0102"), backend.calls);
    }
}
