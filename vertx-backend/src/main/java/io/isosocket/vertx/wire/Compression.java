package io.isosocket.vertx.wire;

import java.util.zip.Deflater;

/**
 * The two directions of a connection that has negotiated permessage-deflate. Event loop only.
 *
 * @param inflater for the messages that come
 * @param deflater for the messages that go
 * @param threshold messages that go and have fewer bytes are not compressed (RFC 7692, section 6, lets the sender choose)
 */
public record Compression(MessageInflater inflater, MessageDeflater deflater, int threshold) {

    /**
     * Makes what the negotiated parameters ask for, at zlib's default level, for messages of any size.
     *
     * @param role which end this side is
     * @param parameters what was negotiated
     * @return to be closed with the connection
     */
    public static Compression create(Role role, DeflateParameters parameters) {
        return create(role, parameters, Deflater.DEFAULT_COMPRESSION, 0);
    }

    /**
     * Makes what the negotiated parameters ask for. Costs a few objects: the windows are allocated with the first
     * compressed message of their direction, so an idle connection has none.
     *
     * @param role which end this side is
     * @param parameters what was negotiated
     * @param level zlib's level for the messages that go, 0 to 9, or -1 for its default
     * @param threshold messages that go and have fewer bytes are not compressed
     * @return to be closed with the connection
     */
    public static Compression create(Role role, DeflateParameters parameters, int level, int threshold) {
        boolean client = role == Role.CLIENT;
        boolean weReset = client ? parameters.clientNoContextTakeover() : parameters.serverNoContextTakeover();
        boolean peerResets = client ? parameters.serverNoContextTakeover() : parameters.clientNoContextTakeover();
        // The peer's window does not matter: the JDK inflates with 32 KiB, which holds any smaller one.
        int ourWindowBits = client ? parameters.clientMaxWindowBits() : parameters.serverMaxWindowBits();
        return new Compression(
                new JdkMessageInflater(!peerResets),
                new StreamMessageDeflater(!weReset, new DeflateForm(ourWindowBits, level)),
                threshold);
    }

    /** Frees the memory of both directions. Allowed more than once. */
    public void close() {
        inflater.close();
        deflater.close();
    }
}
