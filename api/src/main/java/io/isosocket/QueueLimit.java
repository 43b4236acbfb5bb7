package io.isosocket;

import java.util.Objects;

/**
 * How much may wait to be sent, and what becomes of the message that would be too much. What waits is what {@link
 * WebSocket#bufferedAmount()} counts; since that falls only between tasks, all that one task sends counts together.
 *
 * @param maxBytes how many bytes of messages may wait, 1 or more; {@link Long#MAX_VALUE} for no limit
 * @param whenFull what becomes of a message that would take the queue over the limit
 */
public record QueueLimit(long maxBytes, WhenFull whenFull) {

    /** What becomes of a message that would take the queue over the limit. */
    public enum WhenFull {
        /** {@code send} throws a {@link DOMException} named QuotaExceededError; nothing of the message is queued. */
        FAIL_SEND,
        /**
         * The connection is closed with {@link CloseCode#POLICY_VIOLATION}, 1008, behind what was queued before; the
         * message is dropped, as any that is sent after {@link WebSocket#close()}.
         */
        CLOSE
    }

    /** No limit, as in a browser. */
    public static final QueueLimit NONE = new QueueLimit(Long.MAX_VALUE, WhenFull.FAIL_SEND);

    /**
     * Checks the range.
     *
     * @param maxBytes bytes, 1 or more
     * @param whenFull what becomes of a message that would be too much
     * @throws IllegalArgumentException if the number is less than 1
     */
    public QueueLimit {
        Ranges.inRange("queueLimit", maxBytes, 1, Long.MAX_VALUE);
        Objects.requireNonNull(whenFull, "whenFull");
    }

    /**
     * Makes {@code send} throw.
     *
     * @param maxBytes how many bytes of messages may wait, 1 or more
     * @return the limit
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static QueueLimit failSend(long maxBytes) {
        return new QueueLimit(maxBytes, WhenFull.FAIL_SEND);
    }

    /**
     * Closes the connection.
     *
     * @param maxBytes how many bytes of messages may wait, 1 or more
     * @return the limit
     * @throws IllegalArgumentException if the number is less than 1
     */
    public static QueueLimit close(long maxBytes) {
        return new QueueLimit(maxBytes, WhenFull.CLOSE);
    }
}
