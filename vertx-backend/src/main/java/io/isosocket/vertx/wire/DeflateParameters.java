package io.isosocket.vertx.wire;

/**
 * The parameters of permessage-deflate (RFC 7692, section 7.1): what two sides agreed on, or the most that a server
 * grants.
 *
 * @param serverNoContextTakeover whether the server compresses each message by itself
 * @param clientNoContextTakeover whether the client compresses each message by itself
 * @param serverMaxWindowBits how far back the server's data may refer, as a power of two of bytes: 8 to 15
 * @param clientMaxWindowBits how far back the client's data may refer, as a power of two of bytes: 8 to 15
 */
public record DeflateParameters(
        boolean serverNoContextTakeover,
        boolean clientNoContextTakeover,
        int serverMaxWindowBits,
        int clientMaxWindowBits) {

    /** The smallest window, 256 bytes. */
    public static final int MIN_WINDOW_BITS = 8;

    /** The largest window, 32 KiB. */
    public static final int MAX_WINDOW_BITS = 15;

    /** What a bare {@code permessage-deflate} means: context takeover and 32 KiB windows on both sides. */
    public static final DeflateParameters DEFAULT =
            new DeflateParameters(false, false, MAX_WINDOW_BITS, MAX_WINDOW_BITS);

    /**
     * Checks the windows.
     *
     * @param serverNoContextTakeover whether the server compresses each message by itself
     * @param clientNoContextTakeover whether the client compresses each message by itself
     * @param serverMaxWindowBits the server's largest window, 8 to 15 bits
     * @param clientMaxWindowBits the client's largest window, 8 to 15 bits
     * @throws IllegalArgumentException if a window is not within 8 to 15 bits
     */
    public DeflateParameters {
        checkWindowBits("serverMaxWindowBits", serverMaxWindowBits);
        checkWindowBits("clientMaxWindowBits", clientMaxWindowBits);
    }

    static void checkWindowBits(String name, int bits) {
        if (bits < MIN_WINDOW_BITS || bits > MAX_WINDOW_BITS) {
            throw new IllegalArgumentException(name + " must be 8 to 15 (RFC 7692, section 7.1.2), got " + bits);
        }
    }
}
