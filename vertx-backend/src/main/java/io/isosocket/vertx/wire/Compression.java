package io.isosocket.vertx.wire;

/**
 * What permessage-deflate was negotiated to do with the two directions of one connection.
 *
 * @param inflater for what is received
 * @param deflater for what is sent
 */
public record Compression(MessageInflater inflater, MessageDeflater deflater) {}
