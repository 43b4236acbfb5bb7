package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.Confirmation;
import io.isosocket.FinalCloseEvent;
import io.isosocket.ReconnectDelay;
import io.isosocket.ReconnectOptions;
import io.isosocket.ReconnectingWebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.js.JsRuntime;
import io.isosocket.js.JsRuntimeOptions;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/guide/reconnecting.md, run against an echo server. */
@Timeout(60)
class ReconnectingGuideTest {

    private final List<String> reports = new CopyOnWriteArrayList<>();

    @RegisterExtension
    final EchoServing server = new EchoServing();

    @Test
    void oneObjectOverTwoConnections() throws Exception {
        CompletableFuture<String> echoed = new CompletableFuture<>();
        CompletableFuture<FinalCloseEvent> closed = new CompletableFuture<>();
        CompletableFuture<ReconnectingWebSocket> made = new CompletableFuture<>();
        Vertx vertx = Vertx.vertx();
        // On the socket's own context no event comes before all listeners are there.
        vertx.runOnContext(now -> made.complete(reconnecting(server.url(), echoed, closed)));
        assertEquals("subscribe", echoed.get(30, TimeUnit.SECONDS));
        made.get().reconnect();
        assertEquals(1000, closed.get(30, TimeUnit.SECONDS).code());
        assertEquals("attempt 1 in PT0S", reports.get(0));
        assertEquals("the end, with 1000, never sent: []", reports.get(reports.size() - 1));
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private ReconnectingWebSocket reconnecting(
            String url, CompletableFuture<String> echoed, CompletableFuture<FinalCloseEvent> closed) {
        // snippet: reconnecting
        var options = ReconnectOptions.builder()
                .delay(ReconnectDelay.exponential(Duration.ofMillis(500), Duration.ofSeconds(30)))
                .maxDowntime(Duration.ofMinutes(10))
                .socket(WebSocketOptions.builder()
                        .keepAliveInterval(Duration.ofSeconds(20))
                        .build())
                .build();
        var socket = new ReconnectingWebSocket(url, options);
        socket.onopen(event -> socket.send("subscribe"));
        socket.onreconnecting(event -> reports.add("attempt " + event.attempt() + " in " + event.delay()));
        socket.onreconnected(event -> event.unknown().forEach(message -> reports.add("may be lost: " + message)));
        socket.onclose(event -> {
            FinalCloseEvent end = (FinalCloseEvent) event;
            reports.add("the end, with " + end.code() + ", never sent: " + end.unsent());
        });
        // end
        socket.onmessage(event -> echoed.complete((String) event.data()));
        socket.addEventListener("close", event -> closed.complete((FinalCloseEvent) event));
        socket.addEventListener("reconnected", event -> socket.close(1000));
        return socket;
    }

    private static CompletionStage<String> newToken() {
        return CompletableFuture.supplyAsync(() -> "secret");
    }

    @Test
    void everythingIsMadeAfresh() throws Exception {
        CompletableFuture<String> opened = new CompletableFuture<>();
        String url = server.url();
        // snippet: afresh
        var options = ReconnectOptions.builder()
                .headers(attempt -> newToken().thenApply(token -> Map.of("Authorization", List.of("Bearer " + token))))
                .build();
        var socket = new ReconnectingWebSocket(
                attempt -> CompletableFuture.completedStage(url + "?attempt=" + attempt), options);
        // end
        socket.onopen(event -> opened.complete(socket.url()));
        assertTrue(opened.get(30, TimeUnit.SECONDS).endsWith("?attempt=0"));
        socket.close();
    }

    @Test
    void whatEndsItCanBeChosen() throws Exception {
        CompletableFuture<String> opened = new CompletableFuture<>();
        String url = server.url();
        // snippet: ends
        var options = ReconnectOptions.builder()
                .finalCloseCodes(Set.of(1000, 1008, 4001)) // 4001: logged out
                .finalStatuses(Set.of(401, 403)) // a 404 or a 429 passes
                .maxAttempts(20)
                .build();
        // end
        var socket = new ReconnectingWebSocket(url, options);
        socket.onopen(event -> opened.complete(""));
        opened.get(30, TimeUnit.SECONDS);
        socket.close();
    }

    @Test
    void deliveryCanBeChosen() throws Exception {
        CompletableFuture<Object> echoed = new CompletableFuture<>();
        String url = server.url();
        // snippet: delivery
        var options = ReconnectOptions.builder()
                .queueWhileDown(1 << 20) // send takes up to 1 MiB while there is no connection
                .unconfirmedLimit(256 << 10) // no more than 256 KiB of unknown fate
                .confirmation(Confirmation.PONG)
                .build();
        var socket = new ReconnectingWebSocket(url, options);
        socket.send("sent before the connection is open");
        // end
        socket.onmessage(event -> echoed.complete(event.data()));
        assertEquals("sent before the connection is open", echoed.get(30, TimeUnit.SECONDS));
        socket.close();
    }

    @Test
    void scriptOfTheGuideRuns() throws Exception {
        JsRuntimeOptions options = JsRuntimeOptions.builder()
                .global("url", server.url())
                .function("newToken", arguments -> "secret")
                .function("report", arguments -> {
                    reports.add(String.valueOf(arguments.get(0)));
                    return null;
                })
                .build();
        JsRuntime runtime = JsRuntime.create(options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        runtime.run(Path.of("src/test/js/reconnecting.mjs"))
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        assertEquals(
                0, runtime.ended().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS));
        assertEquals("attempt 1 in 0 ms, after 1000", reports.get(0));
        assertTrue(reports.get(reports.size() - 1).startsWith("the end, with 1000: "), reports::toString);
    }
}
