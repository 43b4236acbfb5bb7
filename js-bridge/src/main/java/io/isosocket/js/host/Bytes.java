package io.isosocket.js.host;

import org.graalvm.polyglot.Value;

/** Bytes of scripts, moved in one piece. */
final class Bytes {

    private Bytes() {}

    /** Copies a part of an ArrayBuffer or a SharedArrayBuffer, in which it lies. */
    static byte[] copy(Value buffer, int offset, int length) {
        byte[] bytes = new byte[length];
        if (length == 0) {
            // A detached buffer has no bytes and cannot be read.
            return bytes;
        }
        buffer.readBuffer(offset, bytes, 0, length);
        return bytes;
    }
}
