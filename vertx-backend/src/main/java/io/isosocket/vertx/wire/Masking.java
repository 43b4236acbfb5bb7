package io.isosocket.vertx.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** The masking of RFC 6455, section 5.3, eight bytes at a time. A key is an int, its first byte on top. */
final class Masking {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Masking() {}

    /** The key for a payload of which some bytes have already been masked. */
    static int rotate(int key, long bytesDone) {
        return Integer.rotateLeft(key, ((int) bytesDone & 3) << 3);
    }

    /** Masks, or unmasks, in place. */
    static void apply(byte[] bytes, int offset, int length, int key) {
        copy(bytes, offset, bytes, offset, length, key);
    }

    /** Masks, or unmasks, while copying. */
    static void copy(byte[] source, int from, byte[] target, int to, int length, int key) {
        // The first byte of the key lies on top of the int and at the bottom of a little-endian word.
        int word = Integer.reverseBytes(key);
        long twice = ((long) word << 32) | (word & 0xFFFFFFFFL);
        int i = 0;
        for (; i <= length - Long.BYTES; i += Long.BYTES) {
            LONGS.set(target, to + i, (long) LONGS.get(source, from + i) ^ twice);
        }
        for (; i < length; i++) {
            target[to + i] = (byte) (source[from + i] ^ word >> ((i & 3) << 3));
        }
    }
}
