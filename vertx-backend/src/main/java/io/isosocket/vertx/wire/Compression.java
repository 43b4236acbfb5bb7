package io.isosocket.vertx.wire;

/**
 * The two directions of a connection that has negotiated permessage-deflate. Event loop only.
 *
 * @param inflater for the messages that come
 * @param deflater for the messages that go
 */
public record Compression(MessageInflater inflater, MessageDeflater deflater) {

    /**
     * Makes what the negotiated parameters ask for. Costs a few objects: the windows are allocated with the first
     * compressed message of their direction, so an idle connection has none.
     *
     * @param role which end this side is
     * @param parameters what was negotiated
     * @return to be closed with the connection
     */
    public static Compression create(Role role, DeflateParameters parameters) {
        return switch (role) {
            case CLIENT ->
                create(
                        parameters.serverNoContextTakeover(),
                        parameters.clientNoContextTakeover(),
                        parameters.clientMaxWindowBits());
            case SERVER ->
                create(
                        parameters.clientNoContextTakeover(),
                        parameters.serverNoContextTakeover(),
                        parameters.serverMaxWindowBits());
        };
    }

    // The peer's window does not matter: the JDK inflates with 32 KiB, which holds any smaller one.
    private static Compression create(boolean peerResets, boolean weReset, int ourWindowBits) {
        return new Compression(new JdkMessageInflater(!peerResets), new StreamMessageDeflater(!weReset, ourWindowBits));
    }

    /** Frees the memory of both directions. Allowed more than once. */
    public void close() {
        inflater.close();
        deflater.close();
    }
}
