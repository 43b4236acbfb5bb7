package io.isosocket.vertx.wire;

import java.util.zip.DataFormatException;

/**
 * Inflates the messages of one direction (RFC 7692, section 7.2.2). Event loop only.
 *
 * <p>After an exception, or once the output has stopped it, the only thing left to do is to {@link #close} it.
 */
public interface MessageInflater {

    /** Takes what was inflated. It must not itself inflate or deflate anything. */
    interface Output {

        /**
         * Takes a piece of the message.
         *
         * @param chunk holds the bytes; it is overwritten after the call returns
         * @param offset where they start
         * @param length how many they are, at least 1
         * @return false to stop: the limit is reached
         */
        boolean accept(byte[] chunk, int offset, int length);
    }

    /**
     * Feeds payload bytes of a compressed message, in pieces of any size. What can be inflated of them reaches the
     * output before this returns.
     *
     * @param input holds the bytes; not kept
     * @param offset where they start
     * @param length how many they are, 0 or more
     * @param endOfMessage whether they are the message's last ones; completes the message with the tail that its
     *     sender removed, 00 00 FF FF
     * @param output takes the inflated bytes
     * @return false if the output stopped it
     * @throws DataFormatException if the bytes are no DEFLATE data (RFC 1951), or the message ends inside a block
     */
    boolean inflate(byte[] input, int offset, int length, boolean endOfMessage, Output output)
            throws DataFormatException;

    /** Frees the memory. Allowed at any time and more than once; nothing can be inflated afterwards. */
    void close();
}
