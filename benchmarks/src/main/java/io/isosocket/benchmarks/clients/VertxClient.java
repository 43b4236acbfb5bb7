package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.EventLoops;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.internal.VertxInternal;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** The WebSocket client of Vert.x itself. */
public final class VertxClient implements Client {

    private final VertxInternal vertx = (VertxInternal) EventLoops.vertx();
    private final WebSocketClient client;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public VertxClient(boolean deflate) {
        client = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setMaxConnections(100_000)
                .setMaxFrameSize(1 << 25)
                .setMaxMessageSize(1 << 25)
                .setTryUsePerMessageCompression(deflate));
    }

    @Override
    public String description() {
        return "Vert.x WebSocketClient, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        CompletableFuture<Connection> opened = new CompletableFuture<>();
        Context context = vertx.createEventLoopContext();
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost(url.getHost())
                .setPort(url.getPort())
                .setSsl(url.getScheme().equals("wss"))
                .setURI(url.getPath());
        context.runOnContext(begin -> client.connect(options)
                .onSuccess(socket -> {
                    socket.textMessageHandler(receiver::text);
                    socket.binaryMessageHandler(message -> receiver.bytes(message.length()));
                    socket.closeHandler(closed -> receiver.closed());
                    opened.complete(new Open(socket, context));
                })
                .onFailure(opened::completeExceptionally));
        return opened;
    }

    private record Open(WebSocket socket, Context context) implements Connection {

        @Override
        public void send(String message) {
            socket.writeTextMessage(message);
        }

        @Override
        public void send(byte[] message) {
            socket.writeBinaryMessage(Buffer.buffer(message));
        }

        @Override
        public void close() {
            socket.close();
        }

        @Override
        public void later(Runnable task) {
            context.runOnContext(turn -> task.run());
        }
    }
}
