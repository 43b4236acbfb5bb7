package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.Head;
import io.isosocket.vertx.peer.ObservedSocket;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a server sees of an opening handshake, and how it answers. */
class ServerHandshakeTest {

    private final ServerFixture fixture = new ServerFixture();

    @AfterEach
    void stop() {
        fixture.close();
    }

    private void start(WebSocketServer.Builder builder) {
        fixture.start(builder, UnaryOperator.identity());
    }

    private static WebSocketServer.Builder decided(HandshakeDecision decision) {
        return WebSocketServer.builder().route("/*", decision, (socket, request) -> ServerFixture.echo(socket));
    }

    @Test
    void connectionIsOpenFromTheStart() {
        start(WebSocketServer.builder().handler((socket, request) -> {
            fixture.note(List.of(
                    socket.readyState(),
                    socket.protocol(),
                    socket.extensions(),
                    socket.url(),
                    socket.bufferedAmount()));
            socket.onopen(event -> fixture.note("open"));
            socket.send("hello");
            fixture.note("sent " + socket.bufferedAmount());
        }));
        ObservedSocket client = ObservedSocket.open(fixture.url("/chat?a=b"));
        assertEquals(
                List.of(
                        WebSocket.OPEN,
                        "",
                        "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                        fixture.url("/chat?a=b"),
                        0L),
                fixture.next());
        assertEquals("sent 5", fixture.next());
        assertEquals("hello", client.nextMessage());
        client.close();
    }

    @Test
    void handlerSeesTheRequest() throws IOException {
        start(WebSocketServer.builder().route("/rooms/:room/:seat", (socket, request) -> {
            fixture.note(request.pathParameters());
            fixture.note(request.pathParameter("room"));
            fixture.note(request.queryParameters());
            fixture.note(request.queryParameter("name").orElseThrow());
            fixture.note(request.header("x-token").orElseThrow());
            fixture.note(request.cookies());
            fixture.note(request.remoteAddress().hostAddress());
            fixture.note(request.isSecure());
            fixture.note(request.path());
        }));
        fixture.open("/rooms/a%20b/7?name=Zo%C3%AB&x=1&x=2", "X-Token: secret", "Cookie: s=1; t=2")
                .close();
        assertEquals(Map.of("room", "a b", "seat", "7"), fixture.next());
        assertEquals("a b", fixture.next());
        assertEquals(Map.of("name", List.of("Zoë"), "x", List.of("1", "2")), fixture.next());
        assertEquals("Zoë", fixture.next());
        assertEquals("secret", fixture.next());
        assertEquals(Map.of("s", "1", "t", "2"), fixture.next());
        assertEquals("127.0.0.1", fixture.next());
        assertEquals(false, fixture.next());
        assertEquals("/rooms/a%20b/7", fixture.next());
    }

    @Test
    void firstRouteThatMatchesCounts() throws IOException {
        start(WebSocketServer.builder()
                .route("/files/*", (socket, request) -> fixture.note("files " + request.pathParameter("*")))
                .route("/:any", (socket, request) -> fixture.note("any " + request.pathParameter("any"))));
        fixture.open("/files/a/b%2Bc+d").close();
        assertEquals("files a/b+c+d", fixture.next());
        fixture.open("/files").close();
        assertEquals("files ", fixture.next());
        fixture.open("/file").close();
        assertEquals("any file", fixture.next());
        assertEquals(404, fixture.statusOf("/"));
        assertEquals(404, fixture.statusOf("/file/more"));
        assertEquals(400, fixture.statusOf("/%zz"));
        assertEquals(400, fixture.statusOf("/file?%zz"));
    }

    @Test
    void decisionRefusesWithStatusHeadersAndBody() throws Exception {
        start(decided(request -> CompletableFuture.completedStage(HandshakeAnswer.refuse(401)
                .withHeader("WWW-Authenticate", "Bearer")
                .withBody("who are you?"))));
        Head head = fixture.answerTo("/");
        assertEquals(401, ServerFixture.status(head));
        assertEquals("Bearer", head.value("WWW-Authenticate"));
        assertEquals("12", head.value("Content-Length"));
        WebSocketFailure failure = ObservedSocket.of(fixture.url("/")).awaitFailure();
        assertEquals("who are you?", failure.response().orElseThrow().body());
    }

