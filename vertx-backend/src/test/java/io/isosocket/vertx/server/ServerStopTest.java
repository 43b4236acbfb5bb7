package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How a server stops, and how it does not start. */
class ServerStopTest {

    private static ServerFixture start() {
        ServerFixture fixture = new ServerFixture();
        return fixture.start(
                WebSocketServer.builder()
                        .handler((socket, request) -> socket.onclose(event -> fixture.note("closed " + event.code()))),
                options -> options);
    }

    @Test
    void stopClosesWith1001AndWaitsForTheAnswer() throws IOException {
        try (ServerFixture fixture = start();
                PeerConnection client = fixture.open("/")) {
            CompletionStage<Void> closed = fixture.server().close();
            assertEquals(1001, client.expect(Frame.CLOSE).closeCode());
            client.send(Frame.close(1001, ""));
            assertEquals("closed 1001", fixture.next());
            ServerFixture.await(closed.thenApply(done -> true));
            assertEquals(0, fixture.server().connections().size());
            assertThrows(ConnectException.class, () -> RawClient.connect(fixture.port()));
        }
    }

    @Test
    void whileItStopsHandshakesAreRefusedWith503() throws IOException {
        try (ServerFixture fixture = start();
                PeerConnection client = fixture.open("/")) {
            CompletionStage<Void> closed = fixture.server().close();
            assertSame(
                    closed.toCompletableFuture().isDone(),
                    fixture.server().close().toCompletableFuture().isDone());
            assertEquals(503, fixture.statusOf("/"));
            client.expect(Frame.CLOSE);
            client.send(Frame.close(1001, ""));
            ServerFixture.await(closed.thenApply(done -> true));
        }
    }

    @Test
    void clientThatDoesNotAnswerIsCutAfterTheGrace() throws IOException {
        try (ServerFixture fixture = start();
                PeerConnection client = fixture.open("/")) {
            CompletionStage<Void> closed = fixture.server().close(Duration.ofMillis(200));
            assertEquals(1001, client.expect(Frame.CLOSE).closeCode());
            client.awaitEnd();
            assertEquals("closed 1006", fixture.next());
            ServerFixture.await(closed.thenApply(done -> true));
        }
    }

    @Test
    void onceItHasStoppedThoseThatItCutHaveEnded() throws IOException {
        int rounds = 10;
        int clients = 20;
        try (ServerFixture fixture = start()) {
            for (int round = 0; round < rounds; round++) {
                List<PeerConnection> silent = new ArrayList<>();
                for (int i = 0; i < clients; i++) {
                    silent.add(fixture.open("/"));
                }
                ServerFixture.await(fixture.server().close(Duration.ZERO).thenApply(done -> true));
                assertEquals(0, fixture.server().connections().size(), "in round " + round);
                for (PeerConnection client : silent) {
                    client.close();
                }
                fixture.start(WebSocketServer.builder().handler(ServerFixture::echo), options -> options);
            }
        }
    }

    @Test
    void withoutConnectionsItStopsAtOnce() throws IOException {
        try (ServerFixture fixture = start()) {
            ServerFixture.await(fixture.server().close(Duration.ofDays(1)).thenApply(done -> true));
        }
    }

    @Test
    void onceItHasStoppedItsPortIsFree() throws IOException {
        int rounds = 200;
        try (ServerFixture fixture = start()) {
            for (int round = 0; round < rounds; round++) {
                int port = fixture.port();
                ServerFixture.await(fixture.server().close().thenApply(done -> true));
                assertThrows(ConnectException.class, () -> RawClient.connect(port));
                fixture.start(WebSocketServer.builder().handler(ServerFixture::echo), options -> options);
            }
        }
    }

    @Test
    void stopsThoughItsVertxEndsMeanwhile() {
        int rounds = 20;
        for (int round = 0; round < rounds; round++) {
            try (ServerFixture fixture = start()) {
                CompletionStage<Void> closed = fixture.server().close();
                ServerFixture.await(fixture.vertx().close().toCompletionStage().thenApply(ended -> true));
                ServerFixture.await(closed.thenApply(done -> true));
            }
        }
    }

    @Test
    void stopsAfterTheEndOfItsVertx() {
        try (ServerFixture fixture = start()) {
            ServerFixture.await(fixture.vertx().close().toCompletionStage().thenApply(ended -> true));
            ServerFixture.await(fixture.server().close().thenApply(done -> true));
        }
    }

    @Test
    void onAVertxThatIsClosedItDoesNotStart() {
        Vertx over = Vertx.vertx();
        ServerFixture.await(over.close().toCompletionStage().thenApply(ended -> true));
        CompletionStage<WebSocketServer> never = WebSocketServer.builder()
                .vertx(over)
                .handler(ServerFixture::echo)
                .listen(0);
        Throwable thrown = assertThrows(ExecutionException.class, () -> never.toCompletableFuture()
                        .get(30, TimeUnit.SECONDS))
                .getCause();
        assertEquals(
                "the Vertx is closed",
                assertInstanceOf(IllegalStateException.class, thrown).getMessage());
    }

    @Test
    void portThatIsTakenIsSaid() {
        try (ServerFixture fixture = start()) {
            CompletionStage<WebSocketServer> second = WebSocketServer.builder()
                    .vertx(Vertx.vertx())
                    .handler(ServerFixture::echo)
                    .listen(fixture.port());
            Throwable thrown = assertThrows(ExecutionException.class, () -> second.toCompletableFuture()
                            .get(30, TimeUnit.SECONDS))
                    .getCause();
            BindException taken = assertInstanceOf(BindException.class, thrown);
            assertTrue(
                    String.valueOf(taken.getMessage())
                            .startsWith("cannot listen on 127.0.0.1:" + fixture.port() + ": "),
                    String.valueOf(taken.getMessage()));
        }
    }

    @Test
    void serverWithoutAHandlerIsRefused() {
        assertThrows(
                IllegalStateException.class, () -> WebSocketServer.builder().listen(0));
        assertThrows(
                IllegalArgumentException.class,
                () -> WebSocketServer.builder().handler(ServerFixture::echo).listen(65_536));
    }

    @Test
    void terminateCutsOneClient() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            fixture.start(
                    WebSocketServer.builder().handler((socket, request) -> {
                        socket.onerror(event -> fixture.note("error"));
                        socket.onclose(event -> fixture.note("closed " + event.code()));
                        socket.onmessage(event -> socket.terminate());
                    }),
                    options -> options);
            try (PeerConnection client = fixture.open("/")) {
                client.send(Frame.text("end"));
                client.awaitEnd();
                assertEquals("error", fixture.next());
                assertEquals("closed 1006", fixture.next());
            }
        }
    }
}
