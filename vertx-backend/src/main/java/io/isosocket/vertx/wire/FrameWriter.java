package io.isosocket.vertx.wire;

import io.netty.buffer.ByteBuf;

/** Writes whole frames (RFC 6455, section 5.2), masked or not. Event loop only; connections share it. */
final class FrameWriter {

    /** The longest header: two bytes, a length of eight, a masking key of four. */
    static final int MAX_HEADER = 14;

    /** In a frame's first byte: the last frame of its message. */
    static final int FIN = 0x80;

    /** In a frame's first byte: the message is compressed (RFC 7692, section 6). */
    static final int RSV1 = 0x40;

    private static final int MASKED = 0x80;

    /** How much is masked at a time: a multiple of eight that stays in the processor's first cache. */
    private static final int CHUNK = 8 << 10;

    private FrameWriter() {}

    /** Appends a frame; its first byte is an opcode with {@link #FIN} and {@link #RSV1} or without. */
    static void write(
            ByteBuf out, LoopMemory memory, Role role, int firstByte, byte[] payload, int offset, int length) {
        byte[] scratch = memory.scratch;
        scratch[0] = (byte) firstByte;
        if (role == Role.CLIENT) {
            int header = writeLength(scratch, length, MASKED);
            int mask = memory.masks.next();
            writeNumber(scratch, header, mask, 4);
            writeMasked(out, scratch, header + 4, payload, offset, length, mask);
        } else {
            out.writeBytes(scratch, 0, writeLength(scratch, length, 0));
            out.writeBytes(payload, offset, length);
        }
    }

    /** Header and payload lie next to each other in the scratch array, so that a small frame is one copy. */
    private static void writeMasked(
            ByteBuf out, byte[] scratch, int header, byte[] payload, int offset, int length, int mask) {
        int start = header;
        int done = 0;
        do {
            int count = Math.min(length - done, CHUNK);
            Masking.copy(payload, offset + done, scratch, start, count, mask);
            out.writeBytes(scratch, 0, start + count);
            done += count;
            start = 0;
        } while (done < length);
    }

    private static int writeLength(byte[] scratch, int length, int maskBit) {
        if (length < 126) {
            scratch[1] = (byte) (maskBit | length);
            return 2;
        }
        if (length < 1 << 16) {
            scratch[1] = (byte) (maskBit | 126);
            writeNumber(scratch, 2, length, 2);
            return 4;
        }
        scratch[1] = (byte) (maskBit | 127);
        writeNumber(scratch, 2, length, 8);
        return 10;
    }

    private static void writeNumber(byte[] scratch, int at, long number, int bytes) {
        for (int i = 0; i < bytes; i++) {
            scratch[at + i] = (byte) (number >> ((bytes - 1 - i) << 3));
        }
    }
}
