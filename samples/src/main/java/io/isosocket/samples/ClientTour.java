package io.isosocket.samples;

import io.isosocket.CloseCode;
import io.isosocket.CloseCodeRule;
import io.isosocket.CompressionOptions;
import io.isosocket.ReceiveChannel;
import io.isosocket.TimerChannel;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketFailure;
import io.isosocket.WebSocketMessage;
import io.isosocket.WebSocketOptions;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;

/** All that a client does, one method for each: connecting, sending, receiving, closing, and what to do when it fails. */
public final class ClientTour {

    private ClientTour() {}

    static WebSocketChannel connect(String url) throws WebSocketFailure, InterruptedException {
        // snippet: connect
        var client = WebSocketChannel.connect(url);
        // end
        return client;
    }

    static WebSocketChannel connectWithOptions(String url, String token) throws WebSocketFailure, InterruptedException {
        // snippet: connect-with-options
        var options = WebSocketOptions.builder()
                .header("Authorization", "Bearer " + token)
                .protocols("graphql-ws")
                .dialTimeout(Duration.ofSeconds(10))
                .readTimeout(Duration.ofSeconds(30))
                .compression(CompressionOptions.CONTEXT_TAKEOVER)
                .closeCodeRule(CloseCodeRule.PROTOCOL)
                .build();
        var client = WebSocketChannel.connect(url, options);
        // end
        return client;
    }

    static void send(WebSocketChannel client, byte[] image) {
        // snippet: send
        client.send("Hello, Server!");
        client.send(new JsonObject()
                .put("type", "subscribe")
                .put("channel", "orders")
                .encode());
        client.send(ByteBuffer.wrap(image));
        // end
    }

    static Duration ping(WebSocketChannel client) throws InterruptedException, ExecutionException {
        // snippet: ping
        Duration roundTrip = client.ping().toCompletableFuture().get();
        // end
        return roundTrip;
    }

    static void receiveOne(WebSocketChannel client, Consumer<String> out) throws InterruptedException {
        // snippet: receive
        var received = client.receive();
        if (received.ok()) {
            WebSocketMessage message = received.value();
            out.accept("Type: " + message.type());
            out.accept("Data: " + message.text());
        }
        // end
    }

    static void receiveAll(WebSocketChannel client, Consumer<JsonObject> handleMessage) {
        // snippet: receive-all
        for (var message : client) { // until the connection is closed
            if (message.type() == WebSocketMessage.Type.TEXT) {
                handleMessage.accept(new JsonObject(message.text()));
            }
        }
        // end
    }

    static void receiveOrPing(WebSocketChannel client, Duration silence, Consumer<JsonObject> process)
            throws InterruptedException {
        // snippet: select
        var timeout = TimerChannel.after(silence);
        while (true) {
            var next = ReceiveChannel.select(client, timeout);
            if (next.isFrom(timeout)) {
                client.ping(); // keep-alive
                timeout = TimerChannel.after(silence);
            } else if (next.ok()) {
                process.accept(new JsonObject(next.value(client).text()));
            } else {
                break; // the connection is closed
            }
        }
        // end
    }

    static void close(WebSocketChannel client) {
        // snippet: close
        client.close(); // with 1000
        // end
    }

    static void closeWithReason(WebSocketChannel client) {
        // snippet: close-with-reason
        client.close(CloseCode.NORMAL_CLOSURE, "Session ended");
        // end
    }

    static void closeWithError(WebSocketChannel client) {
        // snippet: close-with-error
        client.close(CloseCode.INTERNAL_ERROR, "Processing failed");
        // end
    }

    static boolean connectOrTell(String url, WebSocketOptions options, Consumer<String> out)
            throws InterruptedException {
        // snippet: errors
        try (var client = WebSocketChannel.connect(url, options)) {
            client.send("Hello, Server!");
            return true;
        } catch (WebSocketFailure failure) {
            if (failure.kind() == WebSocketFailure.Kind.PERMISSION_DENIED) {
                out.accept("Access denied: " + failure.getMessage());
            } else if (failure.retryable()) {
                out.accept("Temporary error: " + failure.getMessage());
            }
            return false;
        }
        // end
    }
}
