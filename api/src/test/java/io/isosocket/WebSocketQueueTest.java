package io.isosocket;

import static io.isosocket.Stages.failureOf;
import static io.isosocket.Stages.isDone;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** How much waits to be sent: the limit, and the news that it is little. */
class WebSocketQueueTest {

    private final ScriptedBackend backend = new ScriptedBackend();

    private WebSocket open(QueueLimit limit) {
        return backend.open(WebSocketOptions.builder().queueLimit(limit).build());
    }

    private void accept(long bytes) {
        backend.peer(peer -> peer.accepted(bytes));
    }

    // The limit

    @Test
    void failSendThrowsAndQueuesNothing() {
        WebSocket socket = open(QueueLimit.failSend(10));
        socket.send("12345678");
        backend.calls.clear();

        for (Runnable send : List.<Runnable>of(
                () -> socket.send("123"),
                () -> socket.send(new byte[3]),
                () -> socket.send(new Blob(List.of("123"))))) {
            DOMException error = assertThrows(DOMException.class, send::run);
            assertEquals("QuotaExceededError", error.name());
            String message = String.valueOf(error.getMessage());
            assertTrue(message.contains("3 bytes") && message.contains(" 8 ") && message.contains("10"), message);
        }

        assertEquals(List.of(), backend.calls);
        assertEquals(8, socket.bufferedAmount());
        assertEquals(WebSocket.OPEN, socket.readyState());
        socket.send("12");
        accept(10);
        socket.send("1234567890");
        assertEquals(List.of("text 12", "text 1234567890"), backend.calls);
    }

    @Test
    void messageLargerThanTheLimitIsNeverTaken() {
        WebSocket socket = open(QueueLimit.failSend(10));

        assertThrows(DOMException.class, () -> socket.send("12345678901"));
        assertEquals(0, socket.bufferedAmount());
    }

    @Test
    void closeStartsTheClosingHandshakeBehindWhatWasQueued() {
        WebSocket socket = open(QueueLimit.close(4));
        EventLog log = EventLog.of(socket);

        socket.send("1234");
        socket.send("5");
        socket.send("6");

        assertEquals(List.of("text 1234", "close 1008 the outgoing queue is full"), backend.calls);
        assertEquals(WebSocket.CLOSING, socket.readyState());
        assertEquals(6, socket.bufferedAmount());
        backend.peer(peer -> peer.closed(1008, ""));
        assertEquals(List.of("close 1008 \"\" clean @3"), log.lines);
    }

    @Test
    void whileClosingTheLimitDoesNotCount() {
        WebSocket socket = open(QueueLimit.failSend(1));

        socket.close();
        socket.send("dropped");

        assertEquals(7, socket.bufferedAmount());
    }

