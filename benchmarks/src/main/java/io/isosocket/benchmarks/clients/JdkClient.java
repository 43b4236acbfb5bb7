package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The client of the JDK. It has no compression. */
public final class JdkClient implements Client {

    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public String description() {
        return "java.net.http, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        return client.newWebSocketBuilder()
                .buildAsync(url, new Messages(receiver))
                .thenApply(Open::new);
    }

    private static final class Messages implements WebSocket.Listener {

        private final Receiver receiver;
        private final StringBuilder partialText = new StringBuilder();
        private int partialBytes;

        Messages(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            socket.request(1);
            if (last && partialText.length() == 0) {
                receiver.text(data.toString());
            } else {
                partialText.append(data);
                if (last) {
                    receiver.text(partialText.toString());
                    partialText.setLength(0);
                }
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
            socket.request(1);
            partialBytes += data.remaining();
            if (last) {
                int length = partialBytes;
                partialBytes = 0;
                receiver.bytes(length);
            }
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            receiver.closed();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            receiver.closed();
        }
    }

    /** The JDK takes a message once it has sent the one before. */
    private static final class Open implements Connection {

        private CompletableFuture<WebSocket> last;

        Open(WebSocket socket) {
            last = CompletableFuture.completedFuture(socket);
        }

        @Override
        public synchronized void send(String message) {
            last = last.thenCompose(ready -> ready.sendText(message, true));
        }

        @Override
        public synchronized void send(byte[] message) {
            last = last.thenCompose(ready -> ready.sendBinary(ByteBuffer.wrap(message), true));
        }

        @Override
        public synchronized void close() {
            last = last.thenCompose(ready -> ready.sendClose(WebSocket.NORMAL_CLOSURE, ""));
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
