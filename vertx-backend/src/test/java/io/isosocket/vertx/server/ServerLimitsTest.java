package io.isosocket.vertx.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.TlsOptions;
import io.isosocket.vertx.peer.Frame;
import io.isosocket.vertx.peer.PeerConnection;
import io.isosocket.vertx.peer.RawClient;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each limit of a server, and what happens at it. */
class ServerLimitsTest {

    private static final Duration SHORT = Duration.ofMillis(200);

    /** A limit that a client keeps which does what it should at once, on a busy machine too. */
    private static final Duration BEARABLE = Duration.ofSeconds(1);

    @ParameterizedTest
    @CsvSource({"true, 503", "false, 429"})
    void oneConnectionTooManyIsRefusedUntilAnotherEnds(boolean inAll, int status) throws IOException {
        try (ServerFixture fixture = ServerFixture.serving(
                options -> inAll ? options.maxConnections(2) : options.maxConnectionsPerAddress(2),
                (socket, request) ->
                        socket.onclose(event -> socket.connections().forEach(other -> other.send("one left"))))) {
            try (PeerConnection first = fixture.open("/")) {
                PeerConnection second = fixture.open("/");
                assertEquals(status, fixture.statusOf("/"));
                second.close();
                assertEquals("one left", first.expect(Frame.TEXT).text());
                fixture.open("/").close();
            }
        }
    }

