package io.isosocket.spi;

/**
 * What carries WebSocket connections: found with {@link java.util.ServiceLoader}, or given in {@link
 * io.isosocket.WebSocketOptions.Builder#backend(Backend)}.
 *
 * <p>Any thread may call its methods.
 */
public interface Backend {

    /**
     * The queue on which a WebSocket made by the calling thread gets its events.
     *
     * @return the queue of the calling thread where it has one, otherwise a queue of its own
     */
    TaskQueue taskQueue();

    /**
     * Starts the opening handshake (RFC 6455, section 4.1) and returns at once. No method of the listener is called
     * before this one has returned.
     *
     * @param request where to connect, and how
     * @param queue the queue on which every method of the listener is called, from {@link #taskQueue()}
     * @param listener hears of everything that happens to the connection
     * @return the connection, which can be aborted at once and used once {@link ConnectionListener#opened} was called
     */
    Connection connect(ConnectRequest request, TaskQueue queue, ConnectionListener listener);

    /**
     * {@return what carries the messages of broadcast channels}
     *
     * @throws UnsupportedOperationException if the back end has no such thing
     */
    default Broadcaster broadcaster() {
        throw new UnsupportedOperationException(getClass().getName() + " has no broadcast channels");
    }
}
