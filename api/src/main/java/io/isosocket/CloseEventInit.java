package io.isosocket;

import java.util.Objects;

/**
 * How a close event is made (WebSockets Standard, section 6, dictionary {@code CloseEventInit}).
 *
 * @param event what every event has
 * @param wasClean whether the connection closed cleanly
 * @param code the close code, 0 to 65535
 * @param reason the reason
 */
public record CloseEventInit(EventInit event, boolean wasClean, int code, String reason) {

    /** Not clean, code 0, an empty reason. */
    public static final CloseEventInit DEFAULT = new CloseEventInit(EventInit.DEFAULT, false, 0, "");

    /**
     * Checks the values.
     *
     * @param event what every event has
     * @param wasClean whether the connection closed cleanly
     * @param code the close code, 0 to 65535
     * @param reason the reason
     * @throws IllegalArgumentException if the code is not in 0 to 65535
     */
    public CloseEventInit {
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(reason, "reason");
        if (code < 0 || code > 0xFFFF) {
            throw new IllegalArgumentException("code: " + code + " is not in 0 to 65535");
        }
    }

    /**
     * Sets what every event has.
     *
     * @param value the values
     * @return a copy with them
     */
    public CloseEventInit withEvent(EventInit value) {
        return new CloseEventInit(value, wasClean, code, reason);
    }

    /**
     * Sets whether the connection closed cleanly.
     *
     * @param value whether it did
     * @return a copy with that value
     */
    public CloseEventInit withWasClean(boolean value) {
        return new CloseEventInit(event, value, code, reason);
    }

    /**
     * Sets the close code.
     *
     * @param value the code, 0 to 65535
     * @return a copy with it
     * @throws IllegalArgumentException if it is not in that range
     */
    public CloseEventInit withCode(int value) {
        return new CloseEventInit(event, wasClean, value, reason);
    }

    /**
     * Sets the reason.
     *
     * @param value the reason
     * @return a copy with it
     */
    public CloseEventInit withReason(String value) {
        return new CloseEventInit(event, wasClean, code, value);
    }
}