    @Test
    void decisionMayComeLaterFromAnotherThread() throws IOException {
        CompletableFuture<HandshakeAnswer> later = new CompletableFuture<>();
        start(decided(request -> {
            fixture.note("asked");
            return later;
        }));
        try (PeerConnection client = RawClient.connect(fixture.port())) {
            client.sendRaw(RawClient.request(fixture.port(), "/", RawClient.key(1), RawClient.HEADERS));
            assertEquals("asked", fixture.next());
            later.complete(HandshakeAnswer.accept().withHeader("X-Node", "7"));
            Head head = client.readHead();
            assertEquals(101, ServerFixture.status(head));
            assertEquals("7", head.value("X-Node"));
            client.send(Frame.text("after"));
            assertEquals("after", client.expect(Frame.TEXT).text());
        }
    }

    @Test
    void failureOfTheDecisionIs500() throws IOException {
        fixture.vertx().exceptionHandler(thrown -> fixture.note(String.valueOf(thrown.getMessage())));
        start(WebSocketServer.builder()
                .route(
                        "/later",
                        request -> CompletableFuture.failedFuture(new IllegalStateException("no database")),
                        (socket, request) -> {})
                .route(
                        "/now",
                        request -> {
                            throw new IllegalStateException("no cache");
                        },
                        (socket, request) -> {})
                .route(
                        "/protocol",
                        request -> CompletableFuture.completedStage(
                                HandshakeAnswer.accept().withProtocol("unoffered")),
                        (socket, request) -> {}));
        assertEquals(500, fixture.statusOf("/later"));
        assertTrue(fixture.next().toString().contains("no database"));
        assertEquals(500, fixture.statusOf("/now"));
        assertTrue(fixture.next().toString().contains("no cache"));
        assertEquals(500, fixture.statusOf("/protocol", "Sec-WebSocket-Protocol: a, b"));
        assertTrue(fixture.next().toString().contains("\"unoffered\" is none of"));
    }

    @Test
    void subprotocolIsTheServersFirstThatTheClientOffers() {
        fixture.start(WebSocketServer.builder().handler(ServerFixture::echo), options -> options.protocols("v2", "v1"));
        WebSocketOptions offer =
                WebSocketOptions.builder().protocols("v0", "v1", "v2").build();
        assertEquals("v2", ObservedSocket.open(fixture.url("/"), offer).socket().protocol());
        assertEquals("", ObservedSocket.open(fixture.url("/")).socket().protocol());
    }

    @Test
    void decisionChoosesAnotherSubprotocol() {
        fixture.start(
                decided(request -> CompletableFuture.completedStage(HandshakeAnswer.accept()
                        .withProtocol(request.protocols().get(1)))),
                options -> options.protocols("v1"));
        WebSocketOptions offer =
                WebSocketOptions.builder().protocols("v1", "v2").build();
        assertEquals("v2", ObservedSocket.open(fixture.url("/"), offer).socket().protocol());
    }

    @Test
    void framesRightBehindTheRequestOfAnAcceptedHandshakeAreHeard() throws IOException {
        start(WebSocketServer.builder().handler(ServerFixture::echo));
        for (int i = 0; i < 50; i++) {
            try (PeerConnection client = fixture.open("/")) {
                client.sendRaw(
                        Frame.text("1").mask().bytes(), Frame.text("2").mask().bytes());
                assertEquals("1", client.expect(Frame.TEXT).text());
                assertEquals("2", client.expect(Frame.TEXT).text());
            }
        }
    }

    @Test
    void handlerThatThrowsClosesWith1011() throws IOException {
        fixture.vertx().exceptionHandler(thrown -> fixture.note(String.valueOf(thrown.getMessage())));
        start(WebSocketServer.builder().handler((socket, request) -> {
            throw new IllegalStateException("handler");
        }));
        try (PeerConnection client = fixture.open("/")) {
            assertEquals(1011, client.expect(Frame.CLOSE).closeCode());
            assertEquals("handler", fixture.next());
        }
    }

    @Test
    void otherRequestsAreServedWhereThereIsAHandler() throws IOException {
        start(WebSocketServer.builder().handler(ServerFixture::echo).otherRequests(request -> request.response()
                .end("a page")));
        try (PeerConnection client = RawClient.connect(fixture.port())) {
            for (int i = 0; i < 2; i++) {
                client.sendRaw(RawClient.request(fixture.port(), "/page", RawClient.key(1), List.of()));
                Head head = client.readHead();
                assertEquals(200, ServerFixture.status(head));
                client.skip("a page".length());
            }
        }
    }

    @Test
    void withoutOneTheyGet426() throws IOException {
        start(WebSocketServer.builder().handler(ServerFixture::echo));
        try (PeerConnection client = RawClient.connect(fixture.port())) {
            client.sendRaw(RawClient.request(fixture.port(), "/page", RawClient.key(1), List.of()));
            assertEquals(426, ServerFixture.status(client.readHead()));
        }
    }
}
