package io.isosocket.benchmarks.clients;

import io.isosocket.benchmarks.work.Client;
import io.isosocket.benchmarks.work.Turns;
import jakarta.websocket.ClientEndpointConfig;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.glassfish.tyrus.client.ClientManager;
import org.glassfish.tyrus.client.ClientProperties;

/** Tyrus, the reference implementation of Jakarta WebSocket. Its deflate is not part of it. */
public final class TyrusClient implements Client {

    private final ClientManager client = ClientManager.createClient();
    /** With its last session Tyrus ends its executors, also under one that is just being opened: so one session stays. */
    private boolean hasContainer;
    /** Connecting blocks. */
    private final ExecutorService connecting = Executors.newCachedThreadPool();

    /** Makes one. */
    public TyrusClient() {
        client.getProperties().put(ClientProperties.SHARED_CONTAINER, true);
    }

    @Override
    public String description() {
        return "Tyrus, JDK " + Runtime.version();
    }

    @Override
    public CompletionStage<Connection> connect(URI url, Receiver receiver) {
        return CompletableFuture.supplyAsync(
                () -> {
                    keepContainer(url);
                    return new Open(session(new Messages(receiver), url));
                },
                connecting);
    }

    private synchronized void keepContainer(URI url) {
        if (!hasContainer) {
            hasContainer = true;
            var unused = session(new Silent(), url);
        }
    }

    private Session session(Endpoint endpoint, URI url) {
        try {
            return client.connectToServer(
                    endpoint, ClientEndpointConfig.Builder.create().build(), url);
        } catch (DeploymentException e) {
            throw new CompletionException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Silent extends Endpoint {
        @Override
        public void onOpen(Session session, EndpointConfig config) {
            // It is there, and that is all.
        }
    }

    private static final class Messages extends Endpoint {

        private final Receiver receiver;

        Messages(Receiver receiver) {
            this.receiver = receiver;
        }

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            session.addMessageHandler(new MessageHandler.Whole<String>() {
                @Override
                public void onMessage(String message) {
                    receiver.text(message);
                }
            });
            session.addMessageHandler(new MessageHandler.Whole<ByteBuffer>() {
                @Override
                public void onMessage(ByteBuffer message) {
                    receiver.bytes(message.remaining());
                }
            });
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            receiver.closed();
        }
    }

    private record Open(Session session) implements Connection {

        @Override
        public void send(String message) {
            session.getAsyncRemote().sendText(message);
        }

        @Override
        public void send(byte[] message) {
            session.getAsyncRemote().sendBinary(ByteBuffer.wrap(message));
        }

        @Override
        public void close() {
            try {
                session.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void later(Runnable task) {
            Turns.run(task);
        }
    }
}
