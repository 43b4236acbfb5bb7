package io.isosocket.vertx.server;

import java.util.Objects;

/**
 * How many bytes may wait for one client that does not read as fast as it is sent to, and what happens then. A message is
 * one too many where more than that wait before it, so that a single message may be of any size.
 *
 * @param maxBytes the bytes of messages that may wait, 1 or more; each message counts 64 bytes besides its payload
 * @param whenFull what happens to a message that is one too many
 */
public record SlowClientLimit(long maxBytes, WhenFull whenFull) {

    /** What happens to a message that is one too many. No other client ever notices the first two. */
    public enum WhenFull {
        /** It is dropped, and the slow client closed with 1008, policy violation. */
        CLOSE_POLICY_VIOLATION,
        /** It is dropped, and the slow client closed with 1013, try again later. */
        CLOSE_TRY_AGAIN_LATER,
        /**
         * It is sent. As soon as more than the bytes wait, the connection whose message is being handled is not read from
         * until half of them are gone or the slow client is; where none is, the slow client itself is not. A message
         * behind more than twice the bytes, which those can reach that send by themselves, is dropped, and the slow client
         * closed with 1013.
         */
        PAUSE_SENDER
    }

    /**
     * Checks the range.
     *
     * @param maxBytes 1 or more
     * @param whenFull what happens to a message that is one too many
     * @throws IllegalArgumentException if the number is less than 1
     */
    public SlowClientLimit {
        Checks.inRange("slowClient.maxBytes", maxBytes, 1, Long.MAX_VALUE / 2);
        Objects.requireNonNull(whenFull, "whenFull");
    }
}
