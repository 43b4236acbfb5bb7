package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.CloseCode;
import io.isosocket.CloseCodeRule;
import io.isosocket.CompressionOptions;
import io.isosocket.DOMException;
import io.isosocket.QueueLimit;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/guide/long-lived-connections.md, run against an echo server. */
@Timeout(60)
class LongLivedGuideTest {

    @RegisterExtension
    final EchoServing server = new EchoServing();

    @Test
    void timeOutsLeaveAQuickServerAlone() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        String url = server.url();
        // snippet: time-outs
        var options = WebSocketOptions.builder()
                .dialTimeout(Duration.ofSeconds(5)) // name resolution, TCP and TLS
                .handshakeTimeout(Duration.ofSeconds(10)) // TCP, TLS and the opening handshake
                .readTimeout(Duration.ofMinutes(2)) // no message for so long
                .writeTimeout(Duration.ofSeconds(30)) // nothing that we send is taken
                .keepAliveInterval(Duration.ofSeconds(20)) // a ping when it is quiet
                .keepAliveMisses(2) // and the end after two without an answer
                .build();
        var socket = new WebSocket(url, options);
        // end
        socket.onclose(event -> code.complete(event.code()));
        // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
        socket.onopen(event -> socket.close(1000));
        if (socket.readyState() == WebSocket.OPEN) {
            socket.close(1000);
        }
        assertEquals(1000, code.get(30, TimeUnit.SECONDS));
    }

    @Test
    void pingTellsTheRoundTrip() throws Exception {
        CompletableFuture<String> report = new CompletableFuture<>();
        String url = server.url();
        // snippet: ping
        var socket = new WebSocket(url);
        socket.onopen(event -> socket.ping().whenComplete((roundTrip, failure) -> {
            if (failure == null) {
                report.complete("the server answered in " + roundTrip.toMillis() + " ms");
            } else {
                report.complete("no answer: " + failure.getMessage());
            }
        }));
        // end
        String text = report.get(30, TimeUnit.SECONDS);
        assertTrue(text.startsWith("the server answered in "), text);
        socket.close();
    }

    @Test
    void senderKeepsPaceWithTheServer() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        var socket = new WebSocket(server.url());
        Queue<byte[]> chunks = new ArrayDeque<>(List.of(new byte[300_000], new byte[300_000], new byte[300_000]));
        socket.onopen(event -> {
            socket.bufferedAmountLowThreshold(64 << 10);
            send(socket, chunks);
        });
        socket.onclose(event -> code.complete(event.code()));
        assertEquals(1000, code.get(30, TimeUnit.SECONDS));
        assertTrue(chunks.isEmpty());
    }

    // snippet: drained
    static void send(WebSocket socket, Queue<byte[]> chunks) {
        byte[] chunk = chunks.poll();
        if (chunk == null) {
            socket.close(1000);
            return;
        }
        socket.send(chunk);
        // Goes on once no more than bufferedAmountLowThreshold bytes wait.
        socket.drained().thenRun(() -> send(socket, chunks));
    }
    // end

    @Test
    void fullQueueFailsTheSend() throws Exception {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        String url = server.url();
        // snippet: queue
        var options = WebSocketOptions.builder()
                .queueLimit(QueueLimit.failSend(1 << 20))
                .build();
        var socket = new WebSocket(url, options);
        Consumer<byte[]> trySend = price -> {
            try {
                socket.send(price);
                sent.complete(true);
            } catch (DOMException full) {
                // QuotaExceededError: the server is behind, and the next price replaces this one.
                sent.complete(false);
            }
        };
        // end
        socket.onopen(event -> trySend.accept(new byte[2 << 20]));
        assertFalse(sent.get(30, TimeUnit.SECONDS));
        socket.close();
    }

    @Test
    void smallMessagesAreLeftAsTheyAre() throws Exception {
        CompletableFuture<String> extensions = new CompletableFuture<>();
        String url = server.url();
        // snippet: compression
        var options = WebSocketOptions.builder()
                .compression(CompressionOptions.NO_CONTEXT.withLevel(1).withThreshold(1024))
                .build();
        var socket = new WebSocket(url, options);
        // end
        socket.onopen(event -> {
            extensions.complete(socket.extensions());
            socket.close();
        });
        assertEquals(
                "permessage-deflate; server_no_context_takeover; client_no_context_takeover",
                extensions.get(30, TimeUnit.SECONDS));
    }

    @Test
    void gatewaySaysThatItGoesAway() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        Vertx vertx = Vertx.vertx();
        // On the socket's own context no event comes before all listeners are there.
        vertx.runOnContext(now -> goAway(server.url(), code));
        assertEquals(1001, code.get(30, TimeUnit.SECONDS));
        vertx.close().await(30, TimeUnit.SECONDS);
    }

    private static void goAway(String url, CompletableFuture<Integer> code) {
        // snippet: close-codes
        var options =
                WebSocketOptions.builder().closeCodeRule(CloseCodeRule.PROTOCOL).build();
        var socket = new WebSocket(url, options);
        socket.onopen(event -> socket.close(CloseCode.GOING_AWAY, "the gateway restarts"));
        // end
        socket.onclose(event -> code.complete(event.code()));
    }
}
