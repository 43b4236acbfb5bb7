package io.isosocket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The {@code close} event of a {@link ReconnectingWebSocket}: no attempt follows any more. */
public final class FinalCloseEvent extends CloseEvent {

    private final List<Object> unknown;
    private final List<Object> unsent;

    FinalCloseEvent(
            boolean wasClean,
            int code,
            String reason,
            @Nullable WebSocketFailure failure,
            List<Object> unknown,
            List<Object> unsent) {
        super(wasClean, code, reason, failure);
        this.unknown = List.copyOf(unknown);
        this.unsent = List.copyOf(unsent);
    }

    /** {@return the messages of unknown fate, as {@link ReconnectedEvent#unknown()} has them} */
    public List<Object> unknown() {
        return unknown;
    }

    /** {@return the messages that were accepted by {@code send} and never handed to a connection, likewise} */
    public List<Object> unsent() {
        return unsent;
    }
}
