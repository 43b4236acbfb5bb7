package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import io.isosocket.WebSocketOptions;
import io.isosocket.testing.DeafPort;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** TCP that ends, resets or falls silent in each phase of a connection. */
class TcpLossTest {
    private final RawServer server = RawServer.start();

    /** How the server ends TCP. */
    enum End {
        FIN,
        RESET;

        Step step() {
            return this == FIN ? Steps.fin() : Steps.reset();
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static void assertLost(WebSocketFailure failure, Phase phase) {
        assertEquals(Kind.CLOSED, failure.kind(), failure::toString);
        assertEquals(phase, failure.phase());
        assertTrue(failure.retryable());
    }

    @Test
    void nobodyListens() {
        try (DeafPort port = new DeafPort()) {
            WebSocketFailure failure = ObservedSocket.of(port.url()).awaitFailure();
            assertEquals(Kind.UNREACHABLE, failure.kind());
            assertEquals(Phase.CONNECT, failure.phase());
            assertTrue(failure.retryable());
        }
    }

    @ParameterizedTest
    @EnumSource
    void beforeTheAnswer(End end) {
        server.on("/", end.step());
        assertLost(ObservedSocket.of(server.url("/")).awaitFailure(), Phase.HANDSHAKE);
    }

    @ParameterizedTest
    @EnumSource
    void withinTheAnswer(End end) {
        server.on(
                "/",
                Steps.sendRaw("HTTP/1.1 101 Switching Protocols\r\nUpgr".getBytes(StandardCharsets.US_ASCII)),
                end.step());
        assertLost(ObservedSocket.of(server.url("/")).awaitFailure(), Phase.HANDSHAKE);
    }

    @ParameterizedTest
    @EnumSource
    void whileOpen(End end) {
        server.on("/", Steps.accept(), Steps.send(Frame.text("before")), Steps.expect(Frame.text("ack")), end.step());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertEquals("before", socket.nextMessage());
        socket.socket().send("ack");
        assertLost(socket.awaitFailure(), Phase.OPEN);
    }

    @Test
    void withinAFrame() {
        byte[] frame = Frame.text("whole").bytes();
        server.on("/", Steps.accept(), Steps.sendRaw(Arrays.copyOf(frame, 4)), Steps.fin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertLost(socket.awaitFailure(), Phase.OPEN);
        assertTrue(socket.moreMessages().isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void inPlaceOfTheCloseReply(End end) {
        server.on("/", Steps.accept(), Steps.expectClose(3000), end.step());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.socket().close(3000, "bye");
        WebSocketFailure failure = socket.awaitFailure();
        assertLost(failure, Phase.CLOSING);
        assertEquals(OptionalInt.of(3000), failure.closeCodeSent());
        assertEquals(OptionalInt.empty(), failure.closeCodeReceived());
    }

    @Test
    void aPeerThatVanishesIsNoticedByKeepAlive() {
        server.on("/", Steps.accept(), Steps.expect(Frame.PING), Steps.drain());
        WebSocketOptions options = WebSocketOptions.builder()
                .keepAliveInterval(Duration.ofMillis(60))
                .keepAliveMisses(2)
                .build();
        WebSocketFailure failure = ObservedSocket.open(server.url("/"), options).awaitFailure();
        assertEquals(Kind.TIMEOUT, failure.kind());
        assertEquals(Phase.OPEN, failure.phase());
        long pings = server.next("/").frames().stream()
                .filter(frame -> frame.opcode() == Frame.PING)
                .count();
        assertEquals(2, pings);
    }

    @Test
    void aPeerThatAnswersPingsIsKept() {
        Step answer =
                peer -> peer.send(Frame.of(Frame.PONG, peer.expect(Frame.PING).payload()));
        server.on(
                "/",
                Stream.concat(
                                Stream.of(Steps.accept()),
                                Stream.concat(
                                        Stream.generate(() -> answer).limit(60),
                                        Stream.of(Steps.send(Frame.text("60 pings")), Steps.echo())))
                        .toList());
        // More pings than may be missed; and a second for an answer, which may be late on a busy machine.
        WebSocketOptions options = WebSocketOptions.builder()
                .keepAliveInterval(Duration.ofMillis(20))
                .keepAliveMisses(50)
                .build();
        ObservedSocket socket = ObservedSocket.open(server.url("/"), options);
        assertEquals("60 pings", socket.nextMessage());
        socket.close();
        server.next("/");
    }
}
