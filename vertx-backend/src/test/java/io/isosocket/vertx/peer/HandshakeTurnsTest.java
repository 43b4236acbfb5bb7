package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One handshake at a time with each address and port (RFC 6455, section 4.1). */
class HandshakeTurnsTest {
    private final RawServer server = RawServer.start();
    private final RawServer silent = RawServer.start();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() throws IOException {
        gate.countDown();
        server.close();
        silent.close();
    }

    private ObservedSocket openingBehindTheGate() {
        server.on("/gated", Steps.await(gate), Steps.accept(), Steps.echo());
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket socket = ObservedSocket.of(server.url("/gated"));
        server.begun("/gated");
        return socket;
    }

    /** Lets time pass by a handshake elsewhere that is never answered. */
    private void timeOutElsewhere(Duration time) {
        silent.on("/", Steps.awaitEnd());
        ObservedSocket.of(
                        silent.url("/"),
                        WebSocketOptions.builder().handshakeTimeout(time).build())
                .awaitFailure();
    }

    @Test
    void theSecondHandshakeWaitsForTheFirstAndItsTimeOutWaitsToo() {
        ObservedSocket first = openingBehindTheGate();
        WebSocketOptions impatient = WebSocketOptions.builder()
                .handshakeTimeout(Duration.ofMillis(1200))
                .build();
        ObservedSocket second = ObservedSocket.of(server.url("/"), impatient);
        timeOutElsewhere(Duration.ofMillis(1400));
        assertEquals(WebSocket.CONNECTING, second.socket().readyState());
        assertEquals(1, server.connections());
        gate.countDown();
        first.awaitOpen();
        second.awaitOpen();
        first.close();
        second.close();
    }

    @Test
    void aFailedHandshakeLetsTheNextOneStart() {
        server.on("/refused", Steps.await(gate), Steps.answer(BrokenAnswer.STATUS_403));
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket first = ObservedSocket.of(server.url("/refused"));
        server.begun("/refused");
        ObservedSocket second = ObservedSocket.of(server.url("/"));
        gate.countDown();
        first.awaitFailure();
        second.awaitOpen().close();
    }

    @Test
    void aSocketClosedWhileItWaitsNeverDials() {
        ObservedSocket first = openingBehindTheGate();
        ObservedSocket second = ObservedSocket.of(server.url("/"));
        second.socket().close();
        second.awaitFailure();
        ObservedSocket third = ObservedSocket.of(server.url("/"));
        gate.countDown();
        first.awaitOpen().close();
        third.awaitOpen().close();
        assertEquals(2, server.connections());
    }

    @Test
    void anotherPortDoesNotWait() {
        ObservedSocket first = openingBehindTheGate();
        silent.on("/", Steps.accept(), Steps.echo());
        ObservedSocket.open(silent.url("/")).close();
        assertEquals(WebSocket.CONNECTING, first.socket().readyState());
    }

    @Test
    void anOptionAllowsParallelHandshakes() {
        ObservedSocket first = openingBehindTheGate();
        WebSocketOptions parallel =
                WebSocketOptions.builder().parallelHandshakes(true).build();
        ObservedSocket.open(server.url("/"), parallel).close();
        assertEquals(WebSocket.CONNECTING, first.socket().readyState());
        gate.countDown();
        first.awaitOpen().close();
    }

    @Test
    void farMoreThanFiftySocketsAreOpenAtOnce() {
        server.on("/", Steps.accept(), Steps.echo());
        List<ObservedSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 70; i++) {
            sockets.add(ObservedSocket.of(server.url("/")));
        }
        sockets.forEach(ObservedSocket::awaitOpen);
        assertTrue(sockets.stream().allMatch(socket -> socket.socket().readyState() == WebSocket.OPEN));
        sockets.forEach(socket -> socket.socket().close(1000));
        sockets.forEach(ObservedSocket::awaitCleanClose);
    }
}
