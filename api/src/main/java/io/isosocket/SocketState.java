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

    /** {@code close()} was called before it was open: it is about to fail, whatever the connection tells. */
    SocketState GIVEN_UP = new Closing(false);

    SocketState CLOSING = new Closing(true);

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

    /** On the way to Closed.
     *
     * @param wasOpen whether it was open before
     */
    record Closing(boolean wasOpen) implements SocketState {
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
