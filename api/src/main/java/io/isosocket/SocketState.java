package io.isosocket;

import io.isosocket.spi.Connection;
import org.jspecify.annotations.Nullable;

/**
 * The states of a WebSocket, each with what it needs. A state is followed by a later one only:
 *
 * <pre>
 * Connecting ──opened──▶ Open ──close() or peer's close frame──▶ Closing ──▶ Closed
 *     │                    └───────────────failed or lost──────────────────────▲
 *     ├───────close()──────────────────────────────────────▶ Closing ──────────┤
 *     └───────refused, failed or lost──────────────────────────────────────────┘
 * </pre>
 */
sealed interface SocketState {

    /** Before the back end has given a connection, or where none was asked for. */
    SocketState UNSTARTED = new Connecting(null);

    SocketState CLOSING = new Closing();

    SocketState CLOSED = new Closed();

    int readyState();

    record Connecting(@Nullable Connection connection) implements SocketState {
        void abort() {
            if (connection != null) {
                connection.abort();
            }
        }

        @Override
        public int readyState() {
            return WebSocket.CONNECTING;
        }
    }

    record Open(Outbox outbox) implements SocketState {
        @Override
        public int readyState() {
            return WebSocket.OPEN;
        }
    }

    record Closing() implements SocketState {
        @Override
        public int readyState() {
            return WebSocket.CLOSING;
        }
    }

    record Closed() implements SocketState {
        @Override
        public int readyState() {
            return WebSocket.CLOSED;
        }
    }
}