    @Test
    void threadsTogetherStayWithinTheLimit() throws Exception {
        WebSocket socket = open(QueueLimit.failSend(1000));
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(new Thread(() -> {
                for (int sent = 0; sent < 1000; sent++) {
                    try {
                        socket.send(new byte[3]);
                    } catch (DOMException full) {
                        return;
                    }
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertEquals(999, socket.bufferedAmount());
    }

    // The low mark

    @Test
    void lowEventComesWhenTheAmountFallsToTheThresholdAndNotAgain() {
        WebSocket socket = backend.open();
        List<Long> amounts = new ArrayList<>();
        socket.onbufferedamountlow(event -> amounts.add(socket.bufferedAmount()));
        assertNotEquals(null, socket.onbufferedamountlow());
        assertEquals(0, socket.bufferedAmountLowThreshold());
        socket.bufferedAmountLowThreshold(5);
        assertEquals(5, socket.bufferedAmountLowThreshold());

        socket.send("1234567890");
        accept(4);
        assertEquals(List.of(), amounts);
        accept(1);
        accept(5);
        assertEquals(List.of(5L), amounts);
        socket.send("12345");
        accept(5);
        assertEquals(List.of(5L), amounts);
        socket.send("123456");
        accept(6);
        assertEquals(List.of(5L, 0L), amounts);
    }

    @Test
    void lowEventIsASimpleTrustedEvent() {
        WebSocket socket = backend.open();
        List<Event> events = new ArrayList<>();
        socket.addEventListener("bufferedamountlow", events::add);

        socket.send("a");
        accept(1);

        assertEquals("bufferedamountlow", events.get(0).type());
        assertTrue(events.get(0).isTrusted());
    }

    @Test
    void noLowEventComesAfterClose() {
        WebSocket socket = backend.open();
        List<Event> events = new ArrayList<>();
        socket.onbufferedamountlow(events::add);

        socket.send("a");
        backend.peer(peer -> peer.closed(1000, ""));
        accept(1);

        assertEquals(List.of(), events);
    }

    @Test
    void negativeThresholdIsRefused() {
        WebSocket socket = backend.open();

        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> socket.bufferedAmountLowThreshold(-1))
                        .getMessage());

        assertTrue(message.contains("bufferedAmountLowThreshold: -1 is not in 0 to"), message);
    }

    @Test
    void drainedIsDoneAtOnceWhereTheAmountIsLow() {
        assertTrue(isDone(backend.connecting().drained()));
        WebSocket socket = backend.open();
        socket.bufferedAmountLowThreshold(3);
        socket.send("123");
        assertTrue(isDone(socket.drained()));
    }

    @Test
    void drainedIsDoneWhenTheAmountHasFallen() {
        WebSocket socket = backend.open();
        socket.send("12345");
        CompletionStage<@Nullable Void> one = socket.drained();
        CompletionStage<@Nullable Void> two = socket.drained();

        accept(4);
        assertFalse(isDone(one));
        accept(1);

        assertTrue(isDone(one) && isDone(two));
        socket.send("1");
        assertFalse(isDone(socket.drained()));
    }

    @Test
    void raisedThresholdLetsGoWhoWaits() {
        WebSocket socket = backend.open();
        List<Event> events = new ArrayList<>();
        socket.onbufferedamountlow(events::add);
        socket.send("12345");
        CompletionStage<@Nullable Void> drained = socket.drained();

        socket.bufferedAmountLowThreshold(4);
        backend.runTasks();
        assertFalse(isDone(drained));
        socket.bufferedAmountLowThreshold(5);
        backend.runTasks();

        assertTrue(isDone(drained));
        assertEquals(List.of(), events);
    }

    @Test
    void endWithUnsentBytesFailsWhoWaits() {
        WebSocket socket = backend.open();
        socket.send("12345");
        CompletionStage<@Nullable Void> drained = socket.drained();
        WebSocketFailure lost =
                WebSocketFailure.builder(Kind.CLOSED, Phase.OPEN, "lost").build();

        backend.peer(peer -> peer.failed(lost));

        assertEquals(lost, failureOf(drained));
        assertEquals(lost, failureOf(socket.drained()));
    }

    @Test
    void cleanCloseWithDroppedBytesFailsWhoWaits() {
        WebSocket socket = backend.open();
        socket.close();
        socket.send("dropped");
        CompletionStage<@Nullable Void> drained = socket.drained();

        backend.peer(peer -> peer.closed(1000, ""));

        assertEquals(1000, failureOf(drained).closeCodeReceived().orElseThrow());
        assertEquals(Kind.CLOSED, failureOf(socket.drained()).kind());
    }

    @Test
    void whoBeginsToWaitWhileTheBytesGoIsNotForgotten() throws Exception {
        WebSocket socket = backend.open();
        for (int round = 0; round < 200; round++) {
            socket.send("1");
            CompletableFuture<CompletionStage<@Nullable Void>> drained = new CompletableFuture<>();
            Thread thread = new Thread(() -> drained.complete(socket.drained()));
            thread.start();
            accept(1);
            thread.join();
            assertTrue(isDone(drained.join()), "round " + round);
        }
    }
}
