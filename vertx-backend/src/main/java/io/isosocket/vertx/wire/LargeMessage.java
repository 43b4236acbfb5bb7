package io.isosocket.vertx.wire;

import java.util.Arrays;

/** A message on its way in fragments (RFC 6455, section 5.4), as far as frames of it have been made. Event loop only. */
final class LargeMessage {

    private final int length;
    /** The bytes of the message, which may be fewer or more on the wire. */
    private final int payload;

    private byte[] bytes;
    private int offset;
    private boolean owned;
    private int done;
    private int next;

    /**
     * Begins a message.
     *
     * @param firstByte of its first frame, without {@link FrameWriter#FIN}
     * @param bytes what goes over the wire, among others
     * @param payload how large the message is
     * @param owned whether nobody else changes the bytes
     */
    LargeMessage(int firstByte, byte[] bytes, int offset, int length, int payload, boolean owned) {
        this.next = firstByte;
        this.bytes = bytes;
        this.offset = offset;
        this.length = length;
        this.payload = payload;
        this.owned = owned;
    }

    /** {@return the first byte of the next frame} */
    int firstByte() {
        return isLast() ? FrameWriter.FIN | next : next;
    }

    byte[] bytes() {
        return bytes;
    }

    /** {@return where the next frame's payload begins} */
    int offset() {
        return offset + done;
    }

    /** {@return how many bytes the next frame carries} */
    int frameLength() {
        return Math.min(length - done, Outbox.MAX_FRAME);
    }

    /** {@return the next frame's share of the message, which may have been compressed} */
    long share() {
        return sharesUpTo(done + frameLength()) - sharesUpTo(done);
    }

    private long sharesUpTo(int bytesDone) {
        return (long) payload * bytesDone / length;
    }

    boolean isLast() {
        return length - done <= Outbox.MAX_FRAME;
    }

    /** The next frame has been made, and was not the last one. */
    void advance() {
        done += Outbox.MAX_FRAME;
        next = Opcode.CONTINUATION;
    }

    /** What has not gone yet must outlast the call that sent it. */
    void own() {
        if (!owned) {
            bytes = Arrays.copyOfRange(bytes, offset + done, offset + length);
            offset = -done;
            owned = true;
        }
    }
}
