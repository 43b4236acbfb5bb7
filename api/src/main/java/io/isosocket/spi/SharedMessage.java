package io.isosocket.spi;

/** A message to many connections of one back end, which encodes it once for all of them. Any thread may use it. */
public interface SharedMessage {

    /** {@return the bytes of its payload, before compression, without framing} */
    int length();

    /**
     * Sends it, as {@link Connection#sendText} and {@link Connection#sendBinary} do.
     *
     * @param connection a connection of the back end that made the message
     */
    void sendOn(Connection connection);
}
