package io.isosocket;

import java.util.List;

/** Tells that a {@link ReconnectingWebSocket} has a connection again. */
public final class ReconnectedEvent extends Event {

    private final int attempts;
    private final List<Object> unknown;

    ReconnectedEvent(int attempts, List<Object> unknown) {
        super("reconnected", (WebSocketFailure) null);
        this.attempts = attempts;
        this.unknown = List.copyOf(unknown);
    }

    /** {@return how many attempts in a row it took, 1 or more} */
    public int attempts() {
        return attempts;
    }

    /**
     * Returns the messages of unknown fate: those handed to an earlier connection and not {@linkplain Confirmation known}
     * to have arrived. Each is reported once, and Isosocket does not send it again.
     *
     * @return in the order in which they were sent, unmodifiable; each a {@link String}, a read-only {@link
     *     java.nio.ByteBuffer} or a {@link Blob}
     */
    public List<Object> unknown() {
        return unknown;
    }
}
