package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.drafts.Draft;
import org.java_websocket.drafts.Draft_6455;
import org.java_websocket.extensions.permessage_deflate.PerMessageDeflateExtension;
import org.java_websocket.handshake.ServerHandshake;

/** The library Java-WebSocket. */
public final class JavaWebSocketClient implements Client {

    private final boolean deflate;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public JavaWebSocketClient(boolean deflate) {
        this.deflate = deflate;
    }

    @Override
    public String description() {
        return "Java-WebSocket, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        Socket socket = new Socket(url, draft(), receiver);
        socket.connect();
        return socket.opened;
    }

    private Draft draft() {
        if (!deflate) {
            return new Draft_6455();
        }
        PerMessageDeflateExtension extension = new PerMessageDeflateExtension();
        extension.setThreshold(0);
        return new Draft_6455(extension);
    }

    private static final class Socket extends WebSocketClient implements Connection {

        private final Receiver receiver;
        private final CompletableFuture<Connection> opened = new CompletableFuture<>();
        private final Object sending = new Object();

        Socket(URI url, Draft draft, Receiver receiver) {
            super(url, draft);
            this.receiver = receiver;
            setTcpNoDelay(true);
            setConnectionLostTimeout(0);
        }

        /**
         * Its deflater is one for the connection and has no lock: sends of two threads, as at the begin of an echo, spoil
         * what the peer inflates, which then closes.
         */
        @Override
        public void send(String message) {
            synchronized (sending) {
                super.send(message);
            }
        }

        @Override
        public void send(byte[] message) {
            synchronized (sending) {
                super.send(message);
            }
        }

        @Override
        public void onOpen(ServerHandshake handshake) {
            opened.complete(this);
        }

        @Override
        public void onMessage(String message) {
            receiver.text(message);
        }

        @Override
        public void onMessage(ByteBuffer message) {
            receiver.bytes(message.remaining());
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            if (!opened.isDone()) {
                opened.completeExceptionally(new IllegalStateException("closed with " + code + " " + reason));
            }
            receiver.closed();
        }

        @Override
        public void onError(Exception error) {
            opened.completeExceptionally(error);
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
