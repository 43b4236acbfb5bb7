package io.isosocket.spi;

import io.isosocket.WebSocketFailure;

/**
 * Hears of what happens to a connection. Its methods are called on the connection's {@link TaskQueue}, each as a task
 * of its own. Exactly one of {@link #closed} and {@link #failed} is called, as the last of all, unless the connection
 * was aborted.
 */
public interface ConnectionListener {

    /**
     * The opening handshake is done.
     *
     * @param connection the connection, which can be used from now on
     * @param protocol the subprotocol in use, or the empty string
     * @param extensions the extensions in use, as in the header, or the empty string
     */
    void opened(Connection connection, String protocol, String extensions);

    /**
     * Tells whether a message that came now would be heard. Where not, a back end that is about to tell of one may drop it
     * in place of that, once it has seen that it is valid. Called on the task queue, as all methods.
     *
     * @return true, unless nobody listens
     */
    default boolean hearsMessages() {
        return true;
    }

    /**
     * A text message has come.
     *
     * @param data the message
     */
    void text(String data);

    /**
     * A binary message has come.
     *
     * @param data the message; it belongs to the listener
     */
    void binary(byte[] data);

    /**
     * A ping has come; the back end has answered it, unless {@link io.isosocket.WebSocketOptions#automaticPong()} is off.
     *
     * @param data its payload; it belongs to the listener
     */
    default void ping(byte[] data) {}

    /**
     * A pong has come, unsolicited or for a ping of either this connection's user or the back end's keep-alive.
     *
     * @param data its payload; it belongs to the listener
     */
    default void pong(byte[] data) {}

    /**
     * The socket took bytes that had been sent. Never called within a send; one call may stand for many messages. What
     * was dropped or lost on the way is never accepted.
     *
     * @param payloadBytes how many bytes of the messages' payload, before compression, without framing; 0 where they were
     *     empty
     */
    void accepted(long payloadBytes);

    /**
     * The peer's close frame has come before one was sent: the closing handshake is started.
     *
     * @param code the peer's code, or {@link Connection#NO_STATUS}
     * @param reason the peer's reason, or the empty string
     */
    void closing(int code, String reason);

    /**
     * The connection is closed cleanly: both close frames have passed (RFC 6455, section 7.1.4).
     *
     * @param code the peer's code, or {@link Connection#NO_STATUS}
     * @param reason the peer's reason, or the empty string
     */
    void closed(int code, String reason);

    /**
     * The connection could not be established or was failed (RFC 6455, section 7.1.7), or TCP was lost. Where the peer
     * broke the protocol this comes at once, before TCP has ended.
     *
     * @param failure why
     */
    void failed(WebSocketFailure failure);
}
