package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;

/** Deflates the messages of one direction (RFC 7692, section 7.2.1). Event loop only. */
interface MessageDeflater {

    /** Appends the compressed payload of a whole message, tail removed, to out. */
    void deflate(byte[] input, int offset, int length, ByteBuf out);

    void close();
}
