package io.isosocket.benchmarks.clients;

import io.isosocket.BinaryType;
import io.isosocket.CompressionOptions;
import io.isosocket.WebSocket;
import io.isosocket.WebSocketOptions;
import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Our WebSocket, as browser code would use it. */
public final class IsosocketClient implements Client {

    private final VertxInternal vertx = (VertxInternal) EventLoops.vertx();
    private final WebSocketOptions options;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public IsosocketClient(boolean deflate) {
        options = WebSocketOptions.builder()
                .compression(deflate ? CompressionOptions.CONTEXT_TAKEOVER : CompressionOptions.DISABLED)
                // As all others do it: a browser would make them wait for each other.
                .parallelHandshakes(true)
                .build();
    }

    @Override
    public String description() {
        return "Isosocket, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Context context = vertx.createEventLoopContext();
        context.runOnContext(begin -> open(url, receiver, opened, context));
        return opened;
    }

    private void open(URI url, Receiver receiver, CompletableFuture<Connection> opened, Context context) {
        WebSocket socket = new WebSocket(url.toString(), options);
        socket.binaryType(BinaryType.ARRAYBUFFER);
        socket.onopen(event -> opened.complete(new Open(socket, context)));
        socket.onmessage(event -> {
            if (event.data() instanceof ByteBuffer data) {
                receiver.bytes(data.remaining());
            } else if (event.data() instanceof String text) {
                receiver.text(text);
            }
        });
        socket.onclose(event -> {
            if (!opened.isDone()) {
                opened.completeExceptionally(new IllegalStateException("closed with " + event.code()));
            }
            receiver.closed();
        });
    }

    private record Open(WebSocket socket, Context context) implements Connection {

        @Override
        public void send(String message) {
            socket.send(message);
        }

        @Override
        public void send(byte[] message) {
            socket.send(message);
        }

        @Override
        public void close() {
            socket.close(1000);
        }

        @Override
        public void later(Runnable task) {
            context.runOnContext(turn -> task.run());
        }
    }
}
