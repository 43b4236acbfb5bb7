package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When it connects again, when it waits and when it ends. */
class ReconnectingStatesTest {

    private static final ReconnectOptions FIXED = ReconnectOptions.builder()
            .delay(ReconnectDelay.fixed(Duration.ofSeconds(1)))
            .build();

    private final VirtualNetwork network = new VirtualNetwork();

    private void second() {
        network.pass(Duration.ofSeconds(1));
    }

    @Test
    void firstConnectionThatSucceedsOpensAsAWebSocketsDoes() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        assertEquals(AnyWebSocket.CONNECTING, socket.readyState());

        network.line().peer(peer -> peer.opened(network.line(), "chat", "x"));
        network.line().peer(peer -> peer.text("hello"));

        assertEquals(List.of("open @1", "message hello @1"), log.lines);
        assertEquals(
                "chat x ws://example.org/chat", socket.protocol() + " " + socket.extensions() + " " + socket.url());
    }

    @Test
    void lostConnectionIsFollowedByAnotherOne() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        VirtualNetwork.Line first = network.line().open();

        first.lose();
        network.pass(Duration.ofMillis(999));
        assertEquals(1, network.lines.size());
        network.pass(Duration.ofMillis(1));
        network.line().open();
        first.peer(peer -> peer.text("late"));

        assertEquals(
                List.of("open @1", "reconnecting 1 in 1000 ms after 1006 @0", "open @1", "reconnected 1 [] @1"),
                log.lines);
        assertEquals(
                "lost", WebSocketFailure.of(log.events.get(1)).orElseThrow().getMessage());
        assertEquals(List.of(), network.reported);
    }

    @Test
    void firstAttemptThatFailsIsFollowedByAnotherOne() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);

        network.line().refuse(503);
        second();
        network.line().refuse(503);
        second();
        network.line().open();

        assertEquals(
                List.of(
                        "reconnecting 1 in 1000 ms after 1006 @0",
                        "reconnecting 2 in 1000 ms after 1006 @0",
                        "open @1",
                        "reconnected 2 [] @1"),
                log.lines);
    }

    @Test
    void delaysGrowUntilAConnectionStaysOpen() {
        ReconnectingWebSocket socket = network.connect(ReconnectOptions.builder()
                .delay(ReconnectDelay.exponential(Duration.ofSeconds(1), Duration.ofSeconds(5)))
                .resetAfter(Duration.ofSeconds(10))
                .build());
        List<Long> delays = new ArrayList<>();
        socket.onreconnecting(event -> delays.add(event.delay().toSeconds()));

        for (int i = 0; i < 5; i++) {
            network.line().open();
            network.pass(Duration.ofMillis(9_999));
            network.line().lose();
            network.pass(network.nextTimer().orElseThrow());
        }
        network.line().open();
        network.pass(Duration.ofSeconds(10));
        network.line().lose();

        assertEquals(List.of(1L, 2L, 4L, 5L, 5L, 1L), delays);
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1008})
    void finalCloseCodeEndsIt(int code) {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        network.line().open();

        network.line().close(code, "bye", () -> assertEquals(AnyWebSocket.CLOSING, socket.readyState()));

        assertEquals(List.of("open @1", "close " + code + " \"bye\" clean @3"), log.lines);
        assertInstanceOf(FinalCloseEvent.class, log.events.get(1));
        assertEquals(Optional.empty(), network.nextTimer());
    }

    @ParameterizedTest
    @ValueSource(ints = {1001, 1005, 1011, 1012, 4000})
    void otherCloseCodesDoNot(int code) {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        network.line().open();

        network.line().close(code, "", () -> assertEquals(AnyWebSocket.CONNECTING, socket.readyState()));

        assertEquals(List.of("open @1", "reconnecting 1 in 1000 ms after " + code + " @0"), log.lines);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 302, 400, 401, 403, 404, 429, 501, 505})
    void finalStatusEndsIt(int status) {
        EventLog log = EventLog.of(network.connect(FIXED));

        network.line().refuse(status);

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void otherCodesAndStatusesCanBeFinal() {
        ReconnectOptions options = FIXED.toBuilder()
                .finalCloseCodes(Set.of(4001))
                .finalStatuses(Set.of(500))
                .build();
        ReconnectingWebSocket socket = network.connect(options);
        network.line().refuse(404);
        second();
        network.line().open().close(1000, "", null);
        second();
        assertEquals(3, network.lines.size());
        network.line().open().close(4001, "", null);
        assertEquals(AnyWebSocket.CLOSED, socket.readyState());

        ReconnectingWebSocket other = network.connect(options);
        network.line().refuse(500);
        assertEquals(AnyWebSocket.CLOSED, other.readyState());
    }

    @Test
    void failureThatWouldComeAgainEndsItUnlessAsked() {
        WebSocketFailure untrusted =
                WebSocketFailure.builder(Kind.TLS, Phase.TLS, "untrusted").build();
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().peer(peer -> peer.failed(untrusted));
        assertEquals(AnyWebSocket.CLOSED, socket.readyState());

        ReconnectingWebSocket stubborn =
                network.connect(FIXED.toBuilder().retryEveryFailure(true).build());
        network.line().peer(peer -> peer.failed(untrusted));
        assertEquals(AnyWebSocket.CONNECTING, stubborn.readyState());
    }

    @Test
    void givesUpAfterAttempts() {
        EventLog log =
                EventLog.of(network.connect(FIXED.toBuilder().maxAttempts(2).build()));

        for (int i = 0; i < 3; i++) {
            network.line().refuse(503);
            second();
        }

        assertEquals(3, network.lines.size());
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines.subList(2, 4));
    }

    @Test
    void givesUpAfterATime() {
        ReconnectingWebSocket socket = network.connect(
                FIXED.toBuilder().maxDowntime(Duration.ofMillis(2_500)).build());

        for (int i = 0; i < 2; i++) {
            network.line().refuse(503);
            second();
        }
        assertEquals(AnyWebSocket.CONNECTING, socket.readyState());
        network.line().refuse(503);

        assertEquals(AnyWebSocket.CLOSED, socket.readyState());
        assertEquals(3, network.lines.size());
    }

    @Test
    void closeWhileWaitingEndsAtOnce() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().open().lose();
        EventLog log = EventLog.of(socket);

        socket.close();
        assertEquals(AnyWebSocket.CLOSING, socket.readyState());
        assertEquals(List.of(), log.lines);
        network.runTasks();

        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        assertEquals(Optional.empty(), network.nextTimer());
    }

    @Test
    void closeWhileConnectingAbortsTheAttempt() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);

        socket.close();
        network.runTasks();
        network.line().open();

        assertEquals(List.of("abort"), network.line().calls);
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
    }

    @Test
    void closeWhileOpenIsAClosingHandshake() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        network.line().open();

        socket.close(3001, "done");
        network.line().peer(peer -> peer.text("late"));
        network.line().peer(peer -> peer.closed(3001, "done"));

        assertEquals(List.of("ping", "close 3001 done"), network.line().calls);
        assertEquals(List.of("open @1", "close 3001 \"done\" clean @3"), log.lines);
    }

    @Test
    void closeWhileThePeerClosesIsTheEnd() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);

        network.line().open().close(1001, "", socket::close);

        assertEquals(List.of("open @1", "close 1001 \"\" clean @3"), log.lines);
    }

    @Test
    void closeFromTheReconnectingEventIsTheEnd() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        EventLog log = EventLog.of(socket);
        socket.onreconnecting(event -> socket.close());

        network.line().open().lose();

        assertEquals("close 1006 \"\" unclean @3", log.lines.get(log.lines.size() - 1));
        assertEquals(Optional.empty(), network.nextTimer());
    }

    @Test
    void connectionThatItsOwnSideClosedIsNotFollowed() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().open().peer(peer -> peer.closed(1001, ""));
        assertEquals(AnyWebSocket.CLOSED, socket.readyState());

        ReconnectingWebSocket other = network.connect(FIXED);
        network.line()
                .open()
                .peer(peer -> peer.failed(WebSocketFailure.builder(Kind.CLOSED, Phase.CLOSING, "gone")
                        .closeCodeSent(1001)
                        .build()));
        assertEquals(AnyWebSocket.CLOSED, other.readyState());
    }

    @Test
    void reconnectWhileWaitingDoesNotWait() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().open().lose();
        EventLog log = EventLog.of(socket);

        socket.reconnect();
        network.runTasks();
        network.line().open();

        assertEquals(List.of("open @1", "reconnected 1 [] @1"), log.lines);
        assertEquals(Optional.empty(), network.nextTimer());
    }

    @Test
    void reconnectWhileOpenLeavesTheConnection() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        VirtualNetwork.Line first = network.line().open();
        EventLog log = EventLog.of(socket);

        socket.reconnect();
        assertEquals(AnyWebSocket.CONNECTING, socket.readyState());
        network.runTasks();
        first.peer(peer -> peer.text("late"));
        first.peer(peer -> peer.closed(1000, ""));
        network.line().open();

        assertEquals(List.of("close 1000 "), first.calls);
        assertEquals(List.of("reconnecting 1 in 0 ms after 1000 @0", "open @1", "reconnected 1 [] @1"), log.lines);
    }

    @Test
    void reconnectWhileConnectingAbortsTheAttempt() {
        ReconnectingWebSocket socket = network.connect(FIXED);

        socket.reconnect();
        network.runTasks();

        assertEquals(List.of("abort"), network.lines.get(0).calls);
        assertEquals(2, network.lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "message", "reconnecting", "reconnected"})
    void reconnectFromAListener(String type) {
        ReconnectingWebSocket socket = network.connect(FIXED);
        List<String> calls = new ArrayList<>();
        socket.addEventListener(type, event -> {
            if (calls.isEmpty()) {
                calls.add(type);
                socket.reconnect();
            }
        });

        network.line().open().peer(peer -> peer.text("hello")).lose();
        second();
        network.line().open();
        network.runTasks();
        network.line().open();

        assertEquals(List.of(type), calls);
        assertEquals(AnyWebSocket.OPEN, socket.readyState());
        assertEquals(List.of(), network.reported);
    }

    @Test
    void reconnectAfterTheEndIsInvalidStateError() {
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().open();
        socket.close();
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, socket::reconnect).name());
        network.line().peer(peer -> peer.closed(1005, ""));
        assertEquals(
                "InvalidStateError",
                assertThrows(DOMException.class, socket::reconnect).name());
    }

    @Test
    void reconnectByManyThreadsLeavesOneConnection() throws Exception {
        ReconnectingWebSocket socket = network.connect(FIXED);
        network.line().open();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            Thread thread = new Thread(() -> {
                for (int j = 0; j < 100; j++) {
                    socket.reconnect();
                }
            });
            threads.add(thread);
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        network.runTasks();

        assertEquals(2, network.lines.size());
        network.line().open();
        assertEquals(AnyWebSocket.OPEN, socket.readyState());
        assertFalse(network.line().calls.contains("abort"));
    }

    @Test
    void urlThatIsNotValidIsRefusedAtOnce() {
        assertEquals(
                "SyntaxError",
                assertThrows(DOMException.class, () -> new ReconnectingWebSocket("ftp://example.org"))
                        .name());
    }
}
