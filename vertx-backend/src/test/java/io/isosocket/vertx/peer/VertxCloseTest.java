package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.VertxBackend;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Vertx is closed while WebSockets live on it: each hears of its end, and no other Vertx is disturbed. */
class VertxCloseTest {
    private final Vertx vertx = Vertx.vertx();
    private final WebSocketOptions onIt =
            WebSocketOptions.builder().backend(VertxBackend.of(vertx)).build();
    private final RawServer server = RawServer.start();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() throws IOException {
        gate.countDown();
        server.close();
    }

    private void closeVertx() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void thoseThatConnectFailAndTheirTurnGoesOn() throws Exception {
        server.on("/gated", Steps.await(gate), Steps.accept(), Steps.echo());
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket connecting = ObservedSocket.of(server.url("/gated"), onIt);
        server.begun("/gated");
        ObservedSocket waiting = ObservedSocket.of(server.url("/"), onIt);
        ObservedSocket elsewhere = ObservedSocket.of(server.url("/"));
        closeVertx();
        assertEquals(Kind.CLOSED, connecting.awaitFailure().kind());
        waiting.awaitFailure();
        elsewhere.awaitOpen().close();
    }

    @Test
    void thoseThatWaitForAnotherVertxsHandshakeFail() throws Exception {
        server.on("/gated", Steps.await(gate), Steps.accept(), Steps.echo());
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket first = ObservedSocket.of(server.url("/gated"));
        server.begun("/gated");
        ObservedSocket waiting = ObservedSocket.of(server.url("/"), onIt);
        ObservedSocket last = ObservedSocket.of(server.url("/"));
        closeVertx();
        assertEquals(Kind.CLOSED, waiting.awaitFailure().kind());
        gate.countDown();
        first.awaitOpen().close();
        last.awaitOpen().close();
    }

    @Test
    void thoseThatHaveNotHeardOfItCanBeClosed() throws Exception {
        server.on("/gated", Steps.await(gate), Steps.accept(), Steps.echo());
        WebSocket connecting = new WebSocket(server.url("/gated"), onIt);
        server.begun("/gated");
        closeVertx();
        // Without listeners its end waits for some, which most often no time is left for.
        connecting.close();
        assertTrue(connecting.readyState() >= WebSocket.CLOSING);
    }

    @Test
    void manyThatAreOpenSayGoodbye() throws Exception {
        server.on("/", Steps.accept(), Steps.expectClose(1001), Steps.awaitEnd());
        List<ObservedSocket> sockets = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            sockets.add(ObservedSocket.of(server.url("/"), onIt));
        }
        sockets.forEach(ObservedSocket::awaitOpen);
        closeVertx();
        for (ObservedSocket socket : sockets) {
            assertEquals(Kind.CLOSED, socket.awaitFailure().kind());
            server.next("/");
        }
    }
}
