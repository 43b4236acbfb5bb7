package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import java.util.zip.Deflater;

/** Deflates with the JDK's zlib: a window of 32 KiB, or no references back at all. */
final class JdkDeflateStream implements DeflateStream {

    /** More than zlib's empty block, which it repeats each time that it is called with no room left. */
    private static final int MIN_ROOM = 256;

    private static final byte[] NOTHING = {};

    private final Deflater deflater;

    private JdkDeflateStream(int level, int strategy) {
        deflater = new Deflater(level, true);
        deflater.setStrategy(strategy);
    }

    static JdkDeflateStream fullWindow(int level) {
        return new JdkDeflateStream(level, Deflater.DEFAULT_STRATEGY);
    }

    static JdkDeflateStream huffmanOnly(int level) {
        return new JdkDeflateStream(level, Deflater.HUFFMAN_ONLY);
    }

    @Override
    public void deflate(byte[] input, int offset, int length, Flush flush, ByteBuf out) {
        int zlibFlush = zlib(flush);
        deflater.setInput(input, offset, length);
        int room;
        int count;
        do {
            out.ensureWritable(MIN_ROOM);
            room = out.writableBytes();
            count = deflater.deflate(out.internalNioBuffer(out.writerIndex(), room), zlibFlush);
            out.writerIndex(out.writerIndex() + count);
        } while (count == room || !deflater.needsInput());
        deflater.setInput(NOTHING);
    }

    private static int zlib(Flush flush) {
        return switch (flush) {
            case NONE -> Deflater.NO_FLUSH;
            case SYNC -> Deflater.SYNC_FLUSH;
            case FULL -> Deflater.FULL_FLUSH;
        };
    }

    @Override
    public void end() {
        deflater.end();
    }
}
