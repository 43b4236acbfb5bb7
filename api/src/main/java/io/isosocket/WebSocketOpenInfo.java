package io.isosocket;

import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.concurrent.Flow;

/**
 * What an open {@link WebSocketStream} offers (WebSockets Standard, the dictionary {@code WebSocketOpenInfo}).
 *
 * @param readable the messages that come, each a {@link String} or a {@link ByteBuffer}, to one subscriber. Only as much
 *     is read from the socket as the subscriber asks for, and what one read of the socket brought besides; so a slow
 *     subscriber slows the sender down. After a clean close it completes. It fails with a {@link WebSocketError} behind
 *     the messages that came before. Cancelling closes the connection.
 * @param writable takes the messages to send
 * @param extensions the extensions in use, as the server's header gives them; empty for none
 * @param protocol the subprotocol that the server chose; empty for none
 */
public record WebSocketOpenInfo(
        Flow.Publisher<Object> readable, WebSocketWritable writable, String extensions, String protocol) {

    /**
     * Checks for null.
     *
     * @param readable as the type says
     * @param writable as the type says
     * @param extensions as the type says
     * @param protocol as the type says
     */
    public WebSocketOpenInfo {
        Objects.requireNonNull(readable, "readable");
        Objects.requireNonNull(writable, "writable");
        Objects.requireNonNull(extensions, "extensions");
        Objects.requireNonNull(protocol, "protocol");
    }
}