    @Test
    void refusedHandshakesAreNotCounted() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            fixture.start(
                    WebSocketServer.builder()
                            .route(
                                    "/no",
                                    request -> CompletableFuture.completedStage(HandshakeAnswer.refuse(403)),
                                    (socket, request) -> {})
                            .handler(ServerFixture::echo),
                    options -> options.maxConnections(1));
            for (int i = 0; i < 3; i++) {
                assertEquals(403, fixture.statusOf("/no"));
            }
            fixture.open("/").close();
        }
    }

    @Test
    void decisionThatIsNoneHoldsNoPlace() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            fixture.vertx().exceptionHandler(reported -> {});
            fixture.start(
                    WebSocketServer.builder()
                            .route("/null", request -> noDecision(), (socket, request) -> {})
                            .route(
                                    "/error",
                                    request -> {
                                        throw new NoClassDefFoundError("Users");
                                    },
                                    (socket, request) -> {})
                            .handler(ServerFixture::echo),
                    options -> options.maxConnections(1));
            assertEquals(500, fixture.statusOf("/null"));
            assertEquals(500, fixture.statusOf("/error"));
            fixture.open("/").close();
        }
    }

    @SuppressWarnings("NullAway") // What must not be is tested.
    private static CompletionStage<HandshakeAnswer> noDecision() {
        return null;
    }

    @Test
    void addressesOfOneIpv6NetworkCountAsOne() {
        assertEquals(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assertTrue(!key("2001:db8:1:2::1").equals(key("2001:db8:1:3::1")));
        assertTrue(!key("10.0.0.1").equals(key("10.0.0.2")));
    }

    private static String key(String address) {
        return ConnectionCounts.key(SocketAddress.inetSocketAddress(1, address));
    }

    @Test
    void clientOverItsRateIsClosedWith1008AndNotHeardAnyMore() throws IOException {
        try (ServerFixture fixture = ServerFixture.serving(
                options -> options.rateLimit(new RateLimit(1, 5, RateLimit.WhenExceeded.CLOSE)),
                (socket, request) -> socket.onmessage(event -> fixtureNote(socket, event.data())))) {
            try (PeerConnection client = fixture.open("/");
                    PeerConnection other = fixture.open("/")) {
                sendAtOnce(client, IntStream.range(0, 20).mapToObj(i -> Frame.text("m" + i)));
                for (int i = 0; i < 5; i++) {
                    assertEquals("m" + i, client.expect(Frame.TEXT).text());
                }
                Frame close = client.expect(Frame.CLOSE);
                assertEquals(1008, close.closeCode());
                assertEquals("more than 1 messages a second", close.closeReason());
                other.send(Frame.text("mine"));
                assertEquals("mine", other.expect(Frame.TEXT).text());
            }
        }
    }

    /** Sends frames in one write: a stop between them would give the client more of its rate. */
    private static void sendAtOnce(PeerConnection client, Stream<Frame> frames) throws IOException {
        client.sendRaw(frames.map(frame -> frame.mask().bytes()).toArray(byte[][]::new));
    }

    private static void fixtureNote(ServerConnection socket, @Nullable Object data) {
        socket.send(String.valueOf(data));
    }

    @Test
    void pingsCountAsMessages() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(
                options -> options.rateLimit(new RateLimit(1, 3, RateLimit.WhenExceeded.CLOSE)))) {
            try (PeerConnection client = fixture.open("/")) {
                sendAtOnce(client, Stream.generate(() -> Frame.ping("")).limit(4));
                Frame frame = client.readFrame();
                while (frame.opcode() == Frame.PONG) {
                    frame = client.readFrame();
                }
                assertEquals(1008, frame.closeCode());
            }
        }
    }

    @Test
    void clientOverItsRateIsPausedAndThenHeard() throws IOException {
        int perSecond = 100;
        int messages = 60;
        int burst = 10;
        try (ServerFixture fixture = ServerFixture.echoing(
                options -> options.rateLimit(new RateLimit(perSecond, burst, RateLimit.WhenExceeded.PAUSE)))) {
            try (PeerConnection client = fixture.open("/")) {
                long start = System.nanoTime();
                for (int i = 0; i < messages; i++) {
                    client.send(Frame.text("m" + i));
                }
                for (int i = 0; i < messages; i++) {
                    assertEquals("m" + i, client.expect(Frame.TEXT).text());
                }
                client.send(Frame.text("last"));
                assertEquals("last", client.expect(Frame.TEXT).text());
                Duration least =
                        Duration.ofSeconds(1).multipliedBy(messages - burst).dividedBy(perSecond);
                Duration taken = Duration.ofNanos(System.nanoTime() - start);
                assertTrue(taken.compareTo(least) >= 0, taken + " for what may take no less than " + least);
            }
        }
    }

    @Test
    void handshakeThatTakesTooLongIsCut() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(options -> options.handshakeTimeout(BEARABLE))) {
            try (PeerConnection silent = RawClient.connect(fixture.port());
                    PeerConnection slow = RawClient.connect(fixture.port())) {
                slow.sendRaw("GET / HTTP/1.1\r\nHost: a\r\n".getBytes(StandardCharsets.US_ASCII));
                silent.awaitEnd();
                slow.awaitEnd();
            }
            try (PeerConnection client = fixture.open("/")) {
                // Longer than the handshake may take: the limit is for that alone.
                fixture.vertx().setTimer(BEARABLE.toMillis() + 200, late -> fixture.note("late"));
                fixture.next();
                client.send(Frame.text("still there"));
                assertEquals("still there", client.expect(Frame.TEXT).text());
            }
        }
    }

    @Test
    void decisionThatNeverComesHoldsNoPlace() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            CompletableFuture<HandshakeAnswer> never = new CompletableFuture<>();
            fixture.start(
                    WebSocketServer.builder()
                            .route("/never", request -> never, (socket, request) -> {})
                            .handler(ServerFixture::echo),
                    options -> options.handshakeTimeout(BEARABLE).maxConnections(1));
            try (PeerConnection client = RawClient.connect(fixture.port())) {
                client.sendRaw(RawClient.request(fixture.port(), "/never", RawClient.key(1), RawClient.HEADERS));
                client.skipToEnd();
            }
            fixture.vertx().setTimer(SHORT.toMillis(), late -> fixture.note("late"));
            fixture.next();
            never.complete(HandshakeAnswer.accept());
            assertEquals(0, fixture.server().connections().size());
            fixture.open("/").close();
        }
    }

    @Test
    void connectionsBeforeTheirHandshakeAreBounded() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(options -> options.maxPendingHandshakes(2))) {
            try (PeerConnection first = RawClient.connect(fixture.port());
                    PeerConnection second = RawClient.connect(fixture.port());
                    PeerConnection third = RawClient.connect(fixture.port())) {
                third.awaitEnd();
                first.fin();
                second.sendRaw(RawClient.request(fixture.port(), "/", RawClient.key(1), RawClient.HEADERS));
                assertEquals(101, ServerFixture.status(second.readHead()));
            }
        }
    }

    @Test
    void handlerThatHearsOfTheEndOfConnectionsTakesNoPlaceOfThem() throws IOException {
        try (ServerFixture fixture = new ServerFixture()) {
            fixture.start(
                    WebSocketServer.builder().handler(ServerFixture::echo).otherRequests(request -> {
                        request.connection().closeHandler(closed -> fixture.note("closed"));
                        request.response().end();
                    }),
                    options -> options.handshakeTimeout(BEARABLE).maxPendingHandshakes(1));
            try (PeerConnection other = RawClient.connect(fixture.port())) {
                other.sendRaw("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                assertEquals(200, ServerFixture.status(other.readHead()));
            }
            assertEquals("closed", fixture.next());
            fixture.vertx().setTimer(BEARABLE.toMillis() + 200, late -> fixture.note("late"));
            assertEquals("late", fixture.next());
            fixture.open("/").close();
        }
    }

    @Test
    void headThatIsTooLargeIs431() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(options -> options.maxHandshakeHeaderSize(1000))) {
            assertEquals(431, fixture.statusOf("/", "X-Long: " + "x".repeat(1000)));
            assertEquals(414, fixture.statusOf("/" + "x".repeat(1000)));
        }
    }

    @Test
    void silentClientIsPingedAndThenCut() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(
                options -> options.keepAliveInterval(BEARABLE).keepAliveMisses(1))) {
            try (PeerConnection client = fixture.open("/")) {
                client.expect(Frame.PING);
                client.send(Frame.pong(""));
                client.expect(Frame.PING);
                client.awaitEnd();
            }
        }
    }

    @Test
    void clientThatSendsNoMessageIsClosed() throws IOException {
        try (ServerFixture fixture = ServerFixture.echoing(options -> options.readTimeout(SHORT))) {
            try (PeerConnection client = fixture.open("/")) {
                assertEquals(3008, client.expect(Frame.CLOSE).closeCode());
            }
        }
    }

    @Test
    void optionsOutOfRangeAreRefusedWithNameValueAndRange() {
        ServerOptions.Builder options = ServerOptions.builder();
        assertRefused("maxConnections: 0 is not in 1 to 2147483647", () -> options.maxConnections(0));
        assertRefused(
                "maxHandshakeHeaderSize: 255 is not in 256 to 16777216", () -> options.maxHandshakeHeaderSize(255));
        assertRefused(
                "handshakeTimeout: PT0S is not in PT0.001S to PT8760H", () -> options.handshakeTimeout(Duration.ZERO));
        assertRefused("burst: 0 is not in 1 to 1000000", () -> new RateLimit(1, 0, RateLimit.WhenExceeded.CLOSE));
        assertRefused("status: 200 is not in 300 to 599", () -> HandshakeAnswer.refuse(200));
        assertRefused(
                "tls: a server needs a certificate (TlsOptions.serverCertificate)",
                () -> options.tls(TlsOptions.DEFAULT));
        assertRefused("path pattern \"rooms\": it does not begin with /", () -> WebSocketServer.builder()
                .route("rooms", (socket, request) -> {}));
        assertRefused("path pattern \"/*/a\": * is the last segment or none", () -> WebSocketServer.builder()
                .route("/*/a", (socket, request) -> {}));
        assertRefused(
                "path pattern \"/:a/:a\": a parameter has a name of its own, as in :room",
                () -> WebSocketServer.builder().route("/:a/:a", (socket, request) -> {}));
    }

    private static void assertRefused(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @Test
    void optionsGoThroughTheirBuilder() {
        ServerOptions options = ServerOptions.builder()
                .maxConnections(1)
                .maxConnectionsPerAddress(2)
                .maxPendingHandshakes(3)
                .maxHandshakeHeaderSize(400)
                .maxMessageSize(5)
                .protocols("a")
                .keepAliveMisses(6)
                .writeTimeout(SHORT)
                .build()
                .toBuilder()
                .build();
        assertEquals(1, options.maxConnections());
        assertEquals(2, options.maxConnectionsPerAddress());
        assertEquals(3, options.maxPendingHandshakes());
        assertEquals(400, options.maxHandshakeHeaderSize());
        assertEquals(5, options.maxMessageSize());
        assertEquals(List.of("a"), options.protocols());
        assertEquals(6, options.keepAliveMisses());
        assertEquals(SHORT, options.writeTimeout());
    }
}
