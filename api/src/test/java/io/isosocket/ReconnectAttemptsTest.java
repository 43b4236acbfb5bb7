package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocketFailure.Kind;
import io.isosocket.WebSocketFailure.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** What is made afresh for each attempt. */
class ReconnectAttemptsTest {

    private static final ReconnectOptions FIXED = ReconnectOptions.builder()
            .delay(ReconnectDelay.fixed(Duration.ofSeconds(1)))
            .build();

    private final VirtualNetwork network = new VirtualNetwork();

    private static <T> CompletionStage<T> done(T value) {
        return CompletableFuture.completedStage(value);
    }

    private static WebSocketFailure endOf(EventLog log) {
        assertEquals(List.of("error @3", "close 1006 \"\" unclean @3"), log.lines);
        return WebSocketFailure.of(log.events.get(0)).orElseThrow();
    }

    @Test
    void urlHeadersAndProtocolsAreMadeForEachAttempt() {
        WebSocketOptions socket = WebSocketOptions.builder()
                .header("Authorization", "old")
                .header("X-Same", "1")
                .protocols("chat")
                .build();
        ReconnectOptions options = FIXED.toBuilder()
                .socket(socket)
                .headers(attempt -> done(Map.of("authorization", List.of("token" + attempt))))
                .protocols(attempt -> done(List.of("v" + attempt)))
                .build();
        ReconnectingWebSocket made = network.connect(attempt -> done("ws://example.org/" + attempt), options);
        network.line().refuse(503);
        network.pass(Duration.ofSeconds(1));

        for (int i = 0; i < 2; i++) {
            var request = network.lines.get(i).request;
            assertEquals("ws://example.org/" + i, request.url());
            assertEquals(List.of("v" + i), request.protocols());
            assertEquals(List.of("token" + i), request.options().headers().get("Authorization"));
            assertEquals(List.of("1"), request.options().headers().get("X-Same"));
        }
        assertEquals("ws://example.org/1", made.url());
    }

    @Test
    void protocolsOfTheSocketsOptionsAreTheDefault() {
        ReconnectOptions before = FIXED.toBuilder()
                .socket(WebSocketOptions.builder().protocols("old").build())
                .build();
        network.connect(before.toBuilder()
                .socket(WebSocketOptions.builder().protocols("new").build())
                .build());

        assertEquals(List.of("new"), network.line().request.protocols());
    }

    @Test
    void attemptWaitsForWhatIsMadeLater() {
        CompletableFuture<String> url = new CompletableFuture<>();
        ReconnectingWebSocket socket = network.connect(attempt -> url, FIXED);
        assertEquals(0, network.lines.size());
        assertEquals("", socket.url());

        url.complete("ws://example.org/later");
        network.runTasks();

        assertEquals("ws://example.org/later", socket.url());
        assertTrue(network.nextTimer().isEmpty());
    }

    @Test
    void attemptDoesNotWaitForEver() {
        CompletableFuture<String> never = new CompletableFuture<>();
        EventLog log = EventLog.of(network.connect(attempt -> never, FIXED));

        network.pass(FIXED.socket().handshakeTimeout());
        never.complete("ws://example.org");
        network.runTasks();

        assertEquals(List.of("reconnecting 1 in 1000 ms after 1006 @0"), log.lines);
        WebSocketFailure failure = WebSocketFailure.of(log.events.get(0)).orElseThrow();
        assertEquals(Kind.TIMEOUT, failure.kind());
        assertEquals(Phase.PREPARE, failure.phase());
        assertEquals(0, network.lines.size());
    }

    @Test
    void closeWhileItIsMadeIsTheEnd() {
        CompletableFuture<String> url = new CompletableFuture<>();
        ReconnectingWebSocket socket = network.connect(attempt -> url, FIXED);
        EventLog log = EventLog.of(socket);

        socket.close();
        url.complete("ws://example.org/later");
        network.runTasks();
        network.pass(Duration.ofDays(1));

        assertEquals(Kind.CLOSED, endOf(log).kind());
        assertEquals(0, network.lines.size());
    }

    @Test
    void whatCannotBeMadeIsTriedAgain() {
        IOException gone = new IOException("no token");
        ReconnectingWebSocket socket = network.connect(
                attempt -> {
                    if (attempt == 0) {
                        throw gone;
                    }
                    return attempt == 1 ? CompletableFuture.failedStage(gone) : done("ws://example.org");
                },
                FIXED);
        EventLog log = EventLog.of(socket);
        network.pass(Duration.ofSeconds(2));
        network.line().open();

        assertEquals(List.of("reconnecting 2 in 1000 ms after 1006 @0", "open @1", "reconnected 2 [] @1"), log.lines);
        WebSocketFailure failure = WebSocketFailure.of(log.events.get(0)).orElseThrow();
        assertEquals(gone, failure.getCause());
        assertEquals("the URL of the attempt could not be made: no token", failure.getMessage());
    }

    @Test
    void failureOfItsMakerSaysWhetherItIsTriedAgain() {
        WebSocketFailure loggedOut = WebSocketFailure.builder(Kind.PERMISSION_DENIED, Phase.PREPARE, "logged out")
                .build();
        ReconnectingWebSocket socket = network.connect(attempt -> CompletableFuture.failedStage(loggedOut), FIXED);

        assertEquals(AnyWebSocket.CLOSED, socket.readyState());
    }

    @Test
    void whatIsNotValidIsTheEnd() {
        for (String url : List.of("ftp://example.org", "ws://example.org:25")) {
            ReconnectingWebSocket socket = network.connect(PerAttempt.always(url), FIXED);
            assertEquals(AnyWebSocket.CLOSED, socket.readyState(), url);
        }
        ReconnectOptions headers = FIXED.toBuilder()
                .headers(attempt -> done(Map.of("Host", List.of("x"))))
                .build();
        assertEquals(AnyWebSocket.CLOSED, network.connect(headers).readyState());
        ReconnectOptions protocols =
                FIXED.toBuilder().protocols(attempt -> done(List.of("a b"))).build();
        assertEquals(AnyWebSocket.CLOSED, network.connect(protocols).readyState());
        assertEquals(0, network.lines.size());
    }

    @Test
    void errorOfItsMakerIsTriedAgainToo() {
        ReconnectingWebSocket socket = network.connect(
                attempt -> {
                    if (attempt == 0) {
                        throw new NoClassDefFoundError("Tokens");
                    }
                    return done("ws://example.org");
                },
                FIXED);
        EventLog log = EventLog.of(socket);
        network.pass(Duration.ofSeconds(1));
        network.line().open();

        assertEquals(List.of("open @1", "reconnected 1 [] @1"), log.lines);
    }

    @Test
    void nothingIsTimedOnceItIsLeftOrClosed() {
        ReconnectingWebSocket socket = network.connect(attempt -> new CompletableFuture<>(), FIXED);
        assertEquals(Optional.of(FIXED.socket().handshakeTimeout()), network.nextTimer());

        network.pass(Duration.ofSeconds(1));
        socket.reconnect();
        network.runTasks();
        assertEquals(Optional.of(FIXED.socket().handshakeTimeout()), network.nextTimer());

        socket.close();
        network.runTasks();
        assertEquals(Optional.empty(), network.nextTimer());
    }
}
