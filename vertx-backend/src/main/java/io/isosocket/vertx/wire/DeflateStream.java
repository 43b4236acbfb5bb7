package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;

/** A deflating zlib state whose output is cut into messages that all end at a byte's end. */
interface DeflateStream {

    /** What follows some input; the names are zlib's. */
    enum Flush {
        /** More of the same message. */
        NONE,
        /** The next message, which may refer back to this one and those before it. */
        SYNC,
        /** The next message, which may not. */
        FULL
    }

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
     * Appends the compressed form of a message or of a part of it; at the message's end stands the empty block
     * 00 00 00 FF FF.
     *
     * @param input holds the bytes; not kept
     * @param offset where they start
     * @param length how many, at least 1
     * @param flush what follows them; before more of the same message, some of the output may be held back
     * @param out a contiguous buffer, which grows as needed
     */
    void deflate(byte[] input, int offset, int length, Flush flush, ByteBuf out);

    /** Frees the memory. */
    void end();
}
