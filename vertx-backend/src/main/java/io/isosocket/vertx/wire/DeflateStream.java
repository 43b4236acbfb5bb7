package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;

/** A deflating zlib state whose output is cut into messages that all end at a byte's end. */
interface DeflateStream {

    /**
     * Makes a stream.
     *
     * @param form how far back its output may refer, and how hard it tries
     */
    static DeflateStream create(DeflateForm form) {
        return switch (form.windowBits()) {
            // The JDK knows no window but 32 KiB, and zlib's own smallest is 512 bytes. Data that never refers back
            // fits a window of any size.
            case DeflateParameters.MIN_WINDOW_BITS -> JdkDeflateStream.huffmanOnly(form.level());
            case DeflateParameters.MAX_WINDOW_BITS -> JdkDeflateStream.fullWindow(form.level());
            default -> new JzlibDeflateStream(form);
        };
    }

    /**
     * Appends the compressed form of a message, with the empty block 00 00 00 FF FF at its end.
     *
     * @param input holds the message; not kept
     * @param offset where it starts
     * @param length its length in bytes, at least 1
     * @param keepContext whether later messages may refer back to this one and those before it
     * @param out a contiguous buffer, which grows as needed
     */
    void deflate(byte[] input, int offset, int length, boolean keepContext, ByteBuf out);

    /** Frees the memory. */
    void end();
}
