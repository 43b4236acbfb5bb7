package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import okhttp3.Dispatcher;
import okhttp3.OkHttp;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** OkHttp. It offers compression always; the servers decline it where it is not asked for. */
public final class OkHttpWebSocketClient implements Client {

    private final OkHttpClient client;

    /** Makes one. */
    public OkHttpWebSocketClient() {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(100_000);
        dispatcher.setMaxRequestsPerHost(100_000);
        client = new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .minWebSocketMessageToCompress(0)
                .build();
    }

    @Override
    public String description() {
        return "OkHttp " + OkHttp.VERSION + ", JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        Messages messages = new Messages(receiver);
        client.newWebSocket(new Request.Builder().url(url.toString()).build(), messages);
        return messages.opened;
    }

    private static final class Messages extends WebSocketListener {

        private final Receiver receiver;
        private final CompletableFuture<Connection> opened = new CompletableFuture<>();

        Messages(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onOpen(WebSocket socket, Response response) {
            opened.complete(new Open(socket));
        }

        @Override
        public void onMessage(WebSocket socket, String text) {
            receiver.text(text);
        }

        @Override
        public void onMessage(WebSocket socket, ByteString bytes) {
            receiver.bytes(bytes.size());
        }

        @Override
        public void onClosed(WebSocket socket, int code, String reason) {
            receiver.closed();
        }

        @Override
        public void onFailure(WebSocket socket, Throwable failure, @Nullable Response response) {
            opened.completeExceptionally(failure);
            receiver.closed();
        }
    }

    private record Open(WebSocket socket) implements Connection {

        @Override
        public void send(String message) {
            socket.send(message);
        }

        @Override
        public void send(byte[] message) {
            socket.send(ByteString.of(message));
        }

        @Override
        public void close() {
            socket.close(1000, "");
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
