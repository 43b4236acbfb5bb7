package io.isosocket.spi;

import io.isosocket.RawFrame;
import java.nio.ByteBuffer;

/**
 * One connection of a back end, as a WebSocket uses it.
 *
 * <p>Any thread may call its methods; calls of one thread keep their order on the wire, but that a pong may
 * overtake messages that wait (RFC 6455, section 5.4). Before {@link
 * ConnectionListener#opened} only {@link #abort()} may be called. After {@link #close}, {@link #abort()} or the end of
 * the connection, sends are dropped silently.
 */
public interface Connection {

    /** Stands for no status code: an empty close frame (RFC 6455, section 7.1.5). */
    int NO_STATUS = 1005;

    /** Stands for a connection that ended without a close frame (RFC 6455, section 7.1.5). */
    int ABNORMAL_CLOSURE = 1006;

    /**
     * Sends a text message.
     *
     * @param utf8 the message, well-formed UTF-8; it belongs to the connection from now on
     */
    void sendText(byte[] utf8);

    /**
     * Sends a binary message.
     *
     * @param data the message: its remaining bytes, which are taken before this method returns; position and limit
     *     stay as they are
     */
    void sendBinary(ByteBuffer data);

    /**
     * Sends a ping.
     *
     * @param data 125 bytes at most; it belongs to the connection from now on
     * @throws IllegalArgumentException if there are more
     */
    void ping(byte[] data);

    /**
     * Sends an unsolicited pong.
     *
     * @param data 125 bytes at most; it belongs to the connection from now on
     * @throws IllegalArgumentException if there are more
     */
    void pong(byte[] data);

    /**
     * Sends a frame just as it is, in its order among messages. It is no message: {@link ConnectionListener#accepted} does not
     * tell of it.
     *
     * @param frame the frame
     * @throws UnsupportedOperationException if this back end cannot
     */
    default void sendFrame(RawFrame frame) {
        throw new UnsupportedOperationException("sendFrame: this back end sends whole messages alone");
    }

    /**
     * Starts the closing handshake after what was sent before (RFC 6455, section 7.1.2).
     *
     * <p>The first call counts; later ones, and one after the connection has ended, do nothing. Messages and pongs of
     * the peer are still heard until its close frame comes.
     *
     * @param code a code that may go over the wire (1000–1003, 1007–1014, 3000–4999), or {@link #NO_STATUS}
     * @param reason 123 bytes of UTF-8 at most; empty with {@link #NO_STATUS}
     * @throws IllegalArgumentException if the code or the reason must not be sent
     */
    void close(int code, String reason);

    /**
     * Stops reading from the peer, so that TCP pushes back on it. Called on the event loop of the connection, no further
     * message is heard before {@link #resume()}, unless the connection ends: what had come by then is heard first. Called
     * elsewhere, those that are on their way are still heard. The time-out of the closing handshake goes on, and the
     * peer's pings and its close frame wait behind its messages.
     */
    void pause();

    /** Reads from the peer again after {@link #pause()}; nothing is heard within this call. */
    void resume();

    /** Drops the connection at once, in whatever state; the listener hears nothing more. */
    void abort();
}
