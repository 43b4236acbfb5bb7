package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.Head;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The handler of a route of Vert.x Web. */
class WebSocketHandlerTest {

    private final ServerFixture fixture = new ServerFixture();
    private Router router = Router.router(fixture.vertx());
    private int port;

    @BeforeEach
    void start() {
        HttpServer server = fixture.vertx()
                .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setHttp2ClearTextEnabled(false))
                .requestHandler(router);
        port = ServerFixture.await(server.listen(0).toCompletionStage()).actualPort();
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private Head answerTo(String target, String... headers) throws IOException {
        try (PeerConnection client = RawClient.connect(port)) {
            List<String> all = Stream.concat(RawClient.HEADERS.stream(), Stream.of(headers))
                    .toList();
            client.sendRaw(RawClient.request(port, target, RawClient.key(1), all));
            return client.readHead();
        }
    }

    @Test
    void routeTakesItsConnections() throws IOException {
        router.route("/chat").handler(WebSocketHandler.create(ServerFixture::echo));
        router.route().handler(context -> context.response().setStatusCode(404).end("a page of the router's"));
        try (PeerConnection client = RawClient.open(port, "/chat")) {
            client.send(Frame.text("hello"));
            assertEquals("hello", client.expect(Frame.TEXT).text());
            client.send(Frame.close(1000, ""));
            assertEquals(1000, client.expect(Frame.CLOSE).closeCode());
            assertEquals(PeerConnection.TcpEnd.FIN, client.awaitEnd());
        }
        assertEquals(404, ServerFixture.status(answerTo("/other")));
    }

    @Test
    void framesBehindTheHandshakeAreHeardBehindOtherHandlersToo() throws IOException {
        router.route().handler(BodyHandler.create());
        router.route("/chat").handler(WebSocketHandler.create(ServerFixture::echo));
        for (int i = 0; i < 50; i++) {
            try (PeerConnection client = RawClient.open(port, "/chat")) {
                client.send(Frame.text("" + i));
                assertEquals("" + i, client.expect(Frame.TEXT).text());
            }
        }
    }

    @Test
    void handlerGetsParametersSetDecisionAndLimits() throws IOException {
        Connections connections = new Connections();
        router.route("/rooms/:room")
                .handler(WebSocketHandler.create(
                        ServerOptions.builder().maxConnections(1).build(),
                        connections,
                        request -> CompletableFuture.completedStage(
                                request.queryParameter("key").isPresent()
                                        ? HandshakeAnswer.accept()
                                        : HandshakeAnswer.refuse(401)),
                        (socket, request) -> {
                            socket.join(request.pathParameter("room"));
                            fixture.note(connections.rooms());
                        }));
        assertEquals(401, ServerFixture.status(answerTo("/rooms/red")));
        assertEquals(403, ServerFixture.status(answerTo("/rooms/red?key", "Origin: http://evil.example")));
        try (PeerConnection client = RawClient.open(port, "/rooms/red?key")) {
            assertEquals(Set.of("red"), fixture.next());
            assertEquals(503, ServerFixture.status(answerTo("/rooms/red?key")));
            connections.broadcast("to all");
            assertEquals("to all", client.expect(Frame.TEXT).text());
        }
    }

    @Test
    void decisionThatTakesTooLongIs503() throws IOException {
        router.route("/never")
                .handler(WebSocketHandler.create(
                        ServerOptions.builder()
                                .handshakeTimeout(Duration.ofMillis(100))
                                .build(),
                        new Connections(),
                        request -> new CompletableFuture<>(),
                        (socket, request) -> {}));
        assertEquals(503, ServerFixture.status(answerTo("/never")));
    }

    @Test
    void connectionsAreClosedWith1001WhenTheServerIs() throws IOException {
        router.route("/chat").handler(WebSocketHandler.create(ServerFixture::echo));
        try (PeerConnection client = RawClient.open(port, "/chat")) {
            fixture.close();
            assertEquals(1001, client.expect(Frame.CLOSE).closeCode());
        }
    }
}
