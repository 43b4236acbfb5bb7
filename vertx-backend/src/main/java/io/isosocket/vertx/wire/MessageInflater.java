package io.isosocket.vertx.wire;

import java.util.zip.DataFormatException;

/** Inflates the messages of one direction (RFC 7692, section 7.2.2). Event loop only. */
interface MessageInflater {

    /** Takes what was inflated, piece by piece. */
    interface Output {

        /**
         * Takes the next bytes.
         *
         * @return false to stop: the limit is reached
         */
        boolean accept(byte[] chunk, int offset, int length);
    }

    /**
     * Feeds payload bytes of a compressed message; endOfMessage appends the tail 00 00 FF FF and finishes it.
     *
     * @return false if output stopped it
     */
    boolean inflate(byte[] input, int offset, int length, boolean endOfMessage, Output output)
            throws DataFormatException;

    void close();
}
