package io.isosocket.vertx.wire;

import java.util.zip.Deflater;

/**
 * How a stream deflates.
 *
 * @param windowBits how far back its output may refer, as a power of two of bytes: 8 to 15
 * @param level zlib's level, 0 to 9, or -1 for its default
 */
record DeflateForm(int windowBits, int level) {

    private static final int LEVELS = 11;

    /** How many forms there are. */
    static final int COUNT = (DeflateParameters.MAX_WINDOW_BITS - DeflateParameters.MIN_WINDOW_BITS + 1) * LEVELS;

    DeflateForm {
        DeflateParameters.checkWindowBits("windowBits", windowBits);
        if (level < Deflater.DEFAULT_COMPRESSION || level > Deflater.BEST_COMPRESSION) {
            throw new IllegalArgumentException("level must be -1 to 9, got " + level);
        }
    }

    /** A number for each form, from 0 on. */
    int index() {
        return (windowBits - DeflateParameters.MIN_WINDOW_BITS) * LEVELS + level - Deflater.DEFAULT_COMPRESSION;
    }
}
