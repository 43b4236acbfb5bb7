package io.isosocket.vertx.peer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Pings and pongs of our client, as a server sees and sends them. */
class PingTest {

    private static final WebSocketOptions BY_HAND =
            WebSocketOptions.builder().automaticPong(false).build();

    private final RawServer server = RawServer.start();

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(UTF_8));
    }

    private static WebSocketFailure failureOf(CompletableFuture<?> future) {
        ExecutionException failed = assertThrows(ExecutionException.class, () -> future.get(30, TimeUnit.SECONDS));
        return assertInstanceOf(WebSocketFailure.class, failed.getCause());
    }

    @Test
    void thePongGivesTheRoundTrip() throws Exception {
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        Duration own = socket.socket().ping().toCompletableFuture().get(30, TimeUnit.SECONDS);
        Duration given =
                socket.socket().ping(bytes("given")).toCompletableFuture().get(30, TimeUnit.SECONDS);
        assertFalse(own.isNegative() || given.isNegative());
        socket.close();
        List<Frame> frames = server.next("/").frames();
        assertEquals(Frame.PING, frames.get(0).opcode());
        assertEquals(8, frames.get(0).payload().length);
        assertEquals("ping \"given\"", frames.get(1).toString());
    }

    @Test
    void thePongOfTheLastPingAnswersAll() throws Exception {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.ping("one")),
                Steps.expect(Frame.ping("two")),
                Steps.send(Frame.pong("unasked"), Frame.pong("two")),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        CompletableFuture<Duration> one = socket.socket().ping(bytes("one")).toCompletableFuture();
        CompletableFuture<Duration> two = socket.socket().ping(bytes("two")).toCompletableFuture();
        one.get(30, TimeUnit.SECONDS);
        two.get(30, TimeUnit.SECONDS);
        socket.close();
    }

    @Test
    void thePingThatNobodyAnswersFailsWithTheConnection() {
        server.on("/", Steps.accept(), Steps.expect(Frame.PING), Steps.reset());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        CompletableFuture<Duration> ping = socket.socket().ping().toCompletableFuture();
        WebSocketFailure failure = socket.awaitFailure();
        assertEquals(failure, failureOf(ping));
    }

    @Test
    void thePingThatNobodyAnswersFailsWithTheServersClose() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.PING),
                Steps.send(Frame.close(4000, "no")),
                Steps.expectClose(4000),
                Steps.fin());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        WebSocketFailure failure = failureOf(socket.socket().ping().toCompletableFuture());
        assertEquals(Kind.CLOSED, failure.kind());
        assertEquals(4000, failure.closeCodeReceived().orElseThrow());
    }

    @Test
    void withoutAutomaticPongsNoneIsSent() {
        server.on(
                "/",
                Steps.accept(),
                Steps.send(Frame.ping("a"), Frame.text("go")),
                Steps.expect(Frame.text("went")),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), BY_HAND);
        assertEquals("go", socket.nextMessage());
        socket.socket().send("went");
        socket.close();
        server.next("/");
    }

    @Test
    void thePongByHandHasThePingsData() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.text("ready")),
                Steps.send(Frame.ping("a")),
                Steps.expect(Frame.pong("a")),
                Steps.send(Frame.text("thanks")),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), BY_HAND);
        socket.socket().onping(event -> socket.socket().pong((ByteBuffer) Objects.requireNonNull(event.data())));
        socket.socket().send("ready");
        assertEquals("thanks", socket.nextMessage());
        socket.close();
        server.next("/");
    }

    @Test
    void keepAlivePingsASilentServerAtItsInterval() {
        server.on(
                "/",
                Steps.accept(),
                Steps.expect(Frame.ping("")),
                Steps.send(Frame.pong("")),
                Steps.expect(Frame.ping("")),
                Steps.send(Frame.close(1000, "")),
                Steps.expectClose(1000),
                Steps.fin());
        WebSocketOptions options = WebSocketOptions.builder()
                .keepAliveInterval(Duration.ofMillis(60))
                .keepAliveMisses(100)
                .build();
        ObservedSocket.open(server.url("/"), options).awaitCleanClose();
        server.next("/");
    }
}
