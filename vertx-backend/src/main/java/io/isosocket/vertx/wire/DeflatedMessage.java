package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A large message that is compressed as its frames are made: neither the event loop nor the heap has to bear all of it
 * at once. Event loop only.
 */
final class DeflatedMessage extends LargeMessage {

    /** So much is compressed in a step: one to two milliseconds of noise, which takes the longest. */
    private static final int PART = 32 << 10;

    /** To compress a byte takes about so many times what making frames of it does. */
    private static final int COST = 16;

    private final MessageDeflater deflater;
    /** What is compressed and not in a frame yet. */
    private final ByteBuf ready = Unpooled.buffer(Outbox.MAX_FRAME + PART);

    /** The share of the message that is in no frame yet, in bytes. */
    private int unframed;

    /**
     * Begins a message, as {@link LargeMessage} does.
     *
     * @param deflater compresses nothing else until the message has ended
     */
    DeflatedMessage(int opcode, byte[] bytes, int offset, int length, boolean owned, MessageDeflater deflater) {
        super(opcode | FrameWriter.RSV1, bytes, offset, length, owned);
        this.deflater = deflater;
    }

    @Override
    int step(Frames frames) {
        if (left() > 0 && ready.readableBytes() <= Outbox.MAX_FRAME) {
            return deflatePart();
        }
        int size = Math.min(ready.readableBytes(), Outbox.MAX_FRAME);
        boolean last = left() == 0 && ready.readableBytes() == size;
        long share = (long) unframed * size / ready.readableBytes();
        unframed -= (int) share;
        frames.frame(firstByte(last), ready.array(), ready.arrayOffset() + ready.readerIndex(), size, share);
        ready.skipBytes(size).discardReadBytes();
        return size;
    }

    private int deflatePart() {
        int size = Math.min(left(), PART);
        int start = take(size);
        deflater.deflatePart(bytes(), start, size, left() == 0, ready);
        unframed += size;
        return size * COST;
    }
}
