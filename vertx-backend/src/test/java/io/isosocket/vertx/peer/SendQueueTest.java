package io.isosocket.vertx.peer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseCodeRule;
import io.isosocket.DOMException;
import io.isosocket.QueueLimit;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketOptions;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What waits to be sent to a server that reads when it likes, and how the connection is closed for it. */
class SendQueueTest {

    /** More than the socket buffers of both ends hold. */
    private static final int MUCH = 32 << 20;

    private final RawServer server = RawServer.start();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void stop() throws IOException {
        gate.countDown();
        server.close();
    }

    @Test
    void drainedAndTheLowEventComeOnceTheServerReads() throws Exception {
        server.on("/", Steps.accept(), Steps.await(gate), Steps.drain());
        WebSocket socket = ObservedSocket.open(server.url("/")).socket();
        CompletableFuture<Long> low = new CompletableFuture<>();
        socket.onbufferedamountlow(event -> low.complete(socket.bufferedAmount()));
        socket.bufferedAmountLowThreshold(1000);

        socket.send(new byte[MUCH]);
        CompletableFuture<Long> left =
                socket.drained().thenApply(drained -> socket.bufferedAmount()).toCompletableFuture();
        assertFalse(left.isDone() || low.isDone());
        gate.countDown();

        assertTrue(left.get(30, TimeUnit.SECONDS) <= 1000);
        assertTrue(low.get(30, TimeUnit.SECONDS) <= 1000);
    }

    @Test
    void drainedFailsWhereTheConnectionEndsWithUnsentBytes() {
        server.on("/", Steps.accept(), Steps.await(gate), Steps.reset());
        ObservedSocket socket = ObservedSocket.open(server.url("/"));
        socket.socket().send(new byte[MUCH]);
        CompletableFuture<@Nullable Void> drained = socket.socket().drained().toCompletableFuture();
        gate.countDown();
        WebSocketFailure failure = socket.awaitFailure();
        ExecutionException failed = assertThrows(ExecutionException.class, () -> drained.get(30, TimeUnit.SECONDS));
        assertEquals(failure, failed.getCause());
    }

    @Test
    void aSendThatFailsLeavesNothingOnTheWire() {
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(
                server.url("/"),
                WebSocketOptions.builder().queueLimit(QueueLimit.failSend(5)).build());
        DOMException error =
                assertThrows(DOMException.class, () -> socket.socket().send("123456"));
        assertEquals("QuotaExceededError", error.name());
        socket.socket().send("12345");
        assertEquals("12345", socket.nextMessage());
        socket.close();
        assertEquals("text \"12345\"", server.next("/").frames().get(0).toString());
    }

    @Test
    void aQueueThatIsFullClosesTheConnection() {
        server.on("/", Steps.accept(), Steps.await(gate), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(
                server.url("/"),
                WebSocketOptions.builder().queueLimit(QueueLimit.close(5)).build());
        socket.socket().send("123456");
        assertEquals(WebSocket.CLOSING, socket.socket().readyState());
        gate.countDown();
        assertEquals(1008, socket.awaitCleanClose().code());
        List<Frame> frames = server.next("/").frames();
        assertEquals(1, frames.size());
        assertEquals("close 1008 \"the outgoing queue is full\"", frames.get(0).toString());
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1002, 1003, 1007, 1011, 1014, 3000})
    void theProtocolsCloseCodesAreSentByOption(int code) {
        server.on("/", Steps.accept(), Steps.echo());
        ObservedSocket socket = ObservedSocket.open(
                server.url("/"),
                WebSocketOptions.builder().closeCodeRule(CloseCodeRule.PROTOCOL).build());
        socket.socket().close(code, "why");
        assertEquals(code, socket.awaitCleanClose().code());
        assertEquals(
                "close " + code + " \"why\"", server.next("/").frames().get(0).toString());
    }
}
