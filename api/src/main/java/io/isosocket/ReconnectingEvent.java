package io.isosocket;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Tells that a {@link ReconnectingWebSocket} has no connection and will try again. Where the connection failed, {@link
 * WebSocketFailure#of(Event)} tells why.
 */
public final class ReconnectingEvent extends Event {

    private final int attempt;
    private final Duration delay;
    private final int code;
    private final String reason;

    ReconnectingEvent(int attempt, Duration delay, int code, String reason, @Nullable WebSocketFailure failure) {
        super("reconnecting", failure);
        this.attempt = attempt;
        this.delay = delay;
        this.code = code;
        this.reason = reason;
    }

    /** {@return which attempt in a row it will be, from 1} */
    public int attempt() {
        return attempt;
    }

    /** {@return how long it waits before it tries} */
    public Duration delay() {
        return delay;
    }

    /**
     * {@return the close code of the connection that there was: the peer's, 1005 for none, 1006 where it failed, was lost
     * or was never open, 1000 for {@link ReconnectingWebSocket#reconnect()}}
     */
    public int code() {
        return code;
    }

    /** {@return the peer's reason, or the empty string} */
    public String reason() {
        return reason;
    }
}
