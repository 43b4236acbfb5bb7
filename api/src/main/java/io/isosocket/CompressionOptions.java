package io.isosocket;

import java.util.Objects;

/**
 * Whether and how messages are compressed with permessage-deflate (RFC 7692), as in {@code
 * CompressionOptions.NO_CONTEXT.withThreshold(1024)}. The level and the threshold are for what this side sends; the
 * server may decline compression altogether.
 *
 * @param mode what is offered to the server
 * @param level how hard to compress, from 0 (not at all) and 1 (fast) to 9 (small); or {@link #DEFAULT_LEVEL}
 * @param threshold messages with fewer bytes than this go out uncompressed, 0 to {@link #MAX_THRESHOLD}; 0 compresses
 *     all
 */
public record CompressionOptions(Mode mode, int level, int threshold) {

    /** What is offered. */
    public enum Mode {
        /** Nothing: no message is compressed. */
        DISABLED,
        /** Compression in which messages refer back to earlier ones; the server may ask to do without. */
        CONTEXT_TAKEOVER,
        /**
         * Compression of each message by itself, in both directions: {@code server_no_context_takeover} and {@code
         * client_no_context_takeover}. It keeps no memory between messages.
         */
        NO_CONTEXT
    }

    /** Leaves the level to zlib, which takes 6. */
    public static final int DEFAULT_LEVEL = -1;

    /** The largest threshold, in bytes: 100 MiB. */
    public static final int MAX_THRESHOLD = 100 << 20;

    /** No compression. */
    public static final CompressionOptions DISABLED = new CompressionOptions(Mode.DISABLED, DEFAULT_LEVEL, 0);

    /** As browsers do it: context takeover, and every message compressed. */
    public static final CompressionOptions CONTEXT_TAKEOVER =
            new CompressionOptions(Mode.CONTEXT_TAKEOVER, DEFAULT_LEVEL, 0);

    /** Each message by itself, and every message compressed. */
    public static final CompressionOptions NO_CONTEXT = new CompressionOptions(Mode.NO_CONTEXT, DEFAULT_LEVEL, 0);

    private static final int MAX_LEVEL = 9;

    /**
     * Checks the ranges.
     *
     * @param mode what is offered to the server
     * @param level 0 to 9, or {@link #DEFAULT_LEVEL}
     * @param threshold bytes, 0 to {@link #MAX_THRESHOLD}
     * @throws IllegalArgumentException if a value is out of its range
     */
    public CompressionOptions {
        Objects.requireNonNull(mode, "mode");
        if (level != DEFAULT_LEVEL) {
            Ranges.inRange("compression level", level, 0, MAX_LEVEL);
        }
        Ranges.inRange("compression threshold", threshold, 0, MAX_THRESHOLD);
    }

    /**
     * Sets how hard to compress.
     *
     * @param value 0 to 9, or {@link #DEFAULT_LEVEL}
     * @return a copy with that value
     * @throws IllegalArgumentException if the value is out of its range
     */
    public CompressionOptions withLevel(int value) {
        return new CompressionOptions(mode, value, threshold);
    }

    /**
     * Sets from which size on messages are compressed.
     *
     * @param value bytes of the message, before compression; 0 to {@link #MAX_THRESHOLD}
     * @return a copy with that value
     * @throws IllegalArgumentException if the value is out of its range
     */
    public CompressionOptions withThreshold(int value) {
        return new CompressionOptions(mode, level, value);
    }
}
