package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketFailure;
import io.isosocket.testing.DeafPort;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippets of docs/guide/failures.md, each branch with a failure that takes it. */
@Timeout(60)
class FailureGuideTest {

    @Test
    void refusalTellsStatusAndBody() throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            HttpServer server = vertx.createHttpServer()
                    .requestHandler(
                            request -> request.response().setStatusCode(403).end("not for you"))
                    .listen(0, "127.0.0.1")
                    .await(30, TimeUnit.SECONDS);
            CompletableFuture<String> report = new CompletableFuture<>();
            open("ws://127.0.0.1:" + server.actualPort(), report::complete);
            assertEquals("refused with 403: not for you", report.get(30, TimeUnit.SECONDS));
        } finally {
            vertx.close().await(30, TimeUnit.SECONDS);
        }
    }

    @Test
    void unreachableServerIsWorthAnotherTry() throws Exception {
        try (DeafPort port = new DeafPort()) {
            CompletableFuture<String> report = new CompletableFuture<>();
            open(port.url(), report::complete);
            assertEquals("try again later", report.get(30, TimeUnit.SECONDS));
        }
    }

    @Test
    void blockedPortIsNotWorthAnotherTry() throws Exception {
        CompletableFuture<String> report = new CompletableFuture<>();
        open("ws://127.0.0.1:25", report::complete);
        assertEquals("INVALID in PREPARE", report.get(30, TimeUnit.SECONDS));
    }

    private static void open(String url, Consumer<String> report) {
        // snippet: failure
        var socket = new WebSocket(url);
        socket.onclose(event -> {
            WebSocketFailure failure = WebSocketFailure.of(event).orElse(null);
            if (failure == null) {
                report.accept("closed with " + event.code());
            } else if (failure.response().isPresent()) {
                var response = failure.response().get();
                report.accept("refused with " + response.status() + ": " + response.body());
            } else if (failure.retryable()) {
                report.accept("try again later");
            } else {
                report.accept(failure.kind() + " in " + failure.phase());
            }
        });
        // end
    }
}
