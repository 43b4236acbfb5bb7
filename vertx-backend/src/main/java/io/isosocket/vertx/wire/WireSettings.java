package io.isosocket.vertx.wire;

import java.time.Duration;

/**
 * The limits and times of a connection; one record can serve any number of them.
 *
 * @param maxMessageSize the largest message taken, in bytes after decompression; 0 to {@value #LARGEST_MESSAGE}
 * @param closeTimeout how long the peer's close frame, and after it the end of TCP, is waited for; more than zero
 * @param keepAliveInterval after how long without anything received a ping is sent; zero for never
 * @param keepAliveMisses after how many pings without an answer the connection is failed; 1 or more
 * @param readTimeout after how long without a complete message an open connection is failed; zero for never
 * @param writeTimeout after how long in which the socket took none of the bytes that wait an open connection is failed;
 *     zero for never
 * @param automaticPong whether pings are answered, before the listener hears of them
 */
public record WireSettings(
        int maxMessageSize,
        Duration closeTimeout,
        Duration keepAliveInterval,
        int keepAliveMisses,
        Duration readTimeout,
        Duration writeTimeout,
        boolean automaticPong) {

    /** The largest message that fits an array on every JVM. */
    public static final int LARGEST_MESSAGE = Integer.MAX_VALUE - 16;

    /** Checks the ranges. */
    public WireSettings {
        require(maxMessageSize >= 0 && maxMessageSize <= LARGEST_MESSAGE, "maxMessageSize", maxMessageSize);
        require(!closeTimeout.isZero() && !closeTimeout.isNegative(), "closeTimeout", closeTimeout);
        require(!keepAliveInterval.isNegative(), "keepAliveInterval", keepAliveInterval);
        require(keepAliveMisses >= 1, "keepAliveMisses", keepAliveMisses);
        require(!readTimeout.isNegative(), "readTimeout", readTimeout);
        require(!writeTimeout.isNegative(), "writeTimeout", writeTimeout);
    }

    /**
     * Settings without time-outs for reading and writing, by which pings are answered.
     *
     * @param maxMessageSize as the type says
     * @param closeTimeout as the type says
     * @param keepAliveInterval as the type says
     * @param keepAliveMisses as the type says
     */
    public WireSettings(int maxMessageSize, Duration closeTimeout, Duration keepAliveInterval, int keepAliveMisses) {
        this(maxMessageSize, closeTimeout, keepAliveInterval, keepAliveMisses, Duration.ZERO, Duration.ZERO, true);
    }

    private static void require(boolean inRange, String name, Object value) {
        if (!inRange) {
            throw new IllegalArgumentException(name + " is out of range: " + value);
        }
    }
}
