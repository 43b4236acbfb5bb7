package io.isosocket.vertx.wire;

import java.util.Arrays;

/** A large message that goes as it is. Event loop only. */
final class PlainMessage implements LargeMessage {

    private final int length;

    private byte[] bytes;
    private int offset;
    private boolean owned;
    private int done;
    private int next;

    /**
     * Begins a message.
     *
     * @param opcode its own
     * @param bytes has it, among others
     * @param owned whether nobody else changes the bytes
     */
    PlainMessage(int opcode, byte[] bytes, int offset, int length, boolean owned) {
        this.next = opcode;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.owned = owned;
    }

    @Override
    public int step(Frames frames) {
        int at = offset + done;
        int size = Math.min(length - done, Outbox.MAX_FRAME);
        done += size;
        frames.frame(done == length ? FrameWriter.FIN | next : next, bytes, at, size, size);
        next = Opcode.CONTINUATION;
        return size;
    }

    @Override
    public void own() {
        if (!owned) {
            bytes = Arrays.copyOfRange(bytes, offset + done, offset + length);
            offset = -done;
            owned = true;
        }
    }
}
