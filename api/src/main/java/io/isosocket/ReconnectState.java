package io.isosocket;

import java.time.Duration;
import java.util.Optional;

/**
 * The states of a ReconnectingWebSocket, each with what it needs.
 *
 * <pre>
 *      ┌────────── next attempt ──────────┐
 *      ▼                                  │
 * Connecting ──opened──▶ Open ──lost──▶ Waiting
 *      │                  │               ▲
 *      │                  └─peer's close─▶ Leaving
 *      └──────────────── failed ──────────┘
 *
 * from all of these: ──close() or something final──▶ Closing ──▶ Closed
 * </pre>
 */
sealed interface ReconnectState {

    int readyState();

    /** {@return the attempt whose connection is heard} */
    default Optional<Attempt> attempt() {
        return Optional.empty();
    }

    /** Until the next attempt is due. */
    record Waiting(Attempt next, Duration delay, Runnable cancel) implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.CONNECTING;
        }
    }

    record Connecting(Attempt present) implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.CONNECTING;
        }

        @Override
        public Optional<Attempt> attempt() {
            return Optional.of(present);
        }
    }

    record Open(Attempt present) implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.OPEN;
        }

        @Override
        public Optional<Attempt> attempt() {
            return Optional.of(present);
        }
    }

    /** The peer's close frame has come, and another attempt will follow. */
    record Leaving(Attempt present) implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.CONNECTING;
        }

        @Override
        public Optional<Attempt> attempt() {
            return Optional.of(present);
        }
    }

    /**
     * On the way to Closed.
     *
     * @param attempt empty where there was no connection to be closed
     */
    record Closing(Optional<Attempt> attempt) implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.CLOSING;
        }
    }

    record Closed() implements ReconnectState {
        @Override
        public int readyState() {
            return AnyWebSocket.CLOSED;
        }
    }
}
