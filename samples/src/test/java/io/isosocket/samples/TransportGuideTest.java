package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.WebSocket;
import io.isosocket.vertx.server.WebSocketServer;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The snippet of docs/guide/transport.md; whether there is such a transport is the machine's and the class path's affair. */
@Timeout(60)
class TransportGuideTest {

    @Test
    void aVertxOfOnesOwnServes() throws Exception {
        // snippet: own
        var vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        // end
        CompletableFuture<Object> answer = new CompletableFuture<>();
        try {
            WebSocketServer server = WebSocketServer.builder()
                    .vertx(vertx)
                    .handler(ws -> ws.onmessage(event -> ws.send("" + event.data())))
                    .listen(0)
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            var socket = new WebSocket(server.url().toString());
            socket.onmessage(event -> {
                answer.complete(event.data());
                socket.close(1000);
            });
            // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
            socket.onopen(event -> socket.send("hello"));
            if (socket.readyState() == WebSocket.OPEN) {
                socket.send("hello");
            }
            assertEquals("hello", answer.get(30, TimeUnit.SECONDS));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
        }
    }
}
