package io.isosocket.vertx.wire;

import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.GZIPException;
import com.jcraft.jzlib.JZlib;
import io.netty.buffer.ByteBuf;

/** Deflates with jzlib, which has the windows of 9 to 14 bits that the JDK lacks. */
final class JzlibDeflateStream implements DeflateStream {

    private static final int MIN_ROOM = 256;

    private static final byte[] NOTHING = {};

    private final Deflater deflater;
    private final int sliceSize;

    JzlibDeflateStream(DeflateForm form) {
        int windowBits = form.windowBits();
        int memoryLevel = Math.max(5, windowBits - 6);
        try {
            deflater = new Deflater(form.level(), windowBits, memoryLevel, JZlib.WrapperType.NONE);
        } catch (GZIPException refused) {
            throw new IllegalArgumentException("jzlib refuses a window of " + windowBits + " bits", refused);
        }
        sliceSize = sliceSize(memoryLevel);
    }

    /**
     * jzlib lays out its buffer as zlib did before CVE-2018-25032: a block's symbols start 2^(memoryLevel + 6) bytes
     * into the buffer that its output goes to, which can overwrite those not written yet. A block is never longer than
     * in the fixed code, which needs at most 30 bits for a reference to 3 bytes or more and 9 bits for a byte, so 10
     * bits for each byte of input. The output of three quarters of that distance cannot reach the symbols.
     */
    private static int sliceSize(int memoryLevel) {
        return (1 << (memoryLevel + 6)) / 4 * 3;
    }

    @Override
    public void deflate(byte[] input, int offset, int length, Flush flush, ByteBuf out) {
        int lastFlush = flush == Flush.FULL ? JZlib.Z_FULL_FLUSH : JZlib.Z_SYNC_FLUSH;
        int end = offset + length;
        for (int position = offset; position < end; position += sliceSize) {
            int size = Math.min(sliceSize, end - position);
            deflater.setInput(input, position, size, false);
            deflateSlice(position + size == end ? lastFlush : JZlib.Z_SYNC_FLUSH, out);
        }
        deflater.setInput(NOTHING);
        deflater.setOutput(NOTHING);
    }

    private void deflateSlice(int flush, ByteBuf out) {
        do {
            if (out.hasArray()) {
                out.ensureWritable(MIN_ROOM);
                int room = out.writableBytes();
                int count = deflateInto(out.array(), out.arrayOffset() + out.writerIndex(), room, flush);
                out.writerIndex(out.writerIndex() + count);
            } else {
                byte[] scratch = ZlibThreadState.current().scratch();
                out.writeBytes(scratch, 0, deflateInto(scratch, 0, scratch.length, flush));
            }
        } while (deflater.getAvailOut() == 0 || deflater.getAvailIn() > 0);
    }

    private int deflateInto(byte[] target, int offset, int room, int flush) {
        deflater.setOutput(target, offset, room);
        int status = deflater.deflate(flush);
        // Z_BUF_ERROR says that there was nothing left to do.
        if (status != JZlib.Z_OK && status != JZlib.Z_BUF_ERROR) {
            throw new IllegalStateException("jzlib failed with status " + status + ": " + deflater.getMessage());
        }
        return room - deflater.getAvailOut();
    }

    @Override
    public void end() {
        deflater.end();
    }
}
