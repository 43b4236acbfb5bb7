package io.isosocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.spi.Backend;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.TaskQueue;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a WebSocket holds that somebody still refers to. */
class WebSocketMemoryTest {

    private final ForgetfulBackend backend = new ForgetfulBackend();

    @Test
    void openSocketHoldsNothingOfTheHandshake() {
        WebSocket socket = backend.socket((listener, connection) -> listener.opened(connection, "", ""));

        awaitCleared(backend.request, socket);
        assertEquals(WebSocket.OPEN, socket.readyState());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void closedSocketHoldsNoConnection(boolean clean) {
        WebSocket socket = backend.socket((listener, connection) -> {
            listener.opened(connection, "", "");
            if (clean) {
                listener.closed(1000, "");
            } else {
                listener.failed(
                        WebSocketFailure.builder(WebSocketFailure.Kind.CLOSED, WebSocketFailure.Phase.OPEN, "lost")
                                .build());
            }
        });

        awaitCleared(backend.connection, socket);
        assertEquals(WebSocket.CLOSED, socket.readyState());
    }

    @Test
    void socketThatCouldNotOpenHoldsNoConnection() {
        WebSocket socket = backend.socket((listener, connection) -> listener.failed(
                WebSocketFailure.builder(WebSocketFailure.Kind.UNREACHABLE, WebSocketFailure.Phase.CONNECT, "refused")
                        .build()));

        awaitCleared(backend.connection, socket);
        assertEquals(WebSocket.CLOSED, socket.readyState());
    }

    private static void awaitCleared(WeakReference<?> reference, WebSocket socket) {
        try {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (reference.get() != null && System.nanoTime() < deadline) {
                System.gc();
                Thread.onSpinWait();
            }
            assertTrue(reference.refersTo(null), "still reachable");
        } finally {
            Reference.reachabilityFence(socket);
        }
    }

    /** Holds what it makes and gets only while the script of its peer runs. */
    @NullMarked
    private static final class ForgetfulBackend implements Backend {

        private final ScriptedBackend queues = new ScriptedBackend();
        private WeakReference<@Nullable ConnectRequest> request = new WeakReference<>(null);
        private WeakReference<@Nullable Connection> connection = new WeakReference<>(null);
        private @Nullable BiConsumer<ConnectionListener, Connection> script;

        WebSocket socket(BiConsumer<ConnectionListener, Connection> peer) {
            script = peer;
            WebSocket socket = new WebSocket(
                    "ws://example.org/",
                    WebSocketOptions.builder().backend(this).build());
            queues.runTasks();
            return socket;
        }

        @Override
        public TaskQueue taskQueue() {
            return queues.taskQueue();
        }

        @Override
        public Connection connect(ConnectRequest asked, TaskQueue queue, ConnectionListener listener) {
            Connection made = new Idle();
            request = new WeakReference<>(asked);
            connection = new WeakReference<>(made);
            BiConsumer<ConnectionListener, Connection> peer = script;
            if (peer != null) {
                queue.enqueue(() -> peer.accept(listener, made));
            }
            return made;
        }
    }

    /** A connection that does nothing. */
    @NullMarked
    private static final class Idle implements Connection {
        @Override
        public void sendText(byte[] utf8) {}

        @Override
        public void sendBinary(ByteBuffer data) {}

        @Override
        public void ping(byte[] data) {}

        @Override
        public void pong(byte[] data) {}

        @Override
        public void close(int code, String reason) {}

        @Override
        public void pause() {}

        @Override
        public void resume() {}

        @Override
        public void abort() {}
    }
}
