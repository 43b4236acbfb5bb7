package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** Deflates the messages of one direction (RFC 7692, section 7.2.1). Event loop only. */
public interface MessageDeflater {

    /**
     * Appends the compressed payload of a whole message, its tail 00 00 FF FF removed.
     *
     * @param input holds the message; not kept
     * @param offset where it starts
     * @param length its length in bytes, 0 or more
     * @param out where the payload is appended, at least one byte; contiguous (not composite); it grows as
     *     needed
     */
    void deflate(byte[] input, int offset, int length, ByteBuf out);

    /**
     * Appends what is ready of the compressed payload of a message that comes in parts; with the last part all of it is,
     * its tail removed. Nothing else can be deflated before that.
     *
     * @param input holds the part; not kept
     * @param offset where it starts
     * @param length its length in bytes, 1 or more
     * @param last whether the message ends with it
     * @param out as for a whole message; with the last part at least one byte is appended
     */
    void deflatePart(byte[] input, int offset, int length, boolean last, ByteBuf out);

    /** {@return the form in which each message is compressed by itself, or null where messages refer back} */
    default @Nullable DeflateForm statelessForm() {
        return null;
    }

    /** Frees the memory. Allowed at any time and more than once; nothing can be deflated afterwards. */
    void close();
}
