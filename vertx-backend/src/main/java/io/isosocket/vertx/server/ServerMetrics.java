package io.isosocket.vertx.server;

/**
 * Hears what a server does, to count it. Its methods are called by the threads of the connections, several at a time, and
 * must return at once.
 */
public interface ServerMetrics {

    /** Counts nothing. */
    ServerMetrics NONE = new ServerMetrics() {};

    /** A client has connected. */
    default void connected() {}

    /** A connection has ended. */
    default void disconnected() {}

    /**
     * A message has come.
     *
     * @param bytes its payload, after decompression
     */
    default void received(long bytes) {}

    /**
     * A message was sent, or queued for it.
     *
     * @param bytes its payload, before compression
     */
    default void sent(long bytes) {}

    /**
     * A handshake was refused.
     *
     * @param status the status of the answer
     */
    default void refused(int status) {}

    /** A client was closed since it did not read fast enough. */
    default void slowClientClosed() {}
}
