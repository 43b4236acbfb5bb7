package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.CookieHandler;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Frames in the same packet as the 101: neither lost nor unchecked. */
class GluedFramesTest {
    /** Longer than it takes for all to come that the server sends at once. */
    private static final long STORES_MILLIS = 200;

    private final RawServer server = RawServer.start();
    private final CountDownLatch storing = new CountDownLatch(1);
    private final WebSocketOptions withStore =
            WebSocketOptions.builder().cookies(new SlowStore()).build();

    /** Takes its time for cookies. */
    private final class SlowStore extends CookieHandler {
        @Override
        public Map<String, List<String>> get(URI uri, Map<String, List<String>> headers) {
            return Map.of();
        }

        @Override
        public void put(URI uri, Map<String, List<String>> headers) throws IOException {
            storing.countDown();
            try {
                boolean unused = new CountDownLatch(1).await(STORES_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException();
            }
        }
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void messagesComeAfterOpenAndInOrder() {
        server.on(
                "/",
                Steps.acceptGlued(Frame.text("one"), Frame.text("tw").unfinished(), Frame.ping("p")),
                Steps.expect(Frame.pong("p")),
                Steps.send(Frame.continuation("o"), Frame.binary(3)),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        assertEquals("one", socket.nextMessage());
        assertEquals("two", socket.nextMessage());
        assertEquals("03", socket.nextMessage());
        socket.close();
        assertEquals(List.of("open", "message", "message", "message", "close"), socket.types());
        server.next("/");
    }

    @Test
    void aCloseFrameIsAnswered() {
        server.on(
                "/",
                Steps.acceptGlued(Frame.text("only"), Frame.close(4000, "bye")),
                Steps.expectClose(4000),
                Steps.fin(),
                Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.of(server.url("/"));
        assertEquals(4000, socket.awaitCleanClose().code());
        assertEquals(List.of("open", "message", "close"), socket.types());
        server.next("/");
    }

    @Test
    void aPingIsAnsweredThoughCookiesAreStoredBefore() {
        server.on(
                "/",
                Steps.acceptGlued(Frame.ping("p")),
                Steps.expect(Frame.pong("p")),
                Steps.send(Frame.text("thanks")),
                Steps.echo());
        ObservedSocket socket = ObservedSocket.open(server.url("/"), withStore);
        assertEquals("thanks", socket.nextMessage());
        socket.close();
        server.next("/");
    }

    @Test
    void allIsToldThoughTcpEndsWhileCookiesAreStored() {
        server.on(
                "/",
                Steps.accept(),
                Steps.await(storing),
                Steps.send(Frame.text("only"), Frame.close(4000, "bye")),
                Steps.fin(),
                Steps.expectClose(4000),
                Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.of(server.url("/"), withStore);
        assertEquals(4000, socket.awaitCleanClose().code());
        assertEquals(List.of("open", "message", "close"), socket.types());
        server.next("/");
    }

    @Test
    void theEndOfTcpIsSeenThoughCookiesAreStored() {
        server.on(
                "/",
                Steps.accept(),
                Steps.await(storing),
                Steps.send(Frame.text("only")),
                Steps.fin(),
                Steps.awaitEnd());
        ObservedSocket socket = ObservedSocket.of(server.url("/"), withStore);
        assertEquals(Kind.CLOSED, socket.awaitFailure().kind());
        assertEquals(List.of("open", "message", "error", "close"), socket.types());
        server.next("/");
    }

    @ParameterizedTest
    @EnumSource
    void aViolationIsFound(Violation violation) {
        server.on(
                "/",
                Steps.answer(answer -> answer, violation.bytes(false)),
                Steps.expectClose(violation.closeCode()),
                Steps.awaitEnd());
        WebSocketFailure failure = ObservedSocket.of(server.url("/")).awaitFailure();
        assertEquals(Kind.PROTOCOL, failure.kind());
        server.next("/");
    }
}
