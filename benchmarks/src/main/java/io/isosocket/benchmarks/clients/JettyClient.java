package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.jetty.util.Jetty;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.eclipse.jetty.websocket.client.ClientUpgradeRequest;
import org.eclipse.jetty.websocket.client.WebSocketClient;

/** The client of Jetty. */
public final class JettyClient implements Client {

    private static final int MAX_MESSAGE = 1 << 25;

    private final WebSocketClient client = new WebSocketClient();
    private final boolean deflate;

    /**
     * Makes one.
     *
     * @param deflate whether it compresses
     */
    public JettyClient(boolean deflate) {
        this.deflate = deflate;
        client.setMaxBinaryMessageSize(MAX_MESSAGE);
        client.setMaxTextMessageSize(MAX_MESSAGE);
        client.setMaxFrameSize(MAX_MESSAGE);
        try {
            client.start();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String description() {
        return "Jetty " + Jetty.VERSION + ", JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        ClientUpgradeRequest request = new ClientUpgradeRequest();
        if (deflate) {
            request.addExtensions("permessage-deflate");
        }
        try {
            return client.connect(new Messages(receiver), url, request).thenApply(Open::new);
        } catch (IOException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    /** Jetty calls it by reflection. */
    public static final class Messages implements Session.Listener.AutoDemanding {

        private final Receiver receiver;

        Messages(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onWebSocketText(String message) {
            receiver.text(message);
        }

        @Override
        public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
            receiver.bytes(payload.remaining());
            callback.succeed();
        }

        @Override
        public void onWebSocketClose(int code, String reason) {
            receiver.closed();
        }
    }

    private record Open(Session session) implements Connection {

        @Override
        public void send(String message) {
            session.sendText(message, Callback.NOOP);
        }

        @Override
        public void send(byte[] message) {
            session.sendBinary(ByteBuffer.wrap(message), Callback.NOOP);
        }

        @Override
        public void close() {
            session.close(1000, "", Callback.NOOP);
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
