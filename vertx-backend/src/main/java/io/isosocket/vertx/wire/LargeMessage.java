package io.isosocket.vertx.wire;

import java.util.Arrays;

/** A message on its way in fragments (RFC 6455, section 5.4), as far as frames of it have been made. Event loop only. */
abstract class LargeMessage {

    /** Takes the frames of a message, one after the other. */
    interface Frames {

        /**
         * Takes the next one.
         *
         * @param firstByte its first byte; the message's last one has {@link FrameWriter#FIN}
         * @param bytes what goes over the wire, among others; not kept
         * @param offset where its payload starts
         * @param length how long that is, at most {@link Outbox#MAX_FRAME}
         * @param share its share of the message, which may have been compressed, in bytes
         */
        void frame(int firstByte, byte[] bytes, int offset, int length, long share);
    }

    private int end;
    private byte[] bytes;
    private int at;
    private boolean owned;
    private int next;

    /**
     * Begins a message.
     *
     * @param firstByte of its first frame, without {@link FrameWriter#FIN}
     * @param bytes has it, among others
     * @param owned whether nobody else changes the bytes
     */
    LargeMessage(int firstByte, byte[] bytes, int offset, int length, boolean owned) {
        this.next = firstByte;
        this.bytes = bytes;
        this.at = offset;
        this.end = offset + length;
        this.owned = owned;
    }

    /**
     * Makes the next frame, or does a part of the work for it.
     *
     * @param frames takes it
     * @return what that cost: in the time it took, about so many bytes could have been made frames of
     */
    abstract int step(Frames frames);

    /** {@return the bytes of the message, among others} */
    final byte[] bytes() {
        return bytes;
    }

    /** {@return how many of them are left to be taken} */
    final int left() {
        return end - at;
    }

    /** Takes some. {@return where they start} */
    final int take(int count) {
        at += count;
        return at - count;
    }

    /** {@return the first byte of the next frame} */
    final int firstByte(boolean isLast) {
        int first = isLast ? FrameWriter.FIN | next : next;
        next = Opcode.CONTINUATION;
        return first;
    }

    /** What has not gone yet must outlast the call that sent it. */
    final void own() {
        if (!owned) {
            bytes = Arrays.copyOfRange(bytes, at, end);
            end -= at;
            at = 0;
            owned = true;
        }
    }
}
