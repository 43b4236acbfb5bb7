package io.isosocket.vertx.wire;

/** A large message that goes as it is. Event loop only. */
final class PlainMessage extends LargeMessage {

    /** Begins a message, as {@link LargeMessage} does. */
    PlainMessage(int opcode, byte[] bytes, int offset, int length, boolean owned) {
        super(opcode, bytes, offset, length, owned);
    }

    @Override
    int step(Frames frames) {
        int size = Math.min(left(), Outbox.MAX_FRAME);
        int start = take(size);
        frames.frame(firstByte(left() == 0), bytes(), start, size, size);
        return size;
    }
}
