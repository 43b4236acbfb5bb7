package io.isosocket.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.isosocket.BinaryType;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The snippets of docs/guide/getting-started.md, run against an echo server. */
@Timeout(60)
class GettingStartedTest {

    @RegisterExtension
    final EchoServing server = new EchoServing();

    @Test
    void binaryMessageComesBackAsByteBuffer() throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        String url = server.url();
        // snippet: binary
        var socket = new WebSocket(url);
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onopen(event -> socket.send("bytes".getBytes(StandardCharsets.UTF_8)));
        socket.onmessage(event -> {
            var bytes = (ByteBuffer) event.data();
            answer.complete(StandardCharsets.UTF_8.decode(bytes).toString());
            socket.close();
        });
        // end
        assertEquals("bytes", answer.get(30, TimeUnit.SECONDS));
    }

    @Test
    void optionsAreTakenByTheConstructor() throws Exception {
        CompletableFuture<Integer> code = new CompletableFuture<>();
        String url = server.url();
        // snippet: options
        var options = WebSocketOptions.builder()
                .protocols("chat")
                .origin("https://example.org")
                .handshakeTimeout(Duration.ofSeconds(5))
                .keepAliveInterval(Duration.ofSeconds(20))
                .build();
        var socket = new WebSocket(url, options);
        // end
        socket.onclose(event -> code.complete(event.code()));
        // Last, and done here where it was open already: whatever a busy machine lets happen between these lines.
        socket.onopen(event -> socket.close(1000, socket.protocol()));
        if (socket.readyState() == WebSocket.OPEN) {
            socket.close(1000, socket.protocol());
        }
        assertEquals(1000, code.get(30, TimeUnit.SECONDS));
        assertEquals("chat", socket.protocol());
    }
}
