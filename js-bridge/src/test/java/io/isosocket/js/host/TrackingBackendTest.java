package io.isosocket.js.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.isosocket.WebSocket;
import io.isosocket.WebSocketChannel;
import io.isosocket.WebSocketOptions;
import io.isosocket.spi.Backend;
import io.isosocket.spi.ConnectRequest;
import io.isosocket.spi.Connection;
import io.isosocket.spi.ConnectionListener;
import io.isosocket.spi.TaskQueue;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What becomes of the connections of a script that ends. */
class TrackingBackendTest {

    private final List<String> calls = new ArrayList<>();
    private @Nullable ConnectionListener listener;
    private final Connection connection = (Connection) Proxy.newProxyInstance(
            getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                calls.add(method.getName());
                return null;
            });
    private final TrackingBackend tracking = new TrackingBackend(new Backend() {
        @Override
        public TaskQueue taskQueue() {
            return new DirectQueue();
        }

        @Override
        public Connection connect(ConnectRequest request, TaskQueue queue, ConnectionListener hears) {
            listener = hears;
            return connection;
        }
    });

    /** Runs nothing: a test calls the listener itself. */
    private static final class DirectQueue implements TaskQueue {
        @Override
        public void enqueue(Runnable task) {}

        @Override
        public boolean isCurrent() {
            return true;
        }

        @Override
        public Runnable schedule(Duration delay, Runnable task) {
            return () -> {};
        }

        @Override
        public void reportException(Throwable exception) {
            throw new AssertionError(exception);
        }
    }

    @Test
    void fullChannelDoesNotKeepTheCloseFromEnding() {
        WebSocketOptions options =
                WebSocketOptions.builder().backend(tracking).channelCapacity(1).build();
        WebSocketChannel channel = new WebSocket("ws://example.org/", options).channel();
        ConnectionListener peer = Objects.requireNonNull(listener);
        peer.opened(connection, "", "");
        peer.text("fills it");
        assertEquals(List.of("pause"), calls);

        tracking.goAway();
        peer.text("is not told any more");

        assertEquals(List.of("pause", "resume", "close"), calls);
        assertFalse(tracking.ended().isComplete());
        peer.closed(1001, "");
        assertTrue(tracking.ended().isComplete());
        assertEquals("fills it", channel.tryReceive().orElseThrow().value().text());
        assertFalse(channel.tryReceive().orElseThrow().ok());
    }
}
