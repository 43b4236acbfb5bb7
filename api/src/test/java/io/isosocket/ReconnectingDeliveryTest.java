package io.isosocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages when connections end. */
class ReconnectingDeliveryTest {

    private static final ReconnectOptions NO_WAIT = ReconnectOptions.builder()
            .delay(ReconnectDelay.fixed(Duration.ZERO))
            .build();

    private final VirtualNetwork network = new VirtualNetwork();

    private static ReconnectOptions.Builder options() {
        return NO_WAIT.toBuilder();
    }

    /** Connects again after the line was lost. {@return the events since} */
    private EventLog loseAndOpen(ReconnectingWebSocket socket) {
        EventLog log = EventLog.of(socket);
        network.line().lose();
        network.pass(Duration.ZERO);
        network.line().open();
        return log;
    }

    @Test
    void messageThatWasNotConfirmedIsReportedOnce() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        socket.send("a");
        socket.send(new byte[] {1, 2});
        network.runTasks();
        assertEquals(List.of("a", "0102", "ping"), network.line().calls);

        List<Object> unknown = new ArrayList<>();
        socket.onreconnected(event -> unknown.addAll(event.unknown()));
        loseAndOpen(socket);
        loseAndOpen(socket);

        assertEquals(List.of("a", ByteBuffer.wrap(new byte[] {1, 2})), unknown);
        assertEquals(List.of(), network.line().calls);
    }

    @Test
    void pongConfirmsWhatWasSentBeforeItsPing() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        socket.send("a");
        network.runTasks();
        socket.send("b");
        network.runTasks();
        network.line().answerPing();
        assertEquals(List.of("a", "ping", "b", "ping"), network.line().calls);

        EventLog log = loseAndOpen(socket);

        assertEquals("reconnected 1 [b] @1", log.lines.get(2));
    }

    @Test
    void onePingIsForAllThatATaskSends() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        for (int i = 0; i < 3; i++) {
            socket.send("m" + i);
        }
        network.runTasks();
        network.line().answerPing();

        assertEquals(List.of("m0", "m1", "m2", "ping"), network.line().calls);
        assertEquals("reconnected 1 [] @1", loseAndOpen(socket).lines.get(2));
    }

    @Test
    void withoutPingsTheSocketConfirms() {
        ReconnectingWebSocket socket =
                network.connect(options().confirmation(Confirmation.SOCKET).build());
        network.line().open();
        socket.send("first");
        socket.send("second");
        network.line().peer(peer -> peer.accepted(5));
        network.line().peer(peer -> peer.accepted(5));

        assertEquals(List.of("first", "second"), network.line().calls);
        assertEquals("reconnected 1 [second] @1", loseAndOpen(socket).lines.get(2));
    }

    @Test
    void whatTheSocketDoesNotTakeWaitsForTheNextConnection() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        int half = (int) MessageLedger.UNTAKEN_LIMIT / 2;
        socket.send(new byte[half]);
        socket.send(new byte[half]);
        socket.send("waits");
        socket.send("too");
        network.runTasks();
        assertEquals(List.of(half + " bytes", half + " bytes", "ping"), network.line().calls);
        assertEquals(2L * half + 8, socket.bufferedAmount());

        network.line().peer(peer -> peer.accepted(5));
        assertEquals(
                List.of(half + " bytes", half + " bytes", "ping", "waits"),
                network.line().calls.subList(0, 4));
        List<Object> unknown = new ArrayList<>();
        socket.onreconnected(event -> unknown.addAll(event.unknown()));
        loseAndOpen(socket);

        assertEquals(3, unknown.size());
        assertEquals("waits", unknown.get(2));
        assertEquals(List.of("too", "ping"), network.line().calls);
        assertEquals(3, socket.bufferedAmount());
    }

    @Test
    void unconfirmedLimitHoldsMessagesBack() {
        long limit = 2 * (1 + MessageLedger.MESSAGE_COST);
        ReconnectingWebSocket socket =
                network.connect(options().unconfirmedLimit(limit).build());
        network.line().open();
        for (String message : List.of("a", "b", "c")) {
            socket.send(message);
        }
        network.line().peer(peer -> peer.accepted(2));
        assertEquals(List.of("a", "b", "ping"), network.line().calls);

        network.line().answerPing();
        assertEquals(List.of("a", "b", "ping", "c", "ping"), network.line().calls);
    }

    @Test
    void messageOverTheUnconfirmedLimitGoesAlone() {
        ReconnectingWebSocket socket =
                network.connect(options().unconfirmedLimit(1).build());
        network.line().open();
        socket.send("large");
        socket.send("next");
        network.runTasks();
        assertEquals(List.of("large", "ping"), network.line().calls);

        network.line().answerPing();
        assertEquals(List.of("large", "ping", "next", "ping"), network.line().calls);
    }

    @Test
    void sendWhileDownThrowsByDefault() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);

        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, () -> socket.send("a")).name());
        network.line().open().peer(peer -> peer.closing(1001, ""));
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, () -> socket.send("a")).name());
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, socket::ping).name());
        assertEquals(0, socket.bufferedAmount());
    }

    @Test
    void sendWhileDownIsTakenUpToTheLimit() {
        ReconnectingWebSocket socket =
                network.connect(options().queueWhileDown(5).build());
        socket.send("abc");
        socket.send("de");
        DOMException full = assertThrows(DOMException.class, () -> socket.send("f"));
        assertEquals("QuotaExceededError", full.name());
        assertEquals(
                true,
                full.message().contains("queueWhileDown") && full.message().contains("5"));
        assertEquals(5, socket.bufferedAmount());

        socket.onopen(event -> socket.send("opened"));
        network.line().open();

        assertEquals(List.of("abc", "de", "opened", "ping"), network.line().calls);
    }

    @Test
    void queueLimitHoldsWhileOpen() {
        ReconnectingWebSocket socket = network.connect(options()
                .socket(WebSocketOptions.builder()
                        .queueLimit(QueueLimit.failSend(3))
                        .build())
                .build());
        network.line().open();
        socket.send("abc");

        assertEquals(
                "QuotaExceededError",
                assertThrows(DOMException.class, () -> socket.send("d")).name());
        network.line().peer(peer -> peer.accepted(3));
        socket.send("d");
        assertEquals(1, socket.bufferedAmount());
    }

    @Test
    void lostBytesAreNoLongerBuffered() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        socket.send("abc");
        List<String> low = new ArrayList<>();
        socket.onbufferedamountlow(event -> low.add("low"));
        var drained = socket.drained().toCompletableFuture();
        assertEquals(false, drained.isDone());

        network.line().lose();

        assertEquals(0, socket.bufferedAmount());
        assertEquals(List.of("low"), low);
        assertEquals(true, drained.isDone() && !drained.isCompletedExceptionally());
    }

    @Test
    void cleanCloseConfirmsWhatItsPeerAnswered() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        EventLog log = EventLog.of(socket);
        network.line().open();
        socket.send("a");
        socket.close();
        network.runTasks();
        assertEquals("close 1005 ", network.line().calls.get(2));

        network.line().answerPing();
        network.line().peer(peer -> peer.closed(1005, ""));

        assertEquals("close 1005 \"\" clean @3", log.lines.get(1));
    }

    @Test
    void closeSendsWhatWaitsAndReportsWhatIsNotKnown() {
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        EventLog log = EventLog.of(socket);
        network.line().open();
        socket.send(new byte[(int) MessageLedger.UNTAKEN_LIMIT]);
        socket.send("waits");
        socket.close();
        socket.send("dropped");
        network.runTasks();
        assertEquals("waits", network.line().calls.get(1));

        network.line().answerPing();
        network.line().lose();

        assertEquals(List.of("open @1", "error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void endReportsWhatIsNotKnownAndWhatWasNeverSent() {
        ReconnectingWebSocket socket =
                network.connect(options().queueWhileDown(100).build());
        EventLog log = EventLog.of(socket);
        network.line().open();
        socket.send("a");
        network.line().lose();
        socket.send("b");
        socket.close();
        network.runTasks();

        assertEquals("close 1006 unknown [a] unsent [b] @3", log.lines.get(3));
    }

    @Test
    void noPingOvertakesABlobThatIsBeingRead(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("data"), "blob".getBytes(UTF_8));
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        socket.send(Blob.of(file, ""));
        socket.send("behind");

        while (!network.line().calls.contains("behind")) {
            network.runTasks();
            Thread.onSpinWait();
        }
        network.line().peer(peer -> peer.accepted(10));
        // The thread that read the blob may still be at it, and send the ping.
        while (network.line().calls.size() < 3) {
            network.runTasks();
            Thread.onSpinWait();
        }
        assertEquals(List.of("626c6f62", "behind", "ping"), network.line().calls);
        network.line().answerPing();

        assertEquals("reconnected 1 [] @1", loseAndOpen(socket).lines.get(2));
    }

    @Test
    void blobThatCannotBeReadIsTheEnd(@TempDir Path folder) throws Exception {
        Path file = Files.write(folder.resolve("data"), "blob".getBytes(UTF_8));
        ReconnectingWebSocket socket = network.connect(NO_WAIT);
        network.line().open();
        Blob blob = Blob.of(file, "");
        Files.delete(file);
        EventLog log = EventLog.of(socket);
        socket.send(blob);

        while (socket.readyState() != AnyWebSocket.CLOSED) {
            network.runTasks();
            Thread.onSpinWait();
        }

        assertEquals("error @3", log.lines.get(0));
        assertEquals(
                WebSocketFailure.Kind.INTERNAL,
                WebSocketFailure.of(log.events.get(1)).orElseThrow().kind());
    }
}
