package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.Arrays;

/**
 * A large message that is compressed as its frames are made: neither the event loop nor the heap has to bear all of it
 * at once. Event loop only.
 */
final class DeflatedMessage implements LargeMessage {

    /** So much is compressed in a step: one to two milliseconds of noise, which takes the longest. */
    private static final int PART = 32 << 10;

    /** To compress a byte takes about so many times what making frames of it does. */
    private static final int COST = 16;

    private final MessageDeflater deflater;
    private final int length;
    /** What is compressed and not in a frame yet. */
    private final ByteBuf ready = Unpooled.buffer(Outbox.MAX_FRAME + PART);

    private byte[] bytes;
    private int offset;
    private boolean owned;
    private int deflated;
    private int framed;
    private int next;

    /**
     * Begins a message.
     *
     * @param opcode its own
     * @param bytes has it, among others
     * @param owned whether nobody else changes the bytes
     * @param deflater compresses nothing else until the message has ended
     */
    DeflatedMessage(int opcode, byte[] bytes, int offset, int length, boolean owned, MessageDeflater deflater) {
        this.next = opcode | FrameWriter.RSV1;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.owned = owned;
        this.deflater = deflater;
    }

    @Override
    public int step(Frames frames) {
        if (deflated < length && ready.readableBytes() <= Outbox.MAX_FRAME) {
            return deflatePart();
        }
        int size = Math.min(ready.readableBytes(), Outbox.MAX_FRAME);
        boolean last = deflated == length && ready.readableBytes() == size;
        int share = (int) ((long) (deflated - framed) * size / ready.readableBytes());
        framed += share;
        frames.frame(
                last ? FrameWriter.FIN | next : next,
                ready.array(),
                ready.arrayOffset() + ready.readerIndex(),
                size,
                share);
        next = Opcode.CONTINUATION;
        ready.skipBytes(size).discardReadBytes();
        return size;
    }

    private int deflatePart() {
        int size = Math.min(length - deflated, PART);
        deflater.deflatePart(bytes, offset + deflated, size, deflated + size == length, ready);
        deflated += size;
        return size * COST;
    }

    @Override
    public void own() {
        if (!owned) {
            bytes = Arrays.copyOfRange(bytes, offset + deflated, offset + length);
            offset = -deflated;
            owned = true;
        }
    }
}
