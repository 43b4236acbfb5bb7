package io.isosocket.spi;

import java.util.function.Function;

/**
 * A connection whose opening handshake this side has answered (RFC 6455, section 4.2): what a back end gives for the
 * WebSocket of a server, which is OPEN from the start.
 *
 * @param url the URL that the client asked for, serialized
 * @param origin the client's Origin header, or the empty string: the {@code origin} of its messages
 * @param protocol the subprotocol in use, or the empty string
 * @param extensions the extensions in use, as in the header, or the empty string
 * @param queue the queue on which every method of the listener is called
 * @param connection gives the connection for the listener of its events; called once, within the WebSocket's constructor.
 *     No method of the listener is called before that has returned, and {@link ConnectionListener#opened} never.
 */
public record AcceptedConnection(
        String url,
        String origin,
        String protocol,
        String extensions,
        TaskQueue queue,
        Function<ConnectionListener, Connection> connection) {}
