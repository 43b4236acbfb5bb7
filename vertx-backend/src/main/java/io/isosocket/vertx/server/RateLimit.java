package io.isosocket.vertx.server;

import java.util.Objects;

/**
 * How many messages one client may send: a token bucket. Pings and pongs count as messages.
 *
 * @param messagesPerSecond how many tokens come back in a second, 1 to 1,000,000
 * @param burst how many tokens the bucket holds, 1 to 1,000,000: so many may come at once
 * @param whenExceeded what becomes of a client that sends more
 */
public record RateLimit(int messagesPerSecond, int burst, WhenExceeded whenExceeded) {

    /** What becomes of a client that sends more than it may. */
    public enum WhenExceeded {
        /** It is closed with 1008; what it sends behind that is not heard. */
        CLOSE,
        /**
         * It is not read from until it has tokens again, so that TCP slows it down. What was read from its socket already,
         * 64 KiB or so, is still heard, and paid for with a longer pause.
         */
        PAUSE
    }

    private static final int MOST = 1_000_000;

    /**
     * Checks the ranges.
     *
     * @param messagesPerSecond 1 to 1,000,000
     * @param burst 1 to 1,000,000
     * @param whenExceeded what becomes of a client that sends more
     * @throws IllegalArgumentException if a number is out of its range
     */
    public RateLimit {
        Checks.inRange("messagesPerSecond", messagesPerSecond, 1, MOST);
        Checks.inRange("burst", burst, 1, MOST);
        Objects.requireNonNull(whenExceeded, "whenExceeded");
    }
}
